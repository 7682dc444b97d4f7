"""Builds matrices from pairs of specs."""

from __future__ import annotations

from vidspec.matrix.model import Feature, Matrix

from tests.support.project import generate

SPEC = """\
openapi: 3.1.0
info: {{title: {title}, version: 1.0.0}}
{head}
servers: [{{url: '{server}'}}]
x-job:
  submit: [videos.create]
  poll: videos.retrieve
  id: /id
  status: /status
  states: {{queued: [{queued}], running: [running], succeeded: [done], failed: [failed]}}
paths:
  {path}:
    post:
      operationId: videos.create
      requestBody:
        required: true
        content: {{{media}: {{schema: {{type: object, properties: {{{request}}}, required: [{required}]}}}}}}
      responses: &job
        '200': {{description: Job., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Video'}}}}}}}}
{operation}
  {path}/{{video_id}}:
    get:
      operationId: videos.retrieve
      parameters: [{{name: video_id, in: path, required: true, schema: {{type: string}}}}]
      responses: *job
components:
  schemas:
    Video:
      type: object
      required: [id, status]
      properties:
        id: {{type: string}}
        status: {{type: string}}
        {answer}
"""


DEFAULTS = {
    "title": "Acme",
    "head": "",
    "server": "https://api.example/v1",
    "queued": "queued",
    "path": "/videos",
    "media": "application/json",
    "request": "prompt: {type: string}, seconds: {type: string, enum: ['4', '8']}",
    "required": "prompt",
    "operation": "",
    "answer": "progress: {type: integer}",
}


BASE = SPEC.format(**DEFAULTS | {"head": "x-baseline: true"})


SECONDS = "videos.create.request.seconds"


def matrix_of(spec: str, base: str = BASE, **more: str) -> Matrix:
    result = generate({"specs/base/openapi.yaml": base, "specs/acme/openapi.yaml": spec, **more})
    assert result.matrix is not None, [str(finding) for finding in result.diagnostics]
    assert [str(finding) for finding in result.diagnostics] == []
    return result.matrix


def row_of(matrix: Matrix, feature: str) -> Feature:
    return next(row for row in matrix.features if row.id == feature)


SOURCE = "document: acme.txt\nlines: 20\nsha256: 0\nlanguage: en\n"


CITED = """\
openapi: 3.1.0
info: {title: Acme, version: 1.0.0}
servers: [{url: 'https://api.example/v1', x-evidence: [1]}]
HEAD
paths:
  /videos:
    post:
      operationId: videos.create
      x-evidence: [2]
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [prompt]
              properties:
                prompt: {type: string, x-evidence: [3]}
                seconds: {SECONDS}
      responses: {'200': {description: Done., x-evidence: [6]}}
WIRE
"""
