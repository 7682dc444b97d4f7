"""Owns which fact of a document is which fact of its lock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..core.facts import Fact, Kind

_MOST_PAIRS = 25_000_000  # beyond, what is repeated all over does not help to find the way; a document may be hostile


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Indexes into the facts of the lock (old) and of the document (new)."""

    same: tuple[tuple[int, int], ...]  # in the order of the lock, those in another order now among them
    changed: tuple[tuple[int, int], ...]  # in the order of the document
    removed: tuple[tuple[int, int], ...]  # old fact, and the new one before which it is missing
    added: tuple[int, ...]  # new facts
    reordered: tuple[tuple[int, int], ...]  # those of the same that stand elsewhere in their section


def align(old: Sequence[Fact], new: Sequence[Fact]) -> Alignment:
    """Facts in their order: what is equal first, then what has kind and name in common, then what is of one kind.

    What is left on both sides and equal within one section stands in another order.
    """
    same: list[tuple[int, int]] = []
    changed: list[tuple[int, int]] = []
    removed: list[tuple[int, int]] = []
    added: list[int] = []
    old_keys, new_keys = _keys(old), _keys(new)
    old_names, new_names = ([(fact.kind, fact.name) for fact in facts] for facts in (old, new))
    old_places, new_places = _placed(old, old_keys), _placed(new, new_keys)
    stretches = [*_gaps(old_places, new_places, same)]
    reordered = _reordered(old_places, new_places, stretches)
    gone, come = {i for i, _ in reordered}, {j for _, j in reordered}
    for whole_olds, whole_news in stretches:
        olds = [index for index in whole_olds if index not in gone]
        news = [index for index in whole_news if index not in come]
        # Below a title that reads otherwise all is as it was: the same without regard to sections.
        for plain_olds, plain_news, end in _pick(old_keys, new_keys, olds, news, whole_news.stop, same):
            for inner_olds, inner_news, after in _pick(old_names, new_names, plain_olds, plain_news, end, changed):
                before = inner_news[0] if inner_news else after
                pairs = _of_one_kind(old, new, inner_olds, inner_news)
                changed += pairs
                taken_olds, taken_news = {i for i, _ in pairs}, {j for _, j in pairs}
                removed += [(index, before) for index in inner_olds if index not in taken_olds]
                added += [index for index in inner_news if index not in taken_news]
    return Alignment(
        same=tuple(sorted((*same, *reordered))),
        changed=tuple(sorted(changed, key=lambda pair: pair[1])),
        removed=tuple(sorted(removed)),
        added=tuple(sorted(added)),
        reordered=tuple(reordered),
    )


_Key = tuple[object, ...]


def _keys(facts: Iterable[Fact]) -> list[_Key]:
    return [(fact.kind, fact.name, fact.values, fact.digests) for fact in facts]


def _placed(facts: Sequence[Fact], keys: Sequence[_Key]) -> list[_Key]:
    return [(fact.section, key) for fact, key in zip(facts, keys, strict=True)]


def _gaps(old: Sequence[_Key], new: Sequence[_Key], same: list[tuple[int, int]]) -> Iterator[tuple[range, range]]:
    """The stretches that differ; what is equal is put into `same`."""
    junk = len(old) * len(new) > _MOST_PAIRS
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=junk).get_opcodes():
        if tag == "equal":
            same += zip(range(i, i_end), range(j, j_end), strict=True)
        else:
            yield range(i, i_end), range(j, j_end)


def _reordered(
    old: Sequence[_Key], new: Sequence[_Key], stretches: Sequence[tuple[range, range]]
) -> list[tuple[int, int]]:
    """Equal facts that the order left over, in pairs."""
    left: dict[_Key, list[int]] = defaultdict(list)
    for _, news in stretches:
        for index in news:
            left[new[index]].append(index)
    found: list[tuple[int, int]] = []
    for olds, _ in stretches:
        for index in olds:
            if candidates := left.get(old[index]):
                found.append((index, candidates.pop(0)))
    return found


def _pick(
    old: Sequence[_Key], new: Sequence[_Key], olds: list[int], news: list[int], end: int, found: list[tuple[int, int]]
) -> Iterator[tuple[list[int], list[int], int]]:
    """Pairs what is equal among chosen facts, in their order; yields what is left between the pairs.

    With it comes the new fact that follows, `end` at last.
    """
    pairs: list[tuple[int, int]] = []
    gaps = [*_gaps([old[index] for index in olds], [new[index] for index in news], pairs)]
    found += [(olds[i], news[j]) for i, j in pairs]
    for inner_olds, inner_news in gaps:
        after = news[inner_news.stop] if inner_news.stop < len(news) else end
        yield [olds[i] for i in inner_olds], [news[j] for j in inner_news], after


def _of_one_kind(old: Sequence[Fact], new: Sequence[Fact], olds: list[int], news: list[int]) -> list[tuple[int, int]]:
    """Pairs facts of one kind that have another name now and still something in common, in their order."""
    pairs: list[tuple[int, int]] = []
    left = list(news)
    for place, index in enumerate(olds):
        match = next((other for other in left if _alike(old[index], new[other])), None)
        if match is None and len(olds) == len(news) and news[place] in left:
            # As many as before: whatever stands in the same place has been rewritten.
            match = news[place] if old[index].kind is new[news[place]].kind else None
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
