"""Owns the contract of sending again: how long is waited, what may be sent twice, and what makes that safe."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any
from unittest.mock import patch

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.support import wire
from tests.support.doubles import Caller, Server, instant_sleeps, runtime
from tests.support.fault_answers import answer, drop, stall
from tests.support.faults import FaultServer
from tests.support.jobs import answered, job, part

HEADER = "Idempotency-Key"
LONGEST = 60.0  # seconds that a server may ask for
# What fails before a byte of the request was written.
UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)


REQUEST = httpx.Request("POST", "http://a")


def kinds(base: type[httpx.HTTPError] = httpx.HTTPError) -> list[type[httpx.HTTPError]]:
    """All error classes of the HTTP library."""
    return [base, *(found for below in base.__subclasses__() for found in kinds(below))]


def failure(kind: type[httpx.HTTPError]) -> httpx.HTTPError:
    if kind is httpx.HTTPStatusError:
        return httpx.HTTPStatusError("x", request=REQUEST, response=httpx.Response(500))
    found = kind("x")
    if isinstance(found, httpx.RequestError):
        found.request = REQUEST
    return found


def fault(outcome: httpx.Response | Exception) -> Any:
    """What the transport makes of an outcome, where the sockets are a caller's."""
    return outcome if isinstance(outcome, httpx.Response) else part("retry").Fault(outcome, REQUEST, None)


# A machine may be busy.
steady = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Numbers, dates, what nearly is one, and anything.
_NEARLY_DATE = (
    r"([A-Z][a-z]{2}, ?)?-?\d{1,9} ?([A-Z][a-z]{2})? ?\d{0,9}( -?\d{1,3}:\d{1,3}(:\d{1,3})?)? ?(GMT|[+-]\d{1,6})?"
)
DATES = st.datetimes(timezones=st.timezones()).map(format_datetime) | st.from_regex(_NEARLY_DATE, fullmatch=True)
NUMBERS = (
    st.integers().map(str)
    | st.floats().map(repr)
    | st.sampled_from(["-0", "1e999", "-inf", "NaN", "+5", " 7 ", "60", "61", "9e9"])
)
TEXTS = (DATES | NUMBERS | st.text()).map(lambda text: text.encode("utf-8", "replace")) | st.binary()
HEADERS = st.dictionaries(st.sampled_from([b"retry-after", b"date", b"openai-poll-after-ms"]), TEXTS)
STATUSES = st.sampled_from((408, 429, 500, 503)) | st.integers(100, 599)
RESPONSES = st.builds(lambda status, headers: httpx.Response(status, headers=list(headers.items())), STATUSES, HEADERS)
OUTCOMES = RESPONSES | st.sampled_from(kinds()).map(failure)


def may_come_again(outcome: httpx.Response | httpx.HTTPError) -> bool:
    """Whether a server cannot have taken a request, by all that its answer, or the error, tells."""
    if isinstance(outcome, httpx.Response):
        return outcome.status_code in (429, 503) and "retry-after" in outcome.headers
    return isinstance(outcome, UNSENT)


# How long is waited


@steady
@given(attempt=st.integers(0, 10**6), first=st.floats(1e-3, 1e3), last=st.floats(1e-3, 1e3))
def test_backoff_is_within_its_bounds(attempt: int, first: float, last: float) -> None:
    most = min(first * 2.0 ** min(attempt, 100), last)
    assert most / 2 <= part("retry").backoff(attempt, first, last) <= most
    assert 0 < part("retry").backoff(attempt) <= 8


@steady
@given(attempt=st.integers(0, 10**6), first=st.floats(1e-3, 1e3), last=st.floats(1e-3, 1e3), at=st.floats(0, 1))
def test_backoff_does_not_become_shorter(attempt: int, first: float, last: float, at: float) -> None:
    with patch("random.uniform", lambda low, high: low + (high - low) * at):
        pauses = [part("retry").backoff(number, first, last) for number in (attempt, attempt + 1, attempt + 2)]
    assert pauses == sorted(pauses)


def test_backoff_is_not_the_same_for_all() -> None:
    assert len({part("retry").backoff(9) for _ in range(50)}) > 1


