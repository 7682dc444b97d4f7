"""Owns what a reader knows of the place where it reads, and what it gives back: facts and findings in one stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..core.facts import Fact, Kind, Pairs
from ..core.positions import Position
from ..core.spec import Lines
from ..findings.diagnostic import Diagnostic

Found = Fact | Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The file, and the titles above what is read."""

    file: str
    section: str = ""

    def fact(self, kind: Kind, lines: Lines, name: str, values: Iterable[tuple[str, str]], digests: Pairs = ()) -> Fact:
        return Fact(kind=kind, lines=lines, name=name, values=tuple(values), digests=digests, section=self.section)

    def fault(
        self, code: str, line: int, message: str, subject: str, expected: str, actual: str, column: int = 1
    ) -> Found:
        """A finding; `what` says what it is about inside of the section."""
        place = f"{self.section}: {subject}" if self.section else subject
        at = Position(self.file, line, column)
        return Diagnostic(at, code, message, place=place, expected=expected, actual=actual)


def lines(first: int, last: int | None = None) -> Lines:
    return Lines(first, first if last is None else max(first, last))


def apart(items: Iterable[Found], length: int) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """Facts in the order of their lines and findings in theirs, no two findings with the same fingerprint."""
    facts: list[Fact] = []
    faults: list[Diagnostic] = []
    for item in items:
        if isinstance(item, Fact):
            facts.append(item)
        else:
            faults.append(item)
    return tuple(sorted(facts, key=lambda fact: fact.lines.first)), tuple(_distinct(sorted(faults), max(length, 1)))


def _distinct(faults: Iterable[Diagnostic], length: int) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for fault in faults:
        count = seen[fault.fingerprint] = seen.get(fault.fingerprint, 0) + 1
        at = fault.at._replace(line=min(fault.at.line, length))
        yield replace(fault, at=at, place=fault.place if count == 1 else f"{fault.place} ({count})")
