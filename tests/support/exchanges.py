"""Builds recorded exchanges for tests, and compares them with a spec."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

from vidspec.core.spec import Provider
from vidspec.findings.diagnostic import Severity
from vidspec.pipeline import read_specs
from vidspec.traffic import TrafficComparison, compare

from tests.support.project import sources

ACME = """
openapi: 3.1.0
info: {title: Acme, version: 1.0.0}
servers: [{url: 'https://api.acme.example/v1'}]
paths:
  /videos:
    get:
      operationId: videos.list
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: order, in: query, schema: {type: string, enum: [asc, desc]}}
        - {name: tag, in: query, schema: {type: array, items: {type: string}}}
      responses:
        '200':
          description: Videos.
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Video'}}}}
    post:
      operationId: videos.create
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              required: [prompt]
              properties:
                prompt: {type: string}
                seconds: {type: integer}
                size: {type: string, enum: [small, large]}
                'image[]': {type: array, items: {type: string, format: binary}}
          application/json:
            schema:
              type: object
              required: [prompt]
              properties:
                prompt: {type: string}
                seconds: {type: integer}
                size: {type: string, enum: [small, large]}
                options: {type: object, properties: {seed: {type: integer}}}
      responses:
        '200':
          description: A video.
          content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}
        '401':
          description: No key.
          content: {application/json: {schema: {$ref: '#/components/schemas/Envelope'}}}
        4XX: {description: Refused.}
  /videos/{id}:
    get:
      operationId: videos.retrieve
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: A video.
          content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}
        default:
          description: An error.
          content: {application/json: {schema: {$ref: '#/components/schemas/Envelope'}}}
  /videos/{id}/content:
    get:
      operationId: videos.download
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: The file.
          content: {video/mp4: {schema: {type: string, format: binary}}}
        default: {description: An error.}
  /chat:
    post:
      operationId: chat.create
      x-stream: {parameter: stream, terminator: '[DONE]'}
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {stream: {type: boolean}}}
      responses:
        '200':
          description: Words.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Video'}}
            text/event-stream: {schema: {type: object, properties: {delta: {type: string}}}}
        default:
          description: An error.
          content: {application/json: {schema: {$ref: '#/components/schemas/Envelope'}}}
components:
  schemas:
    Video:
      type: object
      required: [id, status]
      properties:
        id: {type: string}
        status: {type: string, enum: [queued, done]}
        progress: {type: [integer, 'null']}
        results: {type: array, items: {type: object, required: [url], properties: {url: {type: string}}}}
        source: {oneOf: [{$ref: '#/components/schemas/Upload'}, {$ref: '#/components/schemas/Link'}]}
        labels: {type: object, additionalProperties: {type: string}}
    Upload:
      type: object
      required: [kind, file]
      properties: {kind: {type: string, enum: [upload]}, file: {type: string}}
    Link: {type: object, required: [kind, url], properties: {kind: {type: string, enum: [link]}, url: {type: string}}}
    Envelope:
      type: object
      required: [error]
      properties: {error: {type: object, required: [message], properties: {message: {type: string}}}}
"""


VIDEO = {"id": "v1", "status": "done", "progress": None}


BASE = "https://api.acme.example/v1"


NOT_KEPT = "bodies that were not kept or have no content type"


@cache
def acme(name: str = "acme", server: str = "https://api.acme.example/v1") -> Provider:
    spec = {f"specs/{name}/openapi.yaml": ACME.replace("https://api.acme.example/v1", server)}
    (provider,), found = read_specs(replace(sources(), specs=spec))
    assert [one for one in found if one.severity is Severity.ERROR] == []
    return provider


def entry(
    method: str = "GET",
    url: str = f"{BASE}/videos/v1",
    status: int = 200,
    body: Any = None,
    mime: str = "application/json",
    **request: Any,
) -> dict[str, Any]:
    """An exchange as browsers write it; `request` is laid over the request."""
    text = body if isinstance(body, str) else json.dumps(VIDEO if body is None else body)
    return {
        "startedDateTime": "2026-01-02T03:04:05.678Z",
        "time": 1,
        "request": {"method": method, "url": url, "headers": [], "queryString": [], "bodySize": -1, **request},
        "response": {
            "status": status,
            "statusText": "",
            "headers": [{"name": "Content-Type", "value": mime}],
            "content": {"size": len(text), "mimeType": mime, "text": text},
            "redirectURL": "",
        },
        "cache": {},
        "timings": {},
    }


def har(*entries: Any) -> str:
    return json.dumps({"log": {"version": "1.2", "creator": {"name": "x", "version": "1"}, "entries": list(entries)}})


def check(*entries: Any, **options: Any) -> TrafficComparison:
    return compare(har(*entries), "t.har", (acme(),), **options)


def found(*entries: Any) -> list[tuple[str, str]]:
    """Rule and place of everything that is found, without the name of the provider."""
    return [(one.code, one.place.removeprefix("acme ")) for one in check(*entries).findings]


def post(posted: Any, url: str = f"{BASE}/videos", **answer: Any) -> dict[str, Any]:
    return entry("POST", url, postData=posted, **answer)


def sent_json(value: Any) -> dict[str, Any]:
    return post({"mimeType": "application/json", "text": json.dumps(value)})


def multipart(*parts: str, newline: str = "\r\n", end: str = "--B--") -> dict[str, Any]:
    lines = newline.join(f"--B{newline}{part}" for part in parts) + f"{newline}{end}{newline}"
    return {"mimeType": "multipart/form-data; boundary=B", "text": lines}


def field(name: str, value: str) -> str:
    return f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'


def without_text(exchange: dict[str, Any], size: int = 5000) -> dict[str, Any]:
    """The exchange as it is written where bodies are left out."""
    content = {"size": size, "mimeType": "application/json"}
    return exchange | {"response": exchange["response"] | {"content": content}}


def chat(text: str, mime: str = "text/event-stream", *, stream: bool = True) -> dict[str, Any]:
    posted = {"mimeType": "application/json", "text": json.dumps({"stream": stream})}
    return entry("POST", f"{BASE}/chat", body=text, mime=mime, postData=posted)
