"""Owns what a finding is: its rule, how bad it is, where, what was expected and found, and its fingerprint."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from ..core.positions import Position
from ..core.text import visible


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"  # worth reading; never fails a check


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. The code never changes its meaning; the message may be reworded."""

    at: Position
    code: str  # of the rule, such as "S101"
    message: str
    severity: Severity = Severity.ERROR
    provider: str | None = None
    place: str = (
        ""  # where in the meaning of the file, so that it outlives edits elsewhere: a pointer, a row of a table
    )
    expected: str | None = None
    actual: str | None = None
    related: tuple[Position, ...] = ()  # other places that the reader has to look at

    @property
    def fails(self) -> bool:
        return self.severity is not Severity.NOTE

    @property
    def where(self) -> str:
        """The place as waivers name it: with the provider, since several may have a place of one name."""
        place = self.place or self.at.file
        return f"{self.provider}: {place}" if self.provider else place

    @property
    def fingerprint(self) -> str:
        """Names the finding for waivers: its rule, and a digest of rule, place and values, not of message or line.

        The file counts only where nothing else tells the place: documents and recordings lie where they lie.
        """
        known = (self.code, self.provider or "", self.place or self.at.file, self.expected, self.actual)
        digest = hashlib.sha256(json.dumps(known).encode()).hexdigest()
        return f"{self.code}-{digest[:16]}"

    def __str__(self) -> str:
        line = f"{self.at.file}:{self.at.line}:{self.at.column}: {self.severity}: {self.message} [{self.code}]"
        return visible(line.replace("\n", " "))

    def __lt__(self, other: Diagnostic) -> bool:
        return (self.at, self.code, self.message) < (other.at, other.code, other.message)
