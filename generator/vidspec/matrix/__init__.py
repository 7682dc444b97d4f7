"""Owns the conformance matrix: its values, how it is computed from providers, how it is shown, and how two differ."""

from __future__ import annotations

from .build import compare
from .render import csv_table, render_matrix

__all__ = ["compare", "csv_table", "render_matrix"]
