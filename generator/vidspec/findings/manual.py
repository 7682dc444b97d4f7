"""How the table of finding codes is shown: an entry, the list of all, and the README that is generated from it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from .codes import CODES, FAMILIES, Code, Family

_EXAMPLE = "Example"
_MARKDOWN_WIDTH = 130
_TERMINAL_WIDTH = 98
_JOINT = "\0"  # stands for a space that ends no line
_INTRODUCTION = """\
<!-- Generated from the table in codes/ by `make generate`. DO NOT EDIT. -->

# Findings

Every finding has a code, and the code never changes its meaning. `vidspec explain CODE` prints the entry of a code, and
`vidspec explain` the list of all.

An *error* or a *warning* fails the check, a *note* never does. Most errors and warnings can be waived in a file
`waivers.yaml`, of which [W101](#w101-malformed-waiver) shows an entry. What cannot be waived is an input that could not
be read, a fault of a waiver itself, and what only commands report that read no waivers.
"""


def entry(code: Code) -> str:
    """An entry of the table, for a terminal."""
    sections = "\n\n".join(f"{title}\n{_indented(title, text)}" for title, text in _sections(code))
    return f"{code.code} ({code.severity}): {code.title}\n\n{sections}\n"


def listing() -> str:
    """All codes with their severities and titles, family by family."""
    return "\n".join(_family_lines(family) for family in FAMILIES)


def nearest(code: str) -> tuple[str, ...]:
    """The three codes that are closest to one that the table does not have; none if it does not look like a code."""
    shape = re.fullmatch(r"([A-Z])([0-9]{1,4})", code)
    if shape is None:
        return ()
    letter, number = shape[1], int(shape[2])

    def distance(known: str) -> tuple[bool, bool, int, str]:
        return not known.startswith(code), known[0] != letter, abs(int(known[1:]) - number), known

    return tuple(sorted(CODES, key=distance)[:3])


def readme() -> str:
    """The whole table as Markdown, one heading a code."""
    return "\n".join((_INTRODUCTION, *(text for family in FAMILIES for text in _family_markdown(family))))


def markdown(code: Code) -> str:
    """The texts of an entry as Markdown, without its heading."""
    blocks = (
        _fenced(text) if title == _EXAMPLE else _filled(f"**{title}.** {text}", _MARKDOWN_WIDTH)
        for title, text in _sections(code)
    )
    return "\n\n".join(blocks)


def _sections(code: Code) -> Iterator[tuple[str, str]]:
    yield "Why it matters", code.why
    if code.note_when:
        yield "When it is a note", code.note_when
    yield _EXAMPLE, code.example
    yield "How to fix it", code.fix
    yield "Waivers", code.waiving


def _codes_of(family: Family) -> tuple[Code, ...]:
    return tuple(code for code in CODES.values() if code.family == family)


def _heading(family: Family) -> str:
    by = f"`vidspec {family.command}`" if family.command else "every check"
    return f"{family.prefix}: {family.about.rstrip('.')} ({by})"


def _family_lines(family: Family) -> str:
    rows = (f"  {code.code}  {code.severity:<7}  {code.title}\n" for code in _codes_of(family))
    return f"{_heading(family)}\n{''.join(rows)}"


def _family_markdown(family: Family) -> Iterator[str]:
    yield f"## {_heading(family)}\n"
    for code in _codes_of(family):
        yield f"### {code.code}: {code.title}\n\n*{code.severity.capitalize()}.*\n\n{markdown(code)}\n"


def _filled(text: str, width: int) -> str:
    """A paragraph in lines; what is in backticks stays on one line."""
    whole = re.sub(r"`[^`]*`", lambda code: code[0].replace(" ", _JOINT), " ".join(text.split()))
    return textwrap.fill(whole, width, break_long_words=False, break_on_hyphens=False).replace(_JOINT, " ")


def _fenced(text: str) -> str:
    fence = "````" if "```" in text else "```"
    return f"{fence}text\n{text}\n{fence}"


def _indented(title: str, text: str) -> str:
    shown = text if title == _EXAMPLE else _filled(text, _TERMINAL_WIDTH)
    return textwrap.indent(shown, "  ")
