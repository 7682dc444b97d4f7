"""Owns the contract of `..._and_download`: one deadline from the submit to the file, and errors that hold the job."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from tests.support import answers, wire
from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import Answer, Arrived, File, answer, stall
from tests.support.faults import FaultServer
from tests.support.jobs import BRIEF, about, job, put, specs
from tests.support.relays import NOT_FOUND, VIDEO, VIDEO_HEAD, WHOLE, Relay, create
from tests.support.served import LONG, digest, files, serving

pytestmark = pytest.mark.usefixtures("no_proxy")

DEADLINE = 0.4  # seconds; what does not end by itself ends then


def fails(caller: Caller, path: Path, relay: Relay, kind: type[BaseException] | None = None, **options: Any) -> Any:
    """The error of a call after whose failure nothing is left in the folder."""
    settings = {name: options.pop(name) for name in ("max_retries",) if name in options}
    with serving(caller, relay, **settings) as (client, _):
        began = monotonic()
        with pytest.raises(kind or runtime().APIError) as caught:
            caller.wait(create(client, path, **options))
        assert monotonic() - began < LONG, "the deadline has passed long ago"
    assert files(path.parent) == {}
    return caught.value


# Every provider


@contextmanager
def providing(caller: Caller, spec: wire.Spec) -> Iterator[tuple[Any, FaultServer]]:
    """A client of a provider whose jobs succeed, with their file below `/content`."""

    def reply(request: Arrived) -> Answer:
        if "content" in request.path:
            return answer(body=VIDEO, headers=VIDEO_HEAD)
        finished = about(spec, spec.content["x-job"]["states"]["succeeded"][0])
        for pointer in spec.content["x-job"].get("results", ()):
            put(finished, pointer, f"{server.url}/content/v.mp4")
        if request.method == "POST":
            return answer(json=put(about(spec, "queued"), spec.content["x-job"]["id"], "job_7"))
        return answer(json=finished)

    with serving(caller, reply, provider=spec.provider) as (client, server):
        yield client, server


@pytest.mark.parametrize("spec", specs())
def test_every_submit_can_be_saved(caller: Caller, spec: wire.Spec, tmp_path: Path) -> None:
    for submit in spec.content["x-job"]["submit"]:
        operation = next(operation for operation in wire.operations(spec) if operation.id == submit)
        positional, named = answers.arguments(operation).split(positional=True)
        path = tmp_path / f"{submit}.mp4"
        seen: list[Any] = []
        with providing(caller, spec) as (client, server):
            save = wire.call(client, f"{submit}_and_download")
            saved = caller.wait(
                save(*positional, str(path), **named, timeout=30, interval=BRIEF, on_update=seen.append)
            )
            assert [request.method for request in server.requests] == ["POST", "GET", "GET"]
        assert digest(path.read_bytes()) == VIDEO.digest
        assert seen == [saved]
        assert client.__class__.__name__ == caller.class_name
    assert not list(tmp_path.glob("*.part"))


# The deadline


PROCESSING = answer(json=job("processing", 40))
LATE: dict[str, tuple[Callable[[], Relay], str | None]] = {
    "a poll that stalls": (lambda: Relay(poll=stall()), "pending"),
    "a poll that stalls later": (lambda: Relay(poll=[PROCESSING, stall()]), "processing"),
    "a job without end": (lambda: Relay(poll=PROCESSING), "processing"),
    "a file that stalls": (lambda: Relay(file=stall()), "completed"),
    "a head that drips": (lambda: Relay(file=WHOLE.dripped(0.05, part="head")), "completed"),
    "a file that stalls in the middle": (lambda: Relay(file=WHOLE.stalled(body=20_000)), "completed"),
    "a file that drips": (lambda: Relay(file=WHOLE.dripped(0.05, piece=10)), "completed"),
    "a file that is never there": (lambda: Relay(file=NOT_FOUND), "completed"),
    "a file that is never ready": (lambda: Relay(file=answer(202, json={"status": "processing"})), "completed"),
    "a file that comes too late": (lambda: Relay(file=answer(503, headers={"Retry-After": "30"})), "completed"),
    "a rest that stalls": (lambda: Relay(file=File(VIDEO, etag='"1"', cut_at=[9000], then=lambda _: stall())), None),
    "a rest that is cut again and again": (
        lambda: Relay(file=File(VIDEO, etag='"1"', cut_at=[9000, *[1] * 99])),
        None,
    ),
}


@pytest.mark.parametrize("case", LATE.values(), ids=LATE.keys())
def test_nothing_outlasts_the_deadline(
    caller: Caller, tmp_path: Path, case: tuple[Callable[[], Relay], str | None]
) -> None:
    relay, status = case
    error = fails(caller, tmp_path / "out.mp4", relay(), runtime().JobTimeoutError, timeout=DEADLINE, max_retries=20)
    assert error.job_id == error.job.id == "video_1"
    assert error.status == error.job.status == (status or "completed")
    assert "video_1" in str(error)
    assert f"{DEADLINE:g} s" in str(error)


def test_submit_does_not_outlast_the_deadline(caller: Caller, tmp_path: Path) -> None:
    error = fails(caller, tmp_path / "out.mp4", Relay(submit=stall()), runtime().APITimeoutError, timeout=DEADLINE)
    assert any("may have taken it" in note for note in error.__notes__)


def test_late_file_names_the_last_response(caller: Caller, tmp_path: Path) -> None:
    error = fails(caller, tmp_path / "out.mp4", Relay(file=NOT_FOUND), runtime().JobTimeoutError, timeout=DEADLINE)
    assert "no such file" in str(error)
    assert error.__cause__.status_code == 404


# Other errors


FINAL: dict[str, Callable[[], Relay]] = {
    "a poll that is refused": lambda: Relay(poll=answer(401, json={"error": {"message": "bad key"}})),
    "a file that is refused": lambda: Relay(file=answer(403, json={"error": {"message": "not yet paid"}})),
    "a file that costs more": lambda: Relay(file=answer(402, json={"error": {"message": "pay first"}})),
    "a file that failed": lambda: Relay(file=answer(400, json={"status": "failed"})),
}


@pytest.mark.parametrize("relay", FINAL.values(), ids=FINAL.keys())
def test_error_after_the_submit_holds_the_job(caller: Caller, tmp_path: Path, relay: Callable[[], Relay]) -> None:
    error = fails(caller, tmp_path / "out.mp4", relay())
    assert not isinstance(error, runtime().JobTimeoutError)
    assert error.job_id == error.job.id == "video_1"
    assert any("'video_1'" in note for note in error.__notes__)


def test_error_of_a_callback_has_the_id(caller: Caller, tmp_path: Path) -> None:
    def broken(_: Any) -> None:
        raise KeyError("nobody expects this")

    relay = Relay()
    error = fails(caller, tmp_path / "out.mp4", relay, KeyError, on_update=broken)
    assert any("'video_1'" in note for note in error.__notes__)
    assert relay.asked == ["submit", "poll"]


def test_callback_about_a_job_that_ends_with_its_submit_has_the_id(caller: Caller, tmp_path: Path) -> None:
    def broken(_: Any) -> None:
        raise KeyError("nobody expects this")

    finished = answer(json=job("completed", video_url="https://cdn.example/v.mp4"))
    error = fails(caller, tmp_path / "out.mp4", Relay(submit=finished), KeyError, on_update=broken)
    assert any("'video_1'" in note for note in error.__notes__)


def test_disk_that_fails_leaves_the_id(caller: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    error = fails(caller, tmp_path / "out.mp4", Relay(), OSError)
    assert any("'video_1'" in note for note in error.__notes__)


# Where the file goes


def refused(tmp_path: Path) -> dict[str, Path]:
    (tmp_path / "folder").mkdir()
    (tmp_path / "taken.mp4.part").mkdir()
    (tmp_path / "text").write_text("no folder")
    os.mkfifo(tmp_path / "pipe")
    return {
        "a folder": tmp_path / "folder",
        "a folder that does not exist": tmp_path / "no" / "out.mp4",
        "below a file": tmp_path / "text" / "out.mp4",
        "a name that is too long": tmp_path / ("x" * 253),
        "a name that no file can have": tmp_path / "out\0.mp4",
        "a folder beside it": tmp_path / "taken.mp4",
        "a pipe": tmp_path / "pipe",
        "nothing": Path(),
    }


def test_path_that_cannot_be_written_is_refused_before_anything_is_sent(caller: Caller, tmp_path: Path) -> None:
    for reason, path in refused(tmp_path).items():
        before = sorted(tmp_path.iterdir())
        with serving(caller, Relay()) as (client, server):
            with pytest.raises(runtime().InvalidRequestError, match="cannot write"):
                caller.wait(create(client, path))
            assert server.requests == [], reason
        assert sorted(tmp_path.iterdir()) == before, reason


def test_path_is_that_of_the_call(caller: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path means what it meant when the job was started."""
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path)
    with serving(caller, Relay()) as (client, _):
        caller.wait(create(client, Path("out.mp4"), on_update=lambda _: os.chdir(tmp_path / "other")))
    assert (tmp_path / "out.mp4").is_file()


