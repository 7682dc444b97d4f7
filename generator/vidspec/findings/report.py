"""Owns the frozen values of what a check came to: findings, those that are waived, and what was examined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..core.positions import Position
from .diagnostic import Diagnostic

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    JUNIT = "junit"
    SARIF = "sarif"
    GITHUB = "github"


def day(text: str) -> date | None:
    """A day as `YYYY-MM-DD`, or None if the text is none."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Somebody answers for a finding until a day. It names the finding by fingerprint, or by rule and place."""

    reason: str
    owner: str
    expires: date  # the last day on which it holds
    at: Position
    fingerprint: str | None = None
    rule: str | None = None
    place: str | None = None

    @property
    def code(self) -> str:
        """The rule whose findings it can cover."""
        return self.rule if self.fingerprint is None and self.rule else (self.fingerprint or "").partition("-")[0]

    @property
    def subject(self) -> str:
        """What it names, in one text."""
        return self.fingerprint or f"{self.rule} at {self.place}"

    def covers(self, found: Diagnostic) -> bool:
        if self.fingerprint is not None:
            return self.fingerprint == found.fingerprint
        return (self.rule, self.place) == (found.code, found.where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check came to."""

    command: str  # "check", "drift --sources"
    findings: tuple[Diagnostic, ...] = ()  # sorted, without the waived ones
    waived: tuple[tuple[Diagnostic, Waiver], ...] = ()
    examined: tuple[tuple[str, int], ...] = ()  # what was looked at, with counts: ("rows", 71)
    unreadable: bool = False  # an input could not be read, so that nothing is clean

    @property
    def nothing(self) -> bool:
        """Whether nothing at all was looked at."""
        return not any(count for _, count in self.examined)
