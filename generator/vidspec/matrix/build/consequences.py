"""Owns the rules by which a difference concerns a program written against the baseline, one table a side."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Consequence, FacetChange, Ruling
from .traits import Side

_N, _C, _D, _B = Consequence.NONE, Consequence.COSMETIC, Consequence.DEGRADED, Consequence.BREAKING

_Row = tuple[Consequence, Consequence, Consequence, Consequence]

# Facet: what follows where it is wider, narrower, mixed, other. Nothing follows from what a document does not say.
REQUEST: Mapping[str, _Row] = {
    "name": (_B, _B, _B, _B),  # what is sent under the baseline's name is not read
    "name in path": (_C, _C, _C, _C),  # the name of a path parameter never travels
    "location": (_B, _B, _B, _B),
    "method": (_B, _B, _B, _B),
    "path": (_B, _B, _B, _B),
    "encoding": (_N, _D, _D, _B),
    "field encoding": (_N, _N, _N, _N),  # follows from the operation and is judged there
    "type": (_N, _D, _D, _B),
    "required": (_N, _B, _B, _B),  # narrower: programs that leave the field out are refused
    "enum": (_N, _D, _D, _B),
    "default": (_N, _D, _D, _D),  # the same request gives something else
    "constraints": (_N, _D, _D, _D),
    "condition": (_D, _D, _D, _D),
    "meaning": (_D, _D, _D, _D),
    "scheme": (_B, _B, _B, _B),
    "address": (_C, _C, _C, _C),  # a setting of every program
    "rule": (_D, _D, _D, _D),
}
ANSWER: Mapping[str, _Row] = {
    "name": (_B, _B, _B, _B),  # what is read under the baseline's name is not there
    "type": (_D, _N, _D, _B),  # wider: a value comes that the program does not expect
    "required": (_D, _N, _D, _D),  # wider: the field may be missing
    "enum": (_D, _N, _D, _B),
    "default": (_N, _N, _N, _N),
    "constraints": (_C, _N, _C, _C),
    "condition": (_D, _D, _D, _D),
    "meaning": (_D, _D, _D, _D),
    "status": (_B, _N, _B, _B),  # an unknown status ends a poll of a paid job early, or never
    "fields": (_N, _D, _D, _B),
    "answer": (_B, _B, _B, _B),
    "date": (_C, _C, _C, _C),
}
_COLUMNS = (FacetChange.WIDER, FacetChange.NARROWER, FacetChange.MIXED, FacetChange.OTHER)
# Facets in which a difference is one of name or place alone.
NAMING = frozenset({"name", "location", "status"})


def rulings() -> tuple[Ruling, ...]:
    """Both tables, row by row."""
    return tuple(
        Ruling(side=side, facet=facet, wider=wider, narrower=narrower, mixed=mixed, other=other)
        for side, table in (("request", REQUEST), ("answer", ANSWER))
        for facet, (wider, narrower, mixed, other) in table.items()
    )


def consequence(side: Side, facet: str, change: FacetChange) -> Consequence:
    """What follows for a program that uses the feature as the baseline has it."""
    if change not in _COLUMNS:
        return Consequence.NONE
    row = (REQUEST if side == "request" else ANSWER)[facet]
    return row[_COLUMNS.index(change)]


def worst(consequences: list[Consequence]) -> Consequence:
    return max(consequences, key=lambda consequence: consequence.rank, default=Consequence.NONE)
