"""Owns the frozen values of recorded traffic: one request, where it went, and what came back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

from ..core.paths import segments
from ..core.positions import Position

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a request goes. `segments` are those of the path, decoded."""

    host: str  # with a port where it is not the usual one
    segments: tuple[str, ...]
    query: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, url: str) -> Target | None:
        """None for what is no URL. What is none of HTTP has no host."""
        try:
            pieces = urlsplit(url)
            port = pieces.port
            query = parse_qsl(pieces.query, keep_blank_values=True, max_num_fields=1000)
        except ValueError:
            return None
        if not pieces.scheme:
            return None
        host = (pieces.hostname or "") if pieces.scheme in _PORTS else ""
        if host and port not in (None, _PORTS[pieces.scheme]):
            host = f"{host}:{port}"
        return cls(host=host, segments=segments(pieces.path), query=tuple(query))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A field of a form, or a part of a multipart body. `text` is None where it was not kept."""

    name: str
    text: str | None
    file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What was sent or received. `text` is None where it was not kept."""

    content_type: str
    text: str | None
    size: int  # -1: not known
    encoding: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def media(self) -> str:
        return self.content_type.partition(";")[0].strip().lower()

    @property
    def kept(self) -> bool:
        return bool(self.text or self.parts)

    @property
    def is_json(self) -> bool:
        return self.media == "application/json" or self.media.endswith("+json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request and its answer. `status` is 0 where none came."""

    number: int  # of the entry, from 1
    at: Position
    started: str  # "" where it is no time
    moment: datetime | None  # the same, to be compared
    method: str
    target: Target
    provider: str  # as the recorder knows it, or ""
    operation: str
    preflight: bool  # a browser asks whether it may
    status: int
    sent: Body
    received: Body
    location: str  # where a redirect leads
    broke_off: bool


def moment(text: str) -> datetime | None:
    """A time as it can be compared with others; without a zone it is UTC."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def in_time(exchanges: Iterable[Exchange]) -> tuple[Exchange, ...]:
    """Exchanges in the order in which they were started, whatever the order in which they were written.

    One without a time comes after the one that it was written behind.
    """
    timed: list[tuple[datetime, Exchange]] = []
    latest = datetime.min.replace(tzinfo=UTC)
    for exchange in exchanges:
        latest = exchange.moment or latest
        timed.append((latest, exchange))
    return tuple(exchange for _, exchange in sorted(timed, key=lambda pair: pair[0]))
