"""Owns the geometry of the summary picture: a row a provider, a tile a feature, with the counts in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from ...core.templates import environment
from ..model import Claim, Matrix
from .marks import MARKS, Mark, marks_css
from .words import CLAIMS, counted, score_text, shown, word

_WIDTH = 900
_EDGE = 16  # left free at both sides
_HEADLINE = 30
_LEFT, _RIGHT = 124, 132  # for the names and for the counts
_PITCH = 12  # from one tile to the next; the marks are drawn for it
_GAP = 12  # between two areas
_TOP = 118  # for the title and the slanted names of the areas
_LEGEND = 52
_ROW_GAP = 16
_LEGEND_COLUMNS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TileRun:
    """The tiles of one claim, as points of a line that is not drawn; the mark of the claim stands at each."""

    claim: Claim
    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TileField:
    """The rectangle that the tiles of a provider are in."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A provider: its name at the left, its tiles, its counts at the right."""

    name: Label
    note: Label
    field: TileField
    runs: tuple[TileRun, ...]
    counts: tuple[Label, ...]
    rule: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendKey:
    """An entry of the legend."""

    run: TileRun
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    width: int
    height: int
    right: int
    frame: str  # the part that a page shows, which has a headline of its own
    title: str
    description: str
    areas: tuple[Label, ...]
    bottom: int
    strips: tuple[Strip, ...]
    keys: tuple[LegendKey, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """How many tiles stand on each other, and where each area begins."""

    rows: int
    starts: tuple[int, ...]


def picture(matrix: Matrix) -> Picture:
    """The picture with everything in its place."""
    grid = _grid(matrix)
    step = grid.rows * _PITCH + _ROW_GAP
    bottom = _TOP + step * len(matrix.columns)
    counts = [score_text(matrix, column.name) for column in matrix.columns]
    return Picture(
        width=_WIDTH,
        height=bottom + _LEGEND,
        right=_WIDTH - _EDGE,
        frame=f"{_EDGE} {_HEADLINE} {_WIDTH - 2 * _EDGE} {bottom + _LEGEND - _HEADLINE}",
        title=_title(matrix),
        description=" ".join(
            f"{shown(column.name)}: {words}." for column, words in zip(matrix.columns, counts, strict=True)
        ),
        areas=tuple(
            Label(text=_short(area, 26), x=x, y=_TOP - 10) for area, x in zip(matrix.areas, grid.starts, strict=True)
        ),
        bottom=bottom - _ROW_GAP // 2,
        strips=tuple(
            _strip(matrix, index, grid, _TOP + index * step, counts[index]) for index in range(len(matrix.columns))
        ),
        keys=tuple(_keys(bottom + 8)),
        marks=MARKS,
    )


def _title(matrix: Matrix) -> str:
    providers, features = counted(len(matrix.columns), "provider"), counted(len(matrix.features), "feature")
    return f"Who supports what: {providers}, {features}"


def picture_file(matrix: Matrix, templates: Mapping[str, str]) -> str:
    """The picture as a file of its own, with its own colours for light and dark."""
    template = environment(templates).get_template("summary.svg.jinja")
    return template.render(picture=picture(matrix), style=templates["marks.css"] + marks_css())


def _grid(matrix: Matrix) -> _Grid:
    """As few tiles on each other as the width allows."""
    sizes = [sum(feature.area == area for feature in matrix.features) for area in matrix.areas]
    room = _WIDTH - _LEFT - _RIGHT - _GAP * len(sizes)
    rows = 3
    while sum(-(-size // rows) for size in sizes) * _PITCH > room and rows < len(matrix.features):
        rows += 1
    starts = [_LEFT]
    for size in sizes:
        starts.append(starts[-1] + max(1, -(-size // rows)) * _PITCH + _GAP)
    return _Grid(rows, tuple(begin for begin, _ in pairwise(starts)))


def _strip(matrix: Matrix, index: int, grid: _Grid, y: int, words: str) -> Strip:
    column = matrix.columns[index]
    points: dict[Claim, list[tuple[int, int]]] = {}
    for area, start in zip(matrix.areas, grid.starts, strict=True):
        cells = [feature.cells[index] for feature in matrix.features if feature.area == area]
        for place, cell in enumerate(cells):
            across, down = divmod(place, grid.rows)
            points.setdefault(cell.claim, []).append((start + across * _PITCH, y + down * _PITCH))
    core, _, rest = words.partition(", ")
    middle = y + grid.rows * _PITCH // 2
    return Strip(
        name=Label(text=_short(column.name, 13), x=_EDGE, y=middle + (-2 if column.baseline else 4)),
        note=Label(text="baseline" if column.baseline else "", x=_EDGE, y=middle + 13),
        field=TileField(x=_LEFT, y=y, width=_WIDTH - _LEFT - _RIGHT, height=grid.rows * _PITCH),
        runs=tuple(_run(claim, points[claim]) for claim in Claim if claim in points),
        counts=(
            Label(text=f"{core},", x=_WIDTH - _EDGE, y=middle - 2),
            Label(text=f" {rest}", x=_WIDTH - _EDGE, y=middle + 13),
        ),
        rule=y - _ROW_GAP // 2,
    )


def _run(claim: Claim, points: list[tuple[int, int]]) -> TileRun:
    # A line has two points at least.
    return TileRun(claim=claim, points=" ".join(f"{x},{y}" for x, y in (points if len(points) > 1 else points * 2)))


def _keys(y: int) -> list[LegendKey]:
    width = (_WIDTH - 2 * _EDGE) // _LEGEND_COLUMNS
    keys = []
    for place, claim in enumerate(CLAIMS):
        down, across = divmod(place, _LEGEND_COLUMNS)
        x, line = _EDGE + across * width, y + down * 19
        keys.append(
            LegendKey(run=_run(claim, [(x, line)]), label=Label(text=word(claim), x=x + _PITCH + 6, y=line + 10))
        )
    return keys


def _short(text: str, width: int) -> str:
    """As much of the text as fits; a wide character takes two places."""
    whole, used = shown(text), 0
    for place, character in enumerate(whole):
        used += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used > width:
            return f"{whole[: place - 1]}…"
    return whole
