"""Owns the contract of jobs that outlive a process: handles in JSON, and the jobs that clients take up again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support import wire
from tests.support.doubles import BASE_URL, Caller, runtime
from tests.support.fault_answers import answer
from tests.support.jobs import BRIEF, about, job, put, specs
from tests.support.relays import VIDEO, Relay
from tests.support.served import digest, files, serving

pytestmark = pytest.mark.usefixtures("no_proxy")

PROMPT = "a cat that nobody may hear of"
ROOT = wire.SPECS.parent


def handle_of(caller: Caller, provider: str = "ephone", **options: Any) -> dict[str, Any]:
    client, _ = caller.connect(provider, job("pending"), **options)
    found: dict[str, Any] = json.loads(client.videos.job("video_1").handle())
    return found


# There and back


@pytest.mark.parametrize("spec", specs())
def test_handle_leads_every_client_back_to_its_job(caller: Caller, spec: wire.Spec) -> None:
    x_job = spec.content["x-job"]
    submitted = put(about(spec, "queued"), x_job["id"], "job/7")
    client, server = caller.connect(spec.provider, about(spec, x_job["states"]["succeeded"][0]))
    resource = wire.call(client, x_job["poll"].rpartition(".")[0])
    handle = resource.job(submitted).handle()
    assert json.loads(handle)["id"] == "job/7"
    for resume in (client.resume, resource.resume):
        for form in (handle, handle.encode(), json.loads(handle)):
            caller.wait(resume(form).poll(interval=BRIEF))
    assert len({str(request.url) for request in server.requests}) == 1
    assert "job/7" in server.sent[0].path + str(server.sent[0].query)


TAKES_UP = """
import sys
from generated.ephone import Client

