"""Codes of generated files that are not what the specs give."""

from __future__ import annotations

from .entry import entry
from .families import GENERATED

CODES = (
    entry(
        "G101",
        GENERATED,
        title="missing generated file",
        why="A client or a part of the matrix is incomplete, and would fail when it is imported or vendored.",
        example="""
            generated/acme/models.py:1:1: error: the file is missing [G101]
        """,
        fix="Run `vidspec generate`.",
    ),
    entry(
        "G102",
        GENERATED,
        title="stale generated file",
        why="""
            The spec or a template has changed since the file was generated, so the client does not do what the spec
            says.
        """,
        example="""
            specs/acme/openapi.yaml            # was edited
            generated/acme/models.py           # was not generated again
        """,
        fix="Run `vidspec generate`, and commit what it changes in a commit of its own.",
    ),
    entry(
        "G103",
        GENERATED,
        title="orphaned generated file",
        why="No spec gives this file any more. It would be shipped and imported though nothing keeps it right.",
        example="""
            generated/acme/resources/images.py   # the spec has no `images.` operation any more
        """,
        fix="Run `vidspec generate`, which deletes it. Files of your own belong elsewhere.",
    ),
    entry(
        "G104",
        GENERATED,
        title="edited generated file",
        why="""
            The file was changed by hand, and the next run overwrites the change. `generated/manifest.json` tells an
            edited file from a stale one; without it the finding says that the file is either.
        """,
        example="""
            # Code generated from specs/acme/openapi.yaml. DO NOT EDIT.
            timeout = 90                       # an edit
        """,
        fix="Make the change in the spec, the template or the runtime, then run `vidspec generate`.",
    ),
    entry(
        "G105",
        GENERATED,
        title="generated with other versions",
        why="""
            The formatter or another library that writes generated files has another version than the one that
            `generated/manifest.json` records, so files may differ though no spec has changed. They are not reported one
            by one.
        """,
        example="""
            generated/manifest.json:1:1: error: generated with ruff 0.17.5, installed ruff 0.18.0 [G105]
        """,
        fix="""
            Install the recorded versions, or run `vidspec generate` and commit what it changes in a commit of its own.
        """,
        note_when="A note where no file differs.",
    ),
)
