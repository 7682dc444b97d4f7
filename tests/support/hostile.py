"""A spec with a place for every text, and the hostile texts to fill them with."""

from __future__ import annotations

import json
from functools import cache

from vidspec.parse import Vocabulary

from tests.support.project import sources

# A spec as JSON, which is YAML too, so that any text can stand in it. `@name` is a slot; each has a harmless text.
SLOTS = {
    "title": "Acme",
    "info": "All about it.",
    "summary": "Does it.",
    "operation": "How it is done.",
    "parameter": "What it is for.",
    "path_parameter": "Which one.",
    "property": "What is in it.",
    "schema": "What it is.",
    "schema_title": "Thing",
    "value": "small",
    "other_value": "large",
    "path_value": "left",
    "value_meaning": "Not big.",
    "default": "tiny",
    "server": "/v1",
    "header": "X-Key",
    "media": "video/mp4",
    "tag": "videos",
    "requires": "the account is paid for",
    "undocumented": "the document is silent",
    "documented": "a number",
    "claim": "one thing",
    "decision": "That one.",
    "rule_message": "it must be so",
    "rule_value": "four",
    "rule_pattern": "^a",
    "rule_separator": ",",
    "state": "waiting",
    "progress": "progress",
    "result": "urls",
    "terminator": "[DONE]",
    "wire_value": "a cat",
    "wire_header": "yes",
    "wire_url": "/v1/videos",
    "wire_filename": "first.png",
    "document": "acme.md",
    "response": "It worked.",
    "date": "2026-09-24",
    "contact": "me",
    "body_field": "field",
    "nested_field": "nested",
    "answer_field": "answer",
    "query_name": "query",
    "header_name": "X-Header",
    "path_name": "video",
    "path": "videos",
    "operation_id": "videos",
    "component": "Video",
    "scheme": "bearer",
}


