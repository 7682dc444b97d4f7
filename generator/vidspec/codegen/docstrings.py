"""Owns the sentences of docstrings: meaning, allowed values, default, conditions, and the lines that say so."""

from __future__ import annotations

from collections.abc import Iterable

from ..core.citations import citation, requirements
from ..core.nodes import Scalar
from ..core.spec import Provenance


def description(
    text: str,
    origin: Provenance,
    *,
    values: Iterable[tuple[str, str]] = (),
    default: Scalar = None,
    document: str | None = None,
) -> str:
    """A description that stands on its own: paragraphs, separated by blank lines."""
    paragraphs = [text.strip()]
    if values := tuple(values):
        paragraphs.append("\n".join(f"- `{value}`: {meaning}" for value, meaning in values))
    if default is not None:
        paragraphs.append(f"Default: {default_text(default)}.")
    if origin.requires:
        paragraphs.append(requirements(origin))
    if source := citation(origin, document):
        paragraphs.append(source)
    return "\n\n".join(paragraphs)


def file_header(spec: str) -> str:
    """The first line of every generated module; no date, no version, so that an unchanged spec gives no diff."""
    return f"# Code generated from {spec} by `make generate`. DO NOT EDIT."


def default_text(default: Scalar) -> str:
    return str(default).lower() if isinstance(default, bool) else f"`{default}`"
