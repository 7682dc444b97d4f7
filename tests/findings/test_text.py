"""Tests of findings as text and as annotations of GitHub."""

from __future__ import annotations

from dataclasses import replace

import pytest
from vidspec.core.positions import Position
from vidspec.findings.formats import summary, written
from vidspec.findings.report import Format, Report

from tests.support.reports import CLEAN, ERROR, HOSTILE, NOTE, NOTHING, REPORT, harmless, hostile

# Text --------------------------------------------------------------------------------------------


def test_text_is_a_line_for_each_finding_that_is_not_waived() -> None:
    assert written(REPORT, Format.TEXT, "1").splitlines() == [
        "specs/acme/openapi.yaml:3:5: error: it does not fit [R103]",
        "specs/acme/openapi.yaml:4:5: warning: it is odd [M002]",
        "specs/acme/openapi.yaml:5:5: note: it is new [D502]",
        "    see old/openapi.yaml:7:1",
    ]


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (REPORT, ("examined: 2 specs, 0 examples", "found: 1 error, 1 warning, 1 note; 1 waived")),
        (CLEAN, ("clean: 3 entries, 2 operations",)),
        (replace(CLEAN, unreadable=True), ("examined: 3 entries, 2 operations",)),
        (NOTHING, ("nothing was examined: 0 entries",)),
        (Report(command="check"), ("nothing was examined",)),
        (
            replace(CLEAN, findings=(NOTE,)),
            ("clean: 3 entries, 2 operations", "found: 0 errors, 0 warnings, 1 note; 0 waived"),
        ),
    ],
)
def test_the_summary_tells_what_was_examined_and_found(report: Report, told: tuple[str, ...]) -> None:
    assert summary(report) == told


# GitHub ------------------------------------------------------------------------------------------


def test_github_annotates_what_is_not_waived() -> None:
    assert written(REPORT, Format.GITHUB, "1").splitlines() == [
        "::error file=specs/acme/openapi.yaml,line=3,col=5,title=R103 acme::it does not fit",
        "::warning file=specs/acme/openapi.yaml,line=4,col=5,title=M002::it is odd",
        "::notice file=specs/acme/openapi.yaml,line=5,col=5,title=D502::it is new",
        "examined: 2 specs, 0 examples",
        "found: 1 error, 1 warning, 1 note; 1 waived",
    ]


def test_github_escapes_what_ends_commands_and_properties() -> None:
    found = replace(ERROR, at=Position("a,b:c%d", 1, 2), message="50%: a,b\n::error::x", provider="x::y")
    assert written(replace(CLEAN, findings=(found,)), Format.GITHUB, "1").splitlines()[0] == (
        "::error file=a%2Cb%3Ac%25d,line=1,col=2,title=R103 x%3A%3Ay::50%25: a,b%0A::error::x"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_github_has_one_command_a_finding_whatever_the_texts_hold(text: str) -> None:
    report = replace(hostile(text), examined=(("entries", 1),))
    lines = written(report, Format.GITHUB, "1").split("\n")
    assert len(lines) == 4
    assert [line.startswith("::") for line in lines] == [True, False, False, False]
    assert all(harmless(line) for line in lines)
