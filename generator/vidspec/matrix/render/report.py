"""Owns `matrix.json`: the matrix as plain values, in the shape that its JSON Schema publishes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from ...core.positions import Position
from ...core.spec import DiscrepancyPlace, Lines
from ...core.text import visible
from ..model import REPORT_VERSION, Cell, Column, Conflict, Feature, Matrix, Score

_NOT_PLAIN = re.compile(r"[^\x20-\x7e\n]")


def report(matrix: Matrix) -> str:
    """The text of `matrix.json`: a line for each feature and one for each of its cells, so that a diff can be read.

    No clock, so that an unchanged spec gives no diff.
    """
    names = [column.name for column in matrix.columns]
    scores = {name: [score for score in matrix.scores if score.provider == name] for name in names}
    questions = [{"ask": question.text, "features": list(question.features)} for question in matrix.questions]
    sections = {
        "report_version": str(REPORT_VERSION),
        "providers": _object((column.name, _json(_column(column))) for column in matrix.columns),
        "areas": _json(list(matrix.areas)),
        "features": _array(_feature(feature, names) for feature in matrix.features),
        "discrepancies": _array(_json(_conflict(conflict)) for conflict in matrix.conflicts),
        "scores": _object(
            (name, _object((score.area, _json(_score(score))) for score in of)) for name, of in scores.items()
        ),
        "rules": _array(_json(asdict(ruling)) for ruling in matrix.rulings),
        "questions": _array(_json(question) for question in questions),
    }
    return _NOT_PLAIN.sub(_escaped, _object(sections.items())) + "\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _object(members: Iterable[tuple[str, str]]) -> str:
    """An object, a line for each member; the values are JSON already."""
    return _lines_between("{", (f"{_json(name)}: {value}" for name, value in members), "}")


def _array(elements: Iterable[str]) -> str:
    return _lines_between("[", elements, "]")


def _lines_between(begin: str, lines: Iterable[str], end: str) -> str:
    body = ",\n".join(lines)
    return f"{begin}\n{body}\n{end}" if body else f"{begin}{end}"


def _escaped(match: re.Match[str]) -> str:
    """A character that a reader could not see, as JSON writes it; the value stays what it is."""
    return match[0] if visible(match[0]) == match[0] else json.dumps(match[0])[1:-1]


def _column(column: Column) -> dict[str, Any]:
    return {
        "title": column.title,
        "baseline": column.baseline,
        "document": column.document,
        "spec": column.spec,
    }


def _feature(feature: Feature, names: list[str]) -> str:
    head = {"id": feature.id, "title": feature.title, "area": feature.area, "core": feature.core}
    pairs = zip(names, feature.cells, strict=True)
    cells = ",\n".join(f"{_json(name)}: {_json(_cell(cell))}" for name, cell in pairs)
    return f'{_json(head)[:-1]}, "cells": {{\n{cells}}}}}'


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "claim": cell.claim,
        "summary": cell.summary,
        "facets": [
            {
                "name": facet.name,
                "text": facet.text,
                "change": facet.change,
                "baseline": facet.baseline,
                "provider": facet.provider,
                "channel": facet.channel,
            }
            for facet in cell.facets
        ],
        "consequence": {
            side: value for side, value in (("request", cell.request), ("answer", cell.answer)) if value is not None
        },
        "note": cell.note,
        "evidence": [{"document": e.document, "lines": _lines(e.lines), "spec": _place(e.spec)} for e in cell.evidence],
        "spec": [_place(at) for at in cell.spec],
        "discrepancies": list(cell.discrepancies),
        "verification": {
            "outcome": cell.verification.outcome,
            "examples": [
                {
                    "id": example.id,
                    "kind": example.kind,
                    "document": example.document,
                    "lines": [_lines(lines) for lines in example.lines],
                    "fits": example.fits,
                }
                for example in cell.verification.examples
            ],
        },
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "kind": conflict.kind,
        "providers": list(conflict.providers),
        "features": list(conflict.features),
        "says": [
            {"text": place.text, "document": place.document, "lines": _all_lines(place)} for place in conflict.says
        ],
        "decision": conflict.decision,
        "evidence": [
            {"document": place.document, "lines": lines, "spec": _place(conflict.spec)}
            for place in conflict.says
            for lines in _all_lines(place)
        ],
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "core": {"met": score.met, "known": score.known},
        "extras": score.extras,
        "unknown": score.unknown,
        "claims": dict(score.claims),
    }


def _all_lines(place: DiscrepancyPlace) -> list[list[int]]:
    return [_lines(lines) for lines in place.lines]


def _lines(lines: Lines) -> list[int]:
    return [lines.first, lines.last]


def _place(at: Position) -> str:
    return f"{at.file}:{at.line}"
