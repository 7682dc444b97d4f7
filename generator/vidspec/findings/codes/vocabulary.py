"""Codes of the x- vocabulary of specs, of what cites lines, and of parts of OpenAPI that no client supports."""

from __future__ import annotations

from ..severity import Severity
from .entry import entry
from .families import SPEC

CODES = (
    entry(
        "S120",
        SPEC,
        title="unknown x- key",
        why="The key would be ignored. It is usually a misspelled one, and what it says would be lost.",
        example="""
            x-evidance: [12]                 # the key is called x-evidence
        """,
        fix="""
            Use a key of the vocabulary; `specs/README.md` describes them. Keys of other tools have no place in a
            spec.
        """,
    ),
    entry(
        "S121",
        SPEC,
        title="malformed x- value",
        why="A value that does not have the shape of its key would be read as something else, or not at all.",
        example="""
            x-evidence: 12                   # a list is expected: [12]
        """,
        fix="Write the value as `specs/extensions.schema.json` describes it.",
    ),
    entry(
        "S122",
        SPEC,
        title="cited lines outside the document",
        why="The statement cites lines that its document does not have, so nobody can check it.",
        example="""
            # source.yaml says `lines: 200`
            x-evidence: [212]
        """,
        fix="""
            Cite the lines that say so. If the document has grown, `vidspec drift --sources DIR --accept` updates its
            length.
        """,
    ),
    entry(
        "S123",
        SPEC,
        title="cited lines without a document",
        why="Lines are cited, and no `source.yaml` beside the spec says of which document.",
        example="""
            # there is no specs/acme/source.yaml
            x-evidence: [12]
        """,
        fix="Add `source.yaml` with `document` and `lines`, or remove the citations.",
    ),
    entry(
        "S124",
        SPEC,
        title="unresolved name",
        why="""
            `x-job`, `x-stream`, `x-rules`, `x-wire` or `security` names an operation, a field, a response or a scheme
            that the spec does not declare, or an operation that cannot do what is asked of it: one that polls a job
            takes its id and needs nothing else.
        """,
        example="""
            x-job:
              submit: [videos.create]
              poll: videos.retreive          # the operation is called videos.retrieve
        """,
        fix="Correct the name, or declare what it names.",
    ),
    entry(
        "S125",
        SPEC,
        title="malformed source.yaml",
        why="""
            Without the name of the document and the number of its lines no citation can be checked. Each entry of
            `no_fact` has to say which lines state nothing, and why.
        """,
        example="""
            document: acme.md
            lines: many                      # a number is expected
        """,
        fix="Write `document` as text, `lines` as a number, and `no_fact` as a list of `{why, lines}`.",
    ),
    entry(
        "S126",
        SPEC,
        Severity.WARNING,
        title="unsupported parameter or security scheme",
        why="""
            Clients send parameters in the path, the query, headers and the body, and a key as bearer token or as
            `apiKey` in a header or the query. Anything else is left out of the client, which still works without it.
        """,
        example="""
            parameters:
              - {name: session, in: cookie, schema: {type: string}}
        """,
        fix="""
            Remove it if no caller needs it, or declare it as a header if the server takes it there. Otherwise waive
            the finding; callers can pass `extra_headers`.
        """,
    ),
    entry(
        "S127",
        SPEC,
        title="malformed header name",
        why="""
            The key would travel in a header that HTTP does not allow, and every request would fail before it is sent.
        """,
        example="""
            key: {type: apiKey, in: header, name: 'X Key'}
        """,
        fix="Name the header as the provider does: letters, digits and hyphens, without spaces or colons.",
    ),
    entry(
        "S128",
        SPEC,
        title="misplaced x-idempotency",
        why="""
            The key says that a header makes a call safe to repeat. Anywhere but on a header parameter that is sent it
            has no effect, though readers would rely on it. `Accept` and `Content-Type` are never sent as parameters.
        """,
        example="""
            - {name: request_id, in: query, x-idempotency: true, schema: {type: string}}
        """,
        fix="Put the key on the header parameter itself, not on a reference to it, or remove it.",
    ),
    entry(
        "S129",
        SPEC,
        title="x-idempotency on a header that takes no random text",
        why="The client fills the header with random text, which neither an `enum` nor another type allows.",
        example="""
            - {name: Idempotency-Key, in: header, x-idempotency: true, schema: {type: integer}}
        """,
        fix="Declare the schema as `{type: string}`, or remove `x-idempotency`.",
    ),
    entry(
        "S130",
        SPEC,
        title="duplicate x-idempotency",
        why="""
            One value is enough to tell a request from another. Two would contradict each other when a call is
            repeated.
        """,
        example="""
            - {name: Idempotency-Key, in: header, x-idempotency: true, schema: {type: string}}
            - {name: X-Request-Key, in: header, x-idempotency: true, schema: {type: string}}
        """,
        fix="Keep the key on the header for which the provider makes the promise.",
    ),
    entry(
        "S131",
        SPEC,
        title="misplaced x-blocking",
        why="The key says how long the response of an operation takes. Anywhere else it has no effect.",
        example="""
            paths:
              /v1/files:
                x-blocking: false            # belongs below `post`
                post: {operationId: files.upload}
        """,
        fix="Move the key to the operation, beside its `operationId`.",
    ),
)
