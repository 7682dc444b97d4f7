"""Codes of recorded traffic that departs from the specs."""

from __future__ import annotations

from ..severity import Severity
from .entry import entry
from .families import TRAFFIC

_MEND = "Add it to the spec if the server really does so"

CODES = (
    entry(
        "D400",
        TRAFFIC,
        title="malformed recording",
        why="""
            The file cannot be opened, is not UTF-8 or JSON, is cut off, or has no `log` with `entries`. Nothing was
            compared.
        """,
        example="""
            {"log": {"version": "1.2", "entries": [     # the file ends here
        """,
        fix="""
            Export the recording as HAR 1.2 once more. A recording of a program that was killed may have to be
            repeated.
        """,
        waivable=False,
    ),
    entry(
        "D401",
        TRAFFIC,
        title="undeclared path or method",
        why="A program calls something that the spec does not have, so no client offers it.",
        example="""
            DELETE /v1/videos/video_1          # the spec declares only `get` there
        """,
        fix=f"{_MEND}, with the lines that say so. Otherwise find out who calls it.",
    ),
    entry(
        "D402",
        TRAFFIC,
        Severity.WARNING,
        title="undeclared part of a request",
        why="A parameter, field, part or body was sent that the spec does not declare. The server may ignore it.",
        example="""
            POST /v1/videos?trace=1            # the spec has no query parameter `trace`
        """,
        fix=f"{_MEND}, or stop sending it.",
    ),
    entry(
        "D403",
        TRAFFIC,
        Severity.WARNING,
        title="exchange of several possible providers",
        why="""
            The request fits operations of more than one spec, and its host does not decide, so it was compared with
            none.
        """,
        example="""
            POST https://10.0.0.7/v1/videos    # two specs have the path and leave the host open
        """,
        fix="Name the provider: `vidspec drift --har FILE acme`.",
        note_when="Nothing else was examined; exit code 4 says so already.",
    ),
    entry(
        "D404",
        TRAFFIC,
        title="undeclared status",
        why="""
            The server responded with a status that the spec does not declare, or with an error under a status of
            success. A client would not know how to read it.
        """,
        example="""
            HTTP/1.1 200 OK
            {"error": {"message": "no credits"}}
        """,
        fix=f"{_MEND}: declare the status under `responses`. An error under 200 is the provider's fault; waive it.",
    ),
    entry(
        "D405",
        TRAFFIC,
        Severity.WARNING,
        title="undeclared field in a response",
        why="The server sends a field that the spec does not declare. Clients keep it, without a type.",
        example="""
            {"id": "video_1", "queue_position": 3}     # the spec has no `queue_position`
        """,
        fix="Declare it, with `x-undocumented` where no document names it.",
    ),
    entry(
        "D406",
        TRAFFIC,
        Severity.WARNING,
        title="undocumented value",
        why="The value is not among the documented ones. An unknown status of a job is the most costly kind.",
        example="""
            {"status": "preparing"}            # the spec says enum: [queued, in_progress, completed, failed]
        """,
        fix="Add the value to the spec, and a status of a job to a state of `x-job`.",
    ),
    entry(
        "D407",
        TRAFFIC,
        title="undeclared type",
        why="A value has another type than the spec declares, so a program that trusts the type breaks.",
        example="""
            {"seconds": 8}                     # the spec says {type: string}
        """,
        fix="Allow the type in the spec, as a deviation where the document says something else.",
    ),
    entry(
        "D408",
        TRAFFIC,
        title="missing required field",
        why="A response lacks a field that the spec calls required. A program that relies on it breaks.",
        example="""
            {"status": "queued"}               # the spec says required: [id, status]
        """,
        fix="Remove the field from `required`, as a deviation where the document says something else.",
    ),
    entry(
        "D409",
        TRAFFIC,
        title="undeclared content type",
        why="A body has another content type than the spec declares: a page in place of JSON, JSON in place of a file.",
        example="""
            Content-Type: text/html            # the spec declares application/json
        """,
        fix="""
            Look at the exchange. Declare the content type if the server really uses it; a page of a proxy is no
            response.
        """,
    ),
    entry(
        "D410",
        TRAFFIC,
        title="unreadable exchange",
        why="""
            A body is not the JSON, form or stream it claims to be, or broke off, or an entry of the recording has no
            proper request and response. It was not compared.
        """,
        example="""
            Content-Type: application/json
            {"id": "video_1", "sta             # the connection was lost
        """,
        fix="Record the exchange again. If the server sends such bodies, the client reports them as errors.",
    ),
    entry(
        "D411",
        TRAFFIC,
        Severity.WARNING,
        title="too many findings",
        why="""
            There are more than 1,000 different findings; the others are left out. The recording is probably of
            another API.
        """,
        example="""
            vidspec drift --har everything.har acme    # a recording of a whole browser session
        """,
        fix="Fix what is listed and run again, or record only calls of the provider.",
    ),
)
