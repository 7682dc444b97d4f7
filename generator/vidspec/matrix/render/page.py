"""Owns the page of the matrix: one file with everything in it, to read with or without script."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ...core.citations import lines_text
from ...core.templates import environment
from ..model import Cell, Change, Claim, Column, Conflict, Feature, Matrix, Outcome, Score
from .addresses import cell_address, conflict_address, feature_address
from .markup import prose
from .panels import SIGNS, Link, Named, Panel, discrepancy_links, panels
from .picture import picture
from .words import CLAIMS, CONSEQUENCES, OUTCOMES, counted, proof, score_parts, serious, shown, word, worst

_STYLES = ("marks.css", "page.css", "table.css", "panel.css", "print.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a column."""

    name: str
    title: str
    baseline: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    address: str
    claim: Claim
    word: str
    summary: tuple[str, ...]  # in pieces too
    worst: str
    key: str  # the same in two cells that do not differ
    alarms: tuple[Named, ...]  # what follows, if it is serious
    marks: tuple[Named, ...]  # verification, discrepancy
    discrepancies: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    address: str
    title: Markup
    id: tuple[str, ...]  # in pieces between which a line may break
    tags: tuple[str, ...]
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """An area of the matrix, or a question, with its rows."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    title: str
    cells: tuple[tuple[str, ...], ...]  # what is said of each provider, the first the weightiest


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A discrepancy."""

    address: str
    id: str
    kind: str
    says: tuple[Named, ...]
    decision: Markup
    features: tuple[Link, ...]
    spec: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordGroup:
    title: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    policy: str
    style: str
    script: str
    standfirst: str
    span: str  # how many columns the table has
    heads: tuple[Head, ...]
    claims: tuple[Named, ...]
    consequences: tuple[Named, ...]
    outcomes: tuple[Named, ...]
    rulings: tuple[tuple[str, ...], ...]  # side, facet, and what follows
    questions: tuple[Group, ...]
    scores: tuple[ScoreRow, ...]
    areas: tuple[Group, ...]
    records: tuple[RecordGroup, ...]
    panels: tuple[Panel, ...]


def page(matrix: Matrix, templates: Mapping[str, str]) -> str:
    """The text of index.html. `templates` are the texts of `templates/matrix/` by file name."""
    template = environment(templates).get_template("index.html.jinja")
    return template.render(page=_view(matrix, templates), picture=picture(matrix))


def _view(matrix: Matrix, templates: Mapping[str, str]) -> Page:
    # As a browser reads the lines of a page, so that the digests of the policy hold.
    style = "".join(templates[name] for name in _STYLES).replace("\r\n", "\n")
    script = templates["page.js"].replace("\r\n", "\n")
    conflicts = {conflict.id: conflict for conflict in matrix.conflicts}
    features = {feature.id: feature for feature in matrix.features}

    def group(title: str, chosen: Iterable[Feature]) -> Group:
        return Group(title=shown(title), rows=tuple(_row(matrix.columns, f, conflicts) for f in chosen))

    return Page(
        policy=_policy(style, script),
        style=style,
        script=script,
        standfirst=_standfirst(matrix),
        span=str(len(matrix.columns) + 1),
        heads=tuple(_head(column) for column in matrix.columns),
        claims=tuple(Named(name=word(claim), text=text, kind=claim) for claim, text in CLAIMS.items()),
        consequences=tuple(Named(name=word(key), text=text, kind=key) for key, text in CONSEQUENCES.items()),
        outcomes=tuple(Named(name=f"{SIGNS[key]}{word(key)}", text=text, kind=key) for key, text in OUTCOMES.items()),
        rulings=tuple((r.side, r.facet, *map(word, (r.wider, r.narrower, r.mixed, r.other))) for r in matrix.rulings),
        questions=tuple(
            group(question.text, (features[id] for id in question.features if id in features))
            for question in matrix.questions
        ),
        scores=_scores(matrix),
        areas=tuple(group(area, (f for f in matrix.features if f.area == area)) for area in matrix.areas),
        records=_records(matrix, features),
        panels=panels(matrix),
    )


