"""Owns the gathering of what was found: one finding a place, with how often and when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ..diagnostics import Diagnostic, Severity
from .exchange import Exchange
from .shapes import shown

_MAX = 1000  # different findings; a server can make up names without end
_WARNINGS = frozenset({"D402", "D403", "D405", "D406"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
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

    counts: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)
    _seen: dict[_Key, _Seen] = field(default_factory=dict)
    _left_out: list[Exchange] = field(default_factory=list)

    def add(
        self, exchange: Exchange, code: str, provider: str | None, place: str, message: str, expected: str, actual: str
    ) -> None:
        key = _Key(code=code, provider=provider, place=place, expected=expected, actual=actual)
        seen = self._seen.get(key)
        if seen is not None:
            seen.count += 1
            seen.last = exchange
        elif len(self._seen) < _MAX:
            self._seen[key] = _Seen(message, exchange, exchange)
        elif not self._left_out:
            self._left_out.append(exchange)

    def findings(self) -> tuple[Diagnostic, ...]:
        """What was found. Where nothing at all could be examined, that is what the check comes to, not its findings."""
        found = [self._finding(key, seen) for key, seen in self._seen.items()]
        for exchange in self._left_out:
            message = f"more than {_MAX} different findings; the others are left out"
            found.append(Diagnostic(exchange.at, "D403", message, Severity.WARNING, place="file", expected=f"{_MAX}"))
        return tuple(sorted(found))

    def _finding(self, key: _Key, seen: _Seen) -> Diagnostic:
        severity = Severity.WARNING if key.code in _WARNINGS else Severity.ERROR
        if key.code == "D403" and not any(self.counts.values()):
            severity = Severity.NOTE
        return Diagnostic(
            seen.first.at,
            key.code,
            f"{key.place}: {seen.message}; {_times(seen)}",
            severity,
            key.provider,
            key.place,
            key.expected,
            key.actual,
            (seen.last.at,) if seen.count > 1 else (),
        )


def _times(seen: _Seen) -> str:
    if seen.count == 1:
        return f"once, in {_when(seen.first)}"
    return f"{seen.count} times, first in {_when(seen.first)}, last in {_when(seen.last)}"


def _when(exchange: Exchange) -> str:
    return f"entry {exchange.number}" + (f" of {shown(exchange.started)}" if exchange.started else "")
