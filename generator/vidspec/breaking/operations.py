"""Owns the comparison of operations: which can be called, how, and what they answer."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.paths import PathTemplate
from ..core.positions import Position
from ..core.spec import Answer, ErrorAnswer, EventStream, Operation, Provider, Type
from .difference import Difference, Effect, Subject, code, code_or
from .fields import Scope, compare_fields, matched
from .matching import Matched, declared, match
from .rules import compare_rules
from .types import Names, renamed, type_effect, type_text


def python_path(operation: Operation) -> str:
    """What a caller writes after `client.`."""
    return ".".join((*operation.resource, operation.name))


def matched_operations(old: tuple[Operation, ...], new: tuple[Operation, ...]) -> Matched[Operation]:
    """By name, by what the specs declare, and by the request that is sent: a method and a path mean one operation."""
    return match(old, new, python_path, lambda operation: declared(operation.id, operation.provenance), _request_line)


def _request_line(operation: Operation) -> frozenset[str]:
    return frozenset({f"{operation.method} {PathTemplate.of_spec(operation.path).blank}"})


def compare_operations(
    operations: Matched[Operation], providers: tuple[Provider, Provider], classes: tuple[Names, Names]
) -> Iterator[Difference]:
    """`classes` are the new names of the classes of requests, and of those of answers."""
    files = [Position(operation.file) for operation in providers]
    for operation in operations.removed:
        gone = Subject(name=python_path(operation), was=operation.id_at, now=files[1])
        yield gone.differs(
            Effect.BREAKING, "operation", "the operation is gone", f"{operation.method} {operation.path}", None
        )
    for operation in operations.added:
        fresh = Subject(name=python_path(operation), was=files[0], now=operation.id_at)
        yield fresh.differs(
            Effect.ADDITIVE, "operation", "a new operation", None, f"{operation.method} {operation.path}"
        )
    for old, new in operations.pairs:
        pair = _Pair(old, new)
        yield from pair.frame()
        yield from pair.arguments(classes[0])
        yield from compare_rules(pair.subject, old, new)
        yield from pair.success(_successes(providers[0], old), _successes(providers[1], new), classes[1])
        yield from pair.errors(classes[1])
        yield from pair.stream(old.stream, new.stream, classes[1])


def _successes(provider: Provider, operation: Operation) -> str | None:
    """The statuses of success that the spec declares."""
    node = provider.document.get("paths", operation.path, operation.method.lower(), "responses")
    return " or ".join(status for status, _ in node.items() if status.startswith("2")) if node else None


class _Pair:
    """One operation in both specs."""

    def __init__(self, old: Operation, new: Operation) -> None:
        self.old, self.new = old, new
        self.subject = Subject(name=python_path(new), was=old.provenance.at, now=new.provenance.at)

    def frame(self) -> Iterator[Difference]:
        """Its name, its words, and how it is sent."""
        old, new = self.old, self.new
        was, now = python_path(old), python_path(new)
        if was != now:
            text = f"renamed from {code(was)} to {code(now)}"
            yield self.subject.at(old.id_at, new.id_at).differs(Effect.BREAKING, "name", text, was, now)
        wire = (
            ("method", old.method, new.method),
            ("path", old.path, new.path),
            ("encoding", " or ".join(old.encodings) or "no body", " or ".join(new.encodings) or "no body"),
        )
        for aspect, was, now in wire:
            if was != now:
                text = f"{aspect} {code(now)}, was {code(was)}"
                yield self.subject.at(old.path_at, new.path_at).differs(Effect.COSMETIC, aspect, text, was, now)
        if old.deprecated != new.deprecated:
            words = ("not deprecated", "deprecated")
            was, now = words[old.deprecated], words[new.deprecated]
            yield self.subject.differs(Effect.COSMETIC, "deprecated", f"is {now}", was, now)
        was, now = (f"{operation.summary}\n{operation.description}" for operation in (old, new))
        if was != now:
            yield self.subject.differs(Effect.COSMETIC, "description", "is described otherwise", was, now)

    def arguments(self, names: Names) -> Iterator[Difference]:
        parameters = matched(self.old.parameters, self.new.parameters)
        scope = Scope(subject=self.subject, side="request", prefix="request ", noun="parameter", names=names)
        yield from compare_fields(parameters, scope)
        for old, new in parameters.pairs:
            subject = self.subject.at(old.provenance.at, new.provenance.at)
            if old.positional != new.positional:
                words = ("keyword only", "positional")
                effect = Effect.BREAKING if old.positional else Effect.ADDITIVE
                was, now = words[old.positional], words[new.positional]
                text = f"{code(new.name)} is {now}, was {was}"
                yield subject.differs(effect, f"request {new.name} positional", text, was, now)
            if old.location != new.location:
                text = f"{code(new.name)} travels in the {new.location}, not in the {old.location}"
                aspect = f"request {new.name} location"
                yield subject.differs(Effect.COSMETIC, aspect, text, old.location, new.location)
            if old.idempotency != new.idempotency:
                word = "makes" if new.idempotency else "no longer makes"
                text = f"{code(new.name)} {word} sure that a request is carried out once"
                was, now = ("yes" if parameter.idempotency else "no" for parameter in (old, new))
                yield subject.differs(Effect.COSMETIC, f"request {new.name} idempotency", text, was, now)
        pairs = [(old, new) for old, new in parameters.pairs if old.positional and new.positional]
        order = [new.name for _, new in pairs]
        before = [new.name for _, new in sorted(pairs, key=lambda pair: self.old.parameters.index(pair[0]))]
        if order != before:
            was, now = ", ".join(before), ", ".join(order)
            text = f"positional arguments are {code(now)}, were {code(was)}"
            yield self.subject.differs(Effect.BREAKING, "request order", text, was, now)

    def success(self, was: str | None, now: str | None, names: Names) -> Iterator[Difference]:
        """What comes with a status of success; `was` and `now` are these."""
        old, new = self.old.answer, self.new.answer
        subject = self.subject.at(_stands(old), _stands(new))
        if was != now:
            text = f"status of success {code_or(now, 'none')}, was {code_or(was, 'none')}"
            yield subject.differs(Effect.COSMETIC, "answer status", text, was, now)
        if old.kind != new.kind:
            effect = Effect.ADDITIVE if old.kind == "empty" else Effect.BREAKING
            text = f"the answer is {_ANSWERS[new.kind]}, was {_ANSWERS[old.kind]}"
            yield subject.differs(effect, "answer kind", text, old.kind, new.kind)
            return
        if old.kind == "json":
            yield from _retyped(subject, "answer", (old.type, new.type), names)
        if old.media_types != new.media_types:
            was, now = ", ".join(old.media_types), ", ".join(new.media_types)
            text = f"answers come as {code(now)}, came as {code(was)}"
            yield subject.differs(Effect.COSMETIC, "answer media type", text, was, now)

    def errors(self, names: Names) -> Iterator[Difference]:
        """Statuses of errors. One may be documented on its own, or with others of its hundred, or with all."""
        statuses = match(self.old.errors, self.new.errors, lambda error: error.status)
        for error in statuses.removed:
            cover = _cover(error.status, self.new.errors)
            end = f"documented as {code(cover.status)}" if cover else "no longer documented"
            subject = self.subject.at(error.provenance.at, cover.provenance.at if cover else None)
            now = cover.status if cover else None
            text = f"status {code(error.status)} is {end}"
            yield subject.differs(Effect.COSMETIC, f"error {error.status}", text, error.status, now)
            if cover:
                yield from _error(subject, error.status, error.type, cover.type, names)
        for error in statuses.added:
            cover = _cover(error.status, self.old.errors)
            start = f"on its own, was part of {code(cover.status)}" if cover else ""
            subject = self.subject.at(cover.provenance.at if cover else None, error.provenance.at)
            effect, was = (Effect.COSMETIC, cover.status) if cover else (Effect.ADDITIVE, None)
            text = f"status {code(error.status)} is documented {start}".rstrip()
            yield subject.differs(effect, f"error {error.status}", text, was, error.status)
            if cover:
                yield from _error(subject, error.status, cover.type, error.type, names)
        for old, new in statuses.pairs:
            subject = self.subject.at(old.provenance.at, new.provenance.at)
            yield from _error(subject, new.status, old.type, new.type, names)

    def stream(self, old: EventStream | None, new: EventStream | None, names: Names) -> Iterator[Difference]:
        subject = self.subject.at(old.provenance.at if old else None, new.provenance.at if new else None)
        if old is None or new is None:
            if old is not None:
                text = f"{code(old.parameter)} no longer gives a stream of events"
                yield subject.differs(Effect.BREAKING, "stream", text, old.parameter, None)
            if new is not None:
                text = f"{code(new.parameter)} gives a stream of events"
                yield subject.differs(Effect.ADDITIVE, "stream", text, None, new.parameter)
            return
        yield from _retyped(subject, "stream", (old.type, new.type), names)
        if old.parameter != new.parameter:
            text = f"{code(new.parameter)} and not {code(old.parameter)} gives a stream of events"
            yield subject.differs(Effect.BREAKING, "stream parameter", text, old.parameter, new.parameter)
        if old.terminator != new.terminator:
            text = "another word ends the stream of events"
            yield subject.differs(Effect.COSMETIC, "stream terminator", text, old.terminator, new.terminator)


def _error(subject: Subject, status: str, old: Type | None, new: Type | None, names: Names) -> Iterator[Difference]:
    """The shape of an error."""
    if old is not None and new is not None:
        yield from _retyped(subject, f"error {status}", (old, new), names)
    elif old != new:
        was, now = (type_text(shape) if shape else None for shape in (old, new))
        effect = Effect.ADDITIVE if now else Effect.BREAKING
        text = f"the shape of error {code(status)} is {code_or(now, 'unknown')}, was {code_or(was, 'unknown')}"
        yield subject.differs(effect, f"error {status} type", text, was, now)


def _retyped(subject: Subject, aspect: str, types: tuple[Type, Type], names: Names) -> Iterator[Difference]:
    old, new = types
    effect = type_effect(renamed(old, names), new, "answer")
    if effect is not None:
        was, now = type_text(old), type_text(new)
        yield subject.differs(effect, f"{aspect} type", f"{aspect} is {code(now)}, was {code(was)}", was, now)


def _cover(status: str, errors: tuple[ErrorAnswer, ...]) -> ErrorAnswer | None:
    """The error that a status comes under where it has none of its own: `4XX` for 400, or else `default`."""
    forms = [form for form in (f"{status[:1]}xx", "default") if form != status.lower()]
    return next((error for form in forms for error in errors if error.status.lower() == form), None)


def _stands(answer: Answer) -> Position | None:
    return answer.provenance.at if answer.provenance else None


_ANSWERS = {"json": "JSON", "binary": "bytes", "empty": "empty"}
