"""Owns the frozen values of what a check came to: findings, those that are waived, and what was examined."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .diagnostics import Diagnostic, Position


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

    def covers(self, found: Diagnostic) -> bool:
        if self.fingerprint is not None:
            return self.fingerprint == found.fingerprint
        return (self.rule, self.place) == (found.code, found.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check came to."""

    command: str  # "check", "drift --sources"
    findings: tuple[Diagnostic, ...] = ()  # sorted, without the waived ones
    waived: tuple[tuple[Diagnostic, Waiver], ...] = ()
    examined: tuple[tuple[str, int], ...] = ()  # what was looked at, with counts: ("rows", 71)
