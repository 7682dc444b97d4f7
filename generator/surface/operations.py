"""Owns the comparison of operations: which can be called, how, and what they answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Position
from ..ir import Answer, ErrorAnswer, EventStream, Operation, Type
from .difference import Difference, Effect, code, code_or
from .fields import Scope, compare_fields, matched
from .matching import Matched, declared, match
from .rules import compare_rules
from .types import Names, renamed, type_effect, type_text


def python_path(operation: Operation) -> str:
    """What a caller writes after `client.`."""
    return ".".join((*operation.resource, operation.name))


def matched_operations(old: tuple[Operation, ...], new: tuple[Operation, ...]) -> Matched[Operation]:
    """By name, by what the specs declare, and by the request that is sent: a method and a path mean one operation."""
    return match(old, new, python_path, lambda one: declared(one.id, one.provenance), _request_line)


def _request_line(one: Operation) -> frozenset[str]:
    return frozenset({f"{one.method} {re.sub(r'[{][^{}]*[}]', '{}', one.path)}"})


def compare_operations(
    found: Matched[Operation], files: tuple[str, str], classes: tuple[Names, Names]
) -> Iterator[Difference]:
    """`classes` are the new names of the classes of requests, and of those of answers."""
    for one in found.removed:
        yield Difference(
            effect=Effect.BREAKING,
            subject=python_path(one),
            aspect="operation",
            text="the operation is gone",
            old=f"{one.method} {one.path}",
            at=one.id_at,
            related=(Position(files[1]),),
        )
    for one in found.added:
        yield Difference(
            effect=Effect.ADDITIVE,
            subject=python_path(one),
            aspect="operation",
            text="a new operation",
            new=f"{one.method} {one.path}",
            at=one.id_at,
            related=(Position(files[0]),),
        )
    for old, new in found.pairs:
        yield from _Pair(old, new).frame()
        yield from _Pair(old, new).arguments(classes[0])
        yield from compare_rules(python_path(new), old, new)
        yield from _Pair(old, new).answers(classes[1])


class _Pair:
    """One operation in both specs."""

    def __init__(self, old: Operation, new: Operation) -> None:
        self.old, self.new = old, new
        self.subject = python_path(new)

    def _told(
        self,
        effect: Effect,
        aspect: str,
        text: str,
        was: str | None,
        now: str | None,
        at: tuple[Position | None, Position | None] = (None, None),
    ) -> Difference:
        return Difference(
            effect=effect,
            subject=self.subject,
            aspect=aspect,
            text=text,
            old=was,
            new=now,
            at=at[1] or self.new.provenance.at,
            related=(at[0] or self.old.provenance.at,),
        )

    def frame(self) -> Iterator[Difference]:
        """Its name, its words, and how it is sent."""
        old, new = self.old, self.new
        ids = (old.id_at, new.id_at)
        if (was := python_path(old)) != self.subject:
            text = f"renamed from {code(was)} to {code(self.subject)}"
            yield self._told(Effect.BREAKING, "name", text, was, self.subject, ids)
        wire = (
            ("method", old.method, new.method),
            ("path", old.path, new.path),
            ("encoding", " or ".join(old.encodings) or "no body", " or ".join(new.encodings) or "no body"),
        )
        for aspect, was, now in wire:
            if was != now:
                text = f"{aspect} {code(now)}, was {code(was)}"
                yield self._told(Effect.COSMETIC, aspect, text, was, now, (old.path_at, new.path_at))
        if old.deprecated != new.deprecated:
            words = ("not deprecated", "deprecated")
            was, now = words[old.deprecated], words[new.deprecated]
            yield self._told(Effect.COSMETIC, "deprecated", f"is {now}", was, now)
        was, now = (f"{one.summary}\n{one.description}" for one in (old, new))
        if was != now:
            yield self._told(Effect.COSMETIC, "description", "is described otherwise", was, now)

    def arguments(self, names: Names) -> Iterator[Difference]:
        found = matched(self.old.parameters, self.new.parameters)
        scope = Scope(
            subject=self.subject,
            side="request",
            prefix="request ",
            noun="parameter",
            names=names,
            at=self.new.provenance.at,
            was=self.old.provenance.at,
        )
        yield from compare_fields(found, scope)
        for old, new in found.pairs:
            at = (old.provenance.at, new.provenance.at)
            if old.positional != new.positional:
                words = ("keyword only", "positional")
                effect = Effect.BREAKING if old.positional else Effect.ADDITIVE
                was, now = words[old.positional], words[new.positional]
                text = f"{code(new.name)} is {now}, was {was}"
                yield self._told(effect, f"request {new.name} positional", text, was, now, at)
            if old.location != new.location:
                text = f"{code(new.name)} travels in the {new.location}, not in the {old.location}"
                aspect = f"request {new.name} location"
                yield self._told(Effect.COSMETIC, aspect, text, old.location, new.location, at)
        pairs = [(old, new) for old, new in found.pairs if old.positional and new.positional]
        order = [new.name for _, new in pairs]
        before = [new.name for _, new in sorted(pairs, key=lambda pair: self.old.parameters.index(pair[0]))]
        if order != before:
            was, now = ", ".join(before), ", ".join(order)
            text = f"positional arguments are {code(now)}, were {code(was)}"
            yield self._told(Effect.BREAKING, "request order", text, was, now)

    def answers(self, names: Names) -> Iterator[Difference]:
        yield from self._answer(self.old.answer, self.new.answer, names)
        found = match(self.old.errors, self.new.errors, lambda one: one.status)
        for one in found.removed:
            text = f"status {code(one.status)} is no longer documented"
            yield self._told(Effect.COSMETIC, f"error {one.status}", text, one.status, None, (one.provenance.at, None))
        for one in found.added:
            text = f"status {code(one.status)} is documented"
            yield self._told(Effect.ADDITIVE, f"error {one.status}", text, None, one.status, (None, one.provenance.at))
        for old, new in found.pairs:
            yield from self._error(old, new, names)
        yield from self._stream(self.old.stream, self.new.stream, names)

    def _answer(self, old: Answer, new: Answer, names: Names) -> Iterator[Difference]:
        at = (_stands(old), _stands(new))
        if old.kind != new.kind:
            effect = Effect.ADDITIVE if old.kind == "empty" else Effect.BREAKING
            text = f"the answer is {_ANSWERS[new.kind]}, was {_ANSWERS[old.kind]}"
            yield self._told(effect, "answer kind", text, old.kind, new.kind, at)
        elif old.kind == "json":
            yield from self._retyped("answer", old.type, new.type, names, at)
        if old.kind == new.kind and old.media_types != new.media_types:
            was, now = ", ".join(old.media_types), ", ".join(new.media_types)
            text = f"answers come as {code(now)}, came as {code(was)}"
            yield self._told(Effect.COSMETIC, "answer media type", text, was, now, at)

    def _error(self, old: ErrorAnswer, new: ErrorAnswer, names: Names) -> Iterator[Difference]:
        at, aspect = (old.provenance.at, new.provenance.at), f"error {new.status}"
        if old.type is not None and new.type is not None:
            yield from self._retyped(aspect, old.type, new.type, names, at)
        elif old.type != new.type:
            was, now = (type_text(one.type) if one.type else None for one in (old, new))
            effect = Effect.ADDITIVE if now else Effect.BREAKING
            text = f"the shape of error {code(new.status)} is {code_or(now, 'unknown')}, was {code_or(was, 'unknown')}"
            yield self._told(effect, f"{aspect} type", text, was, now, at)

    def _stream(self, old: EventStream | None, new: EventStream | None, names: Names) -> Iterator[Difference]:
        if old is None or new is None:
            if old is not None:
                text = f"{code(old.parameter)} no longer gives a stream of events"
                yield self._told(Effect.BREAKING, "stream", text, old.parameter, None, (old.provenance.at, None))
            if new is not None:
                text = f"{code(new.parameter)} gives a stream of events"
                yield self._told(Effect.ADDITIVE, "stream", text, None, new.parameter, (None, new.provenance.at))
            return
        at = (old.provenance.at, new.provenance.at)
        yield from self._retyped("stream", old.type, new.type, names, at)
        if old.parameter != new.parameter:
            text = f"{code(new.parameter)} and not {code(old.parameter)} gives a stream of events"
            yield self._told(Effect.BREAKING, "stream parameter", text, old.parameter, new.parameter, at)
        if old.terminator != new.terminator:
            text = "another word ends the stream of events"
            yield self._told(Effect.COSMETIC, "stream terminator", text, old.terminator, new.terminator, at)

    def _retyped(
        self, aspect: str, old: Type, new: Type, names: Names, at: tuple[Position | None, Position | None]
    ) -> Iterator[Difference]:
        effect = type_effect(renamed(old, names), new, "answer")
        if effect is not None:
            was, now = type_text(old), type_text(new)
            yield self._told(effect, f"{aspect} type", f"{aspect} is {code(now)}, was {code(was)}", was, now, at)


def _stands(one: Answer) -> Position | None:
    return one.provenance.at if one.provenance else None


_ANSWERS = {"json": "JSON", "binary": "bytes", "empty": "empty"}
