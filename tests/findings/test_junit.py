"""Tests of findings as JUnit XML."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest
from vidspec.findings.formats import written
from vidspec.findings.report import Format, Report

from tests.support.reports import CLEAN, ERROR, HOSTILE, NOTE, REPORT, WAIVED, WARNING, harmless, hostile


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
    assert harmless(shown)
    assert len(failure) == 0
