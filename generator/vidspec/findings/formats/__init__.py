"""Owns how a report is written: for readers as lines, for machines as JSON, JUnit, SARIF or annotations of GitHub."""

from __future__ import annotations

from ..report import Format, Report
from .document import document
from .github import github
from .junit import junit
from .sarif import sarif
from .text import lines, summary

__all__ = ["summary", "written"]


def written(report: Report, format: Format, version: str) -> str:
    """The whole document with the line break at its end. `version` is that of the tool."""
    match format:
        case Format.TEXT:
            return lines(report)
        case Format.JSON:
            return document(report)
        case Format.JUNIT:
            return junit(report)
        case Format.SARIF:
            return sarif(report, version)
        case Format.GITHUB:
            return github(report)
