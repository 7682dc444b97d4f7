"""Owns the sentences of docstrings: meaning, allowed values, default, conditions, and the lines that say so."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

from .ir import Lines, Provenance, Scalar

_WIDTH = 96  # of a line, with what it is indented by


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


def requirements(origin: Provenance) -> str:
    """The conditions that no request can meet: `Requires: the reverse channel.`"""
    return " ".join(["Requires:", *(f"{needed.text.rstrip('.')}." for needed in origin.requires)])


def file_header(spec: str) -> str:
    """The first line of every generated module; no date, no version, so that an unchanged spec gives no diff."""
    return f"# Code generated from {spec} by `make generate`. DO NOT EDIT."


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


def wrapped(text: str, indent: int) -> list[str]:
    """The lines of a text, each so short that it fits; a list item or an argument goes on further in."""
    return [line for paragraph in text.split("\n") for line in _wrap(paragraph, _WIDTH - indent)]


def _wrap(line: str, width: int) -> list[str]:
    start = re.match(r"( *)(- )?", line)
    spaces = len(start.group(1)) if start else 0
    hanging = spaces + (2 if start and start.group(2) else 4 if re.match(r" +\w+: ", line) else 0)
    indent = " " * hanging
    return textwrap.wrap(
        line, width=width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) or [""]
