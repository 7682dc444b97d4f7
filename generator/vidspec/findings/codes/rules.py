"""Codes of rules that a well-formed spec still has to keep: R1 for one spec, R2 for all of them together."""

from __future__ import annotations

from .entry import entry
from .families import RULES

CODES = (
    entry(
        "R101",
        RULES,
        title="path and path parameters disagree",
        why="""
            A placeholder without a parameter is sent as it is written, and a parameter without a placeholder never
            reaches the URL. A segment such as `:id` or `video_id` is a placeholder that lacks its braces.
        """,
        example="""
            /v1/videos/{id}:
              get:
                parameters: [{name: video_id, in: path, required: true, schema: {type: string}}]
        """,
        fix="Write the placeholder in braces, with the name of the parameter: `/v1/videos/{video_id}`.",
    ),
    entry(
        "R102",
        RULES,
        title="Authorization as a parameter",
        why="The key would be an argument of every call, and would appear in logs of arguments.",
        example="""
            parameters:
              - {name: Authorization, in: header, required: true, schema: {type: string}}
        """,
        fix="Declare a security scheme, and name it under `security`.",
    ),
    entry(
        "R103",
        RULES,
        title="example that does not fit its schema",
        why="""
            The example or the schema is wrong. Examples are what the generated tests send and read, so a wrong one
            hides that the client does not work. Defaults are checked in the same way.
        """,
        example="""
            seconds: {type: integer, example: '8'}
        """,
        fix="Find out in the document which of the two is right, and correct the other.",
    ),
    entry(
        "R104",
        RULES,
        title="invalid OpenAPI",
        why="""
            The official schema of OpenAPI refuses the file, and other tools will as well. Only faults that no other
            finding reports are listed.
        """,
        example="""
            info: {title: Acme}              # `version` is required
        """,
        fix="Correct the value at the place that the message names.",
    ),
    entry(
        "R105",
        RULES,
        title="statement without evidence",
        why="""
            In a spec with a `source.yaml`, every operation, parameter, property and security scheme says where it
            comes from. Otherwise nobody could check whether the document says so.
        """,
        example="""
            seconds: {type: string}          # says neither where it stands nor why it is assumed
        """,
        fix="""
            Add `x-evidence` with the lines that say so, or `x-undocumented` with the reason why it is assumed though
            the document is silent.
        """,
    ),
    entry(
        "R106",
        RULES,
        title="file in a JSON body",
        why="JSON has no bytes, so the file cannot be sent.",
        example="""
            application/json:
              schema: {type: object, properties: {image: {type: string, format: binary}}}
        """,
        fix="Declare the body as `multipart/form-data`, or the field as text if the server takes a URL or Base64.",
    ),
    entry(
        "R107",
        RULES,
        title="malformed pattern",
        why="The pattern of a rule in `x-rules` is not a regular expression, so the rule cannot be tried.",
        example="""
            x-rules:
              - {id: size, field: size, pattern: '([0-9]+x', force: refuse, message: no size}
        """,
        fix="Correct the regular expression; the message says where it fails.",
    ),
    entry(
        "R108",
        RULES,
        title="job status with two states or none",
        why="""
            A status that means two states ends a job wrongly. A documented status that means none keeps a client
            waiting for a job that has ended, and may have been billed. Upper and lower case count as the same.
        """,
        example="""
            x-job:
              states: {queued: [queued], running: [working], succeeded: [done], failed: [Done]}
        """,
        fix="List every documented status under exactly one of `queued`, `running`, `succeeded` and `failed`.",
    ),
    entry(
        "R109",
        RULES,
        title="job field missing from the response",
        why="""
            `x-job` names a place in the response of an operation, and its schema declares nothing there. The job
            could not be followed, or its result could not be found.
        """,
        example="""
            x-job: {id: /job_id, status: /status}    # the response has `id`
        """,
        fix="Correct the JSON pointer, or declare the field in the schema of the response.",
    ),
    entry(
        "R110",
        RULES,
        title="contradiction with one place",
        why="""
            A document contradicts itself in two places. With only one of them, no reader can tell what contradicts
            what.
        """,
        example="""
            x-discrepancies:
              - kind: contradiction
                says: [{text: seconds is text, lines: [12]}]
        """,
        fix="Cite the second place, or choose another kind: `omission` or `difference`.",
    ),
    entry(
        "R201",
        RULES,
        title="duplicate baseline",
        why="The matrix compares all other providers with one baseline; with two there is nothing to compare with.",
        example="""
            # specs/acme/openapi.yaml and specs/other/openapi.yaml
            x-baseline: true
        """,
        fix="Keep `x-baseline: true` in one spec.",
    ),
    entry(
        "R202",
        RULES,
        title="cited lines outside another provider's document",
        why="A discrepancy cites lines of another provider's document that it does not have, so nobody can check it.",
        example="""
            x-discrepancies:
              - kind: difference
                says:
                  - {text: seconds is text, lines: [12]}
                  - {text: seconds is a number, document: other.md, lines: [999]}
        """,
        fix="Cite the lines that say so. Their number is `lines` in the other provider's `source.yaml`.",
    ),
)
