"""Owns the values that a document offers for a field outside of its list of values: tables, titles, literals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..core.facts import Kind, digest
from .comparison import Comparison, Kept
from .declared import Declared, types_in

_NAME = re.compile(r"[A-Za-z_][\w.-]*(?:\[\])?", re.ASCII)
_COLUMN = "column:"


def tables(compared: Comparison) -> tuple[tuple[Kept, ...], ...]:
    """The rows of each table that has no column of types: one that explains values, states or channels."""
    explained: list[list[Kept]] = []
    for kept in compared.kept:
        if kept.fact.kind is Kind.HEAD:
            explained.append([])
        elif kept.fact.kind is Kind.ROW and explained and not _is_field(kept):
            explained[-1].append(kept)
    return tuple(tuple(rows) for rows in explained if rows)


def _is_field(kept: Kept) -> bool:
    return kept.fact.one("type") is not None or kept.fact.one("required") is not None


def offered(field: Declared, explained: Sequence[Sequence[Kept]]) -> Iterator[tuple[Kept, str]]:
    """What the tables that the field cites offer for it, with the row that does."""
    if not field.is_scalar:
        return
    cited = {number for lines in field.evidence for number in lines.numbers}
    for table in explained:
        rows = [kept for kept in table if not cited.isdisjoint(kept.lines.numbers)]
        titled = any(_begins(field, kept.section.rpartition(" / ")[2]) for kept in rows)
        if titled or any(kept.fact.name in field.values for kept in rows):
            yield from ((kept, kept.fact.name) for kept in rows if not re.search(r"\s", kept.fact.name))
        for kept in rows:
            yield from ((kept, value) for value in _column(field, kept))


def _begins(field: Declared, title: str) -> bool:
    """Whether a title speaks of the field first: `size`, `seconds 可选值`."""
    name = _NAME.match(title.strip("` "))
    return name is not None and field.is_called(name.group())


def _column(field: Declared, kept: Kept) -> list[str]:
    """The values in the column whose title begins with the name of the field."""
    titles = [title for title, _ in kept.fact.digests]
    column = next((title for title in titles if _begins(field, title)), None)
    if column is None or titles.index(column) == 0:
        return []
    single = kept.fact.all(f"{_COLUMN}{column}")
    words = [text for aspect, text in kept.fact.values if aspect.startswith(_COLUMN)]
    known = {digest(text) for text in (kept.fact.name, *words)}
    # A row does not tell whose its literals are: they are of the column if no other cell can hold any.
    whole = all(text_digest in known for title, text_digest in kept.fact.digests if title != column)
    literals = [text for text in kept.fact.all("literal") if text not in words]
    shapes = {_shape(value) for value in field.values}
    return [*single, *(text for text in literals if whole or _shape(text) in shapes)]


def _shape(text: str) -> str:
    """A value without its numbers: a word that looks like the values of a field is one of them."""
    return re.sub(r"\d+", "0", text)


def literals(field: Declared, kept: Kept, known: Sequence[Declared]) -> list[str]:
    """The literals in the field's own row that are no name and no value of another field, no address and no pattern."""
    if not field.is_scalar:
        return []
    others = {name for other in known for name in (other.field.wire, other.owner)}
    others |= {"null"} & types_in(field.field.type)
    others |= {value for other in known if other.field.wire != field.field.wire for value in other.values}
    words = [text for text in dict.fromkeys(kept.fact.all("literal")) if re.fullmatch(r"[\w.+:/-]+", text, re.ASCII)]
    return [text for text in words if text not in others and not text.startswith("/") and "://" not in text]
