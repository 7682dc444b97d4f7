"""Owns the comparison of the classes of a client: models of answers, and the typed dictionaries of requests."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.positions import Position
from ..core.spec import Model, Operation, Type
from .difference import Difference, Effect, Subject, code
from .fields import Scope, compare_fields, matched
from .matching import Matched
from .types import Names, Side, class_names

Classes = tuple[Model, ...]


def renames(old: Classes, new: Classes, places: list[tuple[Type, Type]]) -> dict[str, str]:
    """The new names of classes, found where types stand in one place of both specs, place by place inwards."""
    before, after = {model.name: model for model in old}, {model.name: model for model in new}
    names: dict[str, str] = {}
    todo = [*places, *_below((model, after[name]) for name, model in before.items() if name in after)]
    while todo:
        gone = frozenset(before.keys() - after.keys() - names.keys())
        fresh = frozenset(after.keys() - before.keys() - set(names.values()))
        more = class_names(todo, gone, fresh)
        names |= more
        todo = _below((before[name], after[other]) for name, other in more.items())
    return names


def _below(pairs: Iterator[tuple[Model, Model]]) -> list[tuple[Type, Type]]:
    return [(a.type, b.type) for old, new in pairs for a, b in matched(old.fields, new.fields).pairs]


def places(matched_operations: Matched[Operation], side: Side) -> list[tuple[Type, Type]]:
    """The types that stand in one place of both specs, outside of classes."""
    types: list[tuple[Type, Type]] = []
    for old, new in matched_operations.pairs:
        if side == "request":
            types += [(a.type, b.type) for a, b in matched(old.parameters, new.parameters).pairs]
            continue
        types.append((old.answer.type, new.answer.type))
        errors = {error.status: error.type for error in old.errors}
        types += [(was, error.type) for error in new.errors if error.type and (was := errors.get(error.status))]
        if old.stream and new.stream:
            types.append((old.stream.type, new.stream.type))
    return types


def compare_classes(
    old: Classes, new: Classes, names: Names, side: Side, files: tuple[str, str]
) -> Iterator[Difference]:
    """Classes are exported, so that programs name them."""
    module = "params" if side == "request" else "models"
    before, after = {model.name: model for model in old}, {model.name: model for model in new}
    for name in before.keys() - after.keys() - names.keys():
        gone = Subject(name=f"{module}.{name}", was=before[name].provenance.at, now=Position(files[1]))
        yield gone.differs(Effect.BREAKING, "class", "the class is gone", name, None)
    for name in after.keys() - before.keys() - set(names.values()):
        fresh = Subject(name=f"{module}.{name}", was=Position(files[0]), now=after[name].provenance.at)
        yield fresh.differs(Effect.ADDITIVE, "class", "a new class", None, name)
    known = {name: names.get(name, name) for name in before if names.get(name, name) in after}
    for was, now in known.items():
        yield from _compare(before[was], after[now], names, side, f"{module}.{now}")


def _compare(old: Model, new: Model, names: Names, side: Side, name: str) -> Iterator[Difference]:
    subject = Subject(name=name, was=old.provenance.at, now=new.provenance.at)
    if old.name != new.name:
        text = f"the class was renamed from {code(old.name)} to {code(new.name)}"
        yield subject.differs(Effect.BREAKING, "name", text, old.name, new.name)
    if old.description != new.description:
        text = "is described otherwise"
        yield subject.differs(Effect.COSMETIC, "description", text, old.description, new.description)
    noun = "key" if side == "request" else "field"
    scope = Scope(subject=subject, side=side, prefix="", noun=noun, names=names)
    yield from compare_fields(matched(old.fields, new.fields), scope)
