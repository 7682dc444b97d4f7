"""Owns how files leave generated clients: whole each time they are sent, cut by no boundary, never held in memory."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support import wire
from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import Answer, Arrived, Generated, answer, drop
from tests.support.faults import FaultServer
from tests.support.project import python

pytestmark = pytest.mark.usefixtures("pauses", "no_proxy")

JOB = {"id": "video_1", "status": "pending", "progress": 0, "created_at": 1705123456}
TAKEN = answer(json=JOB)
BUSY = answer(503, json={}, headers={"Retry-After": "0"})
LEAVING = answer(503, json={}, headers={"Retry-After": "0", "Connection": "close"})
CONTENT = Generated(1_000_003)[:]
MEBIBYTE = 2**20


class Pipe(io.RawIOBase):
    """A file that can be read once."""

    def __init__(self, content: bytes) -> None:
        self._file = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def readinto(self, buffer: Any) -> int:
        return self._file.readinto(buffer)


@contextmanager
def connected(caller: Caller, *scripts: Answer) -> Iterator[tuple[Any, FaultServer]]:
    with FaultServer(*scripts) as server:
        client = caller.client_class("ephone")(api_key=wire.KEY, base_url=server.url)
        try:
            yield client, server
        finally:
            caller.wait(client.close())


def sent_file(request: Arrived) -> bytes:
    """The file of a whole upload, which has one other part."""
    assert request.complete
    prompt, *files = sorted(request.parts, key=lambda part: part.name != "prompt")
    assert prompt.content == b"a cat"
    (file,) = files
    assert file.name == "input_reference"
    return file.content


def boundary(request: Arrived) -> bytes:
    found = re.fullmatch(r'multipart/form-data; boundary="?([^"]+)"?', request.headers["content-type"])
    assert found is not None
    return found[1].encode()


def half_read(path: Path, opened: ExitStack) -> Any:
    file = opened.enter_context(path.open("rb"))
    file.read(1000)
    return file


FORMS: dict[str, Callable[[Path, ExitStack], Any]] = {
    "path": lambda path, _: path,
    "bytes": lambda path, _: path.read_bytes(),
    "object": half_read,
    "memory": lambda path, _: io.BytesIO(path.read_bytes()),
    "pair": lambda path, _: ("a.png", path),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("read", [None, 0, 100_000])
def test_file_that_is_sent_again_is_whole(caller: Caller, form: str, read: int | None, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(CONTENT)
    # Refused after the last byte, or in the middle of the upload, which then breaks off.
    refusal = BUSY if read is None else LEAVING.after_reading(read)
    with ExitStack() as opened, connected(caller, refusal, refusal, TAKEN) as (client, server):
        file = FORMS[form](path, opened)
        caller.wait(client.videos.create(prompt="a cat", input_reference=file))
        assert len(server.requests) == 3
        assert [request.complete for request in server.requests] == [read is None, read is None, True]
        assert {sent_file(request) == CONTENT for request in server.requests if request.complete} == {True}


def test_path_is_read_anew_for_each_attempt(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"first")

    def busy(_: Arrived) -> Answer:
        path.write_bytes(b"second and longer")
        return BUSY

    with FaultServer(busy, TAKEN) as server:
        client = caller.client_class("ephone")(api_key=wire.KEY, base_url=server.url)
        caller.wait(client.videos.create(prompt="a cat", input_reference=path))
        caller.wait(client.close())
        assert [sent_file(request) for request in server.requests] == [b"first", b"second and longer"]


def test_file_that_can_be_read_once_is_sent_once(caller: Caller, pauses: list[float]) -> None:
    with connected(caller, BUSY, TAKEN) as (client, server):
        with pytest.raises(runtime().APIStatusError):
            caller.wait(client.videos.create(prompt="a cat", input_reference=Pipe(CONTENT)))
        assert [sent_file(request) == CONTENT for request in server.requests] == [True]
        assert pauses == []


@pytest.mark.parametrize("reset", [False, True])
def test_upload_that_breaks_off_is_not_sent_again(caller: Caller, reset: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(CONTENT)
    with connected(caller, drop(reset=reset).after_reading(100_000), TAKEN) as (client, server):
        with pytest.raises(runtime().APIConnectionError):
            caller.wait(client.videos.create(prompt="a cat", input_reference=path))
        assert [request.complete for request in server.requests] == [False]


def test_answer_that_comes_before_the_upload_has_ended_is_the_answer(caller: Caller) -> None:
    refusal = answer(400, json={"error": {"message": "too large"}}).after_reading(1000)
    with connected(caller, refusal) as (client, server):
        with pytest.raises(runtime().BadRequestError, match="too large"):
            caller.wait(client.videos.create(prompt="a cat", input_reference=CONTENT))
        assert len(server.requests) == 1


def test_boundary_is_another_one_each_time_and_not_in_the_file(caller: Caller) -> None:
    with connected(caller, TAKEN) as (client, server):
        content = b"first"
        for _ in range(4):
            random.seed(7)  # an application may do so
            caller.wait(client.videos.create(prompt="a cat", input_reference=content))
            known = [boundary(request) for request in server.requests]
            # Whoever knows all the boundaries so far cannot cut a file by one.
            content = b"".join(b"\r\n--" + each + end for each in known for end in (b"\r\n\r\n", b"--\r\n"))
        assert len(set(known)) == 4
        assert min(map(len, known)) >= 16
        assert sent_file(server.requests[-1]).count(b"\r\n--") == 6


MEMORY = """
import asyncio, re, sys
from pathlib import Path
import generated.ephone

kind, url, small, large = sys.argv[1:]

def peak():
    return int(re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())[1])

async def growth(client, wait):
    await wait(client.videos.create(prompt="a cat", input_reference=Path(small)))
    before = peak()
    await wait(client.videos.create(prompt="a cat", input_reference=Path(large)))
    await wait(client.close())
    return peak() - before

async def itself(value):
    return await value if kind == "AsyncClient" else value

print(asyncio.run(growth(getattr(generated.ephone, kind)(api_key="k", base_url=url), itself)))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc")
def test_file_is_not_held_in_memory(caller: Caller, tmp_path: Path) -> None:
    size = 200 * MEBIBYTE
    small, large = tmp_path / "small.mp4", tmp_path / "large.mp4"
    small.write_bytes(bytes(MEBIBYTE))
    with large.open("wb") as file:
        file.truncate(size)  # takes no room on the disk
    with FaultServer(TAKEN) as server:
        done = python("-c", MEMORY, caller.class_name, server.url, str(small), str(large), NO_PROXY="*")
    assert (done.returncode, done.stderr) == (0, "")
    assert [(request.complete, request.size > size) for request in server.requests] == [(True, False), (True, True)]
    assert int(done.stdout) < 4 * 1024, "kibibytes"
