"""Owns the rules by which facets are compared, and those by which a difference concerns a program."""

from __future__ import annotations

from typing import Any

import pytest
from vidspec.matrix.build.consequences import ANSWER, REQUEST, consequence
from vidspec.matrix.build.traits import Side, Trait, change
from vidspec.matrix.model import Change, Consequence

_NONE, _COSMETIC = Consequence.NONE, Consequence.COSMETIC
_DEGRADED, _BREAKING = Consequence.DEGRADED, Consequence.BREAKING


# The rules of consequence, as a reader would say them ---------------------------------------------------------------

RULES: list[tuple[Side, str, Change, Consequence]] = [
    # A program sends what the baseline takes.
    ("request", "name", Change.OTHER, _BREAKING),
    ("request", "name in path", Change.OTHER, _COSMETIC),
    ("request", "location", Change.OTHER, _BREAKING),
    ("request", "method", Change.OTHER, _BREAKING),
    ("request", "path", Change.OTHER, _BREAKING),
    ("request", "encoding", Change.WIDER, _NONE),
    ("request", "encoding", Change.NARROWER, _DEGRADED),
    ("request", "encoding", Change.MIXED, _DEGRADED),
    ("request", "encoding", Change.OTHER, _BREAKING),
    ("request", "field encoding", Change.NARROWER, _NONE),
    ("request", "type", Change.WIDER, _NONE),
    ("request", "type", Change.NARROWER, _DEGRADED),
    ("request", "type", Change.MIXED, _DEGRADED),
    ("request", "type", Change.OTHER, _BREAKING),
    ("request", "required", Change.WIDER, _NONE),
    ("request", "required", Change.NARROWER, _BREAKING),
    ("request", "enum", Change.WIDER, _NONE),
    ("request", "enum", Change.NARROWER, _DEGRADED),
    ("request", "enum", Change.MIXED, _DEGRADED),
    ("request", "enum", Change.OTHER, _BREAKING),
    ("request", "default", Change.OTHER, _DEGRADED),
    ("request", "default", Change.WIDER, _NONE),
    ("request", "constraints", Change.NARROWER, _DEGRADED),
    ("request", "constraints", Change.WIDER, _NONE),
    ("request", "condition", Change.NARROWER, _DEGRADED),
    ("request", "meaning", Change.OTHER, _DEGRADED),
    ("request", "scheme", Change.OTHER, _BREAKING),
    ("request", "address", Change.OTHER, _COSMETIC),
    ("request", "rule", Change.OTHER, _DEGRADED),
    # A program reads what the baseline answers.
    ("answer", "name", Change.OTHER, _BREAKING),
    ("answer", "type", Change.WIDER, _DEGRADED),
    ("answer", "type", Change.NARROWER, _NONE),
    ("answer", "type", Change.OTHER, _BREAKING),
    ("answer", "required", Change.WIDER, _DEGRADED),
    ("answer", "required", Change.NARROWER, _NONE),
    ("answer", "enum", Change.WIDER, _DEGRADED),
    ("answer", "enum", Change.NARROWER, _NONE),
    ("answer", "enum", Change.OTHER, _BREAKING),
    ("answer", "default", Change.OTHER, _NONE),
    ("answer", "constraints", Change.WIDER, _COSMETIC),
    ("answer", "constraints", Change.NARROWER, _NONE),
    ("answer", "condition", Change.NARROWER, _DEGRADED),
    ("answer", "meaning", Change.OTHER, _DEGRADED),
    ("answer", "status", Change.WIDER, _BREAKING),
    ("answer", "status", Change.NARROWER, _NONE),
    ("answer", "status", Change.OTHER, _BREAKING),
    ("answer", "fields", Change.WIDER, _NONE),
    ("answer", "fields", Change.NARROWER, _DEGRADED),
    ("answer", "fields", Change.OTHER, _BREAKING),
    ("answer", "answer", Change.OTHER, _BREAKING),
    ("answer", "date", Change.OTHER, _COSMETIC),
]


@pytest.mark.parametrize(("side", "facet", "found", "expected"), RULES)
def test_consequence(side: Side, facet: str, found: Change, expected: Consequence) -> None:
    assert consequence(side, facet, found) is expected


def test_every_facet_has_a_rule_that_is_tested() -> None:
    assert {facet for side, facet, *_ in RULES if side == "request"} == set(REQUEST)
    assert {facet for side, facet, *_ in RULES if side == "answer"} == set(ANSWER)


@pytest.mark.parametrize(("side", "facet"), [*(("request", f) for f in REQUEST), *(("answer", f) for f in ANSWER)])
@pytest.mark.parametrize("silent", [Change.SILENT, Change.SAME])
def test_nothing_follows_from_silence(side: Side, facet: str, silent: Change) -> None:
    assert consequence(side, facet, silent) is _NONE


@pytest.mark.parametrize(
    ("baseline", "provider", "expected"),
    [
        (("4", "8"), ("8", "4"), Change.SAME),
        (("4", "8"), ("4", "8", "12"), Change.WIDER),
        (("4", "8"), ("4",), Change.NARROWER),
        (("4", "8"), ("8", "12"), Change.MIXED),
        (("4", "8"), ("10",), Change.OTHER),
        (("4", "8"), None, Change.SILENT),
        (None, None, Change.SAME),
        (None, ("4",), Change.NARROWER),
    ],
)
def test_sets_of_values(baseline: tuple[str, ...] | None, provider: tuple[str, ...] | None, expected: Change) -> None:
    one = Trait(name="enum", side="request", values=baseline, unlimited=True)
    assert change(one, Trait(name="enum", side="request", values=provider)) is expected


@pytest.mark.parametrize(
    ("kind", "baseline", "provider", "expected"),
    [
        ("upper", "100", "50", Change.NARROWER),
        ("upper", "100", "200", Change.WIDER),
        ("lower", "1", "5", Change.NARROWER),
        ("lower", "1", "0", Change.WIDER),
        ("upper", "100", "100.0", Change.SAME),
    ],
)
def test_bounds(kind: Any, baseline: str, provider: str, expected: Change) -> None:
    one = Trait(name="constraints", side="request", values=(baseline,), kind=kind, unlimited=True)
    assert change(one, Trait(name="constraints", side="request", values=(provider,), kind=kind)) is expected
