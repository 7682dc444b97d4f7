"""Owns the contract of saved files: no error is saved as a video, and nothing that ends a download leaves a part."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import Arrived, File, Generated, answer, chunked, redirect
from tests.support.faults import FaultServer
from tests.support.served import LONG, digest, download, files, serving

pytestmark = pytest.mark.usefixtures("pauses")

ROOT = Path(__file__).resolve().parents[2]
VIDEO = Generated(300_000)
OTHER = Generated(300_001)


# Files on the disk


def test_file_is_on_the_disk_before_it_has_its_name(
    caller: Caller, final: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(final.parent)
    seen: list[tuple[int, bool]] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        part = final.with_name("out.mp4.part")
        unchanged = {name: content for name, content in files(final.parent).items() if name != part.name} == before
        seen.append((os.fstat(descriptor).st_size, unchanged and os.path.samestat(os.fstat(descriptor), part.stat())))
        fsync(descriptor)

    monkeypatch.setattr("os.fsync", watched)
    with serving(caller, File(VIDEO)) as (client, _):
        download(caller, client, final)
    assert seen == [(len(VIDEO), True)]
    assert {name: digest(content) for name, content in files(final.parent).items()} == {"out.mp4": VIDEO.digest}


@pytest.mark.parametrize("end", [OSError(28, "no space left"), KeyboardInterrupt()], ids=["full", "interrupt"])
def test_full_disk_or_interruption_leaves_nothing(
    caller: Caller, final: Path, end: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(final.parent)

    def fail(_: int) -> None:
        raise end

    monkeypatch.setattr("os.fsync", fail)
    with serving(caller, File(VIDEO)) as (client, _), pytest.raises(type(end)):
        download(caller, client, final)
    assert files(final.parent) == before


def test_cancelled_download_leaves_nothing(final: Path) -> None:
    before = files(final.parent)
    part = final.with_name("out.mp4.part")
    with Caller("async") as caller, serving(caller, answer(body=VIDEO).stalled(body=200_000)) as (client, server):

        async def cancelled() -> None:
            download = asyncio.create_task((await client.videos.download_content("x")).write_to_file(final))
            while not (part.exists() and part.stat().st_size):
                await asyncio.sleep(0)
                assert not download.done()
            download.cancel()
            with pytest.raises(asyncio.CancelledError):
                await download

        caller.wait(asyncio.wait_for(cancelled(), LONG))
        assert files(final.parent) == before
        assert server.wait_for(lambda server: server.open == 0), "the connection is left open"


def test_abandoned_download_leaves_nothing(caller: Caller, final: Path) -> None:
    before = files(final.parent)
    with serving(caller, answer(body=VIDEO).stalled(body=200_000)) as (client, server):
        begun = caller.wait(client.videos.download_content("x"))
        caller.wait(begun.close())
        assert server.wait_for(lambda server: server.open == 0), "the connection is left open"
        with pytest.raises(runtime().APIError):
            caller.wait(begun.write_to_file(final))
    assert files(final.parent) == before


class Turns:
    """Two downloads to one name, each cut in the middle. The first one begins first; `last` is the last to go on.

    What comes when is settled by the server alone, so that either kind of client can be held up.
    """

    def __init__(self, last: str) -> None:
        self.ended = {name: threading.Event() for name in ("first", "second")}
        self._reached = {name: threading.Event() for name in ("first", "second")}
        self._last = last
        self._files = {
            "first": File(VIDEO, etag='"one"', cut_at=[100_000]),
            "second": File(OTHER, etag='"two"', cut_at=[100_000]),
        }

    def __call__(self, request: Arrived) -> Any:
        name = request.path.strip("/")
        if "range" in request.headers:
            self._reached[name].set()
            if name == self._last:
                assert self.ended["first" if name == "second" else "second"].wait(LONG)
            elif name == "first":
                assert self._reached["second"].wait(LONG)
        elif name == "second":
            assert self._reached["first"].wait(LONG)
        return self._files[name](request)


@pytest.mark.parametrize("last", ["first", "second"])
def test_two_downloads_to_one_name_leave_a_whole_file(caller: Caller, final: Path, last: str) -> None:
    turns = Turns(last)
    outcomes: dict[str, Any] = {}

    async def asynchronous(client: Any, name: str) -> None:
        try:
            begun = await client.download(f"{client.base_url}/{name}")
            outcomes[name] = await begun.write_to_file(final)
        except runtime().APIError as error:
            outcomes[name] = error
        finally:
            turns.ended[name].set()

    def synchronous(client: Any, name: str) -> None:
        try:
            outcomes[name] = client.download(f"{client.base_url}/{name}").write_to_file(final)
        except runtime().APIError as error:
            outcomes[name] = error
        finally:
            turns.ended[name].set()

    async def both(client: Any) -> None:
        await asyncio.gather(asynchronous(client, "first"), asynchronous(client, "second"))

    with serving(caller, turns) as (client, _):
        if caller.kind == "async":
            caller.wait(both(client))
        else:
            threads = [threading.Thread(target=synchronous, args=(client, name)) for name in turns.ended]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    whole = {name: content for name, content in (("first", VIDEO), ("second", OTHER)) if outcomes[name] is None}
    assert whole, outcomes
    assert [*files(final.parent)] == ["out.mp4"]
    assert digest(final.read_bytes()) in [content.digest for content in whole.values()]


LARGE = Generated(500 * 2**20)
GROWTH = """
import asyncio, pathlib, sys
from generated.ephone import AsyncClient, Client

