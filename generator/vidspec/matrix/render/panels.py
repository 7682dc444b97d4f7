"""Owns the views of the panels: everything that is known of one cell, and the ways to the cells beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ...core.citations import lines_text
from ...core.positions import Position
from ..model import Cell, Change, Claim, Column, Conflict, Consequence, Exercise, Facet, Feature, Matrix, Outcome
from .addresses import cell_address, conflict_address, feature_address
from .markup import prose
from .words import CLAIMS, CONSEQUENCES, OUTCOMES, grouped, proof, shown, word

_CHANGES = {
    Change.SAME: "same",
    Change.WIDER: "wider",
    Change.NARROWER: "narrower",
    Change.MIXED: "wider and narrower",
    Change.OTHER: "different",
    Change.SILENT: "not said",
}
SIGNS = {Outcome.PASSED: "✓ ", Outcome.FAILED: "✗ ", Outcome.NOT_RUN: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    text: str
    address: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A word with what there is to say of it; `kind` names its look."""

    name: str
    text: str | Markup
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetRow:
    name: str
    text: str
    change: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    address: str
    row: str  # the address of the row
    id: str
    title: Markup
    provider: str
    claim: Claim
    word: str
    meaning: str
    summary: str
    baseline: str  # the summary of the baseline's cell, in the panels of the others
    facets: tuple[FacetRow, ...]
    consequences: tuple[Named, ...]
    note: Markup
    evidence: tuple[Named, ...]
    discrepancies: tuple[Link, ...]
    outcomes: tuple[Named, ...]  # none where the document is silent, and so nothing could be tried
    examples: tuple[Named, ...]
    before: tuple[Link, ...]
    after: tuple[Link, ...]


def panels(matrix: Matrix) -> tuple[Panel, ...]:
    """A panel for every cell, row by row."""
    conflicts = {conflict.id: conflict for conflict in matrix.conflicts}
    return tuple(
        _panel(matrix.columns, feature, index, conflicts)
        for feature in matrix.features
        for index in range(len(matrix.columns))
    )


def discrepancy_links(cell: Cell, provider: str, conflicts: Mapping[str, Conflict]) -> tuple[Link, ...]:
    """`contradiction: length-field-name`; what is no contradiction of a document is called a discrepancy."""
    found = []
    for id in cell.discrepancies:
        contradiction = id in conflicts and conflicts[id].kind == "contradiction"
        kind = "contradiction" if contradiction else "discrepancy"
        text = f"{kind}: {shown(id.removeprefix(f'{provider}.'))}"
        found.append(Link(text=text, address=conflict_address(id), kind=kind))
    return tuple(found)


def _panel(columns: tuple[Column, ...], feature: Feature, index: int, conflicts: Mapping[str, Conflict]) -> Panel:
    cell, column = feature.cells[index], columns[index]
    return Panel(
        address=cell_address(feature.id, column.name),
        row=feature_address(feature.id),
        id=shown(feature.id),
        title=prose(feature.title),
        provider=shown(column.name),
        claim=cell.claim,
        word=word(cell.claim),
        meaning=CLAIMS[cell.claim],
        summary=shown(cell.summary),
        baseline="" if column.baseline else _baseline(columns, feature),
        facets=tuple(_facet(facet) for facet in cell.facets),
        consequences=_consequences(cell),
        note=prose(cell.note or ""),
        evidence=tuple(_evidence(cell)),
        discrepancies=discrepancy_links(cell, column.name, conflicts),
        outcomes=_outcomes(cell),
        examples=tuple(_example(example) for example in cell.verification.examples),
        before=_neighbour(columns, feature, index - 1),
        after=_neighbour(columns, feature, index + 1),
    )


def _baseline(columns: tuple[Column, ...], feature: Feature) -> str:
    summaries = (cell.summary for column, cell in zip(columns, feature.cells, strict=True) if column.baseline)
    return shown(next(summaries, ""))


def _facet(facet: Facet) -> FacetRow:
    return FacetRow(
        name=shown(facet.name),
        text=shown(facet.text).removeprefix(f"{shown(facet.name)}: "),
        change=_CHANGES[facet.change],
        channel=shown(facet.channel or ""),
    )


def _consequences(cell: Cell) -> tuple[Named, ...]:
    """For requests and for answers, where something can be concluded."""
    pairs: Iterable[tuple[str, Consequence | None]] = (("requests", cell.request), ("answers", cell.answer))
    return tuple(
        Named(name=f"{word(found)} for {side}", text=CONSEQUENCES[found], kind=found)
        for side, found in pairs
        if found is not None
    )


def _evidence(cell: Cell) -> Iterable[Named]:
    """Each place of the spec with the lines that it cites; then those that cite nothing."""
    cited = grouped(cell.evidence)
    for (document, position), lines in cited.items():
        yield Named(name=f"{shown(document)}: {lines_text(lines)}", text=_place(position))
    for position in cell.spec:
        if position not in {position for _, position in cited}:
            yield Named(name="no line cited", text=_place(position))


def _place(position: Position) -> str:
    return f"{shown(position.file)}:{position.line}"


def _outcomes(cell: Cell) -> tuple[Named, ...]:
    outcome = cell.verification.outcome
    if outcome is Outcome.NOT_RUN and cell.claim in (Claim.UNDOCUMENTED, Claim.NOT_APPLICABLE):
        return ()
    return (Named(name=f"{SIGNS[outcome]}{proof(cell.verification)}", text=OUTCOMES[outcome], kind=outcome),)


def _example(example: Exercise) -> Named:
    fits = "fits" if example.fits else "does not fit"
    return Named(
        name=shown(example.id),
        text=f"{shown(example.kind)}, {shown(example.document)}:{lines_text(example.lines)}, {fits}",
        kind="passed" if example.fits else "failed",
    )


def _neighbour(columns: tuple[Column, ...], feature: Feature, index: int) -> tuple[Link, ...]:
    if not 0 <= index < len(columns):
        return ()
    name = columns[index].name
    return (Link(text=shown(name), address=cell_address(feature.id, name)),)
