"""Owns the page of the matrix: one file with everything in it, to read with or without script."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...core.templates import environment
from ..model import Column, Feature, Matrix, Score
from .cells import RowView, row_view
from .details import SIGNS, Labelled
from .marks import marks_css
from .picture import picture
from .records import RecordGroup, record_groups
from .words import CLAIMS, CONSEQUENCES, OUTCOMES, score_parts, shown, word

_ROW = re.compile(r"<(tr|article)\b.*?</\1>", re.DOTALL)
_STYLES = ("marks.css", "page.css", "table.css", "panel.css", "print.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a column."""

    name: str
    title: str
    baseline: str
    document: str
    spec: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """An area of the matrix, or a question, with its rows."""

    title: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    title: str
    cells: tuple[tuple[str, ...], ...]  # what is said of each provider, the first the weightiest


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    policy: str
    style: str
    script: str
    standfirst: str
    span: str  # how many columns the table has
    heads: tuple[Head, ...]
    claims: tuple[Labelled, ...]
    consequences: tuple[Labelled, ...]
    outcomes: tuple[Labelled, ...]
    rulings: tuple[tuple[str, ...], ...]  # side, facet, and what follows
    questions: tuple[Group, ...]
    scores: tuple[ScoreRow, ...]
    areas: tuple[Group, ...]
    records: tuple[RecordGroup, ...]


def page(matrix: Matrix, templates: Mapping[str, str]) -> str:
    """The text of index.html. `templates` are the texts of `templates/matrix/` by file name."""
    template = environment(templates).get_template("index.html.jinja")
    text = template.render(page=_view(matrix, templates), picture=picture(matrix))
    return _ROW.sub(_on_one_line, text)


def _on_one_line(row: re.Match[str]) -> str:
    """A row without the line breaks of its template, so that a diff of the page goes row by row."""
    return "".join(line.strip() for line in row[0].split("\n"))


def _view(matrix: Matrix, templates: Mapping[str, str]) -> Page:
    # As a browser reads the lines of a page, so that the digests of the policy hold.
    style = "".join((*(templates[name] for name in _STYLES), marks_css())).replace("\r\n", "\n")
    script = templates["page.js"].replace("\r\n", "\n")
    conflicts = {conflict.id: conflict for conflict in matrix.conflicts}
    features = {feature.id: feature for feature in matrix.features}

    def group(title: str, chosen: Iterable[Feature]) -> Group:
        return Group(title=shown(title), rows=tuple(row_view(matrix.columns, f, conflicts) for f in chosen))

    return Page(
        policy=_policy(style, script),
        style=style,
        script=script,
        standfirst=_standfirst(matrix),
        span=str(len(matrix.columns) + 1),
        heads=tuple(_head(column) for column in matrix.columns),
        claims=tuple(Labelled(name=word(claim), text=text, kind=claim) for claim, text in CLAIMS.items()),
        consequences=tuple(Labelled(name=word(key), text=text, kind=key) for key, text in CONSEQUENCES.items()),
        outcomes=tuple(
            Labelled(name=f"{SIGNS[key]}{word(key)}", text=text, kind=key) for key, text in OUTCOMES.items()
        ),
        rulings=tuple((r.side, r.facet, *map(word, (r.wider, r.narrower, r.mixed, r.other))) for r in matrix.rulings),
        questions=tuple(
            group(question.text, (features[id] for id in question.features if id in features))
            for question in matrix.questions
        ),
        scores=_scores(matrix),
        areas=tuple(group(area, (f for f in matrix.features if f.area == area)) for area in matrix.areas),
        records=record_groups(matrix, features),
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
        spec=shown(column.spec),
    )


def _scores(matrix: Matrix) -> tuple[ScoreRow, ...]:
    scores = {(score.provider, score.area): score for score in matrix.scores}
    return tuple(
        ScoreRow(
            title=shown(area),
            cells=tuple(_score(scores.get((column.name, area))) for column in matrix.columns),
        )
        for area in matrix.areas
    )


def _score(score: Score | None) -> tuple[str, ...]:
    return (score_parts(score) if score else ()) or ("none",)