url, handle, path = sys.argv[1:]
job = Client(api_key="another key", base_url=url).resume(handle)
print(job.download(path, timeout=30).status)
"""


def test_another_process_takes_the_job_up(caller: Caller, tmp_path: Path) -> None:
    with serving(caller, Relay()) as (client, server):
        video = caller.wait(client.videos.create(prompt=PROMPT))
        handle = client.videos.job(video).handle()
        command = [sys.executable, "-c", TAKES_UP, server.url, handle, str(tmp_path / "out.mp4")]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (ran.stdout, ran.stderr) == ("completed\n", "")
    assert digest((tmp_path / "out.mp4").read_bytes()) == VIDEO.digest


def test_handle_holds_neither_key_nor_prompt(caller: Caller) -> None:
    client, _ = caller.connect("ephone", job("pending", prompt=PROMPT), default_headers={"X-Secret": "very secret"})
    video = caller.wait(client.videos.create(prompt=PROMPT))
    started = client.videos.job(video)
    for text in (started.handle(), repr(started)):
        assert not any(secret in text for secret in (wire.KEY, PROMPT, "very secret"))
    assert set(json.loads(started.handle())) == {"provider", "operation", "id", "base_url", "spec"}


# What is no handle of this API


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("provider", "openai"),
        ("operation", "videos.list"),
        ("base_url", "https://evil.example"),
        ("base_url", f"{BASE_URL}/other"),
        ("base_url", f"{BASE_URL}:8443"),
    ],
)
def test_handle_of_another_api_is_refused(caller: Caller, name: str, value: str) -> None:
    client, server = caller.connect("ephone", job("completed"))
    handle = {**handle_of(caller), name: value}
    with pytest.raises(runtime().InvalidRequestError, match=f"another {name}") as caught:
        client.resume(handle)
    assert value in str(caught.value)
    assert str(handle_of(caller)[name]) in str(caught.value)
    assert server.requests == []


def test_slash_at_the_end_of_a_base_url_makes_no_other_api(caller: Caller) -> None:
    client, _ = caller.connect("ephone", job("completed"), base_url=f"{BASE_URL}/")
    assert client.resume(handle_of(caller)).id == "video_1"


@pytest.mark.parametrize(
    "handle",
    ["", "video_1", "{", "[]", "null", "1", b"\xff", "[" * 100_000, None, 7, ["video_1"]],
    ids=lambda handle: f"{handle!r:.10}",
)
def test_what_is_no_handle_is_refused(caller: Caller, handle: Any) -> None:
    client, _ = caller.connect("ephone", job("completed"))
    with pytest.raises(runtime().InvalidRequestError, match="malformed handle: expected"):
        client.resume(handle)


@pytest.mark.parametrize("name", ["provider", "operation", "id", "base_url", "spec"])
@pytest.mark.parametrize("change", ["missing", "null", "number"])
def test_handle_that_lacks_something_is_refused(caller: Caller, name: str, change: str) -> None:
    client, _ = caller.connect("ephone", job("completed"))
    handle = handle_of(caller)
    if change == "missing":
        del handle[name]
    else:
        handle[name] = None if change == "null" else 7
    with pytest.raises(runtime().InvalidRequestError, match=f"malformed handle: expected text for {name}"):
        client.resume(handle)


def test_handle_with_something_unknown_is_refused(caller: Caller) -> None:
    client, _ = caller.connect("ephone", job("completed"))
    with pytest.raises(runtime().InvalidRequestError, match="unknown: 'api_key'"):
        client.resume({**handle_of(caller), "api_key": "sk-1234567890"})


@pytest.mark.parametrize("id", ["", " ", ".", "..", "\ud800"], ids=ascii)
def test_id_that_is_no_segment_is_refused(caller: Caller, id: str) -> None:
    client, server = caller.connect("ephone", job("completed"))
    with pytest.raises(runtime().InvalidRequestError, match="expected the id of a job"):
        client.resume({**handle_of(caller), "id": id})
    for take in (client.videos.job, client.videos.watch):
        with pytest.raises(runtime().InvalidRequestError, match="expected the id of a job"):
            take(id)
    with pytest.raises(runtime().InvalidRequestError, match="expected the id of a job"):
        caller.wait(client.videos.poll(id))
    assert server.requests == []


def test_another_version_of_the_spec_is_only_warned_of(caller: Caller, caplog: pytest.LogCaptureFixture) -> None:
    client, _ = caller.connect("ephone", job("completed"))
    assert client.resume(handle_of(caller)).id == "video_1"
    assert caplog.records == []
    assert client.resume({**handle_of(caller), "spec": "0" * 16}).id == "video_1"
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("vidspec", "WARNING")
    assert "video_1" in record.getMessage()


# What tells a job


@pytest.mark.parametrize("kind", ["id", "number", "model", "dict", "wrapped", "padded"])
def test_job_is_told_by_its_id_or_a_response(caller: Caller, kind: str) -> None:
    client, server = caller.connect("ephone", {**job("completed"), "id": "77"})
    model = caller.wait(client.videos.retrieve("77"))
    told = {"id": "77", "number": 77, "model": model, "dict": job("x") | {"id": 77}, "padded": " 77\n"}
    value = told.get(kind, {"data": {"id": "77", "status": "pending"}})
    assert client.videos.job(value).id == "77"
    caller.wait(client.videos.job(value).poll(interval=BRIEF))
    caller.wait(client.videos.poll(value, interval=BRIEF))
    caller.collect(client.videos.watch(value, interval=BRIEF))
    assert {sent.path for sent in server.sent} == {"/v1/videos/77"}


@pytest.mark.parametrize("value", [None, True, 1.5, b"77", object()], ids=lambda value: type(value).__name__)
def test_what_tells_no_job_is_refused(caller: Caller, value: Any) -> None:
    client, _ = caller.connect("ephone", job("completed"))
    with pytest.raises(runtime().InvalidRequestError, match="expected the id of a job"):
        client.videos.job(value)


def test_response_without_an_id_is_refused(caller: Caller) -> None:
    client, _ = caller.connect("ephone", job("completed"))
    with pytest.raises(runtime().APIError, match="no job id at /id"):
        client.videos.job({"status": "completed"})


# A started job


def test_started_job_can_be_asked_followed_and_saved(caller: Caller, tmp_path: Path) -> None:
    relay = Relay(poll=[answer(json=job("pending")), answer(json=job("processing")), answer(json=job("completed"))])
    with serving(caller, relay) as (client, _):
        started = client.videos.job("video_1")
        assert caller.wait(started.retrieve()).status == "pending"
        seen: list[str] = []
        ended = caller.wait(started.poll(interval=BRIEF, on_update=lambda video: seen.append(video.status)))
        assert seen == ["processing", "completed"]
        assert [update.status for update in caller.collect(started.watch())] == ["completed"]
        assert caller.wait(started.download(tmp_path / "out.mp4", timeout=30)) == ended
    assert digest((tmp_path / "out.mp4").read_bytes()) == VIDEO.digest
    assert relay.asked == ["poll"] * 5 + ["file"]


def test_started_job_has_one_deadline_for_its_end_and_its_file(caller: Caller, tmp_path: Path) -> None:
    for relay in (Relay(poll=answer(json=job("processing"))), Relay(file=answer(202))):
        with serving(caller, relay) as (client, _):
            with pytest.raises(runtime().JobTimeoutError) as caught:
                caller.wait(client.videos.job("video_1").download(tmp_path / "out.mp4", timeout=0.4))
            assert caught.value.job_id == caught.value.job.id == "video_1"
        assert files(tmp_path) == {}


def test_started_job_is_saved_where_it_can_be_written(caller: Caller, tmp_path: Path) -> None:
    with serving(caller, Relay()) as (client, server):
        with pytest.raises(runtime().InvalidRequestError, match="cannot write"):
            caller.wait(client.videos.job("video_1").download(tmp_path))
        assert server.requests == []


def test_started_job_takes_the_options_of_poll_only(caller: Caller) -> None:
    client, server = caller.connect("ephone", job("completed"))
    with pytest.raises(TypeError, match="intervall"):
        caller.wait(client.videos.job("video_1").poll(intervall=3))
    assert server.requests == []
