"""Owns a report as SARIF 2.1.0, the format of static analysis that code hosts show beside the code."""

from __future__ import annotations

import json
from urllib.parse import quote

from ...core.positions import Position
from ...core.text import visible
from ..codes import CODES, Code
from ..diagnostic import Diagnostic
from ..manual import markdown
from ..report import Report, Waiver

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_Plain = dict[str, object]


def sarif(report: Report, version: str) -> str:
    """One run. A severity of ours is a level of SARIF by the same name."""
    rows: list[tuple[Diagnostic, Waiver | None]] = [(diagnostic, None) for diagnostic in report.findings]
    rows += report.waived
    rows.sort(key=lambda row: row[0])
    codes = sorted({diagnostic.code for diagnostic, _ in rows})
    numbers = {code: number for number, code in enumerate(codes)}
    run: _Plain = {
        "tool": {"driver": {"name": "vidspec", "version": version, "rules": [_rule(CODES[code]) for code in codes]}},
        "automationDetails": {"id": f"vidspec {report.command}/"},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, waiver, numbers) for diagnostic, waiver in rows],
        "properties": {"examined": {visible(name): count for name, count in report.examined}},
    }
    plain = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _rule(code: Code) -> _Plain:
    """What the table says of a code; code hosts show it beside the result."""
    return {
        "id": code.code,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": " ".join(code.why.split())},
        "help": {"text": " ".join(code.fix.split()), "markdown": markdown(code)},
        "defaultConfiguration": {"level": str(code.severity)},
    }


def _result(found: Diagnostic, waiver: Waiver | None, numbers: dict[str, int]) -> _Plain:
    result: _Plain = {
        "ruleId": found.code,
        "ruleIndex": numbers[found.code],
        "level": str(found.severity),
        "message": {"text": _message(found.message)},
        "locations": [_location(found.at)],
        "partialFingerprints": {"vidspec/v1": found.fingerprint},
    }
    if found.related:
        result["relatedLocations"] = [{"id": n, **_location(at)} for n, at in enumerate(found.related, 1)]
    told = {"provider": found.provider, "place": found.where, "expected": found.expected, "actual": found.actual}
    properties = {name: visible(text) for name, text in told.items() if text}
    if properties:
        result["properties"] = properties
    # Where any result tells of suppressions, all have to: none is an empty list.
    result["suppressions"] = [] if waiver is None else [_suppression(waiver)]
    return result


def _suppression(waiver: Waiver) -> _Plain:
    reason = f"{waiver.reason} ({waiver.owner}, until {waiver.expires})"
    return {
        "kind": "external",
        "status": "accepted",
        "justification": visible(reason),
        "location": _location(waiver.at),
    }


def _location(at: Position) -> _Plain:
    place: _Plain = {"artifactLocation": {"uri": _uri(at.file)}}
    place["region"] = {"startLine": max(at.line, 1), "startColumn": max(at.column, 1)}
    return {"physicalLocation": place}


def _message(text: str) -> str:
    """Braces would be holes to fill, so they are doubled; `[text](1)` would be a link, so a backslash breaks it."""
    return visible(text).replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def _uri(file: str) -> str:
    """The path as a URI; relative ones are relative to the project."""
    path = quote(file.encode("utf-8", "surrogatepass"), safe="/")
    return f"file://{path}" if path.startswith("/") else path
