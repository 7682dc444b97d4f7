"""Owns the matrix as tables of other programs: CSV, and the badges that shields.io draws."""

from __future__ import annotations

import csv
import io
import json

from ...core.text import visible
from ..model import Cell, Column, Matrix
from .words import places, score_text

_HEAD = (
    *("feature", "title", "area", "core", "provider", "claim", "request", "answer"),
    *("summary", "facets", "note", "evidence", "discrepancies", "verification", "examples"),
)


def table(matrix: Matrix) -> str:
    """The text of `matrix.csv`: one line a cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEAD)
    for feature in matrix.features:
        for column, cell in zip(matrix.columns, feature.cells, strict=True):
            core = "core" if feature.core else "extra"
            writer.writerow(map(_inert, (feature.id, feature.title, feature.area, core, column.name, *_values(cell))))
    return text.getvalue()


def badge(matrix: Matrix, column: Column) -> str:
    """What shields.io needs to draw a provider's badge. One colour for all: counts are told, not judged."""
    plain = {
        "schemaVersion": 1,
        "label": visible(column.name),
        "message": score_text(matrix, column.name),
        "color": "informational",
    }
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _values(cell: Cell) -> tuple[str, ...]:
    return (
        cell.claim,
        cell.request or "unknown",
        cell.answer or "unknown",
        cell.summary,
        "; ".join(facet.text for facet in cell.facets),
        cell.note or "",
        "; ".join(places(cell.evidence)),
        " ".join(cell.discrepancies),
        cell.verification.outcome,
        " ".join(example.id for example in cell.verification.examples),
    )


def _inert(value: str) -> str:
    """A value that no spreadsheet takes for a formula."""
    shown = visible(value)
    return f"'{shown}" if shown.startswith(("=", "+", "-", "@", "\t", "\r")) else shown
