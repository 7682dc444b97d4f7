"""Owns what clients do with sockets: one TLS context for all, made late, and connections that are kept alive."""

from __future__ import annotations

import json
import socket
import ssl
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from tests.support.project import python

BODY = json.dumps({"id": "video_1", "status": "completed", "progress": 100, "created_at": 1}).encode()
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY

CLIENTS = """
import asyncio, sys
import httpx
made = []
make = httpx.create_ssl_context
httpx.create_ssl_context = lambda *args, **options: made.append(1) or make(*args, **options)
from generated.ephone import APIConnectionError, AsyncClient, Client
from generated.modelverse import Client as Other

url, trusted = sys.argv[1], sys.argv[2] == "trusted"
options = {"api_key": "k", "base_url": url, "max_retries": 0}

def ask(client):
    try:
        return client.videos.retrieve("v").id
    except APIConnectionError as error:
        return type(error.__cause__).__name__

async def ask_async():
    async with AsyncClient(**options) as client:
        try:
            return (await client.videos.retrieve("v")).id
        except APIConnectionError as error:
            return type(error.__cause__).__name__

with Client(**options) as first, Client(**options) as second, Other(**options) as third:
    assert made == [], "nothing was sent yet"
    found = [ask(first), ask(second), ask(third), asyncio.run(ask_async())]
assert len(made) == 1, made
assert found == (["video_1"] * 4 if trusted else ["ConnectError"] * 4), found
"""


@contextmanager
def tls_server(authority: trustme.CA) -> Iterator[str]:
    """A server that answers one request a connection, with a certificate of `authority`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                raw, _ = listener.accept()
            except OSError:
                return  # closed
            with raw:
                try:
                    with context.wrap_socket(raw, server_side=True) as connection:
                        connection.recv(65536)
                        connection.sendall(ANSWER)
                except (ssl.SSLError, ConnectionError):
                    continue  # a client that does not trust us goes away

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"https://localhost:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


@pytest.mark.parametrize("trusted", ["trusted", "unknown"])
def test_all_clients_share_one_tls_context_that_checks_certificates(trusted: str, tmp_path: Path) -> None:
    authority, known = trustme.CA(), tmp_path / "ca.pem"
    (authority if trusted == "trusted" else trustme.CA()).cert_pem.write_to_path(str(known))
    with tls_server(authority) as url:
        done = python("-W", "error", "-c", CLIENTS, url, trusted, SSL_CERT_FILE=str(known))
    assert done.returncode == 0, done.stderr


KEPT_ALIVE = """
import asyncio, sys
from generated.ephone import AsyncClient, Client
options = {"api_key": "k", "base_url": sys.argv[1]}

def kept_alive(answer):
    import socket
    found = answer.http_response.extensions["network_stream"].get_extra_info("socket")
    return found.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)

async def ask():
    async with AsyncClient(**options) as client:
        return kept_alive(await client.videos.with_raw_response.retrieve("v"))

with Client(**options) as client:
    assert kept_alive(client.videos.with_raw_response.retrieve("v"))
assert asyncio.run(ask())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no options of a socket that httpx holds")
def test_connections_are_kept_alive_behind_a_proxy_of_the_environment_too() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    seen: list[bytes] = []

    def serve() -> None:
        for _ in range(2):
            connection, _ = listener.accept()
            with connection:
                seen.append(connection.recv(65536).partition(b"\r\n")[0])
                connection.sendall(ANSWER)
                connection.recv(1)  # until the client closes it

    thread = threading.Thread(target=serve)
    thread.start()
    proxy = f"http://127.0.0.1:{listener.getsockname()[1]}"
    done = python("-W", "error", "-c", KEPT_ALIVE, "http://relay.example", HTTP_PROXY=proxy, http_proxy=proxy)
    thread.join()
    listener.close()
    assert (done.returncode, done.stderr) == (0, "")
    assert seen == [b"GET http://relay.example/v1/videos/v HTTP/1.1"] * 2