def test_unfinished_download_beside_it_is_left_alone_until_the_job_has_ended(caller: Caller, tmp_path: Path) -> None:
    (tmp_path / "out.mp4.part").write_bytes(b"of another process")
    failed = Relay(poll=answer(json=job("failed")))
    with serving(caller, failed) as (client, _), pytest.raises(runtime().JobFailedError):
        caller.wait(create(client, tmp_path / "out.mp4"))
    assert files(tmp_path) == {"out.mp4.part": b"of another process"}


# Which file


def relayed(**results: Any) -> Callable[[Arrived], Answer]:
    """A relay of `sora_video2` whose job has these results."""

    def reply(request: Arrived) -> Answer:
        if "/content/" in request.path:
            return WHOLE
        status = "queued" if request.method == "POST" else "completed"
        more = results if status == "completed" else {}
        return answer(json={"id": "video_1", "object": "video", "status": status, "progress": 0, **more})

    return reply


def save_url(client: Any, path: Path, **options: Any) -> Any:
    (spec,) = (spec for spec in wire.specs() if spec.provider == "sora_video2")
    submit = spec.content["x-job"]["submit"][0]
    operation = next(operation for operation in wire.operations(spec) if operation.id == submit)
    positional, named = answers.arguments(operation).split(positional=True)
    save = wire.call(client, f"{submit}_and_download")
    return save(*positional, path, **named, timeout=30, interval=BRIEF, **options)


