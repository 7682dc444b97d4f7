"""Owns a report as workflow commands of GitHub, which shows them as annotations of the lines."""

from __future__ import annotations

from ...core.text import visible
from ..diagnostic import Diagnostic, Severity
from ..report import Report
from .text import summary

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github(report: Report) -> str:
    """A command for each finding that is not waived, and the summary."""
    return "".join(f"{line}\n" for line in (*map(_annotation, report.findings), *summary(report)))


def _annotation(found: Diagnostic) -> str:
    title = f"{found.code} {found.provider}" if found.provider else found.code
    properties = {"file": found.at.file, "line": str(found.at.line), "col": str(found.at.column), "title": title}
    told = ",".join(f"{name}={_property(text)}" for name, text in properties.items())
    return f"::{_COMMANDS[found.severity]} {told}::{_data(found.message)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