def peak():
    text = pathlib.Path("/proc/self/status").read_text()
    return int(text.partition("VmHWM:")[2].split()[0])

async def asynchronous(client, id):
    async with client:
        await (await client.videos.download_content(id)).write_to_file(sys.argv[3])

def synchronous(client, id):
    with client:
        client.videos.download_content(id).write_to_file(sys.argv[3])

def run(id):
    if sys.argv[1] == "async":
        asyncio.run(asynchronous(AsyncClient(api_key="key", base_url=sys.argv[2]), id))
    else:
        synchronous(Client(api_key="key", base_url=sys.argv[2]), id)

run("small")
before = peak()
run("large")
print(peak() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of its own memory")
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_memory_does_not_grow_with_the_file(kind: str, tmp_path: Path) -> None:
    small, large = (answer(body=body, headers={"Content-Type": "video/mp4"}) for body in (Generated(2**22), LARGE))
    path = tmp_path / "out.mp4"
    with FaultServer(lambda request: small if "small" in request.path else large) as server:
        command = [sys.executable, "-c", GROWTH, kind, server.url, str(path)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert path.stat().st_size == len(LARGE)
    with path.open("rb") as file:
        assert hashlib.file_digest(file, "sha256").hexdigest() == LARGE.digest
    path.unlink()
    assert int(done.stdout) < 4 * 1024, "kibibytes"


# What is no video

PAGE = b"\n<!DOCTYPE html><html><body>Log in</body></html>"
ERROR = json.dumps({"error": {"message": "no such video"}}).encode()
NO_VIDEO: dict[str, bytes] = {
    "error": ERROR,
    "indented error": b"\n\n  " + ERROR,
    "error with a mark": b"\xef\xbb\xbf" + ERROR,
    "long error": json.dumps({"error": {"message": "no" * 50_000}}).encode(),
    "half an error": ERROR[:-5],
    "list": b'[{"error": "no such video"}]',
    "text in json": b'"no such video"',
    "null": b"null",
    "page": PAGE,
    "page with a mark": b"\xef\xbb\xbf" + PAGE,
    "long page": PAGE + b"<p>" * 50_000,
    "empty": b"",
    "blank": b" \r\n",
}
MEDIA = ["video/mp4", "application/octet-stream", "application/json", "text/html", ""]


@pytest.mark.parametrize("media", MEDIA)
@pytest.mark.parametrize("content", NO_VIDEO.values(), ids=NO_VIDEO.keys())
def test_what_is_no_video_is_never_saved(caller: Caller, content: bytes, media: str, tmp_path: Path) -> None:
    headers = {"Content-Type": media}
    bytewise = [content[at : at + 1] for at in range(min(len(content), 99))]
    sent = [
        answer(body=content, headers=headers),
        answer(body=content, headers=headers, length=None),
        chunked(*bytewise, *filter(None, [content[99:]]), headers=headers),
        answer(body=gzip.compress(content), headers={**headers, "Content-Encoding": "gzip"}),
    ]
    with serving(caller, *sent, redirect(302, "/cdn"), sent[0]) as (client, server):
        for _ in range(5):
            with pytest.raises(runtime().APIError) as caught:
                download(caller, client, tmp_path / "out.mp4")
            assert (caught.value.status_code, files(tmp_path)) == (200, {})
            assert ("no such video" in str(caught.value)) or ERROR not in content
        assert len(server.requests) == 6