@pytest.mark.parametrize(
    "results",
    [
        {"video_url": ["https://cdn.example/a.mp4", "https://cdn.example/b.mp4"]},
        {"url": "https://cdn.example/a.mp4", "data": {"download_url": "https://cdn.example/b.mp4"}},
    ],
    ids=["in one place", "in two places"],
)
def test_two_results_are_named(caller: Caller, tmp_path: Path, results: Any) -> None:
    with serving(caller, relayed(**results), provider="sora_video2") as (client, server):
        with pytest.raises(runtime().APIError, match=r"a\.mp4.*b\.mp4") as caught:
            caller.wait(save_url(client, tmp_path / "out.mp4"))
        assert len(server.requests) == 2
    assert caught.value.job_id == caught.value.job.id == "video_1"
    assert files(tmp_path) == {}


def test_same_result_in_two_places_is_one(caller: Caller, tmp_path: Path) -> None:
    def reply(request: Arrived) -> Answer:
        url = f"{server.url}/content/v.mp4"
        return relayed(video_url=url, data={"download_url": url})(request)

    with serving(caller, reply, provider="sora_video2") as (client, server):
        caller.wait(save_url(client, tmp_path / "out.mp4"))
    assert digest((tmp_path / "out.mp4").read_bytes()) == VIDEO.digest


def test_what_is_added_to_calls_goes_to_no_result_url(caller: Caller, tmp_path: Path) -> None:
    """Headers may hold secrets, and a signed URL with another query is no longer signed."""
    with FaultServer(WHOLE) as elsewhere:
        reply = relayed(video_url=f"{elsewhere.url}/content/v.mp4?signature=1")
        with serving(caller, reply, provider="sora_video2") as (client, server):
            caller.wait(
                save_url(
                    client, tmp_path / "out.mp4", extra_headers={"X-Secret": "secret"}, extra_query={"channel": "one"}
                )
            )
            assert [request.headers.get("x-secret") for request in server.requests] == ["secret", "secret"]
        (request,) = elsewhere.requests
    assert "x-secret" not in request.headers
    assert "authorization" not in request.headers
    assert request.query == [("signature", "1")]
