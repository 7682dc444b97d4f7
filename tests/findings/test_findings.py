"""Owns the tests of findings: fingerprints and places, and every format in which a report is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, fromstring

import pytest
from jsonschema import Draft7Validator, Draft202012Validator, ValidationError
from vidspec.core.positions import Position
from vidspec.findings.codes import CODES, FAMILIES
from vidspec.findings.diagnostic import Diagnostic
from vidspec.findings.formats import summary, written
from vidspec.findings.manual import markdown
from vidspec.findings.places import placed
from vidspec.findings.report import Format, Report, Waiver, day

from tests.support.project import PROJECT, SPEC, generate_acme
from tests.support.sarif import official_schema

# What documents and servers may send: ends of lines and commands, markup, escapes of terminals, text run backwards.
HOSTILE = (
    "::error::x\r\n::set-output name=a::b",
    "]]></failure><script>alert(1)</script>&amp;\"'",
    "\x1b[31mred\x07\x00\ufffe\ud800",
    "\u202eturned\u2066 \u200bhidden",
    "100%,a:b; {0} [link](1) {video_id}",
    "a\nb\tc\x85\u2028d",
)
AT = Position("specs/acme/openapi.yaml", 3, 5)
ERROR = Diagnostic(AT, "R103", "it does not fit", provider="acme", place="/paths", expected="4", actual="5")
WARNING = Diagnostic(AT._replace(line=4), "M002", "it is odd", place="/info")
NOTE = Diagnostic(AT._replace(line=5), "D502", "it is new", related=(Position("old/openapi.yaml", 7, 1),))
WAIVED = Diagnostic(AT._replace(line=1), "S126", "it is known", provider="acme", place="/servers")
WAIVER = Waiver(
    reason="They know.",
    owner="ann",
    expires=date(2030, 1, 31),
    at=Position("waivers.yaml", 2, 5),
    rule="S126",
    place="acme: /servers",
)
REPORT = Report(
    command="check",
    findings=(ERROR, WARNING, NOTE),
    waived=((WAIVED, WAIVER),),
    examined=(("specs", 2), ("examples", 0)),
)
CLEAN = Report(command="drift --har", examined=(("entries", 3), ("operations", 2)))
NOTHING = Report(command="drift --har", examined=(("entries", 0),))


def hostile(text: str) -> Report:
    """A report in which every text is that one."""
    at = Position(text, 1, 1)
    found = Diagnostic(at, "D401", text, provider=text, place=text, expected=text, actual=text, related=(at,))
    waiver = Waiver(reason=text, owner=text, expires=date(2030, 1, 1), at=at, rule="D401", place=text)
    return Report(command="drift --har", findings=(found,), waived=((found, waiver),), examined=((text, 1),))


def schema(path: str) -> Draft202012Validator:
    text = json.loads((PROJECT / path).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(text)
    return Draft202012Validator(text)


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


# Places ------------------------------------------------------------------------------------------

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


# JSON --------------------------------------------------------------------------------------------

JSON = schema("templates/findings/findings.schema.json")


def test_json_tells_everything() -> None:
    plain = json.loads(written(REPORT, Format.JSON, "1"))
    assert {name: plain[name] for name in ("version", "command", "examined", "summary")} == {
        "version": 1,
        "command": "check",
        "examined": {"specs": 2, "examples": 0},
        "summary": {"errors": 1, "warnings": 1, "notes": 1, "waived": 1},
    }
    waived, error, _, note = plain["findings"]
    assert error == {
        "rule": "R103",
        "severity": "error",
        "message": "it does not fit",
        "provider": "acme",
        "expected": "4",
        "actual": "5",
        "place": "acme: /paths",
        "locations": [{"file": "specs/acme/openapi.yaml", "line": 3, "column": 5}],
        "fingerprint": ERROR.fingerprint,
        "waived": None,
    }
    assert waived["waived"] == {
        "reason": "They know.",
        "owner": "ann",
        "expires": "2030-01-31",
        "location": {"file": "waivers.yaml", "line": 2, "column": 5},
    }
    assert note["locations"][1:] == [{"file": "old/openapi.yaml", "line": 7, "column": 1}]
    assert note["expected"] is note["actual"] is note["provider"] is None


@pytest.mark.parametrize("report", [REPORT, CLEAN, NOTHING, *map(hostile, HOSTILE)])
def test_json_fits_its_schema(report: Report) -> None:
    JSON.validate(json.loads(written(report, Format.JSON, "1")))


def _wrong() -> Iterator[tuple[str, Any]]:
    def report() -> Any:
        return json.loads(written(REPORT, Format.JSON, "1"))

    for name in report():
        one = report()
        del one[name]
        yield f"no {name}", one
    for name in report()["findings"][0]:
        one = report()
        del one["findings"][0][name]
        yield f"no {name} of a finding", one
    for path, value in (
        (("version",), 2),
        (("more",), 1),
        (("examined", "specs"), -1),
        (("summary", "errors"), "1"),
        (("findings", 0, "severity"), "fatal"),
        (("findings", 0, "rule"), "R1"),
        (("findings", 0, "locations"), []),
        (("findings", 0, "locations", 0, "line"), 0),
        (("findings", 0, "fingerprint"), "R103"),
        (("findings", 0, "waived"), {}),
        (("findings", 0, "waived", "expires"), "soon"),
        (("findings", 0, "more"), None),
    ):
        one = below = report()
        for step in path[:-1]:
            below = below[step]
        below[path[-1]] = value
        yield "/".join(map(str, path)), one


@pytest.mark.parametrize("wrong", [pytest.param(one, id=name) for name, one in _wrong()])
def test_the_schema_of_json_refuses_what_is_no_report(wrong: Any) -> None:
    with pytest.raises(ValidationError):
        JSON.validate(wrong)


# JUnit -------------------------------------------------------------------------------------------


def _suite(report: Report) -> Element:
    root = fromstring(written(report, Format.JUNIT, "1"))
    assert [element.tag for element in root] == ["testsuite"]
    suite = root[0]
    assert {element.tag for element in suite} == {"testcase"}
    for element in (root, suite):
        assert element.get("tests") == str(len(suite))
        assert element.get("failures") == str(len(suite.findall("*/failure")))
        assert element.get("skipped") == str(len(suite.findall("*/skipped")))
        assert element.get("errors") == "0"
    return suite


def test_junit_has_a_case_for_each_finding_and_each_kind_that_was_examined() -> None:
    suite = _suite(REPORT)
    assert suite.get("name") == "vidspec check"
    assert [(case.get("classname"), case.get("name"), [below.tag for below in case]) for case in suite] == [
        ("examined", "specs", []),
        ("examined", "examples", ["skipped"]),
        ("R103/acme", f"acme: /paths ({ERROR.fingerprint})", ["failure"]),
        ("M002", f"/info ({WARNING.fingerprint})", ["failure"]),
        ("D502", f"specs/acme/openapi.yaml ({NOTE.fingerprint})", ["system-out"]),
        ("S126/acme", f"acme: /servers ({WAIVED.fingerprint})", ["skipped"]),
    ]
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.attrib == {"message": "it does not fit", "type": "error"}
    assert (failure.text or "").splitlines() == [str(ERROR), ERROR.fingerprint]
    skipped = suite[-1][0]
    assert skipped.get("message") == "waived by ann until 2030-01-31: They know."


def test_junit_of_a_clean_run_is_not_empty() -> None:
    suite = _suite(CLEAN)
    assert [case.get("name") for case in suite] == ["entries", "operations"]
    assert not suite.findall("*/*")


@pytest.mark.parametrize("text", HOSTILE)
def test_junit_is_xml_whatever_the_texts_hold(text: str) -> None:
    failure = _suite(hostile(text)).find("testcase/failure")
    assert failure is not None
    shown = failure.get("message", "")
    assert _harmless(shown)
    assert len(failure) == 0


def _harmless(text: str) -> bool:
    return all(character.isprintable() or character in "\n\t" for character in text)


# SARIF -------------------------------------------------------------------------------------------

SARIF = Draft7Validator(official_schema())


def _run(report: Report) -> dict[str, Any]:
    plain = json.loads(written(report, Format.SARIF, "1.2.3"))
    SARIF.validate(plain)
    return dict(plain["runs"][0])


def test_sarif_names_tool_and_rules() -> None:
    run = _run(REPORT)
    assert run["tool"]["driver"]["version"] == "1.2.3"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["D502", "M002", "R103", "S126"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [one["ruleId"] for one in run["results"]]
    assert run["properties"]["examined"] == {"specs": 2, "examples": 0}


@pytest.mark.parametrize("code", CODES)
def test_sarif_has_the_manual_of_a_code(code: str) -> None:
    (rule,) = _run(replace(CLEAN, findings=(Diagnostic(AT, code, "x"),)))["tool"]["driver"]["rules"]
    known = CODES[code]
    assert rule == {
        "id": code,
        "shortDescription": {"text": known.title},
        "fullDescription": {"text": " ".join(known.why.split())},
        "help": {"text": " ".join(known.fix.split()), "markdown": markdown(known)},
        "defaultConfiguration": {"level": known.severity.value},
    }


def test_sarif_tells_where_how_bad_and_what_is_waived() -> None:
    waived, error, warning, note = _run(REPORT)["results"]
    assert [one["level"] for one in (waived, error, warning, note)] == ["warning", "error", "warning", "note"]
    assert error["message"] == {"text": "it does not fit"}
    assert error["partialFingerprints"] == {"vidspec/v1": ERROR.fingerprint}
    assert error["locations"] == [_sarif_location("specs/acme/openapi.yaml", 3, 5)]
    assert error["suppressions"] == []
    assert note["relatedLocations"] == [{"id": 1, **_sarif_location("old/openapi.yaml", 7, 1)}]
    assert waived["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "They know. (ann, until 2030-01-31)",
            "location": _sarif_location("waivers.yaml", 2, 5),
        }
    ]


def _sarif_location(uri: str, line: int, column: int) -> dict[str, Any]:
    region = {"startLine": line, "startColumn": column}
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("specs/acme/openapi.yaml", "specs/acme/openapi.yaml"),
        ("/tmp/a b/x.har", "file:///tmp/a%20b/x.har"),
        ("../x.har", "../x.har"),
        ("a:b/c#d?e%f", "a%3Ab/c%23d%3Fe%25f"),
        ("视频.md", "%E8%A7%86%E9%A2%91.md"),
    ],
)
def test_sarif_names_files_by_uri(file: str, uri: str) -> None:
    report = replace(CLEAN, findings=(replace(ERROR, at=Position(file, 1, 1)),))
    told = _run(report)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert told == uri
    assert unquote(urlsplit(told).path) == file


@pytest.mark.parametrize("text", HOSTILE)
def test_sarif_fits_whatever_the_texts_hold(text: str) -> None:
    open_result, waived = _run(hostile(text))["results"]
    assert open_result["suppressions"] == []
    for told in (open_result["message"]["text"], waived["suppressions"][0]["justification"]):
        assert _harmless(told)
    uri = open_result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert urlsplit(uri).scheme == ""


def test_sarif_has_neither_holes_nor_links_in_messages() -> None:
    report = replace(CLEAN, findings=(replace(ERROR, message="GET /videos/{id}: [a](1), ['b'] and {0}"),))
    assert _run(report)["results"][0]["message"]["text"] == "GET /videos/{{id}}: [a\\](1), ['b'] and {{0}}"


@pytest.mark.parametrize("report", [CLEAN, NOTHING])
def test_sarif_of_a_clean_run_has_no_results(report: Report) -> None:
    assert _run(report)["results"] == []


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
    assert all(_harmless(line) for line in lines)
