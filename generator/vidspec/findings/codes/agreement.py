"""Codes of specs that do not say what their source document says."""

from __future__ import annotations

from .entry import entry
from .families import AGREEMENT

_DEVIATION = "or declare in `x-deviations` what the document says and why the spec departs from it."

CODES = (
    entry(
        "D301",
        AGREEMENT,
        title="field names disagree",
        why="""
            The document names a field or a query parameter that no statement citing the line has, or the spec names
            one that its lines do not. The server would not know the field that the client sends.
        """,
        example="""
            | duration | integer |             # the spec that cites the line calls it seconds
        """,
        fix=f"Use the name of the document, cite the line that has the name, {_DEVIATION}",
    ),
    entry(
        "D302",
        AGREEMENT,
        title="types disagree",
        why="A value of the wrong type is refused by some servers and misread by others.",
        example="""
            | seconds | integer |              # the spec says {type: string}
        """,
        fix=f"Declare the type of the document, {_DEVIATION}",
    ),
    entry(
        "D303",
        AGREEMENT,
        title="required fields disagree",
        why="Callers could leave out what the server needs, or would have to pass what it does not.",
        example="""
            | prompt | string | required |     # the spec does not list it under `required`
        """,
        fix=f"Change `required` in the spec, {_DEVIATION}",
    ),
    entry(
        "D304",
        AGREEMENT,
        title="documented values disagree",
        why="""
            The document allows or shows values that the spec does not list, or the spec lists values that its lines
            do not have. Type checkers and rules would refuse a right value, or let a wrong one pass.
        """,
        example="""
            | size | 720x1280, 1280x720 |      # the spec says enum: [720x1280]
        """,
        fix=f"Bring `enum` in line with the document, {_DEVIATION}",
    ),
    entry(
        "D305",
        AGREEMENT,
        title="defaults disagree",
        why="Callers who leave the field out would get something else than the client's documentation says.",
        example="""
            | seconds | default 4 |            # the spec says default: 8
        """,
        fix=f"Declare the default of the document, {_DEVIATION}",
    ),
    entry(
        "D306",
        AGREEMENT,
        title="limits disagree",
        why="The client would document another minimum or maximum than the server applies.",
        example="""
            | n | 1 to 4 |                     # the spec says maximum: 10
        """,
        fix=f"Declare the limits of the document, {_DEVIATION}",
    ),
    entry(
        "D307",
        AGREEMENT,
        title="paths disagree",
        why="""
            The document calls a path that no operation of the spec has, or no line that an operation cites names its
            path. The client would call an address that does not exist.
        """,
        example="""
            POST /v2/videos                    # the spec has /v1/videos
        """,
        fix=f"Correct the path, cite the line that names it, add the operation, {_DEVIATION}",
    ),
    entry(
        "D308",
        AGREEMENT,
        title="methods disagree",
        why="The server refuses a request with another method than it expects.",
        example="""
            GET /v1/videos/{id}/remix          # the spec declares it under `post`
        """,
        fix=f"Declare the method of the document, {_DEVIATION}",
    ),
    entry(
        "D309",
        AGREEMENT,
        title="servers disagree",
        why="The document names another host or scheme than the spec. The key would be sent to the wrong server.",
        example="""
            curl https://eu.acme.example/v1/videos    # the spec has https://api.acme.example
        """,
        fix=f"Correct `servers`, {_DEVIATION}",
    ),
    entry(
        "D310",
        AGREEMENT,
        title="body encodings disagree",
        why="A server that expects a form cannot read JSON, and the other way round.",
        example="""
            Content-Type: multipart/form-data    # the spec has application/json
        """,
        fix=f"Declare the content type of the document, {_DEVIATION}",
    ),
    entry(
        "D311",
        AGREEMENT,
        title="authentication disagrees",
        why="""
            The key travels in another header, or with another word before it, than the document shows. Every call
            would fail.
        """,
        example="""
            -H 'X-Key: $KEY'                   # the spec sends Authorization: Bearer
        """,
        fix=f"Correct the security scheme, cite the line that shows the header, {_DEVIATION}",
    ),
    entry(
        "D312",
        AGREEMENT,
        title="request example disagrees",
        why="""
            A request under `x-wire` is not what the cited lines show: its method, URL, headers or body. The tests of
            the client would prove something that nobody documented.
        """,
        example="""
            # the document: curl -d '{"seconds": 8}' ...
            x-wire: {requests: [{id: create, json: {seconds: '8'}, x-evidence: [24]}]}
        """,
        fix="Copy the request as the document shows it, or cite the lines that show it.",
    ),
    entry(
        "D313",
        AGREEMENT,
        title="response example disagrees",
        why="""
            A response under `x-wire` is not what the cited lines show, so the tests would read an invented response.
        """,
        example="""
            # the document: {"id": "video_1", "status": "queued"}
            x-wire: {responses: [{id: created, response: '200', json: {id: video_1}, x-evidence: [48]}]}
        """,
        fix="Copy the response as the document shows it, or cite the lines that show it.",
    ),
    entry(
        "D320",
        AGREEMENT,
        title="deviation from what the document does not say",
        why="""
            A deviation excuses a difference between the document and the spec. The document does not say what the
            deviation claims of it, so it excuses nothing, or hides that the document was corrected.
        """,
        example="""
            x-deviations: [{aspect: type, documented: integer, spec: string, x-evidence: [12], why: examples show text}]
            # line 12 says: string
        """,
        fix="Remove the deviation, or correct `documented` and the lines that it cites.",
    ),
    entry(
        "D321",
        AGREEMENT,
        title="value without a cited line",
        why="""
            A value of a rule, a condition or a state of a job is in none of the lines that it cites. It may be
            misspelled, or invented, and a client would act on it.
        """,
        example="""
            states: {failed: [failled]}
            states-evidence: {failed: [41]}    # line 41 says: failed
        """,
        fix="Correct the value, or cite the line that has it.",
    ),
    entry(
        "D322",
        AGREEMENT,
        title="deviation from what the spec does not say",
        why="""
            A deviation claims that the spec says something, and the spec says something else. Readers would trust the
            wrong one.
        """,
        example="""
            seconds:
              type: integer
              x-deviations: [{aspect: type, documented: number, spec: string, x-evidence: [12], why: seen in use}]
        """,
        fix="Correct `spec` in the deviation, or the statement that it belongs to.",
    ),
)
