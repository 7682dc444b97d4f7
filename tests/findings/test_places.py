"""Tests of the places of findings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from vidspec.core.positions import Position
from vidspec.findings.diagnostic import Diagnostic
from vidspec.findings.places import placed

from tests.support.project import PROJECT, SPEC, generate_acme
from tests.support.reports import ERROR

PLACED = """\
openapi: 3.1.0
a/b: &shared
  x~y: [1, {z: 2}]
again: *shared
merged:
  <<: *shared
  own: 3
"""


@pytest.mark.parametrize(
    ("line", "column", "place"),
    [
        (1, 1, "/openapi"),
        (1, 10, "/openapi"),
        (2, 1, "/a~1b"),
        (3, 3, "/a~1b/x~0y"),
        (3, 8, "/a~1b/x~0y"),
        (3, 9, "/a~1b/x~0y/0"),
        (3, 13, "/a~1b/x~0y/1/z"),
        (4, 1, "/again"),
        (6, 3, "/merged"),
        (7, 3, "/merged/own"),
        (7, 4, ""),
        (99, 1, ""),
    ],
)
def test_a_finding_of_a_spec_is_placed_by_its_pointer(line: int, column: int, place: str) -> None:
    (found,) = placed([Diagnostic(Position(SPEC, line, column), "S101", "x")], {SPEC: PLACED})
    assert (found.place, found.provider) == (place, "acme")


def test_what_is_told_already_is_not_placed_again() -> None:
    known = replace(ERROR, provider="other", place="a row")
    foreign = Diagnostic(Position("generated/x.py", 1, 1), "G101", "x")
    assert placed([known, foreign], {SPEC: PLACED}) == (known, foreign)


def test_a_file_beside_the_folders_belongs_to_no_provider() -> None:
    at = Position("specs/features.yaml", 1, 1)
    (found,) = placed([Diagnostic(at, "M001", "x")], {"specs/features.yaml": "areas: []\n"})
    assert (found.place, found.provider) == ("/areas", None)


def test_a_spec_that_cannot_be_read_still_has_its_provider() -> None:
    (found,) = placed([Diagnostic(Position(SPEC, 1, 2), "S001", "x")], {SPEC: "{"})
    assert (found.place, found.provider) == ("", "acme")


def test_places_are_found_in_bounded_time() -> None:
    """Each alias repeats the one before ten times; nobody may follow them all."""
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 6))]
    (found,) = placed([Diagnostic(Position(SPEC, 1, 10), "S101", "x")], {SPEC: "\n".join(lines)})
    assert found.place == "/a0/0"


_SPEC = (PROJECT / "tests" / "golden" / "untemplated-path" / "spec.yaml").read_text(encoding="utf-8")


def test_the_pipeline_places_its_findings_and_lines_do_not_matter() -> None:
    found = generate_acme(_SPEC).diagnostics
    assert found
    assert {one.provider for one in found} == {"acme"}
    assert all(one.place.startswith("/paths/") for one in found)
    moved = generate_acme(f"# a line more\n\n{_SPEC}").diagnostics
    assert [one.fingerprint for one in moved] == [one.fingerprint for one in found]
    assert [one.at.line for one in moved] == [one.at.line + 2 for one in found]
