"""Owns the way from the `Matrix` to its files: report, tables, badges, page and picture."""

from __future__ import annotations

from collections.abc import Mapping

from ...core.spec import File
from ..model import Matrix
from .badges import badge
from .markdown import markdown_page
from .page import page
from .picture import picture_file
from .report import report
from .spreadsheet import csv_table

__all__ = ["csv_table", "render_matrix"]

_FOLDER = "conformance"


def render_matrix(matrix: Matrix, templates: Mapping[str, str]) -> tuple[File, ...]:
    """The files below `generated/conformance/`. `templates` are the texts of `templates/matrix/`."""
    texts = {
        "matrix.json": report(matrix),
        "matrix.schema.json": templates["matrix.schema.json"],
        "matrix.md": markdown_page(matrix, templates),
        "index.html": page(matrix, templates),
        "summary.svg": picture_file(matrix, templates),
    }
    texts |= {f"badges/{column.name}.json": badge(matrix, column) for column in matrix.columns}
    return tuple(File(f"{_FOLDER}/{name}", text) for name, text in texts.items())
