"""Owns which fact of a document is which fact of its lock."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain

from ..core.facts import Fact, Kind

_MOST_PAIRS = 25_000_000  # beyond, what is repeated all over does not help to find the way; a document may be hostile

Pair = tuple[int, int]  # an old fact and a new one
_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Indexes into the facts of the lock (old) and of the document (new)."""

    same: tuple[Pair, ...]  # in the order of the lock, those in another order now among them
    changed: tuple[Pair, ...]  # in the order of the document
    removed: tuple[Pair, ...]  # old fact, and the new one before which it is missing
    added: tuple[int, ...]  # new facts
    reordered: tuple[Pair, ...]  # those of the same that stand elsewhere in their section


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """Old and new facts that stand beside one another, and the new one that follows them."""

    olds: tuple[int, ...]
    news: tuple[int, ...]
    end: int

    @property
    def before(self) -> int:
        """The new fact before which an old one of the stretch is missing."""
        return self.news[0] if self.news else self.end

    def without(self, pairs: Sequence[Pair]) -> _Stretch:
        """The stretch without the facts that have found their partners."""
        olds, news = {old for old, _ in pairs}, {new for _, new in pairs}
        return replace(
            self,
            olds=tuple(index for index in self.olds if index not in olds),
            news=tuple(index for index in self.news if index not in news),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairing:
    """Facts that belong together, and the stretches between them in which nothing does."""

    pairs: tuple[Pair, ...]
    rest: tuple[_Stretch, ...]


def align(old: Sequence[Fact], new: Sequence[Fact]) -> Alignment:
    """Facts in their order: what is equal first, then what has kind and name in common, then what is of one kind.

    What is left on both sides and equal within one section stands in another order.
    """
    whole = _Stretch(olds=tuple(range(len(old))), news=tuple(range(len(new))), end=len(new))
    placed = _paired([whole], _placed(old), _placed(new))
    reordered = _reordered(placed.rest, _placed(old), _placed(new))
    # Below a title that reads otherwise all is as it was: the same without regard to sections.
    equal = _paired([stretch.without(reordered) for stretch in placed.rest], _keys(old), _keys(new))
    named = _paired(equal.rest, _names(old), _names(new))
    alike = [_of_one_kind(stretch, old, new) for stretch in named.rest]
    left = [stretch.without(pairs) for stretch, pairs in zip(named.rest, alike, strict=True)]
    return Alignment(
        same=tuple(sorted((*placed.pairs, *equal.pairs, *reordered))),
        changed=tuple(sorted((*named.pairs, *chain.from_iterable(alike)), key=lambda pair: pair[1])),
        removed=tuple(
            sorted((index, was.before) for was, now in zip(named.rest, left, strict=True) for index in now.olds)
        ),
        added=tuple(sorted(index for stretch in left for index in stretch.news)),
        reordered=reordered,
    )


def _keys(facts: Iterable[Fact]) -> list[_Key]:
    return [(fact.kind, fact.name, fact.values, fact.digests) for fact in facts]


def _placed(facts: Sequence[Fact]) -> list[_Key]:
    return [(fact.section, key) for fact, key in zip(facts, _keys(facts), strict=True)]


def _names(facts: Iterable[Fact]) -> list[_Key]:
    return [(fact.kind, fact.name) for fact in facts]


def _paired(stretches: Iterable[_Stretch], old: Sequence[_Key], new: Sequence[_Key]) -> _Pairing:
    """The facts of each stretch that have equal keys, in their order."""
    parts = [_pairing(stretch, old, new) for stretch in stretches]
    return _Pairing(
        pairs=tuple(pair for part in parts for pair in part.pairs),
        rest=tuple(stretch for part in parts for stretch in part.rest),
    )


def _pairing(stretch: _Stretch, old: Sequence[_Key], new: Sequence[_Key]) -> _Pairing:
    olds, news = stretch.olds, stretch.news
    junk = len(olds) * len(news) > _MOST_PAIRS
    matcher = SequenceMatcher(None, [old[i] for i in olds], [new[j] for j in news], autojunk=junk)
    blocks = matcher.get_opcodes()
    return _Pairing(
        pairs=tuple(
            pair
            for tag, i, i_end, j, j_end in blocks
            if tag == "equal"
            for pair in zip(olds[i:i_end], news[j:j_end], strict=True)
        ),
        rest=tuple(
            _Stretch(olds=olds[i:i_end], news=news[j:j_end], end=news[j_end] if j_end < len(news) else stretch.end)
            for tag, i, i_end, j, j_end in blocks
            if tag != "equal"
        ),
    )


def _reordered(stretches: Iterable[_Stretch], old: Sequence[_Key], new: Sequence[_Key]) -> tuple[Pair, ...]:
    """Equal facts that the order left over, in pairs."""
    left: dict[_Key, deque[int]] = defaultdict(deque)
    for stretch in stretches:
        for index in stretch.news:
            left[new[index]].append(index)
    return tuple(
        (index, candidates.popleft())
        for stretch in stretches
        for index in stretch.olds
        if (candidates := left.get(old[index]))
    )


def _of_one_kind(stretch: _Stretch, old: Sequence[Fact], new: Sequence[Fact]) -> tuple[Pair, ...]:
    """Pairs facts of one kind that have another name now and still something in common, in their order."""
    pairs: list[Pair] = []
    left = list(stretch.news)
    rewritten = len(stretch.olds) == len(stretch.news)  # as many as before: each stands in the place of another
    for place, index in enumerate(stretch.olds):
        match = next((other for other in left if _alike(old[index], new[other])), None)
        in_its_place = stretch.news[place] if rewritten else None
        if match is None and in_its_place is not None and in_its_place in left:
            match = in_its_place if old[index].kind is new[in_its_place].kind else None
        if match is not None:
            pairs.append((index, match))
            left = [other for other in left if other > match]
    return tuple(pairs)


def _alike(fact: Fact, other: Fact) -> bool:
    if fact.kind is not other.kind:
        return False
    if fact.kind is Kind.VALUE:
        return fact.values == other.values and fact.name.rpartition("/")[0] == other.name.rpartition("/")[0]
    return bool({*fact.values, *fact.digests} & {*other.values, *other.digests})
