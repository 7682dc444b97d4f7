"""Owns what a finding is: where it is, how bad, its stable code and its one line of text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from .naming import visible


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Position(NamedTuple):
    """A place in a file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. The code never changes its meaning; the message may be reworded."""

    at: Position
    code: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        line = f"{self.at.file}:{self.at.line}:{self.at.column}: {self.severity}: {self.message} [{self.code}]"
        return visible(line.replace("\n", " "))

    def __lt__(self, other: Diagnostic) -> bool:
        return (self.at, self.code, self.message) < (other.at, other.code, other.message)
