"""Owns the reading of a published `matrix.json` into the values of the matrix."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from jsonschema import Draft202012Validator

from ..core.pointers import pointer_to
from ..core.positions import Position
from ..core.spec import DiscrepancyPlace, Lines
from ..findings.diagnostic import Diagnostic
from ..findings.loading import load
from .model import (
    Cell,
    Claim,
    Column,
    Conflict,
    Consequence,
    Evidence,
    Exercise,
    Facet,
    FacetChange,
    Feature,
    Matrix,
    Outcome,
    Question,
    Ruling,
    Score,
    Verification,
)

_Json: TypeAlias = Mapping[str, Any]  # an object whose shape the schema has proved


def read_matrix(text: str, file: str, schema: str) -> tuple[Matrix | None, tuple[Diagnostic, ...]]:
    """A published matrix, or what keeps the text from being one. `schema` is that of the matrix, as text."""
    root, findings = load(text, file)
    if root is None:
        return None, findings
    plain = root.plain()
    errors = []
    for error in Draft202012Validator(json.loads(schema)).iter_errors(plain):
        place = root.get(*error.absolute_path) or root
        where = pointer_to(error.absolute_path) or "/"
        errors.append(Diagnostic(place.at, "M101", f"no matrix of this version at {where}: {error.message[:200]}"))
    if errors or not isinstance(plain, dict):
        return None, tuple(sorted(errors))
    faults = tuple(Diagnostic(root.at, "M101", f"no matrix: {fault}") for fault in _faults(plain))
    return (None, faults) if faults else (_matrix(plain), findings)


def _faults(report: _Json) -> Iterator[str]:
    """What no schema can express."""
    ids = [feature["id"] for feature in report["features"]]
    yield from (f"duplicate feature {id}" for id in dict.fromkeys(ids) if ids.count(id) > 1)
    for feature in report["features"]:
        if feature["cells"].keys() != report["providers"].keys():
            yield f"the cells of {feature['id']} are not those of the providers"


def _matrix(report: _Json) -> Matrix:
    names = list(report["providers"])
    return Matrix(
        columns=tuple(_column(name, plain) for name, plain in report["providers"].items()),
        areas=tuple(report["areas"]),
        features=tuple(_feature(plain, names) for plain in report["features"]),
        conflicts=tuple(_conflict(plain) for plain in report["discrepancies"]),
        scores=tuple(
            _score(name, area, plain) for name, areas in report["scores"].items() for area, plain in areas.items()
        ),
        questions=tuple(
            Question(text=plain["ask"], features=tuple(plain["features"])) for plain in report["questions"]
        ),
        rulings=tuple(_ruling(plain) for plain in report["rules"]),
    )


def _column(name: str, plain: _Json) -> Column:
    return Column(
        name=name,
        title=plain["title"],
        baseline=plain["baseline"],
        document=plain["document"],
        spec=plain["spec"],
    )


def _feature(plain: _Json, names: list[str]) -> Feature:
    return Feature(
        id=plain["id"],
        title=plain["title"],
        area=plain["area"],
        core=plain["core"],
        cells=tuple(_cell(plain["cells"][name]) for name in names),
    )


def _cell(plain: _Json) -> Cell:
    sides = {side: Consequence(value) for side, value in plain["consequence"].items()}
    return Cell(
        claim=Claim(plain["claim"]),
        summary=plain["summary"],
        facets=tuple(_facet(facet) for facet in plain["facets"]),
        request=sides.get("request"),
        answer=sides.get("answer"),
        note=plain["note"],
        evidence=tuple(_evidence(evidence) for evidence in plain["evidence"]),
        spec=tuple(_position(place) for place in plain["spec"]),
        discrepancies=tuple(plain["discrepancies"]),
        verification=_verification(plain["verification"]),
    )


def _facet(plain: _Json) -> Facet:
    return Facet(
        name=plain["name"],
        text=plain["text"],
        change=FacetChange(plain["change"]),
        baseline=plain["baseline"],
        provider=plain["provider"],
        channel=plain["channel"],
    )


def _evidence(plain: _Json) -> Evidence:
    return Evidence(document=plain["document"], lines=Lines(*plain["lines"]), spec=_position(plain["spec"]))


def _verification(plain: _Json) -> Verification:
    return Verification(
        outcome=Outcome(plain["outcome"]),
        examples=tuple(
            Exercise(
                id=example["id"],
                kind=example["kind"],
                document=example["document"],
                lines=_all_lines(example["lines"]),
                fits=example["fits"],
            )
            for example in plain["examples"]
        ),
    )


def _conflict(plain: _Json) -> Conflict:
    evidence = [_evidence(element) for element in plain["evidence"]]
    return Conflict(
        id=plain["id"],
        kind=plain["kind"],
        providers=tuple(plain["providers"]),
        features=tuple(plain["features"]),
        says=tuple(
            DiscrepancyPlace(document=place["document"], lines=_all_lines(place["lines"]), text=place["text"])
            for place in plain["says"]
        ),
        decision=plain["decision"],
        spec=evidence[0].spec,
    )


def _score(provider: str, area: str, plain: _Json) -> Score:
    return Score(
        provider=provider,
        area=area,
        met=plain["core"]["met"],
        known=plain["core"]["known"],
        extras=plain["extras"],
        unknown=plain["unknown"],
        claims=tuple((Claim(claim), count) for claim, count in plain["claims"].items()),
    )


def _question(plain: _Json) -> Question:
    return Question(text=plain["ask"], features=tuple(plain["features"]))


def _ruling(plain: _Json) -> Ruling:
    return Ruling(
        side=plain["side"],
        facet=plain["facet"],
        wider=Consequence(plain["wider"]),
        narrower=Consequence(plain["narrower"]),
        mixed=Consequence(plain["mixed"]),
        other=Consequence(plain["other"]),
    )


def _all_lines(pairs: list[list[int]]) -> tuple[Lines, ...]:
    return tuple(Lines(*pair) for pair in pairs)


def _position(place: str) -> Position:
    file, _, line = place.rpartition(":")
    return Position(file, int(line))
