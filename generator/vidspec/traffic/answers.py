"""Owns what a recorded answer may be: its status, its content type, and its body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..core.spec import ErrorAnswer, ModelRef, Operation, Provider, Type, options_of
from .bodies import BodyReader, NotReadable, events_of, json_of
from .exchange import Body, Exchange
from .requests import media_name
from .shapes import Departure, Shapes, Wording

_EVENTS = "text/event-stream"


def answer_departures(
    exchange: Exchange, provider: Provider, operation: Operation, reader: BodyReader, *, streamed: bool, followed: bool
) -> Iterator[tuple[str, Departure]]:
    """Where an answer departs; each departure with what it is in: "answer 200", "event"."""
    where = f"answer {exchange.status}"
    models = {model.name: model for model in provider.models}
    checks = _Checks(Shapes(models=models, undeclared="D405", required=True), provider, operation, exchange, reader)
    if exchange.status == 304:
        return
    if exchange.broke_off:
        yield where, Departure(code="D410", pointer="", expected=Wording.WHOLE_BODY, actual=Wording.BROKE_OFF)
        return
    if 200 <= exchange.status < 300:
        yield from checks.success(where, streamed=streamed)
    elif not followed:
        # What an error of another host looks like, no spec says.
        yield from checks.error(where)


class _Checks:
    def __init__(
        self, shapes: Shapes, provider: Provider, operation: Operation, exchange: Exchange, reader: BodyReader
    ) -> None:
        self._reader = reader
        self._shapes = shapes
        self._provider = provider
        self._operation = operation
        self._status = str(exchange.status)
        self._body = exchange.received

    def success(self, where: str, *, streamed: bool) -> Iterator[tuple[str, Departure]]:
        declared = _successes(self._provider, self._operation)
        if declared and not any(_covers(status, self._status) for status in declared):
            expected = " or ".join(declared)
            yield where, Departure(code="D404", pointer="", expected=expected, actual=self._status)
        elif declared and not _covers(declared[0], self._status):
            return  # a second success, whose shape the client does not read either
        answer, body = self._operation.answer, self._body
        if answer.kind == "empty" or self._status == "204":
            return
        if body.media == _EVENTS and self._operation.stream is not None:
            yield from self._events()
            return
        if (streamed and self._operation.stream is not None) or not self._as_declared():
            expected = _EVENTS if streamed else self._expected()
            yield where, Departure(code="D409", pointer="", expected=expected, actual=media_name(body))
            if not body.is_json:
                return
        if answer.kind == "json" or body.is_json:
            yield from self._json(where, answer.type if answer.kind == "json" and not streamed else None)

    def error(self, where: str) -> Iterator[tuple[str, Departure]]:
        declared = _error(self._operation, self._status)
        if declared is None:
            expected = " or ".join(one.status for one in self._operation.errors) or Wording.A_SUCCESS
            yield where, Departure(code="D404", pointer="", expected=expected, actual=self._status)
            return
        if declared.type is None or (300 <= int(self._status) < 400):
            return
        if self._body.media and not self._body.is_json:
            yield where, Departure(code="D409", pointer="", expected="application/json", actual=media_name(self._body))
            return
        yield from self._json(where, declared.type)

    def _as_declared(self) -> bool:
        body, answer = self._body, self._operation.answer
        if not body.media or body.media == "x-unknown":
            return True
        declared = tuple(media.lower() for media in answer.media_types if media.lower() != _EVENTS)
        if answer.kind == "json":
            return body.is_json or any(_accepts(media, body.media) for media in declared)
        if "application/octet-stream" in declared or body.media == "application/octet-stream":
            return not (body.is_json or body.media == "text/html") or body.media in declared
        return any(_accepts(media, body.media) for media in declared) or not declared

    def _expected(self) -> str:
        return " or ".join(media for media in self._operation.answer.media_types if media != _EVENTS)

    def _json(self, where: str, kind: Type | None) -> Iterator[tuple[str, Departure]]:
        """A body of JSON against a type; without one, it may be an error where something else is expected."""
        try:
            text = self._reader.text(self._body)
            if text is None:
                return
            value = json_of(text)
        except NotReadable as fault:
            yield where, Departure(code="D410", pointer="", expected=str(fault), actual=_what(self._body))
            return
        if self._status.startswith("2") and self._is_error(value, kind):
            yield where, Departure(code="D404", pointer="", expected=Wording.SUCCESS, actual=Wording.ERROR)
            yield from self._envelope(where, value)
        elif kind is not None:
            for departure in self._shapes.departures(value, kind):
                yield where, departure

    def _envelope(self, where: str, value: Any) -> Iterator[tuple[str, Departure]]:
        declared = next((error for error in self._operation.errors if error.type is not None), None)
        if declared is not None and declared.type is not None:
            for departure in self._shapes.departures(value, declared.type):
                yield where, departure

    def _is_error(self, value: Any, kind: Type | None) -> bool:
        """Whether an error came in place of an answer: an error, and nothing else that the answer declares."""
        if not isinstance(value, dict) or not isinstance(value.get("error"), (dict, str)) or not value["error"]:
            return False
        if kind is None:
            return True
        refs = {option.name for option in options_of(kind) if isinstance(option, ModelRef)}
        fields = [f.wire for name in refs if name in self._shapes.models for f in self._shapes.models[name].fields]
        return bool(refs) and not (set(fields) - {"error"}) & value.keys()

    def _events(self) -> Iterator[tuple[str, Departure]]:
        stream = self._operation.stream
        assert stream is not None
        try:
            text = self._reader.text(self._body)
            values = events_of(text, stream.terminator) if text else ()
        except NotReadable as fault:
            yield "event", Departure(code="D410", pointer="", expected=str(fault), actual=Wording.SOMETHING_ELSE)
            return
        for value in values:
            if isinstance(value, dict) and value.get("error") and self._is_error(value, stream.type):
                yield "event", Departure(code="D404", pointer="", expected=Wording.EVENT, actual=Wording.ERROR)
                yield from self._envelope("event", value)
                continue
            for departure in self._shapes.departures(value, stream.type):
                yield "event", departure


def _what(body: Body) -> str:
    return Wording.NOTHING if not body.text else Wording.SOMETHING_ELSE


def _successes(provider: Provider, operation: Operation) -> tuple[str, ...]:
    """The statuses of success that the spec declares, the one that the client reads first."""
    node = provider.document.get("paths", operation.path, operation.method.lower(), "responses")
    return tuple(status for status, _ in node.items() if status.startswith("2")) if node else ()


def _error(operation: Operation, status: str) -> ErrorAnswer | None:
    """The declared error of a status: by the status itself, by its hundred, or by default."""
    forms = (status, f"{status[0]}xx", "default")
    return next((e for form in forms for e in operation.errors if e.status.lower() == form), None)


def _covers(declared: str, status: str) -> bool:
    return declared.lower() in (status, f"{status[0]}xx")


def _accepts(declared: str, media: str) -> bool:
    if declared.endswith("/*"):
        return declared == "*/*" or media.startswith(declared[:-1])
    return declared.partition(";")[0].strip() == media
