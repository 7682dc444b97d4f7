"""Codes of specs: S0 for text that cannot be read, S1 for OpenAPI of the wrong shape and names that do not work."""

from __future__ import annotations

from .entry import entry
from .families import SPEC

CODES = (
    entry(
        "S000",
        SPEC,
        title="missing specs",
        why="""
            The folder `specs/` holds no `openapi.yaml`, so nothing was examined. The command ends with exit code 4,
            which no script can mistake for a clean check.
        """,
        example="""
            specs/
              features.yaml        # and no folder with an openapi.yaml
        """,
        fix="Add `specs/<provider>/openapi.yaml`, or point `--root` at the project.",
    ),
    entry(
        "S001",
        SPEC,
        title="unreadable file",
        why="""
            The text is not one YAML document in UTF-8, so none of it was examined. A file that cannot be opened, an
            empty file and a key that is not a scalar are reported under the same code.
        """,
        example="""
            info: {title: Acme, version: 1.0.0     # the brace is never closed
        """,
        fix="Correct the syntax at the reported line. Save the file as UTF-8, with one document in it.",
        waivable=False,
    ),
    entry(
        "S002",
        SPEC,
        title="duplicate key",
        why="""
            YAML parsers disagree on which of two equal keys counts, so the spec would mean different things to
            different tools. vidspec uses the first one.
        """,
        example="""
            properties:
              seconds: {type: string}
              seconds: {type: integer}       # which of the two?
        """,
        fix="Remove one of the keys, or merge what is below them.",
    ),
    entry(
        "S003",
        SPEC,
        title="excessive nesting or expansion",
        why="""
            Aliases and schemas can make a small file endless. vidspec stops at 100 levels of YAML, 5,000,000 nodes
            with aliases expanded, 50 levels of schemas without a name, and 500 schemas in one `allOf`. An alias that
            contains itself, or that has no anchor, is reported as well.
        """,
        example="""
            a: &a {b: *a}                    # the alias contains itself
        """,
        fix="Write the value out, or give nested schemas a name under `components` and refer to them with `$ref`.",
        waivable=False,
    ),
    entry(
        "S004",
        SPEC,
        title="unsupported OpenAPI version",
        why="Only OpenAPI 3.0 and 3.1 are understood. Nothing else in the file is examined.",
        example="""
            swagger: '2.0'
        """,
        fix="""
            Set `openapi: 3.1.0` (or a 3.0 version) at the top of the file, and convert the rest if it was written for
            another version.
        """,
    ),
    entry(
        "S101",
        SPEC,
        title="malformed value",
        why="""
            A value has another shape than OpenAPI asks for: a mapping, a sequence, text, or true or false is
            expected, a required key such as `paths` or `info` is missing, or a path does not begin with a slash. What
            is below the value is ignored.
        """,
        example="""
            components:
              schemas:
                Video:
                  properties: [id, status]   # a sequence where a mapping belongs
        """,
        fix="Write the value in the shape that the message names.",
    ),
    entry(
        "S102",
        SPEC,
        title="unresolved $ref",
        why="What the reference stands for is unknown, so a field or an operation would be generated without its type.",
        example="""
            schema: {$ref: '#/components/schemas/Vidoe'}     # the schema is called Video
        """,
        fix="Correct the pointer, or add what it names.",
    ),
    entry(
        "S103",
        SPEC,
        title="circular $ref",
        why="The references lead to one another and never to a schema.",
        example="""
            components:
              schemas:
                A: {$ref: '#/components/schemas/B'}
                B: {$ref: '#/components/schemas/A'}
        """,
        fix="""
            Let one of them be a schema of its own. A schema that contains itself in one of its properties is fine;
            only a chain of nothing but references is not.
        """,
    ),
    entry(
        "S104",
        SPEC,
        title="external $ref",
        why="""
            A spec is one file, so its lines can be cited and reviewed. References to other files and URLs are not
            followed.
        """,
        example="""
            schema: {$ref: 'common.yaml#/Video'}
        """,
        fix="Copy what is referred to into `components` of the spec, and refer to it with `#/components/...`.",
    ),
    entry(
        "S105",
        SPEC,
        title="malformed component key",
        why="""
            OpenAPI allows ASCII letters, digits, `.`, `-` and `_` in the keys of components. Validators do not look
            below any other key, so faults there would stay hidden.
        """,
        example="""
            components:
              schemas:
                Vidéo: {type: object}
        """,
        fix="Rename the component, and the references to it.",
    ),
    entry(
        "S106",
        SPEC,
        title="type of OpenAPI 3.1 in a 3.0 spec",
        why="""
            OpenAPI 3.0 knows neither `type: 'null'` nor a list of types. Some tools ignore them and others crash.
        """,
        example="""
            openapi: 3.0.3
            # ...
            error: {type: [object, 'null']}
        """,
        fix="Write `nullable: true` beside one type, or move the spec to `openapi: 3.1.0`.",
    ),
    entry(
        "S107",
        SPEC,
        title="unknown type",
        why="JSON Schema has no such type, so any value would be accepted for the field.",
        example="""
            seconds: {type: int}             # the type is called integer
        """,
        fix="Use `string`, `integer`, `number`, `boolean`, `array`, `object` or `null`.",
    ),
    entry(
        "S110",
        SPEC,
        title="missing operationId",
        why="The id is the name by which callers reach the operation; without it there is no method.",
        example="""
            paths:
              /v1/videos:
                post: {summary: Start a job.}
        """,
        fix="Add an `operationId`: `videos.create` becomes `client.videos.create(...)`.",
    ),
    entry(
        "S111",
        SPEC,
        title="duplicate operationId",
        why="Two operations would become one method, and only one of them could be called.",
        example="""
            /v1/videos: {post: {operationId: videos.create}}
            /v2/videos: {post: {operationId: videos.create}}
        """,
        fix="Give one of the operations another id.",
    ),
    entry(
        "S112",
        SPEC,
        title="malformed operationId",
        why="An id has to be made of names joined by dots, each of which becomes a name in Python.",
        example="""
            operationId: create video        # neither a name nor names joined by dots
        """,
        fix="Write names of ASCII letters, digits, `-` and `_`, joined by dots: `videos.create`.",
    ),
    entry(
        "S113",
        SPEC,
        title="colliding names",
        why="""
            Two names of the spec become one name in Python, so one of them would replace the other. It happens to
            operations, parameters, properties, components, and to operations named like a method that vidspec adds.
        """,
        example="""
            properties:
              video-id: {type: string}
              video_id: {type: string}       # both become video_id
        """,
        fix="""
            Rename what is a name of the spec's own: an `operationId` or a component. Where the provider sends both
            names, leave one of them out and cite its lines in `no_fact`.
        """,
    ),
    entry(
        "S117",
        SPEC,
        title="default on a file",
        why="Only bytes can stand for a file. A text as its default would be sent in place of the file.",
        example="""
            input_reference: {type: string, format: binary, default: none}
        """,
        fix="Remove `default`.",
    ),
    entry(
        "S118",
        SPEC,
        title="malformed provider name",
        why="""
            The folder below `specs/` names a Python package and an environment variable. It takes lower case letters,
            digits and single underscores, and is neither a keyword nor `conformance` nor `runtime`.
        """,
        example="""
            specs/Acme-Videos/openapi.yaml
        """,
        fix="Rename the folder: `specs/acme_videos/`.",
    ),
)
