"""Owns the conformance matrix: its values, how it is computed from providers, how it is shown, and how two differ."""

from __future__ import annotations

from .build import compare
from .render import render_matrix

__all__ = ["compare", "render_matrix"]
