"""Owns the contract of files that come some time after the end of their job: which responses are waited out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import Answer, answer
from tests.support.relays import NOT_FOUND, VIDEO, WHOLE, Relay, Reply, create
from tests.support.served import digest, serving

pytestmark = pytest.mark.usefixtures("no_proxy", "pauses")

ENGLISH = {"error": {"message": "The video isn't ready yet.", "type": "invalid_request_error"}}
NOT_YET: dict[str, Answer] = {
    "words": answer(400, json=ENGLISH),
    "words in a 404": answer(404, json={"detail": "Video has not been generated"}),
    "plain words": answer(400, body=b"Task is not completed yet", headers={"Content-Type": "text/plain"}),
    "Chinese": answer(400, json={"message": "视频尚未生成完成"}),
    "Chinese in a 404": answer(404, json={"error": {"message": "任务处理中,请稍后再试"}}),
    "a code": answer(400, json={"error": {"code": "video_not_ready", "message": "Bad request"}}),
    "a type": answer(404, json={"error": {"type": "VideoNotReady"}}),
    "a code in a detail": answer(404, json={"detail": {"code": "TASK_NOT_COMPLETED"}}),
    "a state": answer(400, json={"status": "in_progress"}),
    "a state in a detail": answer(404, json={"detail": {"status": "processing", "progress": 99}}),
    "a state for words": answer(409, json={"error": {"message": "Processing..."}}),
    "an envelope that calls it an error": answer(400, json={"status": "error", "message": "still processing"}),
    "202": answer(202),
    "202 with a state": answer(202, json={"status": "queued"}),
    "204": answer(204),
    "425": answer(425, json={"error": {"message": "Too early"}}),
    "200 with a state": answer(json={"status": "processing"}),
    "502": answer(502, body=b"bad gateway"),
    "503 with Retry-After": answer(503, headers={"Retry-After": "7"}),
}
BARE: dict[str, Answer] = {
    "404": NOT_FOUND,
    "400": answer(400, json={"error": {"message": "Bad request"}}),
    "a page": answer(404, body=b"<html>This page is not available", headers={"Content-Type": "text/html"}),
}
NEVER: dict[str, Answer] = {
    "401": answer(401, json={"error": {"message": "not ready yet"}}),
    "402": answer(402, json={"error": {"message": "not ready yet"}}),
    "403": answer(403, json={"error": {"message": "your account is still pending"}}),
    "a job that failed": answer(400, json={"status": "failed", "error": {"message": "not completed"}}),
    "a job that failed, in a 404": answer(404, json={"data": {"status": "FAILURE"}}),
    "a job that failed, in words": answer(400, json={"error": {"message": "Video generation failed: not available"}}),
    "a job that failed, in Chinese": answer(400, json={"message": "视频生成失败"}),
    "a job that was cancelled": answer(202, json={"status": "cancelled"}),
    "410": answer(410, json={"error": {"message": "gone"}}),
}


def again(response: Answer, times: int = 12) -> list[Reply]:
    """The response so often that no retry of a single call gets over it, and then the file."""
    return [*[response] * times, WHOLE]


@pytest.mark.parametrize("response", NOT_YET.values(), ids=NOT_YET.keys())
@pytest.mark.parametrize("way", ["content", "job"])
def test_file_that_is_not_there_yet_is_waited_for(caller: Caller, tmp_path: Path, response: Answer, way: str) -> None:
    path = tmp_path / "out.mp4"
    with serving(caller, Relay(file=again(response, 4))) as (client, _):
        if way == "job":
            caller.wait(create(client, path))
        else:
            caller.wait(caller.wait(client.videos.download_content("video_1")).write_to_file(path))
    assert digest(path.read_bytes()) == VIDEO.digest


@pytest.mark.parametrize("response", BARE.values(), ids=BARE.keys())
def test_bare_refusal_is_waited_out_only_after_the_end_of_the_job(
    caller: Caller, tmp_path: Path, response: Answer
) -> None:
    path = tmp_path / "out.mp4"
    relay = Relay(file=again(response, 4))
    with serving(caller, relay) as (client, server):
        with pytest.raises(runtime().APIStatusError):
            caller.wait(client.videos.download_content("video_1"))
        assert len(server.requests) == 1
        caller.wait(create(client, path))
    assert digest(path.read_bytes()) == VIDEO.digest


@pytest.mark.parametrize("response", NEVER.values(), ids=NEVER.keys())
def test_final_refusal_is_not_waited_out(caller: Caller, tmp_path: Path, response: Answer) -> None:
    relay = Relay(file=again(response))
    with serving(caller, relay) as (client, _):
        with pytest.raises(runtime().APIStatusError):
            caller.wait(client.videos.download_content("video_1"))
        with pytest.raises(runtime().APIStatusError):
            caller.wait(create(client, tmp_path / "out.mp4"))
    assert relay.asked.count("file") == 2


def test_waiting_without_a_deadline_ends_after_half_a_minute(caller: Caller, pauses: list[float]) -> None:
    with serving(caller, Relay(file=answer(400, json=ENGLISH))) as (client, server):
        with pytest.raises(runtime().BadRequestError, match="ready yet") as caught:
            caller.wait(client.videos.download_content("video_1"))
        attempts = len(server.requests)
    assert 20 < sum(pauses) <= 30
    (note,) = caught.value.__notes__
    assert f"{sum(pauses):.0f} s" in note
    assert f"{attempts} attempts" in note


def test_pause_that_the_server_asks_for_is_kept(caller: Caller, pauses: list[float]) -> None:
    response = answer(202, headers={"Retry-After": "7"})
    with serving(caller, Relay(file=again(response, 2)), max_retries=1) as (client, _):
        caller.wait(client.videos.download_content("video_1"))
    assert pauses == [7, 7]


@pytest.mark.parametrize("status", [500, 502, 503, 504, 429, 408])
def test_without_retries_no_fault_of_the_server_is_waited_out(caller: Caller, status: int) -> None:
    with serving(caller, Relay(file=again(answer(status))), max_retries=0) as (client, server):
        with pytest.raises(runtime().APIStatusError):
            caller.wait(client.videos.download_content("video_1"))
        assert len(server.requests) == 1


@pytest.mark.parametrize("response", NOT_YET.values(), ids=NOT_YET.keys())
def test_url_is_not_waited_for(caller: Caller, response: Answer) -> None:
    with serving(caller, response, max_retries=0) as (client, server):
        with pytest.raises(runtime().APIStatusError):
            caller.wait(client.download(f"{server.url}/v.mp4"))
        assert len(server.requests) == 1


def test_waiting_can_be_raw(caller: Caller, pauses: list[float]) -> None:
    with serving(caller, Relay(file=again(answer(202), 2))) as (client, _):
        raw = caller.wait(client.videos.with_raw_response.download_content("video_1"))
    assert raw.status_code == 200
    assert len(pauses) == 2
