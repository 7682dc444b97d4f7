"""Owns how a report is told to readers: a line for each finding, and what it came to in two lines."""

from __future__ import annotations

from collections import Counter

from ...core.text import visible
from ..diagnostic import Diagnostic, Severity
from ..report import Report


def lines(report: Report) -> str:
    """The findings, one a line, without those that are waived; below each, further places to look at."""
    return "".join(f"{diagnostic}\n{_related(diagnostic)}" for diagnostic in report.findings)


def _related(diagnostic: Diagnostic) -> str:
    return "".join(visible(f"    see {at.file}:{at.line}:{at.column}\n") for at in diagnostic.related)


def summary(report: Report, *, counted: bool = True) -> tuple[str, ...]:
    """What was examined, and what was found if anything was; without the counts where a table tells them."""
    counts = visible(", ".join(f"{count} {name}" for name, count in report.examined))
    fails = report.unreadable or any(diagnostic.fails for diagnostic in report.findings)
    word = "examined" if fails else "clean"
    if report.nothing:
        told = [f"nothing was examined{f': {counts}' if counts else ''}"]
    elif counted:
        told = [f"{word}: {counts}"]
    else:
        told = [word] if word == "clean" else []
    if report.findings or report.waived:
        told.append(f"found: {found(report)}")
    return tuple(told)


def found(report: Report) -> str:
    """How many findings there are of each severity, and how many are waived."""
    counted = Counter(diagnostic.severity for diagnostic in report.findings)
    told = [f"{counted[one]} {one}{'' if counted[one] == 1 else 's'}" for one in Severity]
    return f"{', '.join(told)}; {len(report.waived)} waived"
