"""Owns clients of either kind on real sockets: they talk to the server that fails on purpose."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any, SupportsIndex, overload

from tests.support import wire
from tests.support.doubles import Caller
from tests.support.fault_answers import Answer, Script, answer
from tests.support.faults import FaultServer

OLD = b"an older file"
LONG = 20.0  # seconds; a test that waits so long has failed


@contextmanager
def serving(
    caller: Caller, *scripts: Script, provider: str = "ephone", **options: Any
) -> Iterator[tuple[Any, FaultServer]]:
    """A client and the server that answers it."""
    with FaultServer(*scripts) as server:
        made = caller.client_class(provider)(**{"api_key": wire.KEY, "base_url": server.url, **options})
        try:
            yield made, server
        finally:
            caller.wait(made.close())


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def download(caller: Caller, client: Any, final: Path) -> None:
    """Downloads a video of `ephone`."""
    caller.wait(caller.wait(client.videos.download_content("x")).write_to_file(final))


class Gated(bytes):
    """A body whose bytes from a place on are sent only when the event of that place is set."""

    gates: dict[int, Event]

    @overload
    def __getitem__(self, part: SupportsIndex) -> int: ...

    @overload
    def __getitem__(self, part: slice) -> bytes: ...

    def __getitem__(self, part: SupportsIndex | slice) -> int | bytes:
        if isinstance(part, slice) and part.stop > part.start:
            for place, gate in self.gates.items():
                if part.start >= place:
                    gate.wait(LONG)
        return super().__getitem__(part)


def gated(*pieces: bytes, **options: Any) -> tuple[Answer, list[Event]]:
    """An answer in pieces, and the events that the second piece and each later one wait for."""
    body = Gated(b"".join(pieces))
    places = [sum(map(len, pieces[:number])) for number in range(1, len(pieces))]
    body.gates = {place: Event() for place in places}
    found = answer(body=body, **options)
    for place in places:
        found = found.paused(0, body=place)  # what is sent before is sent by itself
    return found, list(body.gates.values())
