"""Owns what a mocked server answers: documented examples, else the least that the schema of the answer allows."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import httpx

from tests.support import wire

CONTENT = b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 8


def least(spec: wire.Spec, schema: Any) -> Any:
    """The smallest value that fits a schema: required fields only, the first documented value of each."""
    schema = spec.resolve(schema)
    if "const" in schema:
        return schema["const"]
    if schema.get("enum"):
        return schema["enum"][0]
    for key in ("oneOf", "anyOf"):
        if schema.get(key):
            return least(spec, schema[key][0])
    if schema.get("allOf"):
        whole: dict[str, Any] = {}
        for piece in schema["allOf"]:
            whole |= least(spec, piece)
        return whole
    kind = schema.get("type", "object" if "properties" in schema else "string")
    kind = next((k for k in kind if k != "null"), "null") if isinstance(kind, list) else kind
    if kind == "object":
        properties = schema.get("properties", {})
        return {name: least(spec, properties.get(name, {})) for name in schema.get("required", [])}
    plain = {"array": [], "integer": 1, "number": 1.5, "boolean": True, "null": None}
    return plain.get(kind, "text")


def success_json(operation: wire.Operation) -> Any:
    """The JSON of a success: the documented example of the operation, or the least that its schema allows."""
    for example in wire.response_examples():
        same = (example.provider, example.operation_id) == (operation.spec.provider, operation.id)
        if same and not example.failure and example.json is not wire.ABSENT:
            return json.loads(json.dumps(example.json))
    found = operation.success()
    return least(operation.spec, found[1]) if found else None


def chunk(operation: wire.Operation) -> Any:
    """The data of one event of a stream."""
    content = operation.spec.resolve(operation.node["responses"]["200"])["content"]
    return least(operation.spec, content["text/event-stream"]["schema"])


def success(operation: wire.Operation, *, stream: bool = False) -> httpx.Response:
    """The answer to a call that succeeds."""
    if stream:
        event = f"data: {json.dumps(chunk(operation))}\n\n".encode()
        return httpx.Response(
            200, headers={"content-type": "text/event-stream"}, content=event * 2 + b"data: [DONE]\n\n"
        )
    found = operation.success()
    if operation.binary:
        assert found is not None
        return httpx.Response(200, headers={"content-type": found[0]}, content=CONTENT)
    return httpx.Response(200, json=success_json(operation))


def ended(operation: wire.Operation) -> httpx.Response:
    """As `success`, but whoever asks for the state of a job hears that it has succeeded."""
    job = operation.spec.content.get("x-job")
    if not job or operation.id != job["poll"]:
        return success(operation)
    answer = success_json(operation)
    *steps, last = job["status"].split("/")[1:]
    place = answer
    for step in steps:
        place = place[step]
    place[last] = job["states"]["succeeded"][0]
    return httpx.Response(200, json=answer)


def route(spec: wire.Spec, request: httpx.Request) -> wire.Operation:
    """The operation that a request is for: the one whose template fits with the fewest parameters."""
    fitting = [o for o in wire.operations(spec) if o.method == request.method and _fits(o.template, request.url.path)]
    assert fitting, f"no operation of {spec.provider} fits {request.method} {request.url.path}"
    return min(fitting, key=lambda operation: (operation.template.count("{"), -len(operation.template)))


def _fits(template: str, path: str) -> bool:
    literal = map(re.escape, re.split(r"\{[^}]+\}", template))
    return re.fullmatch("(/.*)?" + "[^/]+".join(literal), path) is not None


def least_arguments(operation: wire.Operation) -> wire.Arguments:
    """Arguments for a call of which no request is documented."""
    addressed = tuple((wire.legal(name), f"{name}_1") for name in operation.parameters("path"))
    named: dict[str, Any] = {wire.legal(name): "text" for name in operation.parameters("query", required=True)}
    content: Mapping[str, Any] = operation.spec.resolve(operation.node.get("requestBody", {})).get("content", {})
    for media in list(content.values())[:1]:
        schema = operation.spec.resolve(media["schema"])
        for name in schema.get("required", []):
            field = operation.spec.resolve(schema["properties"][name])
            binary = "binary" in [option.get("format") for option in (field, *field.get("anyOf", []))]
            named[wire.legal(name)] = ("file.bin", wire.FILE) if binary else least(operation.spec, field)
    return wire.Arguments(addressed, named)


def arguments(operation: wire.Operation) -> wire.Arguments:
    """Arguments for a call: those of a documented request, or the least."""
    for example in wire.request_examples():
        if (example.provider, example.operation_id) == (operation.spec.provider, operation.id) and not _streams(
            example
        ):
            return wire.arguments(example)
    return least_arguments(operation)


def _streams(example: wire.RequestExample) -> bool:
    return isinstance(example.json, dict) and example.json.get("stream") is True
