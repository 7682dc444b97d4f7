"""Owns a document beside its lock and the spec that cites it: what was found again, and what its lines say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from ..core.facts import Document, Fact, Kind
from ..core.nodes import Scalar
from ..core.positions import Position
from ..core.spec import Lines
from .alignment import Alignment
from .citations import Citations
from .linemap import LineMap
from .lock import Lock

_WHOLE = (Kind.BLOCK, Kind.PROSE)  # told by what is in them
_MOST_RELATED = 5  # places of the spec that are named with a finding


@dataclass(frozen=True)
class Kept:
    """A fact that the document still states, as the lock has it."""

    fact: Fact
    line: int  # where it stands in the document

    @property
    def lines(self) -> Lines:
        return self.fact.lines

    @property
    def section(self) -> str:
        return self.fact.section

    @property
    def place(self) -> str:
        return f"{self.section}: {self.fact.kind} {self.fact.name}".rstrip()


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Lines are those of the lock, which the spec cites, unless a name says otherwise."""

    document: Document
    lock: Lock
    alignment: Alignment
    lines: LineMap
    citations: Citations
    file: str  # of the document, as findings show it

    def at(self, line: int) -> Position:
        """A place in the document, by its own line."""
        return Position(self.file, max(1, min(line, self.document.length)))

    def related(self, lines: Lines) -> tuple[Position, ...]:
        """Where the spec cites the lines, the closest citations first."""
        return tuple(dict.fromkeys(statement.at for statement in self.citations.of(lines)))[:_MOST_RELATED]

    @cached_property
    def kept(self) -> tuple[Kept, ...]:
        """The facts that are as they were; what changed is told as that, and compared once it is accepted."""
        facts = self.document.facts
        return tuple(Kept(self.lock.facts[old], facts[new].lines.first) for old, new in self.alignment.same)

    @cached_property
    def _moved(self) -> frozenset[int]:
        gone = [old for old, _ in (*self.alignment.changed, *self.alignment.removed)]
        facts = (self.lock.facts[old] for old in gone)
        return frozenset(number for fact in facts if fact.kind not in _WHOLE for number in fact.lines.numbers)

    def has_moved(self, evidence: Iterable[Lines]) -> bool:
        """Whether any of the lines reads otherwise now: what they say is compared once it is accepted."""
        return not self._moved.isdisjoint(_numbers(evidence))

    def within(self, evidence: Iterable[Lines]) -> Iterator[Kept]:
        """The kept facts that stand in the lines, all of them or some."""
        indexes = {index for number in _numbers(evidence) for index in self._kept_by_line.get(number, ())}
        return (self.kept[index] for index in sorted(indexes))

    @cached_property
    def _kept_by_line(self) -> dict[int, list[int]]:
        by_line: dict[int, list[int]] = defaultdict(list)
        for index, kept in enumerate(self.kept):
            for number in kept.lines.numbers:
                by_line[number].append(index)
        return by_line

    def text(self, evidence: Iterable[Lines]) -> str:
        """What the document says today where the lines of the lock were."""
        return self._text(tuple(evidence))

    @cached_property
    def _text(self) -> Callable[[tuple[Lines, ...]], str]:
        """Remembers each text: every name, value and limit of a field is looked up in the same lines."""
        return cache(self._read)

    def _read(self, evidence: tuple[Lines, ...]) -> str:
        texts = self.document.texts
        now = (line for number in sorted(_numbers(evidence)) for line in self.lines.now(number))
        return "\n".join(texts[line - 1] for line in now if 1 <= line <= len(texts))

    def says(self, evidence: Iterable[Lines], value: Scalar) -> bool:
        """Whether a value stands in the lines as a word of its own."""
        word = str(value).lower() if isinstance(value, bool) else "null" if value is None else str(value)
        # A number may have a unit right after it, and a name may be the last one of several: `25s`, `output.urls`.
        form = rf"(?<![\w.]){word}(?!\d|\.\d)" if word.isdecimal() else rf"(?<!\w){re.escape(word)}(?!\w)"
        return bool(re.search(form, self.text(evidence), re.ASCII))


def _numbers(evidence: Iterable[Lines]) -> set[int]:
    return {number for lines in evidence for number in lines.numbers}
