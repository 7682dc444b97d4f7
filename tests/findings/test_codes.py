"""Owns the tests of the table of finding codes: it is what the code emits, and what `explain` and the README show."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from vidspec.core.positions import Position
from vidspec.findings.codes import CODES, FAMILIES, WAIVERS, Code, family
from vidspec.findings.diagnostic import Diagnostic
from vidspec.findings.manual import entry, listing, nearest, readme
from vidspec.findings.severity import Severity
from vidspec.vendoring import checker

from tests.support.project import PROJECT

PACKAGE = PROJECT / "generator" / "vidspec"
TABLE = PACKAGE / "findings" / "codes"
README = PACKAGE / "findings" / "README.md"
CODE = re.compile(r"[A-Z][0-9]{3}")
ENTRIES = [pytest.param(code, id=code.code) for code in CODES.values()]


def _literals() -> Iterator[tuple[str, str]]:
    """Every text of the package outside of the table that is a code, with its module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if TABLE in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                yield node.value, path.relative_to(PACKAGE).as_posix()


# The table is what is emitted ---------------------------------------------------------------------


def test_the_table_has_every_code_that_is_emitted_and_no_other() -> None:
    assert {code for code, _ in _literals()} == CODES.keys()


def test_the_checker_that_stands_alone_has_the_codes_of_its_family() -> None:
    literal = {code for code, module in _literals() if module == "vendoring/checker.py"}
    assert {family(code) for code in literal} == {CODES["V100"].family}
    assert {code for code in literal if CODES[code].severity is Severity.NOTE} == {checker.NOTE}


def test_every_code_is_reported_in_some_test() -> None:
    """A code is named by a test that looks for it, or in the findings that a golden case or a document expects."""
    tests = PROJECT / "tests"
    paths = [path for path in tests.rglob("*") if path.suffix in (".py", ".txt") and path.parent.name != "findings"]
    paths += (tests / "findings").glob("test_waivers*.py")
    named = {code for path in paths for code in re.findall(r"\b[A-Z][0-9]{3}\b", path.read_text(encoding="utf-8"))}
    assert CODES.keys() - named == set()


def test_a_finding_has_a_code_of_the_table() -> None:
    with pytest.raises(ValueError, match="S999 is not in the table"):
        Diagnostic(Position("spec.yaml"), "S999", "x")
    with pytest.raises(ValueError, match="not in the table"):
        replace(Diagnostic(Position("spec.yaml"), "S101", "x"), code="s101")


@pytest.mark.parametrize("code", ENTRIES)
def test_a_finding_is_as_bad_as_the_table_says(code: Code) -> None:
    found = Diagnostic(Position("x"), code.code, "x")
    assert found.severity is code.severity
    assert found.fails is (code.severity is not Severity.NOTE)


def test_a_finding_is_a_note_only_where_the_table_says_when() -> None:
    sometimes = {code for code, entry in CODES.items() if entry.note_when}
    assert sometimes == {"D001", "D403", "G105"}
    absent = Diagnostic(Position("acme.md"), "D001", "x")
    note = replace(absent, as_note=True)
    assert (note.severity, note.fails) == (Severity.NOTE, False)
    assert note.fingerprint == absent.fingerprint
    with pytest.raises(ValueError, match="when S101 is a note"):
        Diagnostic(Position("x"), "S101", "x", as_note=True)


# Entries ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ENTRIES)
def test_an_entry_is_whole(code: Code) -> None:
    assert CODE.fullmatch(code.code)
    assert family(code.code) == code.family
    assert all((code.title, code.why, code.example, code.fix, code.waiving))
    assert not code.title.endswith(".")
    assert code.title[:1] == code.title[:1].lower() or code.title.startswith("Authorization")
    for text in (code.why, code.fix, code.note_when or "."):
        assert text.endswith((".", ":")), text
        assert text.count("`") % 2 == 0, text
        assert "  " not in text, text


def test_no_two_codes_have_one_title() -> None:
    titles = [code.title for code in CODES.values()]
    assert [title for title in titles if titles.count(title) > 1] == []


def test_every_family_has_codes_in_their_order() -> None:
    assert tuple(dict.fromkeys(code.family for code in CODES.values())) == FAMILIES
    for one in FAMILIES:
        codes = [code for code in CODES if CODES[code].family == one]
        assert codes == sorted(codes)


def test_what_cannot_be_waived() -> None:
    unreadable = {"D001", "D002", "D003", "D004", "D101", "D400", "M101", "S001", "S003", "V100"}
    without_waivers = {"V105"}  # of a command that reads none
    assert {code for code, one in CODES.items() if not one.waivable and one.family != WAIVERS} == (
        unreadable | without_waivers
    )
    assert not any(one.waivable for one in CODES.values() if one.family == WAIVERS)


# How it is shown ----------------------------------------------------------------------------------


def test_the_readme_is_that_of_the_table() -> None:
    assert README.read_text(encoding="utf-8") == readme(), "run `make generate`"


def test_the_readme_has_a_heading_a_code() -> None:
    assert re.findall(r"^### (\w+): (.*)$", readme(), re.MULTILINE) == [(c.code, c.title) for c in CODES.values()]
    assert len(re.findall(r"^## ", readme(), re.MULTILINE)) == len(FAMILIES)


@pytest.mark.parametrize("code", ENTRIES)
def test_an_entry_is_shown_with_everything_it_says(code: Code) -> None:
    shown = entry(code)
    assert shown.startswith(f"{code.code} ({code.severity}): {code.title}\n")
    words = " ".join(shown.split())
    for text in (code.why, code.note_when, code.example, code.fix, code.waiving):
        assert " ".join(text.split()) in words


def test_the_list_names_every_code_with_its_title() -> None:
    assert re.findall(r"^  (\w{4})  (\w+) +(.*)$", listing(), re.MULTILINE) == [
        (code.code, code.severity.value, code.title) for code in CODES.values()
    ]


@pytest.mark.parametrize(
    ("unknown", "near"),
    [
        ("D199", ("D201", "D202", "D203")),
        ("S000", ("S000", "S001", "S002")),
        ("X101", ("D101", "G101", "M101")),
        ("R99", ("R101", "R102", "R103")),
        ("hello", ()),
        ("", ()),
    ],
)
def test_the_nearest_codes_are_of_the_same_letter(unknown: str, near: tuple[str, ...]) -> None:
    assert nearest(unknown) == near
