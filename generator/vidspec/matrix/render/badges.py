"""Owns the badges of the providers, in the JSON that shields.io draws."""

from __future__ import annotations

import json

from ...core.text import visible
from ..model import Column, Matrix
from .words import score_text


def badge(matrix: Matrix, column: Column) -> str:
    """What shields.io needs to draw a provider's badge. One colour for all: the counts are not judged."""
    plain = {
        "schemaVersion": 1,
        "label": visible(column.name),
        "message": score_text(matrix, column.name),
        "color": "informational",
    }
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
