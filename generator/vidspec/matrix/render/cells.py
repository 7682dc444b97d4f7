"""Owns the views of rows and cells: what the tables of the page show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Cell, Claim, Column, Conflict, FacetChange, Feature, Outcome
from .addresses import cell_address, feature_address
from .details import SIGNS, Anchor, Details, Labelled, details, discrepancy_links
from .markup import prose
from .words import counted, proof, serious, shown, word

_BREAK = Markup("<wbr>")
_PIECES = re.compile(r"(?<=[\w}])(?=/)|(?<=[^\W\d][._])(?=\w)")
_FITS = 16  # characters of a word that fit on a line of the narrowest column


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    address: str
    claim: Claim
    look: str  # the classes of the cell: its claim, and the consequences for requests and for responses
    word: str
    summary: Markup
    alarms: tuple[Labelled, ...]  # what follows, if it is serious
    marks: tuple[Labelled, ...]  # the same, verification, discrepancy
    brief: tuple[Anchor, ...]  # discrepancies
    href: str  # none without details
    more: Details | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    address: str
    title: Markup
    id: Markup
    tags: tuple[str, ...]
    keys: str  # a number for each cell, the same where cells do not differ
    cells: tuple[CellView, ...]


def row_view(columns: tuple[Column, ...], feature: Feature, conflicts: Mapping[str, Conflict]) -> RowView:
    return RowView(
        address=feature_address(feature.id),
        title=prose(feature.title),
        id=_breakable(feature.id),
        tags=() if feature.core else ("not in the baseline",),
        keys=_keys(feature),
        cells=tuple(
            _cell(feature, cell, column, conflicts) for cell, column in zip(feature.cells, columns, strict=True)
        ),
    )


def _cell(feature: Feature, cell: Cell, column: Column, conflicts: Mapping[str, Conflict]) -> CellView:
    discrepancies = discrepancy_links(cell, column.name, conflicts)
    address = cell_address(feature.id, column.name)
    more = details(cell, column, discrepancies)
    grave = serious(cell)
    alarms = (Labelled(name=word(grave), text="", kind=grave),) if grave else ()
    return CellView(
        address=address,
        claim=cell.claim,
        look=_look(cell),
        word=word(cell.claim),
        summary=_breakable(cell.summary),
        alarms=alarms,
        marks=(*alarms, *_marks(cell, discrepancies)),
        brief=_briefly(discrepancies, address),
        href=f"#{address}" if more else "",
        more=more,
    )


def _look(cell: Cell) -> str:
    sides = (cell.request, cell.answer)
    concluded = [side or "unknown" for side in sides] if any(sides) else []
    return " ".join([cell.claim, *concluded])


def _keys(feature: Feature) -> str:
    """`0 1 1 0`: the same number for providers that do not differ."""
    keys = [_key(feature, cell) for cell in feature.cells]
    distinct = list(dict.fromkeys(keys))
    return " ".join(str(distinct.index(key)) for key in keys)


def _key(feature: Feature, cell: Cell) -> tuple[str, ...]:
    """What tells a cell from others: the claim, what differs from the baseline, or what an extra is.

    What a document does not say is no difference, and encodings are those of the operation, whose row has them.
    """
    field = ".request." in feature.id
    facets = (f for f in cell.facets if f.change is not FacetChange.SILENT and not (field and f.name == "encoding"))
    extra = cell.summary if cell.claim is Claim.EXTENSION else ""
    return (cell.claim, extra, *sorted(facet.text for facet in facets))


def _briefly(discrepancies: tuple[Anchor, ...], cell: str) -> tuple[Anchor, ...]:
    """Each contradiction by its name; of the rest how many there are, with a link to the panel that lists them."""
    named = tuple(link for link in discrepancies if link.kind == "contradiction")
    rest = [link for link in discrepancies if link not in named]
    if not rest:
        return named
    count = counted(len(rest), "discrepancy", "discrepancies")
    return (*named, Anchor(text=count, address=cell if len(rest) > 1 else rest[0].address, kind=rest[0].kind))


def _marks(cell: Cell, discrepancies: tuple[Anchor, ...]) -> Iterable[Labelled]:
    """What a cell says below its summary. Where the document is silent, that nothing was run is no news."""
    outcome = cell.verification.outcome
    if outcome is Outcome.PASSED:
        yield Labelled(name=f"✓ {counted(len(cell.verification.examples), 'example')}", text="", kind=outcome)
    elif outcome is Outcome.FAILED or cell.claim not in (Claim.UNDOCUMENTED, Claim.NOT_APPLICABLE):
        yield Labelled(name=f"{SIGNS[outcome]}{proof(cell.verification)}", text="", kind=outcome)
    if discrepancies:
        kinds = {link.kind for link in discrepancies}
        kind = "contradiction" if "contradiction" in kinds else "discrepancy"
        yield Labelled(name=kind, text="", kind=kind)


def _breakable(text: str) -> Markup:
    """A text that may break inside of paths and dotted names, as it does between words."""
    return Markup(" ").join(_BREAK.join(_pieces(word)) for word in shown(text).split(" "))


def _pieces(word: str) -> list[str]:
    return [word] if len(word) <= _FITS else [piece for piece in _PIECES.split(word) if piece]
