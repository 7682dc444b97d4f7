"""Owns the addresses inside of the page: where a row, a cell and a record of a discrepancy are."""

from __future__ import annotations

from urllib.parse import quote

from ...core.text import visible


def feature_address(feature: str) -> str:
    """The fragment of a row, and the `id` of its element: with no colon and no slash, which mark other addresses."""
    return quote(visible(feature), safe="")


def cell_address(feature: str, provider: str) -> str:
    return f"{feature_address(feature)}:{feature_address(provider)}"


def conflict_address(conflict: str) -> str:
    return f"d:{feature_address(conflict)}"
