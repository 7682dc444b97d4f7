"""Owns the JSON of a report; `templates/findings/findings.schema.json` describes it."""

from __future__ import annotations

import json
from collections import Counter

from ...core.positions import Position
from ...core.text import visible
from ..diagnostic import Diagnostic, Severity
from ..report import Report, Waiver

_VERSION = 1
_Plain = dict[str, object]


def document(report: Report) -> str:
    """Every finding, waived or not."""
    counted = Counter(diagnostic.severity for diagnostic in report.findings)
    rows: list[tuple[Diagnostic, Waiver | None]] = [(diagnostic, None) for diagnostic in report.findings]
    rows += report.waived
    rows.sort(key=lambda row: row[0])
    plain: _Plain = {
        "version": _VERSION,
        "command": report.command,
        "examined": {visible(name): count for name, count in report.examined},
        "summary": {f"{one}s": counted[one] for one in Severity} | {"waived": len(report.waived)},
        "findings": [_finding(*row) for row in rows],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _finding(found: Diagnostic, waiver: Waiver | None) -> _Plain:
    return {
        "rule": found.code,
        "severity": str(found.severity),
        "message": visible(found.message),
        "provider": _shown(found.provider),
        "expected": _shown(found.expected),
        "actual": _shown(found.actual),
        "place": visible(found.where),
        "locations": [_location(at) for at in (found.at, *found.related)],
        "fingerprint": found.fingerprint,
        "waived": None if waiver is None else _waiver(waiver),
    }


def _waiver(waiver: Waiver) -> _Plain:
    return {
        "reason": visible(waiver.reason),
        "owner": visible(waiver.owner),
        "expires": waiver.expires.isoformat(),
        "location": _location(waiver.at),
    }


def _location(at: Position) -> _Plain:
    return {"file": visible(at.file), "line": at.line, "column": at.column}


def _shown(text: str | None) -> str | None:
    return None if text is None else visible(text)
