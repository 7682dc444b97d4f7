"""Owns what a finding is: its code, where it is, what was expected and found, and its fingerprint."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from ..core.positions import Position
from ..core.text import visible
from .codes import CODES
from .severity import Severity as Severity


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. The code never changes its meaning; the message may be reworded."""

    at: Position
    code: str  # one of the table
    message: str
    provider: str | None = None
    place: str = (
        ""  # where in the meaning of the file, so that it outlives edits elsewhere: a pointer, a row of a table
    )
    expected: str | None = None
    actual: str | None = None
    related: tuple[Position, ...] = ()  # other places that the reader has to look at
    as_note: bool = False  # only where the table says when a finding of the code is a note

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"{self.code} is not in the table of finding codes")
        if self.as_note and not CODES[self.code].note_when:
            raise ValueError(f"the table does not say when {self.code} is a note")

    @property
    def severity(self) -> Severity:
        return Severity.NOTE if self.as_note else CODES[self.code].severity

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
