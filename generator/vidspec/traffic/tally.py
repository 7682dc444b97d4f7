"""Owns the gathering of what was found: one finding a place, with how often and when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ..findings.diagnostic import Diagnostic
from .bodies import BodyReader
from .exchange import Exchange
from .privacy import shown

_MAX = 1000  # different findings; a server can make up names without end


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What makes two findings one."""

    code: str
    provider: str | None
    place: str
    expected: str
    actual: str


@dataclass(slots=True)
class _Seen:
    message: str
    first: Exchange
    last: Exchange
    count: int = 1


@dataclass(slots=True)
class Tally:
    """Findings and counts of one comparison."""

    counts: Counter[str] = field(default_factory=lambda: Counter({"exchanges": 0, "answers": 0}))
    ignored: Counter[str] = field(default_factory=Counter)
    reader: BodyReader = field(default_factory=BodyReader)
    _seen: dict[Key, _Seen] = field(default_factory=dict)
    _left_out: Exchange | None = None  # the first one that is not told any more

    def add(self, exchange: Exchange, key: Key, message: str) -> None:
        seen = self._seen.get(key)
        if seen is not None:
            seen.count += 1
            seen.last = exchange
        elif len(self._seen) < _MAX:
            self._seen[key] = _Seen(message, exchange, exchange)
        elif self._left_out is None:
            self._left_out = exchange

    @property
    def inconclusive(self) -> bool:
        """Whether there were bodies to compare, and not one of them was kept."""
        return bool(self.reader.lost) and not self.reader.read

    def examined(self) -> tuple[tuple[str, int], ...]:
        """Nothing counts as examined where no body was kept: that the statuses are fine says too little."""
        counts = {**self.counts, "bodies": self.reader.read}
        return tuple((name, 0 if self.inconclusive else count) for name, count in counts.items())

    def not_examined(self) -> tuple[tuple[str, int], ...]:
        label = "bodies that were not kept or have no content type"
        lost = ((label, self.reader.lost),) if self.reader.lost else ()
        return *self.ignored.items(), *lost

    def findings(self) -> tuple[Diagnostic, ...]:
        """What was found. Where nothing at all could be examined, that is what the check comes to, not its findings."""
        found = [self._finding(key, seen) for key, seen in self._seen.items()]
        if self._left_out is not None:
            at, message = self._left_out.at, f"more than {_MAX} different findings; the others are left out"
            found.append(Diagnostic(at, "D411", message, place="file", expected=f"{_MAX}"))
        return tuple(sorted(found))

    def _finding(self, key: Key, seen: _Seen) -> Diagnostic:
        # That nothing could be examined says the exit code.
        nothing = key.code == "D403" and not any(count for _, count in self.examined())
        return Diagnostic(
            seen.first.at,
            key.code,
            f"{key.place}: {seen.message}; {_times(seen)}",
            provider=key.provider,
            place=key.place,
            expected=key.expected,
            actual=key.actual,
            related=(seen.last.at,) if seen.count > 1 else (),
            as_note=nothing,
        )


def _times(seen: _Seen) -> str:
    if seen.count == 1:
        return f"once, in {_when(seen.first)}"
    return f"{seen.count} times, first in {_when(seen.first)}, last in {_when(seen.last)}"


def _when(exchange: Exchange) -> str:
    return f"entry {exchange.number}" + (f" of {shown(exchange.started)}" if exchange.started else "")
