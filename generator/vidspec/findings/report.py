"""Owns the frozen values of what a check came to: findings, those that are waived, and what was examined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..core.positions import Position
from .diagnostic import Diagnostic

WAIVERS = "W"  # the family of what is wrong with waivers themselves
# Inputs that cannot be read, or not as a whole: nobody can answer for what was not examined.
UNREADABLE = frozenset({"D001", "D002", "D003", "D004", "D101", "D400", "S001", "S003", "V100"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    JUNIT = "junit"
    SARIF = "sarif"
    GITHUB = "github"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Rules whose codes begin alike, and the one command that can say that none of them found anything."""

    prefix: str
    command: str
    about: str


FAMILIES = (
    Family(prefix="S", command="check", about="A spec can be read, and says what it has to say."),
    Family(prefix="R", command="check", about="A spec keeps the rules."),
    Family(prefix="M", command="check", about="The rows of the matrix are those of the specs."),
    Family(prefix="G", command="check", about="The generated files are what the specs give."),
    Family(prefix="D0", command="drift --sources", about="A source document can be read."),
    Family(prefix="D1", command="drift --sources", about="A source document has not moved since it was cited."),
    Family(prefix="D2", command="drift --sources", about="Every fact of a source document is cited."),
    Family(prefix="D3", command="drift --sources", about="The spec says what its source document says."),
    Family(prefix="D4", command="drift --har", about="Recorded traffic is as the spec says."),
    Family(prefix="D5", command="drift --spec", about="The client keeps its surface."),
    Family(prefix="V", command="vendor --check", about="A vendored copy is what it was copied from."),
)
_OF_WAIVERS = Family(prefix=WAIVERS, command="", about="Waivers are well formed, in force and needed.")


def family(code: str) -> Family | None:
    """The family of a rule."""
    return next((known for known in (*FAMILIES, _OF_WAIVERS) if code.startswith(known.prefix)), None)


def waivable(code: str) -> bool:
    """Whether somebody may answer for what the rule finds."""
    return not code.startswith(WAIVERS) and code not in UNREADABLE


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
