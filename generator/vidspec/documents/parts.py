"""Owns what a document consists of: titles, paragraphs, tables and blocks of code, each with its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .passages import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    level: int
    text: Passage
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    text: Passage
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    line: int
    cells: tuple[Passage, ...]
    count: int  # of the cells that are written, whatever the table has room for
    closed: bool  # whether a bar ends it


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    head: Row
    rows: tuple[Row, ...]
    rule: Row | None = None  # the line below the head, where it does not fit the head


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock:
    language: str
    text: str
    start: int  # the line of the first line of the text
    first: int
    last: int
    closed: bool = True
    opened: int | None = None  # the line inside of it that looks as if another block began


Block = Title | Paragraph | Table | CodeBlock


def split_row(line: str) -> list[str]:
    """The cells of a row of a table: bars part them, in code spans too, unless a backslash stands before."""
    cells = re.split(r"(?<!\\)\|", line.strip())
    if cells and not cells[0].strip():
        del cells[0]
    if cells and not cells[-1].strip():
        del cells[-1]
    return [cell.strip().replace("\\|", "|") for cell in cells]
