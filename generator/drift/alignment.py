"""Owns which fact of a document is which fact of its lock, and where each line of the lock stands now."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from ..facts import Fact, Kind

_MOST_PAIRS = 25_000_000  # beyond, what is repeated all over does not help to find the way; a document may be hostile


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Indexes into the facts of the lock (old) and of the document (new)."""

    same: tuple[tuple[int, int], ...]
    changed: tuple[tuple[int, int], ...]
    removed: tuple[tuple[int, int], ...]  # old fact, and the new one before which it is missing
    added: tuple[int, ...]  # new facts
    steps: tuple[tuple[int, int], ...] = field(repr=False)  # old and new first lines of what was found again, ascending

    def new_line(self, old: int) -> int:
        """Where a line of the lock stands now, as far as facts before it tell."""
        before = bisect_right(self.steps, (old, 1 << 60))
        if not before:
            return old
        was, now = self.steps[before - 1]
        line = now + old - was
        # What is laid out on fewer lines now ends before what comes next.
        return max(now, min(line, self.steps[before][1])) if before < len(self.steps) else line

    def new_lines(self, old: int) -> range:
        """All lines that a line of the lock has become: JSON on one line may be laid out on several."""
        begun = bisect_left(self.steps, (old, 0))
        line = self.steps[begun][1] if begun < len(self.steps) and self.steps[begun][0] == old else self.new_line(old)
        return range(line, max(line, self.new_line(old), self.new_line(old + 1) - 1) + 1)


def align(old: Sequence[Fact], new: Sequence[Fact]) -> Alignment:
    """Facts in their order: what is equal first, then what has kind and name in common, then what is of one kind."""
    same: list[tuple[int, int]] = []
    changed: list[tuple[int, int]] = []
    removed: list[tuple[int, int]] = []
    added: list[int] = []
    for olds, news in _gaps(_keys(old), _keys(new), same):
        for inner_olds, inner_news in _renamed(old, new, olds, news, changed):
            pairs = _of_one_kind(old, new, inner_olds, inner_news)
            changed += pairs
            taken = {index for pair in pairs for index in pair[:1]}, {index for pair in pairs for index in pair[1:]}
            removed += [(index, inner_news.start) for index in inner_olds if index not in taken[0]]
            added += [index for index in inner_news if index not in taken[1]]
    steps = sorted({step for i, j in (*same, *changed) for step in _steps(old[i], new[j])})
    return Alignment(
        same=tuple(same),
        changed=tuple(sorted(changed, key=lambda pair: pair[1])),
        removed=tuple(removed),
        added=tuple(added),
        steps=tuple(steps),
    )


def _steps(old: Fact, new: Fact) -> Iterator[tuple[int, int]]:
    """Lines of a fact that was found again; of code, its ends and each line that reads as before."""
    yield old.lines.first, new.lines.first
    if old.kind is not Kind.BLOCK:
        return
    yield old.lines.last, new.lines.last
    before, after = ([text for _, text in fact.digests] for fact in (old, new))
    for start, other, size in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        numbers = zip(old.digests[start : start + size], new.digests[other : other + size], strict=True)
        yield from ((old.lines.first + int(was), new.lines.first + int(now)) for (was, _), (now, _) in numbers)


def _keys(facts: Sequence[Fact]) -> list[tuple[object, ...]]:
    return [(fact.kind, fact.name, fact.values, fact.digests) for fact in facts]


def _gaps(
    old: Sequence[object], new: Sequence[object], same: list[tuple[int, int]], start: tuple[int, int] = (0, 0)
) -> Iterator[tuple[range, range]]:
    """The stretches that differ; what is equal is put into `same`."""
    junk = len(old) * len(new) > _MOST_PAIRS
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=junk).get_opcodes():
        olds = range(start[0] + i, start[0] + i_end)
        news = range(start[1] + j, start[1] + j_end)
        if tag == "equal":
            same += zip(olds, news, strict=True)
        else:
            yield olds, news


def _renamed(
    old: Sequence[Fact], new: Sequence[Fact], olds: range, news: range, changed: list[tuple[int, int]]
) -> Iterator[tuple[range, range]]:
    """Pairs what has kind and name in common; yields what is left between the pairs."""
    names = [[(fact.kind, fact.name) for fact in facts] for facts in (old[_slice(olds)], new[_slice(news)])]
    yield from _gaps(names[0], names[1], changed, (olds.start, news.start))


def _of_one_kind(old: Sequence[Fact], new: Sequence[Fact], olds: range, news: range) -> list[tuple[int, int]]:
    """Pairs facts of one kind that have another name now and still something in common, in their order."""
    pairs: list[tuple[int, int]] = []
    left = list(news)
    for index in olds:
        match = next((other for other in left if _alike(old[index], new[other])), None)
        if match is None and len(olds) == len(news):
            # As many as before: whatever stands in the same place has been rewritten.
            match = next((other for other in left if other - news.start == index - olds.start), None)
            match = match if match is not None and old[index].kind is new[match].kind else None
        if match is not None:
            pairs.append((index, match))
            left = [other for other in left if other > match]
    return pairs


def _alike(one: Fact, other: Fact) -> bool:
    if one.kind is not other.kind:
        return False
    if one.kind is Kind.VALUE:
        return one.values == other.values and one.name.rpartition("/")[0] == other.name.rpartition("/")[0]
    return bool({*one.values, *one.digests} & {*other.values, *other.digests})


def _slice(indexes: range) -> slice:
    return slice(indexes.start, indexes.stop)
