"""Owns the reading of what an operation answers: results, streams of events, and the wire examples of both ways."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.nodes import Node
from ..core.spec import (
    Answer,
    Anything,
    Binary,
    Encoding,
    ErrorAnswer,
    EventStream,
    Example,
    Parameter,
    Provenance,
    Type,
    WireExample,
)
from .extensions import lines, provenance
from .media import collect_examples, encoding_of, schema_path
from .reader import Path
from .requests import OperationNode

_EVENTS = "text/event-stream"


def answer(place: OperationNode) -> Answer:
    """What a successful call gives: the body of the first answer with a status of 2xx."""
    success: Answer | None = None
    for status, node, path in _responses(place):
        content = place.reader.mapping(node, "content")
        for media, below in content.items():
            schema = below.get("schema")
            if schema is not None and encoding_of(media) == "json":
                collect_examples(place.reader, below, (*path, "content", media, "schema"), "json")
        if success is None and status.startswith("2"):
            success = _success(place, content, path, provenance(place.reader, node, at=node.at))
    return success or Answer(kind="empty")


def errors(place: OperationNode) -> tuple[ErrorAnswer, ...]:
    """What comes under a status that is no success. No method returns such a model; callers read `body` with it."""
    declared = []
    for status, node, path in _responses(place):
        if status.startswith("2"):
            continue
        kind: Type | None = None
        for media, below in place.reader.mapping(node, "content").items():
            schema = below.get("schema")
            if kind is None and schema is not None and encoding_of(media) == "json":
                where = (*path, "content", media, "schema")
                kind = place.schemas.type_of(schema, where, f"{place.hint}Error", "answer")
        declared.append(ErrorAnswer(status=status, type=kind, provenance=provenance(place.reader, node, at=node.at)))
    return tuple(declared)


def stream(place: OperationNode, parameters: tuple[Parameter, ...]) -> EventStream | None:
    """The stream of events that a parameter turns the answer into, as `x-stream` says."""
    node = place.node.get("x-stream")
    if node is None:
        return None
    wire = place.reader.text(node, "parameter")
    parameter = next((p for p in parameters if p.wire == wire and p.location == "body"), None)
    for _, response, path in _responses(place):
        schema = response.get("content", _EVENTS, "schema")
        if schema is not None and parameter is not None:
            where = (*path, "content", _EVENTS, "schema")
            return EventStream(
                parameter=parameter.name,
                type=place.schemas.type_of(schema, where, f"{place.hint}Event", "answer"),
                terminator=place.reader.text(node, "terminator") or None,
                provenance=provenance(place.reader, node, at=node.at),
            )
    message = f"x-stream needs a body field {wire!r} and a schema for {_EVENTS} among the answers"
    place.reader.report(node.at, "S124", message)
    return None


def wire_examples(place: OperationNode) -> tuple[WireExample, ...]:
    """The examples of `x-wire`; their bodies are noted, to be checked against the schemas of the operation."""
    wire = place.reader.mapping(place.node, "x-wire")
    requests = tuple(_wire_request(place, node) for node in place.reader.sequence(wire, "requests"))
    return (*requests, *(_wire_answer(place, node) for node in place.reader.sequence(wire, "responses")))


def _wire_request(place: OperationNode, node: Node) -> WireExample:
    body = place.node.get("requestBody")
    bodies: tuple[tuple[str, Encoding], ...] = (("json", "json"), ("parts", "multipart"))
    for key, encoding in bodies:
        if (value := node.get(key)) is None:
            continue
        schema = schema_path(place.reader, body, (*place.path, "requestBody"), encoding)
        if schema is None:
            place.reader.report(value.at, "S124", f"the example has a {encoding} body, the operation has none")
        else:
            place.reader.examples.append(Example(value=value, schema=schema, form=key == "parts"))
    headers = place.reader.mapping(node, "headers")
    return WireExample(
        id=place.reader.text(node, "id"),
        kind="request",
        method=place.reader.text(node, "method"),
        url=place.reader.text(node, "url"),
        headers=tuple((name, place.reader.text(headers, name)) for name, _ in headers.items()),
        body=node.get("json") or node.get("parts"),
        form=node.get("parts") is not None,
        composed=place.reader.flag(node, "composed"),
        evidence=lines(node.get("x-evidence")),
        at=node.at,
    )


def _wire_answer(place: OperationNode, node: Node) -> WireExample:
    status, value = place.reader.text(node, "response"), node.get("json")
    owner, owner_path = place.node.get("responses", status), (*place.path, "responses", status)
    schema = schema_path(place.reader, owner, owner_path, "json")
    if owner is None or (value is not None and schema is None):
        at = (node.get("response") or node).at
        place.reader.report(at, "S124", f"the operation has no such answer: {status!r}")
    elif value is not None and schema is not None:
        place.reader.examples.append(Example(value=value, schema=schema))
    return WireExample(
        id=place.reader.text(node, "id"),
        kind="answer",
        status=status,
        binary=place.reader.flag(node, "binary"),
        body=value,
        evidence=lines(node.get("x-evidence")),
        at=node.at,
    )


def _responses(place: OperationNode) -> Iterator[tuple[str, Node, Path]]:
    for status, node in place.reader.mapping(place.node, "responses").items():
        resolved = place.reader.resolve(node, (*place.path, "responses", status))
        if resolved is not None:
            yield status, place.reader.as_mapping(resolved[0], status), resolved[1]


def _success(place: OperationNode, content: Node, path: Path, origin: Provenance) -> Answer:
    media_types = tuple(media for media, _ in content.items())
    for media, below in content.items():
        if media == _EVENTS:
            continue
        schema, where = below.get("schema"), (*path, "content", media, "schema")
        kind: Type = Anything()
        if schema is not None:
            kind = place.schemas.type_of(schema, where, f"{place.hint}Response", "answer")
        if isinstance(kind, Binary) or encoding_of(media) != "json":
            return Answer(kind="binary", media_types=media_types, provenance=origin)
        return Answer(kind="json", type=kind, media_types=media_types, provenance=origin)
    return Answer(kind="json" if media_types else "empty", media_types=media_types, provenance=origin)
