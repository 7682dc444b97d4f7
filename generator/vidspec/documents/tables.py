"""Owns the facts of tables: heads, rows by the meaning of their columns, and rows that lose text in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..core.facts import Kind, Pairs, digest
from . import endpoints
from .columns import answer, heading, is_nothing
from .found import Found, Section, lines
from .paragraphs import told_endpoints
from .parts import Row, Table
from .passages import Passage
from .sentences import choice, described, said, single

_MAX_WORD = 40


def table(block: Table, place: Section, last_line: int) -> Iterator[Found]:
    titles = tuple(cell.plain for cell in block.head.cells)
    yield place.fact(Kind.HEAD, lines(block.head.line), " | ".join(titles), (("column", title) for title in titles))
    if block.rule is not None:
        yield _fault(block, block.rule, "the line below the head", place, last_line)
    meanings = tuple(heading(title) for title in titles)
    named = meanings.index("name") if "name" in meanings else 0
    for row in block.rows:
        name = row.cells[named].plain if named < len(row.cells) else ""
        if row.count != block.head.count or _is_cut(block, row, last_line):
            yield _fault(block, row, f"row {name}", place, last_line)
        values, paths = _values(row, titles, meanings, named)
        digests = tuple((title, digest(cell.plain)) for title, cell in zip(titles, row.cells, strict=False))
        yield place.fact(Kind.ROW, lines(row.line), name, values, digests)
        yield from _endpoints(row, place, paths, values)


def _values(row: Row, titles: Sequence[str], meanings: Sequence[str], named: int) -> tuple[Pairs, tuple[Passage, ...]]:
    """What the cells say, and those that are a path."""
    values: list[tuple[str, str]] = []
    described_by: list[tuple[str, str]] = []
    paths: list[Passage] = []
    for number, (title, meaning, cell) in enumerate(zip(titles, meanings, row.cells, strict=False)):
        if number == named and meaning in ("name", ""):
            continue
        if meaning == "description":
            described_by.extend(described(cell))
        elif not is_nothing(cell.plain):
            values.extend(_cell(title, meaning, cell))
            paths.extend([cell] if meaning == "path" else ())
    return (*values, *described_by), tuple(paths)


def _cell(title: str, meaning: str, cell: Passage) -> Iterator[tuple[str, str]]:
    match meaning:
        case "type" | "path" | "media_type":
            yield meaning, cell.plain
        case "method":
            yield meaning, cell.plain.upper()
        case "required":
            yield meaning, answer(cell.plain)
        case "default":
            value = single(cell)
            yield from ((meaning, value),) if value is not None else said(cell)
        case "values" | "range":
            yield from choice(cell) or said(cell)
        case _:
            if 0 < len(cell.plain) <= _MAX_WORD and not any(c.isspace() for c in cell.plain):
                yield f"column:{title}", cell.plain
            yield from (("literal", piece.text) for piece in cell.codes)


def _endpoints(row: Row, place: Section, paths: tuple[Passage, ...], values: Pairs) -> Iterator[Found]:
    method = dict(reversed(values)).get("method")
    method = method if method in endpoints.METHODS else None
    for cell in row.cells:
        if any(cell is path for path in paths):
            for text in [piece.text for piece in cell.codes] or [cell.plain]:
                endpoint = endpoints.endpoint(text, method=method, bare=True)
                if endpoint is not None:
                    yield endpoints.fact(place, row.line, endpoint)
        else:
            yield from told_endpoints(cell, place, whole=True)


def _is_cut(block: Table, row: Row, last_line: int) -> bool:
    return row.line == last_line and block.head.closed and not row.closed


def _fault(block: Table, row: Row, subject: str, place: Section, last_line: int) -> Found:
    wanted = f"{block.head.count} cells"
    actual = f"{row.count} cells"
    if _is_cut(block, row, last_line):
        return place.fault(
            "D003", row.line, "the document is cut in the middle of a row", subject, wanted, f"{actual}, cut"
        )
    message = f"{subject} has {actual} where the head of the table has {block.head.count}"
    return place.fault("D005", row.line, message, subject, wanted, actual)
