# SPDX-License-Identifier: MIT
"""Owns the sockets of clients: they are kept alive, end by the deadline of the call, and share one TLS context.

Alone knows the network backends of httpcore. A timeout of httpx starts anew with every byte; where headers come one by
one nothing else ends the wait. `httpx` has no option for the backend of a client, and would forget the proxies of the
environment if it were given a transport, so the backend is put into the transports that it made.
"""

from __future__ import annotations

import os
import select
import socket
import ssl
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from typing import Any, TypeVar
from urllib.request import getproxies
from weakref import WeakSet

import httpcore
import httpx

from .deadline import LATE, current
from .errors import ConfigurationError
from .internals import backend, pools, replace_backend
from .types import Timeout

H = TypeVar("H", bound=httpx.Client | httpx.AsyncClient)

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


def _after_fork() -> None:
    global _loading
    _loading = threading.Lock()  # that of the parent may be held there for ever


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


@cache
def _certificates() -> ssl.SSLContext:
    name = next((name for name in ("SSL_CERT_FILE", "SSL_CERT_DIR") if os.environ.get(name)), None)
    source = f"{name}={os.environ[name]!r}" if name else "certifi"
    # OpenSSL does not mind folders that are missing; then no certificate is trusted.
    if name == "SSL_CERT_DIR" and not any(map(os.path.isdir, os.environ[name].split(os.pathsep))):
        raise ConfigurationError(f"cannot load the certificates of {source}: expected a folder, found none")
    try:
        return httpx.create_ssl_context()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigurationError(f"cannot load the certificates of {source}: {reason}") from error


class _SharedTLS(ssl.SSLContext):
    """The one TLS context of the process, made when the first connection needs it: reading certificates takes long."""

    _protocols: Iterable[str] = ("http/1.1",)

    def _real(self) -> ssl.SSLContext:
        with _loading:
            context = _certificates()
        context.set_alpn_protocols(list(self._protocols))
        return context

    def wrap_socket(self, *args: Any, **options: Any) -> ssl.SSLSocket:
        return self._real().wrap_socket(*args, **options)

    def wrap_bio(self, *args: Any, **options: Any) -> ssl.SSLObject:
        return self._real().wrap_bio(*args, **options)

    def set_alpn_protocols(self, alpn_protocols: Iterable[str]) -> None:
        # Only kept: where certificates cannot be loaded here, nobody would close the connection.
        self._protocols = tuple(alpn_protocols)


_TLS = _SharedTLS(ssl.PROTOCOL_TLS_CLIENT)


def http_client(kind: type[H], timeout: Timeout) -> H:
    """A new client of `httpx`. Raises ConfigurationError if the proxy settings of the environment cannot be used."""
    client: H = kind(verify=_TLS, timeout=timeout, limits=_LIMITS, trust_env=False, mounts=_proxies(kind))
    make = _Backend if isinstance(client, httpx.Client) else _AsyncBackend
    for pool in pools(client):
        replace_backend(pool, make(backend(pool)))
    return client


def has_connections(client: httpx.Client | httpx.AsyncClient) -> bool:
    """Whether a client of `httpx` holds connections, idle ones too."""
    return any(pool.connections for pool in pools(client))


def release(client: httpx.Client | httpx.AsyncClient) -> None:
    """Ends the connections of a client for whoever waits on them, and for those whose event loop is closed."""
    for pool in pools(client):
        for stream in list(backend(pool).open):
            with suppress(OSError):
                stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)


async def close_idle(client: httpx.AsyncClient) -> None:
    """Closes the connections of a client that no request needs."""
    for pool in pools(client):
        for connection in pool.connections:
            if connection.is_idle():
                await connection.aclose()


def abandon(client: httpx.Client | httpx.AsyncClient) -> None:
    """Closes the connections of a client in this process only; the process that made them still has them."""
    for pool in pools(client):
        for stream in list(backend(pool).open):
            stream.close()


def _proxies(kind: type[H]) -> Mapping[str, Any]:
    settings = getproxies()
    if not settings:
        return {}
    from .proxies import mounts

    make: Any = httpx.HTTPTransport if issubclass(kind, httpx.Client) else httpx.AsyncHTTPTransport
    return mounts(settings, lambda proxy: make(verify=_TLS, limits=_LIMITS, proxy=proxy))


