"""Owns servers on loopback that take jobs, with TLS before them or not, and clients that connect to them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import trustme

from tests.support import wire
from tests.support.fault_answers import Answer, Arrived, Script, answer
from tests.support.faults import FaultServer
from tests.support.tls import behind_tls, trusted

Scheme = Literal["http", "https"]


@contextmanager
def serving(scheme: Scheme, folder: Path, *scripts: Script) -> Iterator[tuple[FaultServer, str]]:
    """A server and the URL at which clients reach it; they trust it."""
    with ExitStack() as stack:
        server = stack.enter_context(FaultServer(*scripts))
        url = server.url
        if scheme == "https":
            authority = trustme.CA()
            stack.enter_context(trusted(authority, folder))
            url = stack.enter_context(behind_tls(url, authority))
        yield server, url


def told(request: Arrived) -> Answer:
    """A job whose id is the prompt, or the id that is asked for."""
    mark = request.parts[0].content.decode() if request.method == "POST" else request.path.rpartition("/")[2]
    return answer(json={"id": mark, "status": "pending", "progress": 0, "created_at": 1})


def told_slowly(request: Arrived) -> Answer:
    """The same after a moment, so that several requests are under way at once."""
    if request.method == "POST":
        time.sleep(0.05)
    return told(request)


def client(kind: str, url: str, **options: Any) -> Any:
    """A client of `ephone` that sends each request once."""
    module = import_module("generated.ephone")
    kinds = {"sync": module.Client, "async": module.AsyncClient}
    return kinds[kind](**{"api_key": wire.KEY, "base_url": url, "max_retries": 0, **options})
