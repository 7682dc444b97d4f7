"""Owns the only ways for text of a spec into what is generated: as a literal, as a docstring, as Markdown."""

from __future__ import annotations

import re
import textwrap

from ..ir import Scalar
from ..naming import visible

_WIDTH = 96


def literal(value: Scalar | tuple[Scalar, ...]) -> str:
    """A Python literal. Characters that a reader could not see are escapes in it."""
    if isinstance(value, tuple):
        elements = ", ".join(literal(element) for element in value)
        return f"({elements},)" if len(value) == 1 else f"({elements})"
    if not isinstance(value, str):
        return repr(value)
    body = "".join(_ESCAPES.get(c) or (c if c.isprintable() else _escape(c)) for c in value)
    return f'"{body}"'


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def docstring(text: str, indent: int) -> str:
    """A docstring, quotes and all, whose lines after the first are indented by so many spaces."""
    shown = visible(text.replace("\r", "\n")).replace("\t", "    ").replace("\\", "\\\\").replace('"', '\\"')
    shown = shown.replace('\\"', '"') if '"""' not in text and not text.rstrip().endswith('"') else shown
    lines = [line for paragraph in shown.strip().split("\n") for line in _wrap(paragraph, indent)]
    body = "\n".join(" " * indent + line if line else "" for line in lines).strip()
    end = "\n" + " " * indent if len(lines) > 1 else ""
    return f'"""{body or "No description."}{end}"""'


def _wrap(line: str, indent: int) -> list[str]:
    """One line of text as lines that fit; a list item or an argument goes on further in."""
    start = re.match(r"( *)(- )?", line)
    spaces = len(start.group(1)) if start else 0
    hanging = spaces + (2 if start and start.group(2) else 4 if re.match(r" +\w+: ", line) else 0)
    return textwrap.wrap(
        line,
        width=_WIDTH - indent,
        subsequent_indent=" " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def markdown(text: str) -> str:
    """Text inside a line of Markdown or a cell of a table: no markup of its own but for `code`."""
    shown = re.sub(r"\s+", " ", visible(text)).strip()
    return re.sub(r"([\\<>\[\]|*_])", r"\\\1", shown) if "`" not in shown else _markdown_with_code(shown)


def _markdown_with_code(text: str) -> str:
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # an open code span would swallow what follows
        return markdown(text.replace("`", "'"))
    return "`".join(p.replace("|", "\\|") if i % 2 else markdown(p) and _keep_space(p) for i, p in enumerate(pieces))


def _keep_space(piece: str) -> str:
    return re.sub(r"([\\<>\[\]|*_])", r"\\\1", piece)


def code_span(text: str) -> str:
    """Text as code in a table of Markdown."""
    return f"`{visible(text).replace('`', chr(39)).replace('|', chr(92) + '|')}`"