@steady
@given(headers=HEADERS)
@example(headers={b"retry-after": b"Mon, 01 Jan 0001 00:00:00 +2359"})
@example(headers={b"retry-after": b"Mon, 01 Jan 9999 00:00:00 -2359"})
@example(headers={b"retry-after": b"1 Jan 2026 00:00:00 +99999999999999999999"})
def test_hint_of_any_text_is_none_or_a_time(headers: dict[bytes, bytes]) -> None:
    found = httpx.Headers(list(headers.items()))
    for hint in (part("retry").retry_after(found), part("retry").poll_after(found)):
        assert hint is None or (hint >= 0 and not math.isnan(hint))


@steady
@given(
    seconds=st.integers(0, 10**6), now=st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
)
def test_hint_is_seconds_or_a_date_on_the_clock_of_the_server(seconds: int, now: datetime) -> None:
    now = now.replace(microsecond=0)
    then = format_datetime(now + timedelta(seconds=seconds), usegmt=True)
    for text in (str(seconds), then):
        headers = httpx.Headers({"Retry-After": text, "Date": format_datetime(now, usegmt=True)})
        assert part("retry").retry_after(headers) == seconds


# What may be sent twice


@steady
@given(outcome=OUTCOMES, attempt=st.integers(0, 100), repeatable=st.booleans())
def test_pause_before_a_request_is_sent_again_is_bounded(outcome: Any, attempt: int, repeatable: bool) -> None:
    delay = part("retry").retry_delay(fault(outcome), attempt, repeatable=repeatable)
    assert delay is None or 0 <= delay <= LONGEST


@steady
@given(outcome=OUTCOMES, attempt=st.integers(0, 100))
def test_what_may_have_been_taken_is_not_sent_again(outcome: Any, attempt: int) -> None:
    delay = part("retry").retry_delay(fault(outcome), attempt, repeatable=False)
    assert delay is None or may_come_again(outcome)


@pytest.mark.parametrize("kind", UNSENT)
def test_error_of_another_request_tells_nothing_of_ours(kind: type[httpx.HTTPError]) -> None:
    # A hook of the caller's sends requests of its own, when ours was answered already.
    found = kind("x", request=httpx.Request("POST", "http://audit.example"))
    assert part("retry").retry_delay(fault(found), 0, repeatable=False) is None
    assert part("retry").retry_delay(fault(kind("x")), 0, repeatable=False) is None


@steady
@given(outcome=OUTCOMES)
def test_client_does_not_submit_twice(outcome: Any) -> None:
    server = Server([outcome if isinstance(outcome, Exception) else lambda _: outcome])
    with Caller("sync") as caller, instant_sleeps():
        client = caller.client_class("ephone")(
            api_key=wire.KEY, base_url="https://relay.example", http_client=caller.http_client(server)
        )
        try:
            client.videos.create(prompt="a cat")
        except runtime().APIError:
            pass
        assert len(server.requests) in ((1, 3) if may_come_again(outcome) else (1,))


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind is not httpx.HTTPStatusError])
def test_error_tells_whether_a_job_may_have_been_taken(caller: Caller, kind: type[httpx.HTTPError]) -> None:
    client, server = caller.connect("ephone", failure(kind), max_retries=0)
    with pytest.raises(runtime().APIConnectionError) as caught:
        caller.wait(client.videos.create(prompt="a cat"))
    notes = "".join(getattr(caught.value, "__notes__", ()))
    assert ("may have taken it" in notes) == (kind not in UNSENT)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(answered(200, "<html></html>"), id="page"),
        pytest.param(answered(200, ""), id="empty"),
        pytest.param(answered(204, ""), id="no-content"),
        pytest.param(answered(200, '{"id": "vid'), id="half"),
        pytest.param(answered(202, "[" * 100_000), id="deep"),
        pytest.param(answered(303, "", location="/v1/videos/1"), id="redirect"),
        pytest.param(answered(408, {}), id="408"),
        pytest.param(answered(500, {}), id="500"),
        pytest.param(answered(502, {}, retry_after="1"), id="502"),
        pytest.param(answered(503, {}), id="503"),
        pytest.param(answered(599, {}), id="599"),
    ],
)
def test_answer_that_tells_nothing_of_the_job_says_that_it_may_have_been_taken(caller: Caller, fault: Any) -> None:
    client, server = caller.connect("ephone", fault)
    for call in (client.videos.create, client.videos.create_and_poll):
        with pytest.raises(runtime().APIError) as caught:
            caller.wait(call(prompt="a cat"))
        assert "may have taken it" in "".join(getattr(caught.value, "__notes__", ()))
    assert len(server.requests) == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 413, 422, 429])