def spec_of(fill: dict[str, str]) -> str:
    s = {name: fill.get(name, harmless) for name, harmless in SLOTS.items()}
    answer = {
        "type": "object",
        "title": s["schema_title"],
        "description": s["schema"],
        "required": ["id", "status"],
        "properties": {
            "id": {"type": "string"},
            "status": {"type": "string", "enum": [s["state"], "done", "broken"], "description": s["property"]},
            s["progress"]: {"type": "integer"},
            s["result"]: {"type": "string"},
            s["answer_field"]: {
                "type": "string",
                "enum": [s["value"], s["other_value"]],
                "default": s["value"],
                "description": s["property"],
                "x-enum-descriptions": {s["value"]: s["value_meaning"]},
                "x-requires": [{"text": s["requires"]}],
                "x-undocumented": s["undocumented"],
            },
        },
    }
    body = {
        "type": "object",
        "required": ["prompt", "choice"],
        "properties": {
            "prompt": {"type": "string", "description": s["property"], "default": s["default"]},
            "choice": {
                "type": "string",
                "enum": [s["value"], s["other_value"]],
                "x-requires": [{"text": s["requires"], "channel": s["requires"], "values": [s["value"]]}],
            },
            "stream": {"type": "boolean"},
            "source": {
                "type": "object",
                "description": s["schema"],
                "required": [s["nested_field"]],
                "properties": {
                    s["nested_field"]: {"type": "string", "enum": [s["value"]], "description": s["property"]}
                },
            },
            s["body_field"]: {
                "type": "string",
                "enum": [s["value"], s["other_value"]],
                "default": s["value"],
                "description": s["parameter"],
                "x-enum-descriptions": {s["value"]: s["value_meaning"]},
                "x-undocumented": s["undocumented"],
                "x-deviations": [
                    {
                        "aspect": "type",
                        "documented": s["documented"],
                        "spec": s["documented"],
                        "why": s["requires"],
                        "x-evidence": [1],
                    }
                ],
            },
        },
    }
    rules: list[dict[str, object]] = [
        {"field": s["body_field"], "values": [s["rule_value"]], "when": {"prompt": [s["rule_value"]]}},
        {"field": s["body_field"], "not_values": [s["rule_value"]]},
        {"field": "prompt", "pattern": s["rule_pattern"]},
        {"field": "prompt", "span": {"separator": s["rule_separator"], "minimum": 1, "maximum": 3}},
        {"field": "source", "exactly_one": [s["nested_field"], s["rule_value"] + "_"]},
    ]
    video_id = {
        "name": s["path_name"],
        "in": "path",
        "required": True,
        "description": s["path_parameter"],
        "schema": {"type": "string", "enum": [s["path_value"], "right"]},
    }
    wire = {
        "requests": [
            {
                "id": "one",
                "method": "POST",
                "url": s["wire_url"],
                "headers": {"X-One": s["wire_header"]},
                "json": {"prompt": s["wire_value"], "choice": s["value"]},
                "x-undocumented": s["undocumented"],
            }
        ],
        "responses": [{"id": "two", "response": "200", "json": {"id": s["wire_value"], "status": s["state"]}}],
    }
    create = {
        "operationId": f"{s['operation_id']}.create",
        "summary": s["summary"],
        "description": s["operation"],
        "tags": [s["tag"]],
        "deprecated": True,
        "x-requires": [{"text": s["requires"]}],
        "x-undocumented": s["undocumented"],
        "x-rules": [
            {"id": f"r{n}", "force": "refuse", "message": s["rule_message"], **rule} for n, rule in enumerate(rules)
        ],
        "x-stream": {"parameter": "stream", "terminator": s["terminator"]},
        "x-wire": wire,
        "parameters": [
            {"name": s["query_name"], "in": "query", "description": s["parameter"], "schema": {"type": "string"}},
            {
                "name": s["header_name"],
                "in": "header",
                "x-idempotency": True,
                "description": s["parameter"],
                "schema": {"type": "string"},
            },
        ],
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {
            "200": {
                "description": s["response"],
                "content": {
                    "application/json": {"schema": {"$ref": f"#/components/schemas/{s['component']}"}},
                    "text/event-stream": {"schema": {"$ref": f"#/components/schemas/{s['component']}"}},
                },
            }
        },
    }
    retrieve = {
        "operationId": f"{s['operation_id']}.retrieve",
        "summary": s["summary"],
        "parameters": [video_id],
        "responses": {
            "200": {
                "description": s["response"],
                "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{s['component']}"}}},
            }
        },
    }
    download = {
        "operationId": f"{s['operation_id']}.download",
        "parameters": [video_id],
        "responses": {
            "200": {
                "description": s["response"],
                "content": {s["media"]: {"schema": {"type": "string", "format": "binary"}}},
            }
        },
    }
    spec = {
        "openapi": "3.1.0",
        "info": {"title": s["title"], "description": s["info"], "version": "1", "contact": {"name": s["contact"]}},
        "servers": [{"url": f"https://acme.example{s['server']}", "description": s["info"]}],
        "tags": [{"name": s["tag"], "description": s["info"]}],
        "security": [{s["scheme"]: []}],
        "x-lifecycle": {"deprecated": True, "shutdown": s["date"]},
        "x-discrepancies": [
            {
                "id": "two-sides",
                "kind": "contradiction",
                "features": ["statuses.failed"],
                "says": [
                    {"text": s["claim"], "lines": [1]},
                    {"text": s["claim"], "lines": [2]},
                    {"text": s["claim"], "lines": [2], "document": s["document"]},
                ],
                "decision": s["decision"],
            }
        ],
        "x-job": {
            "submit": [f"{s['operation_id']}.create"],
            "poll": f"{s['operation_id']}.retrieve",
            "download": f"{s['operation_id']}.download",
            "id": "/id",
            "status": "/status",
            "progress": pointer(s["progress"]),
            "results": [pointer(s["result"])],
            "states": {"queued": [s["state"]], "running": [], "succeeded": ["done"], "failed": ["broken"]},
            "x-undocumented": s["undocumented"],
        },
        "paths": {
            f"/v1/{s['path']}": {"post": create},
            f"/v1/{s['path']}/{{{s['path_name']}}}": {"get": retrieve},
            f"/v1/{s['path']}/{{{s['path_name']}}}/content": {"get": download},
        },
        "components": {
            "schemas": {s["component"]: answer},
            "securitySchemes": {s["scheme"]: {"type": "apiKey", "in": "header", "name": s["header"]}},
        },
    }
    assume(spec, s["undocumented"])
    return json_of(spec)


def assume(value: object, why: str) -> None:
    """Marks every statement that has no lines as assumed, so that no rule about citations stands in the way."""
    if isinstance(value, list):
        for element in value:
            assume(element, why)
    if not isinstance(value, dict):
        return
    if {"operationId", "schema", "in"} & value.keys():
        value["x-undocumented"] = why
    for key, below in value.items():
        if key == "properties" and isinstance(below, dict):
            for schema in below.values():
                schema["x-undocumented"] = why
        if not key.startswith("x-"):
            assume(below, why)


def json_of(value: object) -> str:
    """JSON in which what cannot be seen is an escape and everything else stands as it is, as YAML wants it."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def pointer(name: str) -> str:
    return "/" + name.replace("~", "~0").replace("/", "~1")


def source_of(document: str) -> str:
    return json.dumps({"document": document, "lines": 9, "sha256": "0", "language": "en"})


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary(sources().vocabulary)
