"""A small document about films, the spec that agrees with it, and a project with both."""

from __future__ import annotations

from vidspec.documents import read
from vidspec.drift import Lock, accept, read_lock

DOCUMENT = """\
# Acme Films

**Base URL:** `https://api.acme.example`

## Create

**Endpoint:** `POST /v1/films`

| Parameter | Type | Required | Description |
|---|---|---|---|
| script | string | Yes | What the film tells |
| look | string | No | One of `plain`, `noir`, defaults to `plain` |
| length | int | No | Seconds |
| poster | string | No | An image |

```bash
curl -X POST 'https://api.acme.example/v1/films' \\
  -H 'Authorization: Bearer <key>' \\
  -H 'Content-Type: application/json' \\
  -d '{"script": "rain", "look": "noir", "takes": 2}'
```

```json
{"id": "film_1", "state": "waiting"}
```

## Query

`GET /v1/films/{film_id}`

| Field | Type | Description |
|---|---|---|
| id | string | Which film |
| state | string | State: `waiting`, `rolling`, `wrapped`, `torn` |

### takes

**Allowed values:** 1-4

**Default:** 1

## Lengths

| Look | length values |
|---|---|
| plain | `4`, `8` |
| noir | `12` |

## List

**Authentication:** send `Authorization: Bearer <key>`

`GET /v1/films?page=<page>`

```
GET /v1/films
Authorization: Bearer <key>
```

| Field | Type | Description |
|---|---|---|
| films | array | Films |
| next | null | Where more are |
"""


SPEC = """\
openapi: 3.1.0
info: {title: Acme Films, version: 1.0.0, x-evidence: [1]}
servers: [{url: 'https://api.acme.example', x-evidence: [3]}]
security: [{key: []}]
x-job:
  x-evidence: [24, 34]
  submit: [films.create]
  poll: films.retrieve
  id: /id
  status: /state
  states: {queued: [waiting], running: [rolling], succeeded: [wrapped], failed: [torn]}
  states-evidence: {queued: [34], running: [34], succeeded: [34], failed: [34]}
paths:
  /v1/films:
    post:
      operationId: films.create
      summary: Start a film.
      x-evidence: [5, 7, 17]
      requestBody:
        required: true
        x-evidence: [19]
        content:
          application/json:
            schema:
              type: object
              required: [script]
              properties:
                script: {type: string, description: What happens., x-evidence: [11, 20]}
                look:
                  type: string
                  enum: [plain, noir]
                  default: plain
                  description: How it looks.
                  x-evidence: [12, 20, 46, 47]
                length: {type: integer, enum: [4, 8, 12], description: Seconds., x-evidence: [13, 46, 47]}
                poster:
                  type: array
                  items: {type: string}
                  description: Images.
                  x-evidence: [14]
                  x-deviations:
                    - {aspect: type, documented: string, spec: array, why: The service takes several., x-evidence: [14]}
                takes:
                  type: integer
                  minimum: 1
                  maximum: 4
                  default: 1
                  description: How often.
                  x-evidence: [20, 36, 38, 40]
      x-rules:
        - id: noir-takes
          x-evidence: [12, 38]
          force: advise
          when: {look: [noir]}
          field: takes
          values: [1]
          message: noir films have one take
      responses:
        '200':
          description: The film.
          x-evidence: [24]
          content: {application/json: {schema: {$ref: '#/components/schemas/Film'}}}
      x-wire:
        requests:
          - id: create
            x-evidence: ["17-20"]
            method: POST
            url: https://api.acme.example/v1/films
            headers: {Authorization: Bearer <key>, Content-Type: application/json}
            json: {script: rain, look: noir, takes: 2}
        responses:
          - id: created
            x-evidence: [24]
            response: '200'
            json: {id: film_1, state: waiting}
    get:
      operationId: films.list
      summary: List films.
      x-evidence: [42, 49, 53]
      parameters:
        - {name: page, in: query, description: Which., x-evidence: [53], schema: {type: string}}
      responses:
        '200':
          description: Films.
          x-evidence: [62, 63]
          content: {application/json: {schema: {$ref: '#/components/schemas/Films'}}}
      x-wire:
        requests:
          - id: list
            x-evidence: [56, 57]
            method: GET
            url: /v1/films
            headers: {Authorization: Bearer <key>}
  /v1/films/{film_id}:
    get:
      operationId: films.retrieve
      summary: Ask for a film.
      x-evidence: [27, 29]
      parameters:
        - {name: film_id, in: path, required: true, description: Which., x-evidence: [29], schema: {type: string}}
      responses:
        '200':
          description: The film.
          x-evidence: [33, 34]
          content: {application/json: {schema: {$ref: '#/components/schemas/Film'}}}
      x-wire:
        requests:
          - id: retrieve
            composed: true
            x-evidence: [18, 29]
            x-undocumented: The document shows no such request.
            method: GET
            url: /v1/films/{film_id}
            headers: {Authorization: Bearer <key>}
components:
  securitySchemes:
    key: {type: http, scheme: bearer, description: The key., x-evidence: [18, 51, 57]}
  schemas:
    Film:
      type: object
      description: A film.
      x-evidence: [33, 34]
      required: [id, state]
      x-assumed: [required]
      properties:
        id: {type: string, description: Which film., x-evidence: [24, 33]}
        state: {type: string, enum: [waiting, rolling, wrapped, torn], description: State., x-evidence: [24, 34]}
    Films:
      type: object
      description: Films.
      x-evidence: [62, 63]
      properties:
        films: {type: array, items: {$ref: '#/components/schemas/Film'}, description: Films., x-evidence: [62]}
        next:
          type: [string, 'null']
          description: Where more are.
          x-evidence: [63]
          x-deviations:
            - {aspect: nullable, documented: always null, spec: string or null, why: It may be long., x-evidence: [63]}
"""


SOURCE = """\
document: films.md
lines: 63
sha256: ''
language: en
no_fact:
  - why: heads of tables, fences
    lines: ["9-10", 16, 21, 23, 25, "31-32", "44-45", 55, 58, "60-61"]
"""


LOCK = "specs/acme/source.lock.json"


def specs(spec: str = SPEC) -> dict[str, str]:
    return {"specs/acme/openapi.yaml": spec, "specs/acme/source.yaml": SOURCE}


def accepted(texts: dict[str, str], document: str, lock: Lock | None) -> tuple[dict[str, str], Lock]:
    """The specs after a document was accepted, and its lock."""
    whole, _ = read(document, "films.md")
    after = dict(accept(texts, "acme", whole, lock).texts)
    found, faults = read_lock(after.pop(LOCK), LOCK)
    assert found is not None, faults
    return after, found
