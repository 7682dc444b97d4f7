"""Tests that nodes of the wrong shape end in findings, never in an exception."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from vidspec.findings.loading import load
from vidspec.lint.rules import check
from vidspec.parse import parse

from tests.support.hostile import json_of, source_of, vocabulary

_SHAPES = {
    "openapi": "3.1.0",
    "info": {"title": "Acme", "version": "1"},
    "servers": [{"url": "https://{host}/v1", "variables": {"host": {"default": "acme.example"}}}],
    "security": [{"bearer": []}],
    "x-job": {
        "submit": ["create"],
        "poll": "retrieve",
        "id": "/id",
        "status": "/status",
        "states": {"queued": [], "running": [], "succeeded": ["done"], "failed": []},
    },
    "x-discrepancies": [
        {"id": "a", "says": [{"text": "b", "lines": [1]}, {"text": "c", "lines": ["1-2"]}], "decision": "d"}
    ],
    "paths": {
        "/videos": {
            "post": {
                "operationId": "create",
                "x-evidence": [1],
                "x-rules": [
                    {"id": "a", "force": "refuse", "field": "b", "message": "c", "values": ["d"], "when": {"b": ["e"]}}
                ],
                "x-stream": {"parameter": "b"},
                "x-wire": {
                    "requests": [
                        {
                            "id": "a",
                            "method": "POST",
                            "url": "/videos",
                            "headers": {},
                            "parts": [{"name": "b", "value": "c"}],
                        }
                    ],
                    "responses": [{"id": "b", "response": "200", "json": {"id": "c"}}],
                },
                "requestBody": {
                    "content": {
                        "multipart/form-data": {
                            "schema": {
                                "type": "object",
                                "required": ["b"],
                                "properties": {
                                    "b": {"type": "string", "enum": ["c"], "default": "c", "x-undocumented": "d"}
                                },
                            },
                            "example": {"b": "c"},
                        }
                    }
                },
                "responses": {"200": {"$ref": "#/components/responses/Video"}},
            }
        },
        "/videos/{id}": {
            "parameters": [{"$ref": "#/components/parameters/Id"}],
            "get": {"operationId": "retrieve", "responses": {"200": {"$ref": "#/components/responses/Video"}}},
        },
    },
    "components": {
        "parameters": {"Id": {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}},
        "responses": {
            "Video": {
                "description": "a",
                "content": {
                    "application/json": {
                        "schema": {"$ref": "#/components/schemas/Video"},
                        "examples": {"a": {"value": {"id": "b"}}},
                    }
                },
            }
        },
        "schemas": {
            "Video": {
                "allOf": [{"$ref": "#/components/schemas/Base"}],
                "oneOf": [{"title": "a", "type": "object", "properties": {"b": {"type": ["string", "null"]}}}],
                "properties": {"c": {"type": "array", "items": {"$ref": "#/components/schemas/Video"}}},
            },
            "Base": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}},
        },
        "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
    },
}


_OTHERS: tuple[object, ...] = (None, 5, "text", ["text"], {"text": {}}, {"$ref": "#/paths"})


@pytest.mark.parametrize("other", _OTHERS, ids=json.dumps)
def test_wrong_shapes_are_findings(other: object) -> None:
    """Whatever stands in place of a node of a spec, reading and checking it ends in findings, never in an exception."""
    crashed = []
    for number, path in enumerate(_paths(_SHAPES, ())):
        # Every node is replaced by three of the six: all would take too long.
        if (number + _OTHERS.index(other)) % 2 == 0:
            version = "3.0.3" if number % 7 == 0 else "3.1.0"
            error = _crash(json_of(_replaced({**_SHAPES, "openapi": version}, path, other)))
            if error:
                crashed.append(f"/{'/'.join(map(str, path))}: {error}")
    assert not crashed, f"{len(crashed)} crashes\n" + "\n".join(crashed)


def _crash(spec: str) -> str | None:
    try:
        root, _ = load(spec, "specs/acme/openapi.yaml")
        assert root is not None
        source, _ = load(source_of("own.md"), "specs/acme/source.yaml")
        provider, _ = parse("acme", root, source, vocabulary())
        if provider is not None:
            check((provider,))
    except Exception as error:
        return f"{type(error).__name__}: {error}".partition("\n")[0][:200]
    return None


def _paths(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, element in below:
        yield from _paths(element, (*path, key))


def _replaced(value: object, path: tuple[str | int, ...], other: object) -> object:
    if not path:
        return other
    step, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {key: _replaced(below, rest, other) if key == step else below for key, below in value.items()}
    assert isinstance(value, list)
    return [_replaced(below, rest, other) if index == step else below for index, below in enumerate(value)]
