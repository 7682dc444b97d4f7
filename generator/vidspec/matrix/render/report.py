"""Owns `matrix.json`: the matrix as plain values, in the shape that its JSON Schema publishes."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any

from ...core.positions import Position
from ...core.spec import Lines, Place
from ...core.text import visible
from ..model import REPORT_VERSION, Cell, Column, Conflict, Feature, Matrix, Score

_NOT_PLAIN = re.compile(r"[^\x20-\x7e\n]")


def report(matrix: Matrix) -> str:
    """The text of `matrix.json`; no clock, so that an unchanged spec gives no diff."""
    names = [column.name for column in matrix.columns]
    plain = {
        "report_version": REPORT_VERSION,
        "providers": {column.name: _column(column) for column in matrix.columns},
        "areas": list(matrix.areas),
        "features": [_feature(feature, names) for feature in matrix.features],
        "discrepancies": [_conflict(conflict) for conflict in matrix.conflicts],
        "scores": {
            name: {score.area: _score(score) for score in matrix.scores if score.provider == name} for name in names
        },
        "rules": [asdict(ruling) for ruling in matrix.rulings],
        "questions": [{"ask": question.text, "features": list(question.features)} for question in matrix.questions],
    }
    return _NOT_PLAIN.sub(_escaped, json.dumps(plain, ensure_ascii=False, indent=1)) + "\n"


def _escaped(found: re.Match[str]) -> str:
    """A character that a reader could not see, as JSON writes it; the value stays what it is."""
    return found[0] if visible(found[0]) == found[0] else json.dumps(found[0])[1:-1]


def _column(column: Column) -> dict[str, Any]:
    return {
        "title": column.title,
        "baseline": column.baseline,
        "document": column.document,
        "spec": column.spec,
    }


def _feature(feature: Feature, names: list[str]) -> dict[str, Any]:
    return {
        "id": feature.id,
        "title": feature.title,
        "area": feature.area,
        "core": feature.core,
        "cells": {name: _cell(cell) for name, cell in zip(names, feature.cells, strict=True)},
    }


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
            side: found for side, found in (("request", cell.request), ("answer", cell.answer)) if found is not None
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


def _all_lines(place: Place) -> list[list[int]]:
    return [_lines(lines) for lines in place.lines]


def _lines(lines: Lines) -> list[int]:
    return [lines.first, lines.last]


def _place(at: Position) -> str:
    return f"{at.file}:{at.line}"
