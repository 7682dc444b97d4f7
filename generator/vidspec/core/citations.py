"""Owns how the lines that a statement comes from, and what it requires, are said."""

from __future__ import annotations

from collections.abc import Iterable

from .spec import Lines, Provenance


def requirements(origin: Provenance) -> str:
    """The conditions that no request can meet: `Requires: the reverse channel.`"""
    return " ".join(["Requires:", *(f"{needed.text.rstrip('.')}." for needed in origin.requires)])


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
    single = len(evidence) == 1 and evidence[0].first == evidence[0].last
    return f"{'line' if single else 'lines'} {lines_text(evidence)}"


def lines_text(evidence: Iterable[Lines]) -> str:
    return ", ".join(str(lines) for lines in evidence)
