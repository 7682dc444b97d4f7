# SPDX-License-Identifier: MIT
"""Owns what every client is made of: settings, its HTTP client, copies of itself and its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from functools import cached_property
from typing import Any, ClassVar, Generic, Self, TypeVar

import httpx

from .connections import Connections, Given
from .errors import ConfigurationError
from .model import Departure
from .settings import DEFAULT_TIMEOUT, Provider, Settings, settings
from .transport import AsyncTransport, Transport
from .types import Timeout

H = TypeVar("H", httpx.Client, httpx.AsyncClient)
_UNCHANGED: Any = object()


class _Base(Generic[H]):
    """What sync and async clients share. Clients are thread-safe: nothing in them changes."""

    _provider: ClassVar[Provider]
    _http_class: ClassVar[type[Any]]

    def __init__(
        self,
        *,
        api_key: str | None = None,
        base_url: str | None = None,
        timeout: Timeout = DEFAULT_TIMEOUT,
        max_retries: int = 2,
        http_client: H | None = None,
        default_headers: Mapping[str, str] | None = None,
        strict: bool = False,
        on_drift: Callable[[Departure], object] | None = None,
    ) -> None:
        """Makes a client.

        Args:
            api_key: The key. Falls back to `<PROVIDER>_API_KEY`.
            base_url: Where the API is. Falls back to `<PROVIDER>_BASE_URL`, then to what the spec documents.
            timeout: Seconds that one attempt may be silent, or an `httpx.Timeout`. A call as a whole, with its attempts
                and the pauses between them, may take ten times as long, and 10 seconds at least.
            max_retries: How often a request is sent again, where that cannot start a job twice.
            http_client: The `httpx` client to send with; it stays the caller's to close. Its sockets are the caller's
                too: they have no keepalive, and a server that sends a byte at a time can outlast the whole call.
            default_headers: Headers of every request.
            strict: Whether an answer that departs from the spec raises `APIResponseValidationError`.
            on_drift: Called with each departure of an answer from the spec, unless `strict`.

        Raises:
            ConfigurationError: Key or base URL are neither given nor in the environment nor documented.
        """
        self._settings = settings(
            self._provider,
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            strict=strict,
            on_drift=on_drift,
        )
        self._connect(http_client)

    @property
    def base_url(self) -> str:
        return self._settings.base_url

    def with_options(
        self,
        *,
        api_key: str | None = None,
        base_url: str | None = None,
        timeout: Timeout | None = None,
        max_retries: int | None = None,
        http_client: H | None = None,
        default_headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        on_drift: Callable[[Departure], object] | None = _UNCHANGED,
    ) -> Self:
        """A copy with other settings. It shares the HTTP client unless it is given one, and does not close it."""
        now = self._settings
        other = copy(self)
        for name in list(other.__dict__):
            if isinstance(getattr(type(self), name, None), cached_property):
                del other.__dict__[name]  # a resource, which belongs to this client
        other._settings = settings(
            self._provider,
            api_key=api_key or now.api_key,
            base_url=base_url or now.base_url,
            timeout=now.timeout if timeout is None else timeout,
            max_retries=now.max_retries if max_retries is None else max_retries,
            default_headers={**now.default_headers, **(default_headers or {})},
            strict=now.strict if strict is None else strict,
            on_drift=now.on_drift if on_drift is _UNCHANGED else on_drift,
        )
        other._connect(http_client, self._connections)
        return other

    def _connect(self, http_client: H | None, shared: Any = None) -> None:
        """Takes the caller's HTTP client, connections that are shared, or new ones."""
        if http_client is not None and not isinstance(http_client, self._http_class):
            raise ConfigurationError(f"http_client must be an httpx.{self._http_class.__name__}")
        self._shares = http_client is None and shared is not None
        if http_client is not None:
            shared = Given(http_client)
        self._connections: Any = shared or Connections(self._http_class, self._settings.timeout)

    def __repr__(self) -> str:
        return f"<{self._provider.name} {type(self).__name__} {self.base_url}>"


class SyncClient(_Base[httpx.Client]):
    """Base of the sync clients. Also a context manager."""

    _http_class = httpx.Client

    @property
    def _transport(self) -> Transport:
        return Transport(self._settings, self._connections)

    def close(self) -> None:
        """Closes the connections, unless they belong to an `http_client` of the caller's."""
        left = None if self._shares else self._connections.close()
        if left is not None:
            left.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncBaseClient(_Base[httpx.AsyncClient]):
    """Base of the async clients. Also an async context manager."""

    _http_class = httpx.AsyncClient

    @property
    def _transport(self) -> AsyncTransport:
        return AsyncTransport(self._settings, self._connections)

    async def close(self) -> None:
        """Closes the connections, unless they belong to an `http_client` of the caller's."""
        left = None if self._shares else self._connections.close()
        if left is not None:
            await left.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


__all__ = ["AsyncBaseClient", "Provider", "Settings", "SyncClient"]
