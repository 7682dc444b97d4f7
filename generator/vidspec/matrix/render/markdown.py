"""Owns `matrix.md`: the matrix for a reader on a code host, with its notes as footnotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from ...core.citations import lines_text
from ...core.markup import code_span, markdown
from ...core.templates import environment
from ..model import Cell, Claim, Feature, Matrix
from .words import CLAIMS, CONSEQUENCES, score_parts, score_text, serious, word

_QUIET = (Claim.UNDOCUMENTED, Claim.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaView:
    title: str
    head: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownView:
    head: str
    rule: str
    totals: str
    scores: tuple[str, ...]
    claims: tuple[tuple[str, str], ...]
    consequences: tuple[tuple[str, str], ...]
    rulings: tuple[str, ...]
    questions: tuple[str, ...]
    areas: tuple[AreaView, ...]
    conflicts: tuple[str, ...]
    footnotes: tuple[str, ...]


def markdown_page(matrix: Matrix, templates: Mapping[str, str]) -> str:
    """The text of `matrix.md`."""
    return environment(templates).get_template("matrix.md.jinja").render(asdict(_view(matrix)))


def _view(matrix: Matrix) -> MarkdownView:
    names = [f"`{column.name}`" + (" (baseline)" if column.baseline else "") for column in matrix.columns]
    notes: dict[str, int] = {}
    areas = tuple(
        AreaView(
            title=area[:1].upper() + area[1:],
            head=_row(["feature", *names]),
            rows=tuple(_feature(feature, notes) for feature in matrix.features if feature.area == area),
        )
        for area in matrix.areas
    )
    return MarkdownView(
        head=_row(["", *names]),
        rule=_row(["---"] * (len(names) + 1)),
        totals=_row(["**all areas**", *(score_text(matrix, column.name) for column in matrix.columns)]),
        scores=tuple(_scores(matrix, area) for area in matrix.areas),
        claims=tuple((word(claim), text) for claim, text in CLAIMS.items()),
        consequences=tuple((word(consequence), text) for consequence, text in CONSEQUENCES.items()),
        rulings=tuple(
            _row([f"{r.side}: {r.facet}", word(r.wider), word(r.narrower), word(r.mixed), word(r.other)])
            for r in matrix.rulings
        ),
        questions=tuple(_question(matrix, question.text, question.features) for question in matrix.questions),
        areas=areas,
        conflicts=tuple(_conflicts(matrix)),
        footnotes=tuple(f"[^{number}]: {markdown(note)}" for note, number in notes.items()),
    )


def _row(values: list[str]) -> str:
    return f"| {' | '.join(values)} |"


def _scores(matrix: Matrix, area: str) -> str:
    scores = {score.provider: score for score in matrix.scores if score.area == area}
    ordered = (scores[column.name] for column in matrix.columns)
    return _row([area, *(", ".join(score_parts(score)) or "-" for score in ordered)])


def _question(matrix: Matrix, text: str, features: tuple[str, ...]) -> str:
    asked = [feature for feature in matrix.features if feature.id in features]
    cells = []
    for column in range(len(matrix.columns)):
        named = ((feature.title, _short(feature.cells[column])) for feature in asked)
        cells.append("<br>".join(f"{markdown(title)}: {text}" if len(asked) > 1 else text for title, text in named))
    return _row([f"**{markdown(text)}**", *cells])


def _feature(feature: Feature, notes: dict[str, int]) -> str:
    title = f"{markdown(feature.title)}<br><sub>{code_span(feature.id)}</sub>"
    return _row([title, *(_cell(cell, notes) for cell in feature.cells)])


def _cell(cell: Cell, notes: dict[str, int]) -> str:
    text = _short(cell)
    if cell.note:
        text += f"[^{notes.setdefault(cell.note, len(notes) + 1)}]"
    if cell.evidence and cell.claim not in _QUIET:
        lines = tuple(sorted({evidence.lines for evidence in cell.evidence}))
        text += f"<br><sub>lines {lines_text(lines)}</sub>"
    return text


def _short(cell: Cell) -> str:
    """The claim, what it means for a program if that is serious, and what there is."""
    grave = serious(cell)
    text = f"{word(cell.claim)}, **{word(grave)}**" if grave else word(cell.claim)
    return f"{text}: {code_span(cell.summary)}" if cell.summary and cell.claim not in _QUIET else text


def _conflicts(matrix: Matrix) -> list[str]:
    return [
        _row(
            [
                code_span(conflict.id),
                conflict.kind,
                "<br>".join(
                    f"{markdown(place.text)} ({markdown(place.document)}: {lines_text(place.lines)})"
                    for place in conflict.says
                ),
                markdown(conflict.decision),
                "<br>".join(map(code_span, conflict.features)),
            ]
        )
        for conflict in matrix.conflicts
    ]