def _bounded(timeout: float | None, expired: type[httpcore.TimeoutException]) -> float | None:
    """The timeout of one wait. Raises `expired` if the call has no time left."""
    bounds = current()
    if bounds is None:
        return timeout
    left = bounds.deadline.left()
    if left <= 0:
        raise expired(LATE)
    return left if timeout is None else min(timeout, left)


def _note_write() -> None:
    """From now on the server may have received something of the call."""
    bounds = current()
    if bounds is not None:
        bounds.written = True


def _is_of_a_request(start: bytes) -> bool:
    """Whether the first bytes on a stream are those of a request, and not of the handshake with a proxy."""
    return start[:1].isalpha() and not start.startswith(b"CONNECT ")


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, opened: WeakSet[httpcore.NetworkStream]) -> None:
        self._inner = inner
        self._opened = opened
        self._is_for_requests = False
        opened.add(inner)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _bounded(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._is_for_requests = self._is_for_requests or _is_of_a_request(buffer)
        for piece in _pieces(buffer):
            bounded = _bounded(timeout, httpcore.WriteTimeout)
            if self._is_for_requests:
                _note_write()
            self._inner.write(piece, bounded)

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        bounded = _bounded(timeout, httpcore.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, bounded), self._opened)

    def close(self) -> None:
        self._inner.close()

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    def __init__(self, inner: httpcore.NetworkBackend) -> None:
        self._inner = inner
        self.open = WeakSet[httpcore.NetworkStream]()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        bounded = _bounded(timeout, httpcore.ConnectTimeout)
        stream = self._inner.connect_tcp(host, port, bounded, local_address, _options(socket_options))
        return _Stream(stream, self.open)

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)


class _AsyncStream(httpcore.AsyncNetworkStream):
    """Only notes what is written: in async code the deadline cancels the wait."""

    def __init__(self, inner: httpcore.AsyncNetworkStream, opened: WeakSet[httpcore.AsyncNetworkStream]) -> None:
        self._inner = inner
        self._opened = opened
        self._is_for_requests = False
        self._socket = inner.get_extra_info("socket")
        opened.add(inner)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._inner.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._is_for_requests = self._is_for_requests or _is_of_a_request(buffer)
        if self._is_for_requests:
            _note_write()
        await self._inner.write(buffer, timeout)

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        return _AsyncStream(await self._inner.start_tls(ssl_context, server_hostname, timeout), self._opened)

    async def aclose(self) -> None:
        await self._inner.aclose()

    def get_extra_info(self, info: str) -> Any:
        # httpcore asks this of each idle connection before each request. anyio takes ten times as long to answer: it
        # looks up whatever there is to know about a socket.
        if info == "is_readable" and self._socket is not None:
            return _is_readable(self._socket)
        return self._inner.get_extra_info(info)


class _AsyncBackend(httpcore.AsyncNetworkBackend):
    def __init__(self, inner: httpcore.AsyncNetworkBackend) -> None:
        self._inner = inner
        self.open = WeakSet[httpcore.AsyncNetworkStream]()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        stream = await self._inner.connect_tcp(host, port, timeout, local_address, _options(socket_options))
        return _AsyncStream(stream, self.open)

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)


def _is_readable(sock: Any) -> bool:
    """Whether anything came over a connection, such as its end."""
    descriptor = sock.fileno()
    if descriptor < 0:
        return True  # it is closed
    if not hasattr(select, "poll"):  # Windows, where numbers of sockets may be high
        return bool(select.select([descriptor], [], [], 0)[0])
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(0))


def _pieces(buffer: bytes) -> Iterable[bytes]:
    if len(buffer) <= _PIECE:
        return (buffer,)
    whole = memoryview(buffer)
    return (bytes(whole[at : at + _PIECE]) for at in range(0, len(whole), _PIECE))


def _options(given: Iterable[Any] | None) -> list[Any]:
    return [*_KEEPALIVE, *(given or ())]