def test_refusal_does_not_say_that_a_job_may_have_been_taken(caller: Caller, status: int) -> None:
    client, server = caller.connect("ephone", answered(status, {"error": {"message": "no"}}))
    with pytest.raises(runtime().APIStatusError) as caught:
        caller.wait(client.videos.create(prompt="a cat"))
    assert getattr(caught.value, "__notes__", []) == []
    assert len(server.requests) == 1


# What makes it safe to send again


def submit(caller: Caller, client: Any, *, given: dict[str, str] | None = None, **headers: Any) -> Any:
    """Submits a job to a provider that carries out once what comes with the same key, however often it comes."""
    request = part("request")
    call = request.Request(
        operation="videos.create",
        method="POST",
        path="/v1/videos",
        result=dict[str, Any],
        headers=headers,
        body={"prompt": "a cat"},
        encodings=("json",),
        idempotency_header=HEADER,
    )
    return caller.wait(client._transport.send(call, request.Options(given)))


def keys(server: Server) -> list[str]:
    return [sent.headers[HEADER.lower()] for sent in server.sent]


FAULTS = [httpx.ReadError("gone"), httpx.ReadTimeout("late"), answered(500, {})]


def test_idempotency_key_is_the_same_on_every_attempt_and_another_on_the_next_call(
    caller: Caller, pauses: list[float]
) -> None:
    client, server = caller.connect("ephone", *FAULTS, job("pending"), *FAULTS, job("pending"), max_retries=3)
    for _ in range(2):
        assert submit(caller, client)["id"] == "video_1"
    first, second = keys(server)[:4], keys(server)[4:]
    assert (len(first), len(second)) == (4, 4)
    assert len(set(first)) == len(set(second)) == 1
    assert set(first) != set(second)
    assert all(len(key) >= 16 for key in keys(server)), "keys that can be guessed meet those of others"
    assert len(pauses) == 6


@pytest.mark.parametrize("name", [HEADER, HEADER.lower()])
def test_idempotency_key_of_the_caller_is_kept(caller: Caller, pauses: list[float], name: str) -> None:
    client, server = caller.connect("ephone", *FAULTS, job("pending"), max_retries=3)
    submit(caller, client, given={name: "mine"})
    assert keys(server) == ["mine"] * 4
    client, server = caller.connect("ephone", *FAULTS, job("pending"), max_retries=3)
    submit(caller, client, **{name: "ours"})
    assert keys(server) == ["ours"] * 4
    assert len(pauses) == 6


def test_idempotency_key_of_the_client_is_kept(caller: Caller) -> None:
    client, server = caller.connect("ephone", job("pending"), default_headers={HEADER: "mine"})
    submit(caller, client)
    assert keys(server) == ["mine"]


def test_idempotency_key_survives_real_faults(caller: Caller, monkeypatch: pytest.MonkeyPatch, pauses: Any) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    whole = answer(json=job("pending"))
    scripts = [drop(reset=True), stall(), answer(500), drop().before_reading(), whole.cut(body=9), whole]
    with FaultServer(*scripts) as server:
        client = caller.client_class("ephone")(api_key=wire.KEY, base_url=server.url, timeout=0.5, max_retries=5)
        assert submit(caller, client)["id"] == "video_1"
        caller.wait(client.close())
        found = [request.headers[HEADER.lower()] for request in server.requests]
    assert (len(found), len(set(found))) == (5, 1)
    assert len(pauses) == 5


@pytest.mark.parametrize("status", [400, 401, 404, 409, 422])
def test_refusal_is_final_with_an_idempotency_key(caller: Caller, status: int) -> None:
    client, server = caller.connect("ephone", answered(status, {}))
    with pytest.raises(runtime().APIStatusError):
        submit(caller, client)
    assert len(server.requests) == 1


def test_no_idempotency_key_is_invented_where_the_provider_documents_none(caller: Caller) -> None:
    client, server = caller.connect("ephone", job("pending"))
    caller.wait(client.videos.create(prompt="a cat"))
    assert HEADER.lower() not in server.only.headers
