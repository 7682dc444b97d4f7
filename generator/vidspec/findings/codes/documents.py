"""Codes of source documents: D0 for those that cannot be read, D1 for those that have moved, D2 for facts not cited."""

from __future__ import annotations

from ..severity import Severity
from .entry import entry
from .families import COVERAGE, DOCUMENT, MOVED

CODES = (
    entry(
        "D001",
        DOCUMENT,
        title="missing or unreadable document",
        why="The document is not in the folder, cannot be opened or is not UTF-8, so nothing of it was compared.",
        example="""
            vidspec drift --sources documents     # documents/acme.md does not exist
        """,
        fix="Save the document in the folder under the name that `document` in `source.yaml` gives it, as UTF-8.",
        waivable=False,
        note_when="""
            `source.yaml` says `published: false` and the provider was not named on the command line, or the folder
            holds no document at all.
        """,
    ),
    entry(
        "D002",
        DOCUMENT,
        title="empty document",
        why="An empty page is usually a failed download. Compared with the spec, every fact would seem to be gone.",
        example="""
            documents/acme.md: 0 bytes
        """,
        fix="Fetch the document again.",
        waivable=False,
    ),
    entry(
        "D003",
        DOCUMENT,
        title="truncated document",
        why="""
            The document ends within a block of code or a row of a table, or a block begins within another one. What
            is missing would look like facts that the provider has removed.
        """,
        example="""
            ```json
            {"id": "video_1",
        """,
        fix="""
            Fetch the whole document. If the page itself is broken, close the block in your copy and say so in the
            commit.
        """,
        waivable=False,
    ),
    entry(
        "D004",
        DOCUMENT,
        title="document that is not Markdown",
        why="""
            The file is HTML, PDF, JSON or binary data, has no title, table, block of code or endpoint, or exceeds
            200,000 characters, 20,000 lines or 25 levels of nesting. Nothing of it was compared.
        """,
        example="""
            <!doctype html><title>Sign in</title>     # a login page in place of the document
        """,
        fix="Save the page as Markdown, or as OpenAPI under a name that ends in `.yaml` or `.json`.",
        waivable=False,
    ),
    entry(
        "D005",
        DOCUMENT,
        title="table row with missing or surplus cells",
        why="Markdown silently drops cells beyond those of the head, so part of what the document says is lost.",
        example="""
            | field | type |
            |---|---|
            | size | string | 720x1280 |
        """,
        fix="""
            Escape a `|` within a cell as `\\|` in your copy. If the provider's page has the fault, waive the finding.
        """,
    ),
    entry(
        "D006",
        DOCUMENT,
        title="malformed JSON block",
        why="A block that says it is JSON cannot be read, so none of its keys and values is compared with the spec.",
        example="""
            ```json
            {"seconds": 8,}                    # a comma too many
            ```
        """,
        fix="Correct the copy only if the download broke it. If the provider's page has the fault, waive the finding.",
    ),
    entry(
        "D007",
        DOCUMENT,
        title="malformed YAML block",
        why="A block that says it is YAML cannot be read, so none of its keys and values is compared with the spec.",
        example="""
            ```yaml
            paths: {/v1/videos: [}
            ```
        """,
        fix="Correct the copy only if the download broke it. If the provider's page has the fault, waive the finding.",
    ),
    entry(
        "D008",
        DOCUMENT,
        title="unknown curl option",
        why="""
            A curl command has an option that curl does not know, or one without its value. What follows it may be
            read as something else.
        """,
        example="""
            curl https://api.acme.example/v1/videos --heador 'X-Key: k'
        """,
        fix="Check the download. If the provider's page has the fault, waive the finding.",
    ),
    entry(
        "D009",
        DOCUMENT,
        title="unclosed quote in a shell command",
        why="""
            The command never ends, so its URL, headers and body cannot be told apart. A block of more than 100,000
            characters is not read at all.
        """,
        example="""
            curl https://api.acme.example/v1/videos -d '{"prompt": "a cat"}
        """,
        fix="Check the download. If the provider's page has the fault, waive the finding.",
    ),
    entry(
        "D101",
        MOVED,
        title="malformed lock",
        why="Without its lock nobody can tell whether a document has changed since the spec was written.",
        example="""
            specs/acme/source.lock.json        # has conflict markers, or was written by another version
        """,
        fix="Restore the file from version control, or write it again with `vidspec drift --sources DIR --accept`.",
        waivable=False,
    ),
    entry(
        "D102",
        MOVED,
        title="removed fact",
        why="The document no longer states something that the spec was written from. The server may no longer do it.",
        example="""
            | remix_id | string | Id of the video to remix. |     # this row is gone
        """,
        fix="""
            Change the spec to what the document says now. Then accept the document with `vidspec drift --sources DIR
            --accept`.
        """,
    ),
    entry(
        "D103",
        MOVED,
        title="added fact",
        why="The document states something new, which the spec and its client do not know yet.",
        example="""
            | quality | string | hd or sd. |     # this row is new
        """,
        fix="""
            Accept the document with `vidspec drift --sources DIR --accept`, then add what is new to the spec and cite
            its lines, or list them in `no_fact`.
        """,
    ),
    entry(
        "D104",
        MOVED,
        title="changed fact",
        why="""
            The document now states another type, default, path or value than when the spec was written.
        """,
        example="""
            | seconds | integer | 4 |     # the default was 8
        """,
        fix="""
            Change the spec to what the document says now. Then accept the document with `vidspec drift --sources DIR
            --accept`.
        """,
    ),
    entry(
        "D105",
        MOVED,
        Severity.NOTE,
        title="reworded or reordered text",
        why="""
            A paragraph is worded differently but has the same names and numbers, a new paragraph has none, or a fact
            has moved. Prose can carry meaning that no tool sees, so it is worth reading.
        """,
        example="""
            The clip may take a while.         # it said: The video may take a while.
        """,
        fix="Read it, then accept the document with `vidspec drift --sources DIR --accept`.",
    ),
    entry(
        "D106",
        MOVED,
        Severity.NOTE,
        title="shifted lines",
        why="The facts are the same and stand on other lines, so the citations of the spec point beside them.",
        example="""
            # a new paragraph at the top moves all that follows by two lines
        """,
        fix="Run `vidspec drift --sources DIR --accept`, which moves the citations.",
    ),
    entry(
        "D107",
        MOVED,
        title="missing lock",
        why="There is no record of what the document said when the spec was written, so no change can be noticed.",
        example="""
            specs/acme/openapi.yaml
            specs/acme/source.yaml             # and no source.lock.json
        """,
        fix="Run `vidspec drift --sources DIR --accept`, and commit the lock.",
    ),
    entry(
        "D201",
        COVERAGE,
        title="fact that is not cited",
        why="""
            The document states something that nothing in the spec cites. A field or a limit may be missing from the
            client.
        """,
        example="""
            | quality | string | hd or sd. |     # no `x-evidence` names this line
        """,
        fix="""
            Declare it in the spec and cite the line, or list the line under `no_fact` in `source.yaml` with a reason.
        """,
    ),
    entry(
        "D202",
        COVERAGE,
        title="citation of an empty line",
        why="The cited line is blank, so it proves nothing. The citation is usually off by a line.",
        example="""
            x-evidence: [31]                   # line 31 of the document is blank
        """,
        fix="Cite the line that says so.",
    ),
    entry(
        "D203",
        COVERAGE,
        title="line both cited and listed in no_fact",
        why="The spec cites a line that `source.yaml` says states nothing. One of the two is wrong.",
        example="""
            # openapi.yaml
            x-evidence: [12]
            # source.yaml
            no_fact: [{why: table rules, lines: ["10-14"]}]
        """,
        fix="Remove the line from `no_fact`, or the citation.",
    ),
    entry(
        "D204",
        COVERAGE,
        title="citation of a removed fact",
        why="""
            `--accept` moves citations to where their facts are now. The document no longer has what is cited here, so
            the citation would point at something else. Nothing was accepted.
        """,
        example="""
            x-evidence: [44]                   # the row that stood on line 44 is gone
        """,
        fix="""
            Change or remove the statement that cites the lines, then accept again. A waived finding still keeps the
            document from being accepted.
        """,
    ),
)
