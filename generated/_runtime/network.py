"""Owns the sockets of clients: they are kept alive, end by the deadline of the call, and share one TLS context.

Alone knows the network backends of httpcore. A timeout of httpx starts anew with every byte; where headers come one by
one nothing else ends the wait. `httpx` has no option for the backend of a client, and would forget the proxies of the
environment if it were given a transport, so the backend is put into the transports that it made.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

import httpcore
import httpx

from .deadline import LATE, current
from .types import Timeout

H = TypeVar("H", httpx.Client, httpx.AsyncClient)

# A dead peer is noticed after about two minutes, and no router on the way forgets a connection that waits for a job.
_KEEPALIVE = [
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    *(
        (socket.IPPROTO_TCP, getattr(socket, name), value)
        for name, value in (("TCP_KEEPIDLE", 60), ("TCP_KEEPALIVE", 60), ("TCP_KEEPINTVL", 15), ("TCP_KEEPCNT", 4))
        if hasattr(socket, name)
    ),
]
# httpx lets the hundred and first job that is asked for at once wait for a connection, and then fails. More connections
# than this are not kept: its pool looks at each of them before every request.
_LIMITS = httpx.Limits(max_connections=1000, max_keepalive_connections=20)
_PIECE = 64 * 1024
_loading = threading.Lock()


@cache
def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context()


class _SharedTLS(ssl.SSLContext):
    """The one TLS context of the process, made when the first connection needs it: reading certificates takes long."""

    def _real(self) -> ssl.SSLContext:
        with _loading:
            return _certificates()

    def wrap_socket(self, *args: Any, **options: Any) -> ssl.SSLSocket:
        return self._real().wrap_socket(*args, **options)

    def wrap_bio(self, *args: Any, **options: Any) -> ssl.SSLObject:
        return self._real().wrap_bio(*args, **options)

    def set_alpn_protocols(self, alpn_protocols: Iterable[str]) -> None:
        self._real().set_alpn_protocols(alpn_protocols)


_TLS = _SharedTLS(ssl.PROTOCOL_TLS_CLIENT)


def http_client(kind: type[H], timeout: Timeout) -> H:
    """A new client of `httpx`."""
    client: H = kind(verify=_TLS, timeout=timeout, limits=_LIMITS)
    for transport in (client._transport, *client._mounts.values()):
        pool: Any = getattr(transport, "_pool", None)  # a host without a proxy has no transport here
        if pool is not None:
            make = _Backend if isinstance(client, httpx.Client) else _AsyncBackend
            pool._network_backend = make(pool._network_backend)
    return client


def _bounded(timeout: float | None, expired: type[httpcore.TimeoutException]) -> float | None:
    """The timeout of one wait. Raises `expired` if the call has no time left."""
    deadline = current()
    if deadline is None:
        return timeout
    left = deadline.left()
    if left <= 0:
        raise expired(LATE)
    return left if timeout is None else min(timeout, left)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _bounded(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if len(buffer) <= _PIECE:
            self._inner.write(buffer, _bounded(timeout, httpcore.WriteTimeout))
            return
        whole = memoryview(buffer)
        for at in range(0, len(whole), _PIECE):
            self._inner.write(bytes(whole[at : at + _PIECE]), _bounded(timeout, httpcore.WriteTimeout))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, _bounded(timeout, httpcore.ConnectTimeout)))

    def close(self) -> None:
        self._inner.close()

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    def __init__(self, inner: httpcore.NetworkBackend) -> None:
        self._inner = inner

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        bounded = _bounded(timeout, httpcore.ConnectTimeout)
        return _Stream(self._inner.connect_tcp(host, port, bounded, local_address, _options(socket_options)))

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)


class _AsyncBackend(httpcore.AsyncNetworkBackend):
    """Only keeps sockets alive: in async code the deadline cancels the wait."""

    def __init__(self, inner: httpcore.AsyncNetworkBackend) -> None:
        self._inner = inner

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        return await self._inner.connect_tcp(host, port, timeout, local_address, _options(socket_options))

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)


def _options(given: Iterable[Any] | None) -> list[Any]:
    return [*_KEEPALIVE, *(given or ())]
