"""Owns the question which operation an exchange was: by what the recorder noted, by host and path, or by path alone."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from ..core.paths import PathTemplate, segments
from ..core.spec import Operation, Provider
from .exchange import Exchange, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What an exchange is. Without an operation, `provider` has none for it; without both, it is not for us."""

    provider: Provider | None = None
    operation: Operation | None = None
    followed: bool = False  # a redirect of that operation led to it
    candidates: tuple[tuple[Provider, Operation], ...] = ()  # more than one: nobody can tell
    other_methods: bool = False  # the provider has the path, not the method


@dataclass(frozen=True, slots=True, kw_only=True)
class _Address:
    """Where a provider is called: `host` is None where its spec leaves that open."""

    provider: Provider
    host: str | None
    base: tuple[str, ...]


class Matcher:
    """Knows the addresses of the providers, and where redirects so far have led."""

    def __init__(self, providers: tuple[Provider, ...], *, named: bool) -> None:
        self._named = named
        self._addresses = tuple(_address(provider) for provider in providers)
        self._hosts = {address.host for address in self._addresses if address.host}
        self._redirects: dict[tuple[str, tuple[str, ...]], tuple[Provider, Operation]] = {}

    def match(self, exchange: Exchange) -> Match:
        matched = self._match(exchange)
        if matched.provider and matched.operation and 300 <= exchange.status < 400 and exchange.location:
            place = _led_to(exchange)
            if place is not None:
                self._redirects[place.host, place.segments] = (matched.provider, matched.operation)
        return matched

    def _match(self, exchange: Exchange) -> Match:
        if exchange.provider:
            return self._by_note(exchange)
        if not exchange.target.host or exchange.preflight:
            return Match()
        if followed := self._followed(exchange):
            return followed
        if exchange.target.host in self._hosts:
            return self._by_host(exchange)
        return self._by_path(exchange)

    def _by_note(self, exchange: Exchange) -> Match:
        address = next((a for a in self._addresses if a.provider.name == exchange.provider), None)
        if address is None:
            return Match()
        fitting = _best(address.provider, exchange, 0)
        noted = next((o for o in fitting if o.id == exchange.operation), None)
        if noted is None and (followed := self._followed(exchange)):
            return followed
        if noted is not None or fitting:
            return Match(provider=address.provider, operation=noted or fitting[0])
        return _none(address, exchange)

    def _followed(self, exchange: Exchange) -> Match | None:
        origin = self._redirects.get((exchange.target.host, exchange.target.segments))
        return Match(provider=origin[0], operation=origin[1], followed=True) if origin else None

    def _by_host(self, exchange: Exchange) -> Match:
        at_host = [address for address in self._addresses if address.host == exchange.target.host]
        fitting = [
            (address.provider, operation)
            for address in at_host
            if exchange.target.segments[: len(address.base)] == address.base
            for operation in _best(address.provider, exchange, 0, whole=len(address.base))[:1]
        ]
        if len(fitting) > 1:
            return Match(candidates=tuple(fitting))
        if fitting:
            return Match(provider=fitting[0][0], operation=fitting[0][1])
        return _none(at_host[0], exchange)

    def _by_path(self, exchange: Exchange) -> Match:
        """Where the host tells nothing, the path has to end as the spec says, with as little before it as can be."""
        fitting: list[tuple[int, Provider, Operation]] = []
        for address in self._addresses:
            if address.host is not None and not self._named:
                continue
            for operation in _best(address.provider, exchange, len(address.base), base=address.base)[:1]:
                rest = len(exchange.target.segments) - len(address.base) - len(segments(operation.path))
                fitting.append((rest, address.provider, operation))
        nearest = [(p, o) for rest, p, o in fitting if rest == min(rest for rest, _, _ in fitting)]
        if len(nearest) > 1:
            return Match(candidates=tuple(nearest))
        return Match(provider=nearest[0][0], operation=nearest[0][1]) if nearest else Match()


def _none(address: _Address, exchange: Exchange) -> Match:
    other = any(
        PathTemplate.of_spec(o.path).open_steps(exchange.target.segments) is not None
        for o in address.provider.operations
    )
    return Match(provider=address.provider, other_methods=other)


def _led_to(exchange: Exchange) -> Target | None:
    target = exchange.target
    try:
        return Target.read(urljoin(f"https://{target.host}/{'/'.join(target.segments)}", exchange.location))
    except ValueError:
        return None


def _address(provider: Provider) -> _Address:
    url = provider.server.url or provider.server.template or ""
    try:
        pieces = urlsplit(url)
        target = Target.read(url)
    except ValueError:
        return _Address(provider=provider, host=None, base=())
    open_host = provider.server.url is None or target is None or any(c in pieces.netloc for c in "{}<>")
    base = segments(pieces.path)
    known = base if not any(c in pieces.path for c in "{}<>") else ()
    return _Address(provider=provider, host=None if open_host or target is None else target.host or None, base=known)


def _best(
    provider: Provider, exchange: Exchange, before: int, *, whole: int | None = None, base: tuple[str, ...] = ()
) -> list[Operation]:
    """The operations that the end of the path fits, those with the most literal path first."""
    fitting: list[tuple[int, int, Operation]] = []
    path = exchange.target.segments
    for operation in provider.operations:
        if operation.method != exchange.method:
            continue
        open_segments = PathTemplate.of_spec(operation.path).open_steps(path)
        length = len(segments(operation.path))
        if open_segments is None or len(path) - length < before:
            continue
        if whole is not None and len(path) - length != whole:
            continue
        if base and path[len(path) - length - len(base) : len(path) - length] != base:
            continue
        fitting.append((-length, open_segments, operation))
    return [operation for _, _, operation in sorted(fitting, key=lambda ranked: ranked[:2])]
