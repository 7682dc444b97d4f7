"""Tests of fingerprints, and of days as waivers write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from vidspec.core.positions import Position
from vidspec.findings.codes import FAMILIES
from vidspec.findings.diagnostic import Diagnostic
from vidspec.findings.report import day

from tests.support.reports import AT, ERROR

# Fingerprints ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        replace(ERROR, at=Position("elsewhere.yaml", 90, 1)),
        replace(ERROR, message="reworded"),
        replace(ERROR, related=(AT,)),
    ],
)
def test_a_fingerprint_outlives_lines_and_words(other: Diagnostic) -> None:
    assert other.fingerprint == ERROR.fingerprint


@pytest.mark.parametrize(
    "other",
    [
        replace(ERROR, code="R104"),
        replace(ERROR, provider="other"),
        replace(ERROR, provider=None),
        replace(ERROR, place="/info"),
        replace(ERROR, expected="5", actual="4"),
        replace(ERROR, expected=None),
        replace(ERROR, expected=""),
        replace(ERROR, actual="6"),
        replace(ERROR, place="/paths\0" + "4", expected="5", actual=None),
    ],
)
def test_a_fingerprint_changes_with_what_is_found(other: Diagnostic) -> None:
    assert other.fingerprint != ERROR.fingerprint


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"expected": "4\0", "actual": "5"}, {"expected": "4", "actual": "\0" + "5"}),
        ({"expected": None}, {"expected": "\1"}),
        ({"actual": None}, {"actual": "null"}),
        ({"provider": "a", "place": "b/c"}, {"provider": "a/b", "place": "c"}),
    ],
)
def test_values_do_not_run_into_one_another(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert replace(ERROR, **one).fingerprint != replace(ERROR, **other).fingerprint


def test_without_a_place_the_file_tells_findings_apart() -> None:
    one, other = (Diagnostic(Position(file, 1, 1), "S001", "x") for file in ("a.yaml", "b.yaml"))
    assert one.fingerprint != other.fingerprint


def test_families_do_not_overlap() -> None:
    prefixes = [known.prefix for known in FAMILIES]
    assert [(a, b) for a in prefixes for b in prefixes if a != b and a.startswith(b)] == []
    assert len(set(prefixes)) == len(prefixes)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2030-12-31", date(2030, 12, 31)),
        ("2028-02-29", date(2028, 2, 29)),
        ("2030-02-29", None),
        ("2030-1-1", None),
        ("20301231", None),
        ("2030-W01-1", None),
        ("2030-12-31\n", None),
        ("٢٠٣٠-01-01", None),
        ("", None),
    ],
)
def test_a_day_is_written_in_one_way(text: str, wanted: date | None) -> None:
    assert day(text) == wanted
