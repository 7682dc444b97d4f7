"""Tests of the file of a recording: continued, shared, refused, interrupted."""

from __future__ import annotations

import io
import json
import logging
import threading
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.doubles import Caller
from tests.support.project import python
from tests.support.recordings import FILE, JOB, PROMPT, answer, connect, content, entries, record


def test_file_is_whole_after_every_exchange_and_is_continued(tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    assert (record(path), entries(path))[1] == []
    with Caller("sync") as caller:
        for count in range(1, 4):
            client = connect(caller, "ephone", path, answer(JOB))
            client.videos.retrieve("video_1")
            assert len(entries(path)) == count
    assert path.stat().st_mode & 0o077 == 0


def test_threads_share_a_recording(tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    with Caller("sync") as caller:
        client = connect(caller, "ephone", path, answer(JOB))
        threads = [threading.Thread(target=lambda: [client.videos.retrieve("x") for _ in range(10)]) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(entries(path)) == 50


@pytest.mark.parametrize("content", [b"", b"{}", b'{"log": {"version": "1.2", "entries": []}}', b"my thesis"])
def test_another_file_is_refused_and_left_alone(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    path.write_bytes(content)
    with pytest.raises(import_module("generated.ephone").ConfigurationError, match=r"traffic\.har"):
        record(path)
    assert path.read_bytes() == content


def test_place_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        record(tmp_path / "no" / "such" / "folder.har")
    with pytest.raises(OSError):
        record(tmp_path)


def test_call_goes_on_when_the_file_is_gone(caller: Caller, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "traffic.har"
    client = connect(caller, "ephone", path, answer(JOB))
    path.unlink()
    with caplog.at_level(logging.WARNING, "vidspec"):
        for _ in range(3):
            assert caller.wait(client.videos.create(prompt=PROMPT)).id == "video_1"
    assert [record.getMessage() for record in caplog.records if "recorded" in record.getMessage()] == [
        f"{path}: an exchange could not be recorded (FileNotFoundError)"
    ]


def test_disk_that_is_full_leaves_the_recording_whole(tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    code = (
        "import httpx, resource, sys, generated.ephone as e\n"
        f"hooks = e.record({str(path)!r})\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2500, 2500))\n"
        f"server = httpx.MockTransport(lambda r: httpx.Response(200, json={JOB!r}))\n"
        "client = e.Client(api_key='k', base_url='https://x.example',\n"
        "                  http_client=httpx.Client(transport=server, event_hooks=hooks))\n"
        "assert [client.videos.retrieve('a').id for _ in range(9)] == ['video_1'] * 9\n"
    )
    done = python("-c", code)
    assert (done.returncode, done.stderr.count("could not be recorded (OSError)")) == (0, 1), done.stderr
    assert 1 <= len(entries(path)) < 9


def test_file_that_was_changed_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    with Caller("sync") as caller:
        client = connect(caller, "ephone", path, answer(JOB))
        path.write_bytes(b"edited by hand")
        assert client.videos.retrieve("x").id == "video_1"
    assert path.read_bytes() == b"edited by hand"


def test_packages_offer_it_and_load_it_only_when_it_is_used() -> None:
    code = (
        "import sys, generated.ephone as e, generated.openai as o\n"
        "assert 'generated._runtime.recording' not in sys.modules\n"
        "assert e.record is o.record\n"
        "assert 'pydantic' not in sys.modules\n"
        "assert 'generated._runtime.recording' in sys.modules\n"
    )
    done = python("-c", code)
    assert (done.returncode, done.stderr) == (0, "")


def test_interrupted_write_leaves_the_recording_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "traffic.har"
    har = import_module("generated._runtime.recording.har_file")
    recording, write = har.Recording(path), har._write
    recording.add({"a": 1})

    def interrupted(file: Any, data: bytes) -> None:
        monkeypatch.setattr(har, "_write", write)
        file.write(data[:7])
        raise KeyboardInterrupt

    monkeypatch.setattr(har, "_write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        recording.add({"b": 2})
    assert entries(path) == [{"a": 1}]
    recording.add({"c": 3})
    assert entries(path) == [{"a": 1}, {"c": 3}]


def test_recording_stays_where_it_was_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    with Caller("sync") as caller:
        client = connect(caller, "ephone", Path("traffic.har"), answer(JOB))
        monkeypatch.chdir(tmp_path / "elsewhere")
        client.videos.retrieve("video_1")
    assert len(entries(tmp_path / "traffic.har")) == 1


@pytest.mark.parametrize("order", [1, -1])
def test_two_recordings_of_one_client(caller: Caller, order: int, tmp_path: Path) -> None:
    first, second = tmp_path / "first.har", tmp_path / "second.har"
    hooks = [record(first), record(second, prompts=True)][::order]

    def server(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/old":
            return httpx.Response(307, headers={"location": "/new"})
        return answer(JOB)(request)

    both = {kind: [hook for one in hooks for hook in one[kind]] for kind in ("request", "response")}
    http = caller.http_client(server, event_hooks=both, follow_redirects=True)
    caller.wait(http.post("https://x.example/old", data={"prompt": "x y"}, files={"f": ("a.bin", io.BytesIO(FILE))}))
    for path, shown in ((first, "<redacted: 3 characters>"), (second, "x y")):
        assert [entry["response"]["status"] for entry in entries(path)] == [307, 200]
        for entry in entries(path):
            assert [(p.get("value"), p["_size"]) for p in entry["request"]["postData"]["params"]] == [
                (shown, 3),
                (None, len(FILE)),
            ]
        assert json.loads(content(path)["text"]) == JOB
