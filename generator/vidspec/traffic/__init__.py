"""Owns the comparison of recorded traffic with specs: undeclared paths, fields and statuses, values, types, bodies."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.spec import Operation, Provider
from ..findings.diagnostic import Diagnostic
from .answers import answer_departures
from .bodies import NotReadable, json_of, text_of
from .exchange import Exchange
from .har import read
from .matching import Match, Matcher
from .privacy import shown
from .requests import request_departures
from .shapes import Departure
from .tally import Key, Tally

__all__ = ["TrafficComparison", "compare"]

_SAYS = {
    "D402": "undeclared: {actual}",
    "D404": "{actual} came, where {expected} is declared",
    "D405": "undeclared field: {actual}",
    "D406": "{actual} came, which is not documented: {expected}",
    "D407": "{actual} came, where {expected} is declared",
    "D408": "{expected} is missing",
    "D409": "{actual} came, where {expected} is declared",
    "D410": "the body cannot be read: {actual} came, where {expected} is declared",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrafficComparison:
    """What a recording came to."""

    readable: bool
    findings: tuple[Diagnostic, ...]
    examined: tuple[tuple[str, int], ...]
    ignored: tuple[tuple[str, int], ...] = ()


def compare(text: str, file: str, providers: tuple[Provider, ...], *, named: bool = False) -> TrafficComparison:
    """The recording against the specs. With `named`, somebody chose the providers, and any host may be theirs."""
    exchanges, faults = read(text, file)
    if exchanges is None:
        return TrafficComparison(readable=False, findings=faults, examined=())
    tally = Tally()
    matcher = Matcher(providers, named=named)
    for exchange in exchanges:
        _compare(exchange, matcher.match(exchange), tally)
    return TrafficComparison(
        readable=True,
        findings=tuple(sorted((*faults, *tally.findings()))),
        examined=tally.examined(),
        ignored=tally.not_examined(),
    )


def _compare(exchange: Exchange, match: Match, tally: Tally) -> None:
    if match.candidates:
        names = ", ".join(f"{provider.name} {operation.id}" for provider, operation in match.candidates)
        place = f"{exchange.method} {match.candidates[0][1].path}"
        key = Key(code="D403", provider=None, place=place, expected="one operation", actual=names)
        tally.add(exchange, key, f"it may be any of {names}")
    elif match.provider is None:
        tally.ignored["exchanges with others"] += 1
    elif match.operation is None:
        tally.counts["exchanges"] += 1
        missing = "method" if match.other_methods else "path"
        place = f"{match.provider.name} {exchange.method} {_path(exchange)}"
        name, expected = match.provider.name, f"a declared {missing}"
        key = Key(code="D401", provider=name, place=place, expected=expected, actual=exchange.method)
        tally.add(exchange, key, f"the spec declares no such {missing}")
    else:
        tally.counts["exchanges"] += 1
        _check(exchange, match.provider, match.operation, tally, followed=match.followed)


def _check(exchange: Exchange, provider: Provider, operation: Operation, tally: Tally, *, followed: bool) -> None:
    departures: list[tuple[str, Departure]] = []
    if not followed:
        departures += request_departures(exchange, provider, operation, tally.reader)
    if exchange.status:
        tally.counts["answers"] += 1
        streamed = not followed and _streamed(exchange, operation)
        departures += answer_departures(
            exchange, provider, operation, tally.reader, streamed=streamed, followed=followed
        )
    else:
        tally.ignored["requests without an answer"] += 1
    for where, departure in dict.fromkeys(departures):
        place = f"{provider.name} {operation.id} {where}" + (f" {departure.pointer}" if departure.pointer else "")
        values = {"expected": departure.expected, "actual": departure.actual}
        key = Key(code=departure.code, provider=provider.name, place=place, **values)
        tally.add(exchange, key, _SAYS[departure.code].format(**values))


def _streamed(exchange: Exchange, operation: Operation) -> bool:
    """Whether the request asks for a stream of events."""
    parameter = next(
        (p for p in operation.parameters if operation.stream and p.name == operation.stream.parameter), None
    )
    if parameter is None or not exchange.sent.is_json:
        return False
    try:
        value = json_of(text_of(exchange.sent) or "null")
    except NotReadable:
        return False
    return isinstance(value, dict) and value.get(parameter.wire) is True


def _path(exchange: Exchange) -> str:
    """A path without what looks like an id, which belongs to somebody."""
    steps = (
        s if len(s) <= 32 and (len(s) < 4 or not any(c.isdigit() for c in s)) else "*" for s in exchange.target.segments
    )
    return shown("/" + "/".join(s if s.isascii() and " " not in s and "<" not in s else "*" for s in steps))
