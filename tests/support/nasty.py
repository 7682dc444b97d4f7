"""Specs in which a name that generated code needs itself stands for everything that has a name."""

from __future__ import annotations

import json

NAMES = (
    *(
        "path",
        "models",
        "params",
        "Request",
        "Rule",
        "Options",
        "raw",
        "poll",
        "omit",
        "Any",
        "Literal",
        "File",
        "call",
    ),
    *("template", "list", "dict", "str", "int", "job", "frozenset", "self", "cls", "timeout", "Stream", "Callable"),
    *(
        "property",
        "cached_property",
        "overload",
        "Mapping",
        "type",
        "id",
        "print",
        "JOB",
        "Watch",
        "State",
        "states",
        "download",
        "None",
        "True",
        "async_",
    ),
    *("state", "watch", "failure", "result_urls", "resume", "Polling", "PathLike", "Role", "JobResource", "on_update"),
)


def named_specs() -> dict[str, str]:
    """The specs of all names, each of a provider of its own."""
    return {f"specs/{named_package(name)}/openapi.yaml": named_spec(name) for name in NAMES}


def named_package(name: str) -> str:
    """A number, since names may differ in nothing but case, and the name for whoever reads a failure."""
    return f"name_{NAMES.index(name)}_{name.lower().strip('_')}"


def named_spec(name: str) -> str:
    """A spec in which one name stands for everything that has one."""
    video = {
        "type": "object",
        "properties": {
            name: {"type": "string"},
            "items": {"type": "array", "items": {"type": "integer"}},
            "phase": {"type": "string"},
        },
    }
    states = {"queued": [], "running": ["running"], "succeeded": ["done"], "failed": ["failed"]}
    job = {"submit": ["things.create"], "poll": "things.retrieve", "id": f"/{name}", "status": "/phase"}
    answer = {
        "200": {"description": "x", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Video"}}}}
    }
    texts_of = {"type": "array", "items": {"type": "string"}}
    nested = {"type": "object", "required": [name], "properties": {name: {"type": "string"}}}
    body = {"type": "object", "required": [name], "properties": {name: texts_of, "nested": nested}}
    items = {"name": "items", "in": "query", "schema": texts_of}
    where = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Acme", "version": "1"},
            "servers": [{"url": "https://api.acme.example"}],
            "x-job": {**job, "states": states},
            "paths": {
                "/a": {
                    "post": {
                        "operationId": "things.create",
                        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
                        "responses": answer,
                    }
                },
                f"/a/{{{name}}}": {
                    "get": {"operationId": "things.retrieve", "parameters": [where, items], "responses": answer}
                },
                "/b": {"get": {"operationId": f"others.{name}", "parameters": [items], "responses": answer}},
                "/c": {"get": {"operationId": "others.find", "parameters": [items], "responses": answer}},
                "/e": {"get": {"operationId": f"things.{name}", "parameters": [items], "responses": answer}},
                "/d": {"get": {"operationId": f"{name}.find", "parameters": [items], "responses": answer}},
            },
            "components": {"schemas": {"Video": video}},
        }
    )
