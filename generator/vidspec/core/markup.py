"""Owns the only ways for text of a spec into what is generated: as a literal, as a docstring, as Markdown."""

from __future__ import annotations

import re
import textwrap

from .nodes import Scalar
from .text import visible

_WIDTH = 96  # of a line, with what it is indented by
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})
# What begins a block of Markdown when it stands first.
_BLOCK = re.compile(r"^([#+=~-]|[0-9]+(?=[.)]))")
_MARKUP = re.compile(r"([\\<>\[\]|*_])")


def literal(value: Scalar | tuple[Scalar, ...]) -> str:
    """A Python literal. Characters that a reader could not see are escapes in it."""
    if isinstance(value, tuple):
        elements = ", ".join(literal(element) for element in value)
        return f"({elements},)" if len(value) == 1 else f"({elements})"
    if not isinstance(value, str):
        return repr(value)
    return f'"{visible(value.translate(_ESCAPES))}"'


def docstring(text: str, indent: int) -> str:
    """A docstring, quotes and all, whose lines after the first are indented by so many spaces."""
    shown = visible(text.replace("\r", "\n")).replace("\t", "    ")
    quoted = shown.replace("\\", "\\\\").replace('"""', '\\"\\"\\"').strip()
    lines = wrapped(quoted, indent)
    body = "\n".join(" " * indent + line if line else "" for line in lines).strip() or "No description."
    # A quote at the end would run into those that close.
    end = f"\n{' ' * indent}" if len(lines) > 1 or body.endswith('"') else ""
    return f'"""{body}{end}"""'


def markdown(text: str) -> str:
    """Text inside a line of Markdown or a cell of a table: no markup of its own but for `code`."""
    shown = re.sub(r"\s+", " ", visible(text)).strip()
    pieces = shown.split("`")
    if len(pieces) % 2 == 0 or "``" in shown:  # a span of code that is not closed would swallow what follows
        pieces = [shown.replace("`", "'")]
    inline = "`".join(p.replace("|", "\\|") if i % 2 else _MARKUP.sub(r"\\\1", p) for i, p in enumerate(pieces))
    return _BLOCK.sub(lambda match: f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}", inline)


def code_span(text: str) -> str:
    """Text as code in a table of Markdown."""
    shown = re.sub(r"\s+", " ", visible(text)).strip().replace("`", "'").replace("|", "\\|")
    return f"`{shown or ' '}`"


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
