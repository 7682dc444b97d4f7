"""Owns the details of a cell: what differs, why, where the document and the spec say so, and what was tried."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from markupsafe import Markup

from ...core.citations import lines_text
from ...core.positions import Position
from ..model import (
    Cell,
    Column,
    Conflict,
    Consequence,
    Exercise,
    Facet,
    FacetChange,
    Outcome,
)
from .addresses import conflict_address
from .markup import prose
from .words import grouped, shown, word

_CHANGES = {
    FacetChange.SAME: "same",
    FacetChange.WIDER: "wider",
    FacetChange.NARROWER: "narrower",
    FacetChange.MIXED: "wider and narrower",
    FacetChange.OTHER: "different",
    FacetChange.SILENT: "not said",
}
SIGNS = {Outcome.PASSED: "✓ ", Outcome.FAILED: "✗ ", Outcome.NOT_RUN: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    text: str
    address: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A word with what there is to say of it; `kind` names its look."""

    name: str
    text: str | Markup
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetView:
    name: str
    text: str
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a cell holds beside its claim and its summary."""

    consequences: str
    facets: tuple[FacetView, ...]
    note: Markup
    discrepancies: tuple[Anchor, ...]
    evidence: tuple[Labelled, ...]
    examples: tuple[Labelled, ...]


def details(cell: Cell, column: Column, discrepancies: tuple[Anchor, ...]) -> Details | None:
    """The details of a cell; None where there are none."""
    view = Details(
        consequences=_consequences(cell),
        facets=tuple(_facet(facet) for facet in cell.facets),
        note=prose(cell.note or ""),
        discrepancies=discrepancies,
        evidence=tuple(_evidence(cell, column)),
        examples=tuple(_example(example, column) for example in cell.verification.examples),
    )
    return view if any(getattr(view, f.name) for f in fields(view)) else None


def discrepancy_links(cell: Cell, provider: str, conflicts: Mapping[str, Conflict]) -> tuple[Anchor, ...]:
    """`contradiction: length-field-name`; what is no contradiction of a document is called a discrepancy."""
    links = []
    for id in cell.discrepancies:
        contradiction = id in conflicts and conflicts[id].kind == "contradiction"
        kind = "contradiction" if contradiction else "discrepancy"
        text = f"{kind}: {shown(id.removeprefix(f'{provider}.'))}"
        links.append(Anchor(text=text, address=conflict_address(id), kind=kind))
    return tuple(links)


def _facet(facet: Facet) -> FacetView:
    channel = f", channel {shown(facet.channel)}" if facet.channel else ""
    return FacetView(
        name=shown(facet.name),
        text=_without_name(facet),
        change=f"{_CHANGES[facet.change]}{channel}",
    )


def _without_name(facet: Facet) -> str:
    where = f" ({facet.channel} channel)" if facet.channel else ""
    return shown(facet.text.removeprefix(f"{facet.name}{where}: ").removeprefix(f"{facet.name}: "))


def _consequences(cell: Cell) -> str:
    """For requests and for responses, where either is more than nothing."""
    sides: Iterable[tuple[str, Consequence | None]] = (("requests", cell.request), ("answers", cell.answer))
    known = [(side, value) for side, value in sides if value is not None]
    if all(value is Consequence.NONE for _, value in known):
        return ""
    return ", ".join(f"{word(value)} for {side}" for side, value in known)


def _evidence(cell: Cell, column: Column) -> Iterable[Labelled]:
    """Each place of the spec with the lines that it cites; then those that cite nothing.

    The document and the spec of the column are not named again.
    """
    cited = grouped(cell.evidence)
    for (document, position), lines in cited.items():
        named = "" if document == column.document else f"{shown(document)}: "
        yield Labelled(name=f"{named}{lines_text(lines)}", text=_place(position, column))
    rest = [position for position in cell.spec if position not in {position for _, position in cited}]
    if rest:
        yield Labelled(name="no line cited", text=", ".join(_place(position, column) for position in rest))


def _place(position: Position, column: Column) -> str:
    return str(position.line) if position.file == column.spec else f"{shown(position.file)}:{position.line}"


def _example(example: Exercise, column: Column) -> Labelled:
    named = "" if example.document == column.document else f"{shown(example.document)}:"
    return Labelled(
        name=shown(example.id),
        text=f"{shown(example.kind)}, {named}{lines_text(example.lines)}",
        kind="passed" if example.fits else "failed",
    )
