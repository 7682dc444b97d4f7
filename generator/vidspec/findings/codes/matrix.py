"""Codes of the conformance matrix: its catalogue of rows, and what names rows that do not exist."""

from __future__ import annotations

from ..severity import Severity
from .entry import entry
from .families import MATRIX

CODES = (
    entry(
        "M001",
        MATRIX,
        title="malformed features.yaml",
        why="Rows would lose their titles, areas and order, and questions their place at the top of the page.",
        example="""
            areas:
              Videos: [videos.create]        # a mapping of features to titles is expected
        """,
        fix="""
            Write `areas` as a mapping of areas to mappings of features to titles, each feature once, and `questions`
            as a list of `{ask, features}`.
        """,
    ),
    entry(
        "M002",
        MATRIX,
        Severity.WARNING,
        title="unknown feature in features.yaml",
        why="""
            No spec has the feature, so its row does not appear. It is usually a misspelled id or one that was
            renamed.
        """,
        example="""
            areas:
              Videos: {videos.creat: Start a job}    # the feature is called videos.create
        """,
        fix="Correct the id, or remove the line.",
    ),
    entry(
        "M003",
        MATRIX,
        title="unresolved x-baseline",
        why="The spec says that something stands for a feature of the baseline, and the baseline has no such feature.",
        example="""
            duration: {type: integer, x-baseline: secs}    # the baseline calls it seconds
        """,
        fix="Name the operation or field as the baseline's spec does, or remove the key.",
    ),
    entry(
        "M004",
        MATRIX,
        Severity.WARNING,
        title="unknown feature named",
        why="""
            A discrepancy, an entry of `x-unsupported` or a question names a row that no spec has, so it would
            silently be missing from the matrix.
        """,
        example="""
            x-unsupported:
              - {feature: videos.extent, text: The page says that videos cannot be extended.}
        """,
        fix="Correct the id; `specs/README.md` explains how rows are named.",
    ),
    entry(
        "M005",
        MATRIX,
        title="supported feature called unsupported",
        why="The spec declares a feature and says of the same feature that it does not exist. One of the two is wrong.",
        example="""
            x-unsupported:
              - {feature: videos.remix, text: There is no remix.}
            # and below `paths`: operationId: videos.remix
        """,
        fix="Remove the entry of `x-unsupported`, or what the spec declares.",
    ),
    entry(
        "M101",
        MATRIX,
        title="malformed matrix",
        why="`vidspec matrix --diff` compares two files, and one of them is not a `matrix.json` of this version.",
        example="""
            vidspec matrix --diff old.json generated/conformance/matrix.md    # the second file is not JSON
        """,
        fix="Pass two `matrix.json` files. If one was written by another version, generate it again with this one.",
        waivable=False,
    ),
)
