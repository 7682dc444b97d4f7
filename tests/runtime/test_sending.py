"""Owns what may be sent twice, and what never: calls of generated clients on real sockets that fail."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import anyio
import httpx
import pytest

from tests.support import wire
from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import Answer, answer, broken_gzip, chunked, drop, garbage, redirect, stall
from tests.support.faults import FaultServer

pytestmark = pytest.mark.usefixtures("no_proxy")

JOB = {"id": "video_1", "status": "pending", "progress": 0, "created_at": 1705123456}
TAKEN = answer(json=JOB)
READ = httpx.Timeout(20.0, read=0.1)  # only a server that says nothing is too slow for it
WAIT = 60.0  # seconds; the longest that a server may ask for

# What leaves open whether the server has taken the request.
BROKEN = {
    "no-answer": stall(),
    "silence-in-the-head": TAKEN.stalled(head=10),
    "silence-in-the-body": TAKEN.stalled(body=5),
    "unread": drop().before_reading(),
    "unread-reset": drop(reset=True).before_reading(),
    "half-read": drop().after_reading(20),
    "half-read-reset": drop(reset=True).after_reading(20),
    "read": drop(),
    "read-reset": drop(reset=True),
    "cut-status": TAKEN.cut(head=10),
    "cut-status-reset": TAKEN.cut(head=10, reset=True),
    "cut-head": TAKEN.cut(head=40),
    "cut-body": TAKEN.cut(body=5),
    "cut-body-reset": TAKEN.cut(body=5, reset=True),
    "cut-chunks": chunked(b'{"id":', ending=b""),
    "broken-chunks": chunked(b'{"id":', ending=b"zz\r\n"),
    "garbage": garbage(),
}
SILENT = {name for name, script in BROKEN.items() if script.stops and script.stops[0].action == "pause"}


@contextmanager
def connected(caller: Caller, server: FaultServer, provider: str = "ephone", **options: Any) -> Iterator[Any]:
    """A client with an HTTP client of its own, whose server fails."""
    client = caller.client_class(provider)(api_key=wire.KEY, base_url=server.url, **options)
    try:
        yield client
    finally:
        caller.wait(client.close())


def failed(caller: Caller, call: Any, *arguments: Any, **named: Any) -> Any:
    """The error that a call ends with."""
    with pytest.raises(runtime().APIError) as caught:
        caller.wait(call(*arguments, **named))
    return caught.value


def notes(error: BaseException) -> str:
    return " ".join(getattr(error, "__notes__", ()))


def methods(server: FaultServer) -> list[str]:
    return [found.method for found in server.requests]


def short(delay: str, status: int = 503, **more: str) -> Answer:
    """A refusal that names the time to come back."""
    return answer(status, json={}, headers={"Retry-After": delay, **more})


# What starts a job is sent once


@pytest.mark.parametrize("fault", BROKEN)
@pytest.mark.parametrize("reused", [False, True])
def test_lost_answer_does_not_start_a_second_job(caller: Caller, fault: str, reused: bool, pauses: list[float]) -> None:
    before = [TAKEN] if reused else []
    with FaultServer(*before, BROKEN[fault], TAKEN) as server, connected(caller, server, timeout=READ) as client:
        if reused:
            caller.wait(client.videos.retrieve("x"))
        error = failed(caller, client.videos.create, prompt="a cat")
        assert methods(server)[len(before) :] == ([] if fault.startswith("unread") else ["POST"])
        assert server.connections <= 1 + len(before)
        assert pauses == []
        assert isinstance(error, runtime().APIConnectionError)
        assert isinstance(error, runtime().APITimeoutError) == (fault in SILENT)
        assert "not sent again" in notes(error)


def test_answer_that_cannot_be_unpacked_does_not_start_a_second_job(caller: Caller, pauses: list[float]) -> None:
    with FaultServer(broken_gzip(b"{}" * 500), TAKEN) as server, connected(caller, server) as client:
        failed(caller, client.videos.create, prompt="a cat")
        assert (methods(server), pauses) == (["POST"], [])


@pytest.mark.parametrize("status", [400, 408, 409, 422, 425, 429, 500, 501, 502, 503, 504, 520])
def test_refusal_that_names_no_time_is_final(caller: Caller, status: int, pauses: list[float]) -> None:
    with FaultServer(answer(status, json={}), TAKEN) as server, connected(caller, server) as client:
        assert failed(caller, client.videos.create, prompt="a cat").status_code == status
        assert (methods(server), pauses) == (["POST"], [])


@pytest.mark.parametrize("status", [408, 409, 500, 502, 504])
def test_refusal_that_may_have_been_taken_is_final_whatever_time_it_names(
    caller: Caller, status: int, pauses: list[float]
) -> None:
    with FaultServer(short("0", status), TAKEN) as server, connected(caller, server) as client:
        assert failed(caller, client.videos.create, prompt="a cat").status_code == status
        assert (methods(server), pauses) == (["POST"], [])


@pytest.mark.parametrize("status", [500, 502, 504])
def test_error_of_a_server_that_may_have_taken_the_job_tells_so(caller: Caller, status: int) -> None:
    with FaultServer(answer(status, json={}), answer(400, json={})) as server, connected(caller, server) as client:
        assert "not sent again" in notes(failed(caller, client.videos.create, prompt="a cat"))
        assert notes(failed(caller, client.videos.create, prompt="a cat")) == ""


@pytest.mark.parametrize("delay", ["", "soon", "nan", "1e400", "0x10", "Mon, 01 Jan 2024"])
def test_time_that_nobody_can_read_is_no_time(caller: Caller, delay: str, pauses: list[float]) -> None:
    with FaultServer(short(delay), TAKEN) as server, connected(caller, server) as client:
        failed(caller, client.videos.create, prompt="a cat")
        assert (methods(server), pauses) == (["POST"], [])


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("given", [False, True])
def test_redirect_is_not_followed_with_a_job(caller: Caller, status: int, given: bool, pauses: list[float]) -> None:
    kind = httpx.AsyncClient if caller.kind == "async" else httpx.Client
    with FaultServer(TAKEN) as other:
        for place in ("/v1/videos", f"{other.url}/v1/videos"):
            # A caller's own HTTP client may follow redirects; not with a job.
            own: Any = {"http_client": kind(follow_redirects=True)} if given else {}
            with FaultServer(redirect(status, place), TAKEN) as server, connected(caller, server, **own) as client:
                assert failed(caller, client.videos.create, prompt="a cat").status_code == status
                assert (methods(server), pauses) == (["POST"], [])
            if given:
                caller.wait(own["http_client"].aclose() if caller.kind == "async" else own["http_client"].close())
        assert other.connections == 0


def test_connection_that_ended_while_idle_does_not_lose_a_job(caller: Caller, pauses: list[float]) -> None:
    with FaultServer(TAKEN.cut(), TAKEN) as server, connected(caller, server) as client:
        caller.wait(client.videos.retrieve("x"))
        assert server.wait_for(lambda s: s.open == 0)
        assert caller.wait(client.videos.create(prompt="a cat")).id == "video_1"
        assert (methods(server), server.connections, pauses) == (["GET", "POST"], 2, [])


# What cannot have been taken is sent again


def test_refused_connection_is_tried_again(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultServer(TAKEN, listens=False) as server, connected(caller, server) as client:
        pauses: list[float] = []

        def listen(seconds: float) -> None:
            pauses.append(seconds)
            if len(pauses) == 2:
                server.listen()

        async def listen_later(seconds: float) -> None:
            listen(seconds)

        monkeypatch.setattr(time, "sleep", listen)
        monkeypatch.setattr(anyio, "sleep", listen_later)
        assert caller.wait(client.videos.create(prompt="a cat")).id == "video_1"
        assert (methods(server), len(pauses)) == (["POST"], 2)


def test_connection_that_stays_refused_is_given_up(caller: Caller, pauses: list[float]) -> None:
    with FaultServer(TAKEN, listens=False) as server, connected(caller, server, max_retries=3) as client:
        error = failed(caller, client.videos.create, prompt="a cat")
        assert isinstance(error, runtime().APIConnectionError)
        assert "not sent again" not in notes(error)
        assert len(pauses) == 3


@pytest.mark.parametrize(
    "error", [httpx.ConnectError("no"), httpx.ConnectTimeout("no"), httpx.PoolTimeout("no")], ids=repr
)
def test_request_that_never_left_is_sent_again(caller: Caller, error: Exception, pauses: list[float]) -> None:
    client, server = caller.connect("ephone", error, error, JOB)
    assert caller.wait(client.videos.create(prompt="a cat")).id == "video_1"
    assert (len(server.requests), len(pauses)) == (3, 2)


@pytest.mark.parametrize("status", [429, 503])
def test_refusal_that_names_a_time_is_followed(caller: Caller, status: int, pauses: list[float]) -> None:
    with FaultServer(short("7", status), short("60", status), TAKEN) as server, connected(caller, server) as client:
        assert caller.wait(client.videos.create(prompt="a cat")).id == "video_1"
        assert methods(server) == ["POST"] * 3
        assert [asked <= pause <= asked + 3 for asked, pause in zip((7, 60), pauses, strict=True)] == [True, True]


@pytest.mark.parametrize("status", [429, 503])
def test_refusal_that_names_a_date_is_followed(caller: Caller, status: int, pauses: list[float]) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    past = "Wed, 21 Oct 2015 07:28:00 GMT"
    with FaultServer(short(date, status), short(past, status), TAKEN) as server, connected(caller, server) as client:
        assert caller.wait(client.videos.create(prompt="a cat")).id == "video_1"
        assert methods(server) == ["POST"] * 3
        assert 20 <= pauses[0] <= 43
        assert all(pause <= 3 for pause in pauses[1:])


@pytest.mark.parametrize("delay", ["61", "3600", "99999999999999999999", "inf", "Fri, 01 Jan 2190 00:00:00 GMT"])
def test_longer_time_ends_the_call_at_once(caller: Caller, delay: str, pauses: list[float]) -> None:
    for call, method in (("create", "POST"), ("retrieve", "GET")):
        with FaultServer(short(delay), TAKEN) as server, connected(caller, server) as client:
            arguments = {"prompt": "a cat"} if call == "create" else {"video_id": "x"}
            assert failed(caller, getattr(client.videos, call), **arguments).status_code == 503
            assert (methods(server), pauses) == ([method], [])


# What starts nothing is sent again

QUERIES = {"GET": ("ephone", "retrieve"), "DELETE": ("openai", "delete")}


@pytest.mark.parametrize("method", QUERIES)
@pytest.mark.parametrize("fault", BROKEN)
def test_query_whose_answer_is_lost_is_sent_again(caller: Caller, method: str, fault: str, pauses: list[float]) -> None:
    provider, call = QUERIES[method]
    script = BROKEN[fault]
    with (
        FaultServer(script, script, TAKEN) as server,
        connected(caller, server, provider, timeout=READ, max_retries=2) as client,
    ):
        assert caller.wait(getattr(client.videos, call)("x")).id == "video_1"
        assert methods(server) == [method] * (1 if fault.startswith("unread") else 3)
        assert (server.connections, len(pauses)) == (3, 2)


@pytest.mark.parametrize("method", QUERIES)
@pytest.mark.parametrize("status", [408, 429, 500, 501, 502, 503, 504, 507, 520, 529, 599])
def test_query_that_the_server_could_not_answer_is_sent_again(
    caller: Caller, method: str, status: int, pauses: list[float]
) -> None:
    provider, call = QUERIES[method]
    script = answer(status, json={})
    with FaultServer(script, script, TAKEN) as server, connected(caller, server, provider) as client:
        assert caller.wait(getattr(client.videos, call)("x")).id == "video_1"
        assert (methods(server), len(pauses)) == ([method] * 3, 2)


@pytest.mark.parametrize("method", QUERIES)
@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422])
def test_query_that_was_refused_is_not_sent_again(
    caller: Caller, method: str, status: int, pauses: list[float]
) -> None:
    provider, call = QUERIES[method]
    with FaultServer(short("0", status), TAKEN) as server, connected(caller, server, provider) as client:
        assert failed(caller, getattr(client.videos, call), "x").status_code == status
        assert (methods(server), pauses) == ([method], [])


@pytest.mark.parametrize("script", [drop(), answer(500, json={}), short("0")], ids=["drop", "500", "503"])
@pytest.mark.parametrize("limit", [0, 1, 5])
def test_attempts_are_limited(caller: Caller, script: Answer, limit: int, pauses: list[float]) -> None:
    with FaultServer(script) as server, connected(caller, server, max_retries=limit) as client:
        failed(caller, client.videos.retrieve, "x")
        assert (len(server.requests), len(pauses)) == (limit + 1, limit)


def test_pauses_grow_differ_and_are_bounded(caller: Caller, pauses: list[float]) -> None:
    with FaultServer(answer(500, json={})) as server, connected(caller, server, max_retries=9) as client:
        for _ in range(2):
            failed(caller, client.videos.retrieve, "x")
    one, other = pauses[:9], pauses[9:]
    assert len(other) == 9
    assert not set(one) & set(other), "clients that failed together come back together"
    for found in (one, other):
        assert 0 < found[0] <= 1
        assert found[0] < found[2] < found[4]
        assert max(found) <= 10


# Connections


def test_connections_are_kept_alive(caller: Caller) -> None:
    with FaultServer(TAKEN) as server, connected(caller, server) as client:
        found = caller.wait(client.videos.with_raw_response.retrieve("x")).http_response
        used = found.extensions["network_stream"].get_extra_info("socket")
        assert used.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        assert used.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) <= 300, "routers forget sooner"
