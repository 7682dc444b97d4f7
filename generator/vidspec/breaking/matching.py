"""Owns which things of two specs are one and the same: those of one name, and renames that the specs declare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..core.spec import Aspect, Provenance

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched(Generic[T]):
    pairs: tuple[tuple[T, T], ...]  # old and new, in the order of the new
    removed: tuple[T, ...]
    added: tuple[T, ...]


def match(
    old: Iterable[T], new: Iterable[T], name: Callable[[T], object], *keys: Callable[[T], frozenset[str]]
) -> Matched[T]:
    """Pairs by name, then by each of the keys in turn. A key that several things have is no proof of anything."""
    before, after = {name(thing): thing for thing in old}, {name(thing): thing for thing in new}
    partner = {id: id for id in after if id in before}  # by the name of the new one: the name of the old one
    for key in keys:
        taken = set(partner.values())
        gone = _single((id, key(thing)) for id, thing in before.items() if id not in taken)
        fresh = _single((id, key(thing)) for id, thing in after.items() if id not in partner)
        candidates = {(fresh[word], gone[word]) for word in fresh.keys() & gone.keys()}
        counted = Counter(id for pair in candidates for id in ((0, pair[0]), (1, pair[1])))
        partner |= {thing: other for thing, other in candidates if counted[0, thing] == counted[1, other] == 1}
    taken = set(partner.values())
    return Matched(
        pairs=tuple((before[partner[id]], thing) for id, thing in after.items() if id in partner),
        removed=tuple(thing for id, thing in before.items() if id not in taken),
        added=tuple(thing for id, thing in after.items() if id not in partner),
    )


def _single(known: Iterable[tuple[object, frozenset[str]]]) -> dict[str, object]:
    """The names of things by the words that no other has."""
    flat = [(word, id) for id, words in known for word in words]
    counted = Counter(word for word, _ in flat)
    return {word: id for word, id in flat if counted[word] == 1}


def declared(own: str, origin: Provenance) -> frozenset[str]:
    """What a thing stands for: the baseline's things that it is linked to, its name where it has no link, and the
    name that its document has for it."""
    linked = {link.name for link in origin.baseline if link.text is None}
    documented = origin.documented(Aspect.NAME)
    return frozenset({*(linked or {own}), *documented} if not origin.baseline or linked else documented)
