"""Compares two revisions of a small spec."""

from __future__ import annotations

from functools import cache

from vidspec.breaking import compare_surfaces
from vidspec.core.spec import Provider
from vidspec.findings.diagnostic import Diagnostic, Severity
from vidspec.pipeline import read_specs
from vidspec.project.sources import Sources

from tests.support.project import SPEC, sources

BREAKING, ADDITIVE, COSMETIC = "D501", "D502", "D503"


BASE = """\
openapi: 3.1.0
info: {title: Acme Videos, version: 1.0.0, description: Films.}
servers:
  - url: https://api.acme.example
security:
  - key: []
x-job:
  submit: [videos.create]
  poll: videos.retrieve
  id: /id
  status: /status
  progress: /progress
  states: {queued: [waiting], running: [rendering], succeeded: [done], failed: [lost]}
paths:
  /v1/videos:
    post:
      operationId: videos.create
      summary: Start a job.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [prompt]
              properties:
                prompt: {type: string, description: What is shown., maxLength: 100}
                seconds: {type: integer, enum: [4, 8], default: 4, description: How long.}
                stream: {type: boolean}
                style: {$ref: '#/components/schemas/Style'}
      responses:
        '200':
          description: The job.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Video'}}
            text/event-stream: {schema: {$ref: '#/components/schemas/Event'}}
        '400':
          description: Refused.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Fault'}}
      x-stream: {parameter: stream, terminator: END}
      x-rules:
        - id: short-by-default
          force: refuse
          when: {stream: [true]}
          field: seconds
          values: [4]
          message: a stream lasts 4 seconds
  /v1/videos/{video_id}:
    get:
      operationId: videos.retrieve
      summary: Ask for a job.
      parameters:
        - {name: video_id, in: path, required: true, schema: {type: string}}
        - {name: detail, in: query, schema: {type: string}}
      responses:
        '200':
          description: The job.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Video'}}
  /v1/videos/{video_id}/frames/{frame}:
    get:
      operationId: videos.frame
      summary: One picture of a film.
      parameters:
        - {name: video_id, in: path, required: true, schema: {type: string}}
        - {name: frame, in: path, required: true, schema: {type: integer}}
      responses:
        '200':
          description: The picture.
          content:
            image/png: {schema: {type: string, format: binary}}
components:
  securitySchemes:
    key: {type: http, scheme: bearer}
  schemas:
    Style:
      type: object
      required: [tone]
      properties:
        tone: {type: string}
        grain: {type: number}
    Video:
      type: object
      description: A job.
      required: [id, status]
      properties:
        id: {type: string}
        status: {type: string, enum: [waiting, rendering, done, lost]}
        progress: {type: integer}
        url: {type: string}
        error: {$ref: '#/components/schemas/Reason'}
    Reason:
      type: object
      properties:
        message: {type: string}
    Event:
      type: object
      properties:
        percent: {type: number}
    Fault:
      type: object
      properties:
        message: {type: string}
"""


@cache
def read(text: str, file: str = SPEC) -> Provider:
    specs = Sources(specs={file: text}, vocabulary=sources().vocabulary, templates={}, runtime={}, pages={})
    parsed, found = read_specs(specs)
    assert [str(one) for one in found if one.severity is Severity.ERROR] == []
    return parsed[0]


def compared(old: str, new: str) -> tuple[Diagnostic, ...]:
    return compare_surfaces(read(old, "old/acme/openapi.yaml"), read(new, "new/acme/openapi.yaml"))


def edited(old: str, new: str) -> str:
    assert BASE.count(old) == 1, f"{old!r} stands {BASE.count(old)} times in the base"
    return BASE.replace(old, new)


def at_place(found: tuple[Diagnostic, ...], place: str) -> Diagnostic:
    there = [one for one in found if one.place == place]
    assert len(there) == 1, f"{place} is not among {[one.place for one in found]}"
    return there[0]
