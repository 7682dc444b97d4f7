"""Owns the comparison of what has a name and a type: arguments, keys of nested objects, attributes of answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from ..core.spec import LOWER_LIMITS, UPPER_LIMITS, Constraints, Field, Parameter
from .difference import Difference, Effect, Subject, code, code_or, listed, value_text
from .matching import Matched, declared, match
from .types import Names, Side, renamed, type_effect, type_text, values_of

Named = TypeVar("Named", Field, Parameter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where fields stand: of what, on which side, and how the classes in their types are called now."""

    subject: Subject
    side: Side
    prefix: str  # of the aspects: "request " for arguments
    noun: str  # "parameter", "field"
    names: Names


def matched(old: tuple[Named, ...], new: tuple[Named, ...]) -> Matched[Named]:
    return match(old, new, lambda field: field.name, lambda field: declared(field.wire, field.provenance))


def compare_fields(fields: Matched[Named], scope: Scope) -> Iterator[Difference]:
    """Everything that differs between the fields of two things."""
    request = scope.side == "request"
    for field in fields.removed:
        gone, aspect = scope.subject.at(field.provenance.at, None), f"{scope.prefix}{field.name}"
        yield gone.differs(Effect.BREAKING, aspect, f"{scope.noun} {code(field.name)} is gone", _summary(field), None)
    for field in fields.added:
        word = "required " if _needed(field) and request else ""
        effect = Effect.BREAKING if word else Effect.ADDITIVE
        fresh, aspect = scope.subject.at(None, field.provenance.at), f"{scope.prefix}{field.name}"
        yield fresh.differs(effect, aspect, f"new {word}{scope.noun} {code(field.name)}", None, _summary(field))
    for old, new in fields.pairs:
        yield from _compare(old, new, scope)


def _needed(field: Field | Parameter) -> bool:
    """Whether callers have to give it, or always get it."""
    return field.needed if isinstance(field, Parameter) else field.required


def _summary(field: Field | Parameter) -> str:
    return f"{type_text(field.type)}, {'required' if _needed(field) else 'optional'}"


def _compare(old: Named, new: Named, scope: Scope) -> Iterator[Difference]:
    subject = scope.subject.at(old.provenance.at, new.provenance.at)

    def differs(effect: Effect, aspect: str, text: str, was: str | None, now: str | None) -> Difference:
        return subject.differs(effect, f"{scope.prefix}{new.name} {aspect}", text, was, now)

    name, before = code(new.name), renamed(old.type, scope.names)
    if old.name != new.name:
        yield differs(
            Effect.BREAKING, "name", f"{scope.noun} {code(old.name)} was renamed to {name}", old.name, new.name
        )
    elif old.wire != new.wire:
        text = f"{name} travels as {code(new.wire)}, not {code(old.wire)}"
        yield differs(Effect.COSMETIC, "wire name", text, old.wire, new.wire)
    if (effect := type_effect(before, new.type, scope.side)) is not None:
        was, now = type_text(old.type), type_text(new.type)
        yield differs(effect, "type", f"{name} is {code(now)}, was {code(was)}", was, now)
    if _needed(old) != _needed(new):
        harmful = _needed(new) if scope.side == "request" else _needed(old)
        words = ("optional", "required") if scope.side == "request" else ("perhaps absent", "always there")
        was, now = words[_needed(old)], words[_needed(new)]
        yield differs(
            Effect.BREAKING if harmful else Effect.ADDITIVE, "required", f"{name} is {now}, was {was}", was, now
        )
    for effect, aspect, text, was, now in (*_values(old, new, scope.side), *_constraints(old, new, scope.side)):
        yield differs(effect, aspect, f"{name}: {text}", was or None, now or None)
    yield from _default(old, new, differs)
    if (words_before := _words(old)) != (words_after := _words(new)):
        yield differs(Effect.COSMETIC, "description", f"{name} is described otherwise", words_before, words_after)


def _default(
    old: Field | Parameter,
    new: Field | Parameter,
    differs: Callable[[Effect, str, str, str | None, str | None], Difference],
) -> Iterator[Difference]:
    was, now = (None if field.default is None else value_text(field.default) for field in (old, new))
    if was != now:
        text = f"{code(new.name)}: documented default {code_or(now, 'none')}, was {code_or(was, 'none')}"
        yield differs(Effect.COSMETIC, "default", text, was, now)


Told = tuple[Effect, str, str, str, str]


def _values(old: Field | Parameter, new: Field | Parameter, side: Side) -> Iterator[Told]:
    """Documented values. They are open: what a client does with them no type checker refuses, but a server may.

    Their order is not told: generated code follows it, and nothing that callers write depends on it.
    """
    before, after = values_of(old.type), values_of(new.type)
    if not before or not after:
        if before != after:
            effect, text = _listing(bool(after), side)
            yield effect, "values", text, ", ".join(before), ", ".join(after)
        return
    gone = tuple(value for value in before if value not in after)
    fresh = tuple(value for value in after if value not in before)
    if gone:
        effect = Effect.BREAKING if side == "request" else Effect.COSMETIC
        yield effect, "values removed", f"no longer {listed(gone)}", ", ".join(gone), ""
    if fresh:
        yield Effect.ADDITIVE, "values added", f"also {listed(fresh)}", "", ", ".join(fresh)


def _listing(limited: bool, side: Side) -> tuple[Effect, str]:
    """A field without documented values takes any."""
    text = "certain values are documented, was open" if limited else "open, was limited to documented values"
    if side == "request":
        return (Effect.BREAKING if limited else Effect.ADDITIVE), text
    return (Effect.ADDITIVE if limited else Effect.COSMETIC), text


def _constraints(old: Field | Parameter, new: Field | Parameter, side: Side) -> Iterator[Told]:
    before, after = old.constraints, new.constraints
    for key in sorted(before.keys() | after.keys()):
        if before.get(key) == after.get(key):
            continue
        was, now = (value_text(limits[key]) if key in limits else "" for limits in (before, after))
        effect = _limit(key, old.constraints, new.constraints) if side == "request" else Effect.COSMETIC
        yield effect, key, f"{key} {code_or(now, 'none')}, was {code_or(was, 'none')}", was, now


def _limit(key: str, old: Constraints, new: Constraints) -> Effect:
    """Whether a limit of what may be sent was loosened."""
    before, after = old.get(key), new.get(key)
    if after is None or after is False:
        return Effect.ADDITIVE
    if isinstance(before, (int, float)) and isinstance(after, (int, float)):
        loosened = (key in UPPER_LIMITS and after > before) or (key in LOWER_LIMITS and after < before)
        return Effect.ADDITIVE if loosened else Effect.BREAKING
    return Effect.BREAKING


def _words(field: Field | Parameter) -> str:
    """What its docstring says, without the lines that it was read from."""
    meanings = (f"{value}: {text}" for value, text in field.value_descriptions.items())
    return "\n".join((field.description, *meanings, *(needed.text for needed in field.provenance.requires)))
