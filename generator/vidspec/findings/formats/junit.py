"""Owns a report as the XML of JUnit: what was examined are tests that pass, findings are tests that fail."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ...core.text import visible
from ..diagnostic import Diagnostic
from ..report import Report


def junit(report: Report) -> str:
    suites = Element("testsuites")
    suite = SubElement(suites, "testsuite", name=f"vidspec {report.command}")
    for name, count in report.examined:
        case = _case(suite, "examined", name)
        if not count:
            SubElement(case, "skipped", message="nothing was examined")
    for diagnostic in report.findings:
        case = _finding(suite, diagnostic)
        if diagnostic.fails:
            failure = SubElement(case, "failure", message=visible(diagnostic.message), type=str(diagnostic.severity))
            failure.text = _told(diagnostic)
        else:
            SubElement(case, "system-out").text = _told(diagnostic)
    for diagnostic, waiver in report.waived:
        told = f"waived by {waiver.owner} until {waiver.expires}: {waiver.reason}"
        skipped = SubElement(_finding(suite, diagnostic), "skipped", message=visible(told))
        skipped.text = _told(diagnostic)
    for element in (suites, suite):
        element.set("tests", str(len(suite)))
        element.set("failures", str(len(suite.findall("testcase/failure"))))
        element.set("errors", "0")
        element.set("skipped", str(len(suite.findall("testcase/skipped"))))
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _finding(suite: Element, found: Diagnostic) -> Element:
    classname = f"{found.code}/{found.provider}" if found.provider else found.code
    return _case(suite, classname, f"{found.where} ({found.fingerprint})")


def _case(suite: Element, classname: str, name: str) -> Element:
    return SubElement(suite, "testcase", classname=visible(classname), name=visible(name))


def _told(found: Diagnostic) -> str:
    """The finding as a line, the other places to look at, and the fingerprint."""
    others = [visible(f"see {at.file}:{at.line}:{at.column}".replace("\n", " ")) for at in found.related]
    return "\n".join((str(found), *others, found.fingerprint))
