"""Owns the rules by which facets are compared, and those by which a difference concerns a program."""

from __future__ import annotations

from typing import Any

import pytest
from vidspec.matrix.build.consequences import ANSWER, REQUEST, consequence
from vidspec.matrix.build.traits import Side, Trait, change
from vidspec.matrix.model import Consequence, FacetChange

_NONE, _COSMETIC = Consequence.NONE, Consequence.COSMETIC
_DEGRADED, _BREAKING = Consequence.DEGRADED, Consequence.BREAKING


# The rules of consequence, as a reader would say them ---------------------------------------------------------------

RULES: list[tuple[Side, str, FacetChange, Consequence]] = [
    # A program sends what the baseline takes.
    ("request", "name", FacetChange.OTHER, _BREAKING),
    ("request", "name in path", FacetChange.OTHER, _COSMETIC),
    ("request", "location", FacetChange.OTHER, _BREAKING),
    ("request", "method", FacetChange.OTHER, _BREAKING),
    ("request", "path", FacetChange.OTHER, _BREAKING),
    ("request", "encoding", FacetChange.WIDER, _NONE),
    ("request", "encoding", FacetChange.NARROWER, _DEGRADED),
    ("request", "encoding", FacetChange.MIXED, _DEGRADED),
    ("request", "encoding", FacetChange.OTHER, _BREAKING),
    ("request", "field encoding", FacetChange.NARROWER, _NONE),
    ("request", "type", FacetChange.WIDER, _NONE),
    ("request", "type", FacetChange.NARROWER, _DEGRADED),
    ("request", "type", FacetChange.MIXED, _DEGRADED),
    ("request", "type", FacetChange.OTHER, _BREAKING),
    ("request", "required", FacetChange.WIDER, _NONE),
    ("request", "required", FacetChange.NARROWER, _BREAKING),
    ("request", "enum", FacetChange.WIDER, _NONE),
    ("request", "enum", FacetChange.NARROWER, _DEGRADED),
    ("request", "enum", FacetChange.MIXED, _DEGRADED),
    ("request", "enum", FacetChange.OTHER, _BREAKING),
    ("request", "default", FacetChange.OTHER, _DEGRADED),
    ("request", "default", FacetChange.WIDER, _NONE),
    ("request", "constraints", FacetChange.NARROWER, _DEGRADED),
    ("request", "constraints", FacetChange.WIDER, _NONE),
    ("request", "condition", FacetChange.NARROWER, _DEGRADED),
    ("request", "meaning", FacetChange.OTHER, _DEGRADED),
    ("request", "scheme", FacetChange.OTHER, _BREAKING),
    ("request", "address", FacetChange.OTHER, _COSMETIC),
    ("request", "rule", FacetChange.OTHER, _DEGRADED),
    # A program reads what the baseline answers.
    ("answer", "name", FacetChange.OTHER, _BREAKING),
    ("answer", "type", FacetChange.WIDER, _DEGRADED),
    ("answer", "type", FacetChange.NARROWER, _NONE),
    ("answer", "type", FacetChange.OTHER, _BREAKING),
    ("answer", "required", FacetChange.WIDER, _DEGRADED),
    ("answer", "required", FacetChange.NARROWER, _NONE),
    ("answer", "enum", FacetChange.WIDER, _DEGRADED),
    ("answer", "enum", FacetChange.NARROWER, _NONE),
    ("answer", "enum", FacetChange.OTHER, _BREAKING),
    ("answer", "default", FacetChange.OTHER, _NONE),
    ("answer", "constraints", FacetChange.WIDER, _COSMETIC),
    ("answer", "constraints", FacetChange.NARROWER, _NONE),
    ("answer", "condition", FacetChange.NARROWER, _DEGRADED),
    ("answer", "meaning", FacetChange.OTHER, _DEGRADED),
    ("answer", "status", FacetChange.WIDER, _BREAKING),
    ("answer", "status", FacetChange.NARROWER, _NONE),
    ("answer", "status", FacetChange.OTHER, _BREAKING),
    ("answer", "fields", FacetChange.WIDER, _NONE),
    ("answer", "fields", FacetChange.NARROWER, _DEGRADED),
    ("answer", "fields", FacetChange.OTHER, _BREAKING),
    ("answer", "answer", FacetChange.OTHER, _BREAKING),
    ("answer", "date", FacetChange.OTHER, _COSMETIC),
]


@pytest.mark.parametrize(("side", "facet", "found", "expected"), RULES)
def test_consequence(side: Side, facet: str, found: FacetChange, expected: Consequence) -> None:
    assert consequence(side, facet, found) is expected


def test_every_facet_has_a_rule_that_is_tested() -> None:
    assert {facet for side, facet, *_ in RULES if side == "request"} == set(REQUEST)
    assert {facet for side, facet, *_ in RULES if side == "answer"} == set(ANSWER)


@pytest.mark.parametrize(("side", "facet"), [*(("request", f) for f in REQUEST), *(("answer", f) for f in ANSWER)])
@pytest.mark.parametrize("silent", [FacetChange.SILENT, FacetChange.SAME])
def test_nothing_follows_from_silence(side: Side, facet: str, silent: FacetChange) -> None:
    assert consequence(side, facet, silent) is _NONE


@pytest.mark.parametrize(
    ("baseline", "provider", "expected"),
    [
        (("4", "8"), ("8", "4"), FacetChange.SAME),
        (("4", "8"), ("4", "8", "12"), FacetChange.WIDER),
        (("4", "8"), ("4",), FacetChange.NARROWER),
        (("4", "8"), ("8", "12"), FacetChange.MIXED),
        (("4", "8"), ("10",), FacetChange.OTHER),
        (("4", "8"), None, FacetChange.SILENT),
        (None, None, FacetChange.SAME),
        (None, ("4",), FacetChange.NARROWER),
    ],
)
def test_sets_of_values(
    baseline: tuple[str, ...] | None, provider: tuple[str, ...] | None, expected: FacetChange
) -> None:
    one = Trait(name="enum", side="request", values=baseline, unlimited=True)
    assert change(one, Trait(name="enum", side="request", values=provider)) is expected


@pytest.mark.parametrize(
    ("kind", "baseline", "provider", "expected"),
    [
        ("upper", "100", "50", FacetChange.NARROWER),
        ("upper", "100", "200", FacetChange.WIDER),
        ("lower", "1", "5", FacetChange.NARROWER),
        ("lower", "1", "0", FacetChange.WIDER),
        ("upper", "100", "100.0", FacetChange.SAME),
    ],
)
def test_bounds(kind: Any, baseline: str, provider: str, expected: FacetChange) -> None:
    one = Trait(name="constraints", side="request", values=(baseline,), kind=kind, unlimited=True)
    assert change(one, Trait(name="constraints", side="request", values=(provider,), kind=kind)) is expected
