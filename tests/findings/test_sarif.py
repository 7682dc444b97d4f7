"""Tests of findings as SARIF."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import Draft7Validator
from vidspec.core.positions import Position
from vidspec.findings.codes import CODES
from vidspec.findings.diagnostic import Diagnostic
from vidspec.findings.formats import written
from vidspec.findings.manual import markdown
from vidspec.findings.report import Format, Report

from tests.support.reports import AT, CLEAN, ERROR, HOSTILE, NOTHING, REPORT, harmless, hostile
from tests.support.sarif import official_schema

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
        assert harmless(told)
    uri = open_result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert urlsplit(uri).scheme == ""


def test_sarif_has_neither_holes_nor_links_in_messages() -> None:
    report = replace(CLEAN, findings=(replace(ERROR, message="GET /videos/{id}: [a](1), ['b'] and {0}"),))
    assert _run(report)["results"][0]["message"]["text"] == "GET /videos/{{id}}: [a\\](1), ['b'] and {{0}}"


@pytest.mark.parametrize("report", [CLEAN, NOTHING])
def test_sarif_of_a_clean_run_has_no_results(report: Report) -> None:
    assert _run(report)["results"] == []
