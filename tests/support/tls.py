"""Owns TLS before a server on loopback, and the trust of clients in its certificate."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import trustme

from tests.support.jobs import part


@contextmanager
def trusted(authority: trustme.CA, folder: Path) -> Iterator[None]:
    """Clients of this process trust an authority."""
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    with certificates(SSL_CERT_FILE=str(folder / "ca.pem")):
        yield


@contextmanager
def certificates(**variables: str) -> Iterator[None]:
    """Clients of this process load their certificates anew, as these variables say."""
    network = part("network")
    with pytest.MonkeyPatch.context() as patch, ExitStack() as after:
        for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
            patch.delenv(name, raising=False)
        for name, value in variables.items():
            patch.setenv(name, value)
        network._certificates.cache_clear()
        after.callback(network._certificates.cache_clear)
        yield


@contextmanager
def behind_tls(url: str, authority: trustme.CA, *, tunnel: bool = False) -> Iterator[str]:
    """The URL of a server as it is reached through TLS; it sees the connections of its clients begin and end.

    With a `tunnel` it is the URL of a proxy that stands before the TLS: clients ask it for `https://localhost`.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    loop, started, ports = asyncio.new_event_loop(), threading.Event(), []

    async def serve(ended: asyncio.Event) -> None:
        def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> asyncio.Task[None]:
            return loop.create_task(_joined(reader, writer, urlsplit(url).port or 0, context if tunnel else None))

        async with await asyncio.start_server(connect, "127.0.0.1", 0, ssl=None if tunnel else context) as server:
            ports.append(server.sockets[0].getsockname()[1])
            started.set()
            await ended.wait()

    def run() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(serve(ended))

    ended = asyncio.Event()
    thread = threading.Thread(target=run)
    thread.start()
    try:
        assert started.wait(20)
        yield f"http://127.0.0.1:{ports[0]}" if tunnel else f"https://localhost:{ports[0]}"
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join()


async def _joined(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, tunnelled: ssl.SSLContext | None
) -> None:
    """Passes on the bytes of both sides until one of them ends."""
    if tunnelled:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        await writer.start_tls(tunnelled)
    other_reader, other_writer = await asyncio.open_connection("127.0.0.1", port)
    ways = [(reader, other_writer), (other_reader, writer)]
    passing = [asyncio.create_task(_passed(source, target)) for source, target in ways]
    try:
        await asyncio.wait(passing, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in passing:
            task.cancel()
        writer.close()
        other_writer.close()


async def _passed(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError, ssl.SSLError):
        while piece := await source.read(65536):
            target.write(piece)
            await target.drain()
