"""Codes of what callers of a client see of a new version of its spec."""

from __future__ import annotations

from ..severity import Severity
from .entry import entry
from .families import BREAKING

CODES = (
    entry(
        "D501",
        BREAKING,
        title="breaking change",
        why="Some program that uses the generated client has to be changed, or stops working.",
        example="""
            # the old spec                     # the new spec
            seconds: {type: string}            seconds: {type: integer}
        """,
        fix="""
            Keep the old name or type if you can. If the provider made the change, release a new major version; the
            note D504 has a line for the changelog.
        """,
    ),
    entry(
        "D502",
        BREAKING,
        Severity.NOTE,
        title="additive change",
        why="Every program goes on as it is, and more can be done.",
        example="""
            # new
            quality: {type: string}            # an optional field of a request
        """,
        fix="Nothing has to be done. Release a new minor version.",
    ),
    entry(
        "D503",
        BREAKING,
        Severity.NOTE,
        title="cosmetic change",
        why="Only readers of the documentation, or the server, see the change; programs do not.",
        example="""
            # new
            summary: Start a video job.        # another description
        """,
        fix="Nothing has to be done.",
    ),
    entry(
        "D504",
        BREAKING,
        Severity.NOTE,
        title="proposed changelog line",
        why="""
            All changes in one line of Markdown, with the part of the version that has to grow: major, minor or patch.
        """,
        example="""
            - acme (minor): **new:** `videos.create`: new optional parameter `quality`.
        """,
        fix="Copy the line into the changelog.",
    ),
)
