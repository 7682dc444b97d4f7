"""Owns the matrix as CSV, for spreadsheets."""

from __future__ import annotations

import csv
import io

from ...core.text import visible
from ..model import Cell, Matrix
from .words import places

_HEAD = (
    *("feature", "title", "area", "core", "provider", "claim", "request", "answer"),
    *("summary", "facets", "note", "evidence", "discrepancies", "verification", "examples"),
)


def csv_table(matrix: Matrix) -> str:
    """A line for each cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEAD)
    for feature in matrix.features:
        for column, cell in zip(matrix.columns, feature.cells, strict=True):
            core = "core" if feature.core else "extra"
            writer.writerow(map(_inert, (feature.id, feature.title, feature.area, core, column.name, *_values(cell))))
    return text.getvalue()


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
