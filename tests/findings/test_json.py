"""Tests of findings as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from vidspec.findings.formats import written
from vidspec.findings.report import Format, Report

from tests.support.project import PROJECT
from tests.support.reports import CLEAN, ERROR, HOSTILE, NOTHING, REPORT, hostile


def schema(path: str) -> Draft202012Validator:
    text = json.loads((PROJECT / path).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(text)
    return Draft202012Validator(text)


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