def _policy(style: str, script: str) -> str:
    """Nothing is fetched, and no script or style runs but the two of the page."""
    return "; ".join(
        (
            "default-src 'none'",
            "img-src data:",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _standfirst(matrix: Matrix) -> str:
    baseline = next((column for column in matrix.columns if column.baseline), None)
    against = f", against the {shown(baseline.title)} as the baseline" if baseline else ""
    count = len(matrix.columns)
    documents = "the document of one provider says" if count == 1 else f"the documents of {count} providers say"
    return f"What {documents} about {len(matrix.features)} features of one interface{against}."


def _head(column: Column) -> Head:
    return Head(
        name=shown(column.name),
        title=shown(column.title),
        baseline="baseline" if column.baseline else "",
        document=shown(column.document),
    )


def _row(columns: tuple[Column, ...], feature: Feature, conflicts: Mapping[str, Conflict]) -> Row:
    return Row(
        address=feature_address(feature.id),
        title=prose(feature.title),
        id=_pieces(feature.id),
        tags=() if feature.core else ("not in the baseline",),
        cells=tuple(
            _cell(feature, cell, column, conflicts) for cell, column in zip(feature.cells, columns, strict=True)
        ),
    )


def _cell(feature: Feature, cell: Cell, column: Column, conflicts: Mapping[str, Conflict]) -> CellView:
    consequence = worst(cell)
    discrepancies = discrepancy_links(cell, column.name, conflicts)
    address = cell_address(feature.id, column.name)
    return CellView(
        address=address,
        claim=cell.claim,
        word=word(cell.claim),
        summary=_pieces(cell.summary),
        worst="unknown" if consequence is None else consequence,
        key=_key(feature, cell),
        alarms=tuple(Named(name=word(found), text="", kind=found) for found in (serious(cell),) if found),
        marks=tuple(_marks(cell, discrepancies)),
        discrepancies=_briefly(discrepancies, address),
    )


def _key(feature: Feature, cell: Cell) -> str:
    """The same for providers that do not differ: in the claim, in what differs from the baseline, or in an extra.

    What a document does not say is no difference, and encodings are those of the operation, whose row tells them.
    """
    field = ".request." in feature.id
    facets = (f for f in cell.facets if f.change is not Change.SILENT and not (field and f.name == "encoding"))
    extra = cell.summary if cell.claim is Claim.EXTENSION else ""
    text = "\n".join((cell.claim, extra, *sorted(facet.text for facet in facets)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _briefly(discrepancies: tuple[Link, ...], cell: str) -> tuple[Link, ...]:
    """Each contradiction by its name; of the rest how many there are, with a link to the panel that lists them."""
    named = tuple(link for link in discrepancies if link.kind == "contradiction")
    rest = [link for link in discrepancies if link not in named]
    if not rest:
        return named
    count = counted(len(rest), "discrepancy", "discrepancies")
    return (*named, Link(text=count, address=cell if len(rest) > 1 else rest[0].address, kind=rest[0].kind))


def _marks(cell: Cell, discrepancies: tuple[Link, ...]) -> Iterable[Named]:
    """What a cell says below its summary. Where the document is silent, that nothing was run is no news."""
    outcome = cell.verification.outcome
    if outcome is Outcome.PASSED:
        yield Named(name=f"✓ {counted(len(cell.verification.examples), 'example')}", text="", kind=outcome)
    elif outcome is Outcome.FAILED or cell.claim not in (Claim.UNDOCUMENTED, Claim.NOT_APPLICABLE):
        yield Named(name=f"{SIGNS[outcome]}{proof(cell.verification)}", text="", kind=outcome)
    if discrepancies:
        kinds = {link.kind for link in discrepancies}
        kind = "contradiction" if "contradiction" in kinds else "discrepancy"
        yield Named(name=kind, text="", kind=kind)


def _pieces(text: str) -> tuple[str, ...]:
    """A text in pieces between which a line may break, as it does between words."""
    return tuple(piece for piece in re.split(r"(?<=[\w}])(?=/)|(?<=[^\W\d][._])(?=\w)", shown(text)) if piece)


def _scores(matrix: Matrix) -> tuple[ScoreRow, ...]:
    found = {(score.provider, score.area): score for score in matrix.scores}
    return tuple(
        ScoreRow(
            title=shown(area),
            cells=tuple(_score(found.get((column.name, area))) for column in matrix.columns),
        )
        for area in matrix.areas
    )


def _score(score: Score | None) -> tuple[str, ...]:
    return (score_parts(score) if score else ()) or ("none",)


def _records(matrix: Matrix, features: Mapping[str, Feature]) -> tuple[RecordGroup, ...]:
    """The discrepancies by the provider whose spec records them, in the order of the columns."""
    owners = list(dict.fromkeys(conflict.providers[0] for conflict in matrix.conflicts if conflict.providers))
    order = [column.name for column in matrix.columns]
    owners.sort(key=lambda owner: order.index(owner) if owner in order else len(order))
    return tuple(
        RecordGroup(
            title=shown(owner),
            records=tuple(_record(c, features) for c in matrix.conflicts if c.providers[:1] == (owner,)),
        )
        for owner in owners
    )


def _record(conflict: Conflict, features: Mapping[str, Feature]) -> Record:
    return Record(
        address=conflict_address(conflict.id),
        id=shown(conflict.id),
        kind=conflict.kind,
        says=tuple(
            Named(name=f"{shown(place.document)}:{lines_text(place.lines)}", text=prose(place.text))
            for place in conflict.says
        ),
        decision=prose(conflict.decision),
        features=tuple(Link(text=shown(id), address=feature_address(id)) for id in conflict.features if id in features),
        spec=f"{shown(conflict.spec.file)}:{conflict.spec.line}",
    )
