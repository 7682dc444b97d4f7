"""Owns where each line of a lock stands in the document now: in one place, in several, or nowhere."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from ..core.facts import Document, Fact, Kind
from ..core.spec import Lines
from .alignment import Alignment

_TOLD_BY_OTHERS = (Kind.BLOCK, Kind.ENDPOINT)  # their lines hold other facts, which are followed


@dataclass(frozen=True)
class LineMap:
    """Lines that hold facts follow their facts; lines between them follow their neighbours."""

    old: Sequence[Fact]
    document: Document
    alignment: Alignment

    def now(self, line: int) -> tuple[int, ...]:
        """The lines that a line of the lock has become: several where JSON is laid out anew, none where it is gone."""
        known = self._known.get(line)
        if known is not None or line in self._stated:
            return tuple(sorted(known or ()))
        guess = self._between(line)
        return () if guess is None or guess in self._taken else (guess,)

    def near(self, line: int) -> int:
        """Where a line stands now or, if it is gone, where it would stand."""
        lines = self.now(line)
        return lines[0] if lines else self._between(line) or line

    def is_gone(self, lines: Lines) -> bool:
        """Whether a row of a table stood in the lines, or any other facts, and does not stand anywhere any more."""
        stated = self._stated.intersection(lines.numbers)
        left = {number for number in stated if self._known.get(number)}
        return bool(stated) and (not left or bool(self._rows & (stated - left)))

    def moved(self, lines: Lines) -> tuple[Lines, ...]:
        """Cited lines where they stand now: in several pieces if something else has come between."""
        numbers = sorted({new for old in lines.numbers for new in self.now(old)})
        pieces: list[Lines] = []
        for number in numbers:
            # A bracket between two cited lines parts them as little as it did before.
            if pieces and lines.first != lines.last and self._bridged(pieces[-1].last, number):
                pieces[-1] = Lines(pieces[-1].first, number)
            elif not pieces or pieces[-1].last < number:
                pieces.append(Lines(number, number))
        return tuple(pieces)

    def _bridged(self, last: int, first: int) -> bool:
        """Whether nothing but lines of their own stands between two lines, and no empty one."""
        between = range(last + 1, first)
        return self._taken.isdisjoint(between) and all(self.document.texts[number - 1].strip() for number in between)

    @cached_property
    def _rows(self) -> frozenset[int]:
        return _numbers_of(fact for fact in self.old if fact.kind is Kind.ROW)

    @cached_property
    def _known(self) -> dict[int, set[int]]:
        """Lines of facts that were found again, and lines of code that read as before."""
        lines: dict[int, set[int]] = defaultdict(set)
        for i, j in (*self.alignment.same, *self.alignment.changed):
            if self.old[i].kind is Kind.ENDPOINT:
                continue
            for was, now in _lines(self.old[i], self.document.facts[j]):
                lines[was].add(now)
        return dict(lines)

    @cached_property
    def _stated(self) -> frozenset[int]:
        """Lines of the lock that hold a fact; of code, only what is told of single lines."""
        return frozenset(
            number for fact in self.old if fact.kind not in _TOLD_BY_OTHERS for number in fact.lines.numbers
        )

    @cached_property
    def _taken(self) -> set[int]:
        """Lines of the document that hold a fact."""
        return {
            number for fact in self.document.facts if fact.kind not in _TOLD_BY_OTHERS for number in fact.lines.numbers
        }

    @cached_property
    def _order(self) -> list[int]:
        return sorted(self._known)

    def _between(self, line: int) -> int | None:
        """A line that is told by its neighbours: as far from the one before it, or the one after it, as it was."""
        place = bisect_left(self._order, line)
        before = self._order[place - 1 : place]
        after = self._order[place : place + 1]
        guesses = [max(self._known[was]) + line - was for was in before]
        guesses += [min(self._known[was]) + line - was for was in after]
        free = [guess for guess in guesses if guess > 0 and guess not in self._taken]
        return next(iter((*free, *guesses)), None)


def _numbers_of(facts: Iterable[Fact]) -> frozenset[int]:
    return frozenset(number for fact in facts for number in fact.lines.numbers)


def _lines(was: Fact, now: Fact) -> Iterator[tuple[int, int]]:
    """Pairs of old and new lines of one fact."""
    if was.kind is not Kind.BLOCK:
        if was.lines.last - was.lines.first == now.lines.last - now.lines.first:
            yield from zip(was.lines.numbers, now.lines.numbers, strict=True)
        else:
            yield from ((number, line) for number in was.lines.numbers for line in now.lines.numbers)
        return
    yield was.lines.first, now.lines.first
    yield was.lines.last, now.lines.last
    before, after = ([text for _, text in fact.digests] for fact in (was, now))
    for start, other, size in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        yield from zip(_numbers(was, start, size), _numbers(now, other, size), strict=True)


def _numbers(block: Fact, start: int, size: int) -> Iterable[int]:
    return (block.lines.first + int(number) for number, _ in block.digests[start : start + size])
