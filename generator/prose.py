"""Owns the sentences of docstrings: meaning, allowed values, default, conditions, and the lines that say so."""

from __future__ import annotations

from collections.abc import Iterable

from .ir import Lines, Provenance, Scalar


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
        paragraphs.append(f"Requires: {origin.requires}")
    if source := citation(origin, document):
        paragraphs.append(source)
    return "\n\n".join(paragraphs)


def citation(origin: Provenance, document: str | None = None) -> str:
    """Where a statement comes from: `Source: lines 41, 80.`, or that it is assumed, or both."""
    sentences = []
    if origin.evidence:
        where = f"{document}, " if document else ""
        sentences.append(f"Source: {where}{counted_lines(origin.evidence)}.")
    if origin.undocumented:
        sentences.append(f"Undocumented: {origin.undocumented.rstrip('.')}.")
    return " ".join(sentences)


def counted_lines(evidence: tuple[Lines, ...]) -> str:
    """`line 3` or `lines 3, 5-7`."""
    one = len(evidence) == 1 and evidence[0].first == evidence[0].last
    return f"{'line' if one else 'lines'} {lines_text(evidence)}"


def lines_text(evidence: Iterable[Lines]) -> str:
    return ", ".join(str(lines) for lines in evidence)


def default_text(default: Scalar) -> str:
    return str(default).lower() if isinstance(default, bool) else f"`{default}`"
