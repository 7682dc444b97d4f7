"""Owns what callers get of what their own hooks, authentication and transports raise: errors of ours, in full."""

from __future__ import annotations

import errno
import logging
import pickle
import ssl
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import anyio
import h11
import httpx
import pytest

from tests.runtime.test_secrets import frames, walk
from tests.support import wire
from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import Answer, Script, answer
from tests.support.faults import FaultServer
from tests.support.jobs import job
from tests.support.raising import AFTER, STAGES, Raise, closed, raising

pytestmark = pytest.mark.usefixtures("no_proxy", "pauses")

ID = "video_1"
SECRET = "sk-SECRET-0123456789"
PROMPT = "a SECRET cat that nobody is told of"
MAY_BE_TAKEN = "the server may have taken it"
WHOLE = answer(json=job("pending"))


class H2Error(Exception):
    """As a transport for HTTP/2 has it."""


H2Error.__module__ = "h2.exceptions"


class Broken(anyio.BrokenResourceError):
    """As a transport of the caller's derives it."""


Fault = Callable[[], Exception]
LOCAL: dict[str, Fault] = {
    "KeyError": lambda: KeyError("x"),
    "closed loop": lambda: RuntimeError("Event loop is closed"),
    "MemoryError": MemoryError,
    "OSError": lambda: OSError(errno.EIO, "Input/output error"),
    "PermissionError": lambda: PermissionError(errno.EACCES, "Permission denied"),
    "RecursionError": lambda: RecursionError("maximum recursion depth exceeded"),
    "StopIteration": StopIteration,
    "UnicodeEncodeError": lambda: UnicodeEncodeError("ascii", "é", 0, 1, "ordinal not in range(128)"),
    "local protocol": lambda: httpx.LocalProtocolError("Illegal header value"),
    "group": lambda: ExceptionGroup("several", [ConnectionResetError(), KeyError("x")]),
    "no words": lambda: type("Wordless", (ValueError,), {"__str__": lambda self: self.missing})(),
}
OF_THE_NETWORK: dict[str, Fault] = {
    "reset": lambda: ConnectionResetError(errno.ECONNRESET, "Connection reset by peer"),
    "pipe": BrokenPipeError,
    "unreachable": lambda: OSError(errno.EHOSTUNREACH, "No route to host"),
    "end of file": lambda: EOFError("incomplete read"),
    "anyio": anyio.BrokenResourceError,
    "anyio closed": anyio.ClosedResourceError,
    "derived": Broken,
    "h2": lambda: H2Error("stream closed"),
    "h11": lambda: h11.RemoteProtocolError("peer closed"),
    "ssl": lambda: ssl.SSLError("bad record mac"),
    "httpx": lambda: httpx.ReadError("broken"),
    "timeout": lambda: TimeoutError("late"),
    "group": lambda: ExceptionGroup("several", [ConnectionResetError(), ExceptionGroup("more", [H2Error()])]),
}
ALL = LOCAL | OF_THE_NETWORK


class Faults:
    """Raises so many times, each time another error."""

    def __init__(self, fault: Fault, times: int = 1000) -> None:
        self.raised: list[Exception] = []
        self.calls = 0
        self._fault = fault
        self._times = times

    def __call__(self) -> None:
        self.calls += 1
        if len(self.raised) < self._times:
            self.raised.append(self._fault())
            raise self.raised[-1]


@contextmanager
def connected(
    caller: Caller, stage: str, fault: Raise, script: Script = WHOLE, length: int = 0, **options: Any
) -> Iterator[tuple[Any, FaultServer]]:
    """A client whose HTTP client raises, and its server."""
    with FaultServer(script) as server:
        http = raising(caller, stage, fault, length)
        given = {"api_key": wire.KEY, "base_url": server.url, "http_client": http, **options}
        try:
            yield caller.client_class("ephone")(**given), server
        finally:
            closed(caller, http)


def notes(error: BaseException) -> str:
    return "\n".join(getattr(error, "__notes__", ()))


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("fault", ALL.values(), ids=ALL)
def test_whatever_a_submit_raises_is_an_error_of_ours(caller: Caller, stage: str, fault: Fault) -> None:
    faults = Faults(fault)
    with connected(caller, stage, faults) as (client, server):
        with pytest.raises(runtime().APIConnectionError) as caught:
            caller.wait(client.videos.create(prompt="a cat"))
        assert len(server.requests) == (stage in AFTER), "sent again"
    (raised,) = faults.raised
    kind = runtime().APILocalError if fault in LOCAL.values() else runtime().APIConnectionError
    assert isinstance(caught.value, kind)
    # Of a coroutine and of a generator no StopIteration comes; and what has no words cannot be shown.
    assert raised in walk(caught.value) or fault is ALL["no words"]
    assert MAY_BE_TAKEN in notes(caught.value)


def half(script: Answer = WHOLE) -> int:
    """As many bytes as hold the id, and not the end."""
    assert isinstance(script.body, bytes)
    return script.body.index(b'"status"') + 3


@pytest.mark.parametrize("fault", ALL.values(), ids=ALL)
def test_half_of_the_response_to_a_submit_is_kept(caller: Caller, fault: Fault) -> None:
    with connected(caller, "body", Faults(fault), length=half()) as (client, server):
        with pytest.raises(runtime().APIConnectionError) as caught:
            caller.wait(client.videos.create(prompt="a cat"))
        assert len(server.requests) == 1
    assert ID in caught.value.body
    assert caught.value.status_code == 200
    assert MAY_BE_TAKEN in notes(caught.value)


@pytest.mark.parametrize("fault", ALL.values(), ids=ALL)
def test_response_to_a_submit_that_came_as_a_whole_is_a_result(caller: Caller, fault: Fault) -> None:
    with connected(caller, "body", Faults(fault), length=len(WHOLE.body)) as (client, server):
        assert caller.wait(client.videos.create(prompt="a cat")).id == ID
        assert len(server.requests) == 1


@pytest.mark.parametrize("fault", ALL.values(), ids=ALL)
def test_whatever_a_refusal_or_a_download_raises_is_an_error_of_ours(caller: Caller, fault: Fault) -> None:
    refusal = answer(400, json={"error": {"message": "no"}})
    with connected(caller, "body", Faults(fault), refusal, max_retries=0) as (client, _):
        for call in (client.videos.create, client.videos.retrieve, client.videos.download_content):
            given = {"prompt": "a cat"} if call == client.videos.create else {"video_id": ID}
            with pytest.raises(runtime().APIConnectionError) as caught:
                caller.wait(call(**given))
            assert (MAY_BE_TAKEN in notes(caught.value)) == ("prompt" in given)


@pytest.mark.parametrize("stage", [*STAGES, "body"])
@pytest.mark.parametrize("fault", LOCAL.values(), ids=LOCAL)
def test_fault_on_this_side_ends_a_poll_at_once(caller: Caller, stage: str, fault: Fault, pauses: list[float]) -> None:
    faults = Faults(fault)
    with connected(caller, stage, faults) as (client, _), pytest.raises(runtime().APILocalError) as caught:
        caller.wait(client.videos.poll(ID, interval=1, timeout=100))
    assert faults.calls == 1
    assert pauses == []
    assert caught.value.job_id == ID
    assert ID in notes(caught.value)
    assert MAY_BE_TAKEN not in notes(caught.value)


@pytest.mark.parametrize("stage", [*STAGES, "body"])
@pytest.mark.parametrize("fault", OF_THE_NETWORK.values(), ids=OF_THE_NETWORK)
def test_fault_of_the_network_is_waited_out(caller: Caller, stage: str, fault: Fault) -> None:
    faults = Faults(fault, times=7)  # more than one query is sent again
    with connected(caller, stage, faults, answer(json=job("completed")), length=9) as (client, _):
        assert caller.wait(client.videos.poll(ID, interval=1, timeout=1000)).status == "completed"
    assert len(faults.raised) == 7


# Hooks that send requests of their own


@pytest.mark.parametrize("status", [400, 404, 429, 503])
def test_status_of_another_request_tells_nothing_of_the_submit(caller: Caller, status: int) -> None:
    """A hook that reports each response elsewhere, and fails there."""
    other = httpx.Response(
        status, headers={"Retry-After": "0"}, request=httpx.Request("POST", "http://metrics.example")
    )
    with connected(caller, "response hook", lambda: other.raise_for_status() and None) as (client, server):
        with pytest.raises(runtime().APIConnectionError) as caught:
            caller.wait(client.videos.create(prompt="a cat"))
        assert len(server.requests) == 1, "sent again"
    assert MAY_BE_TAKEN in notes(caught.value)


# Secrets

TELLING: dict[str, Fault] = {
    "key": lambda: KeyError(SECRET),
    "header": lambda: httpx.LocalProtocolError(f"Illegal header value b'Bearer {SECRET}'"),
    "prompt": lambda: ValueError(f"cannot log {PROMPT!r}"),
    "url": lambda: ConnectionResetError(errno.ECONNRESET, f"http://relay.example?key={SECRET}"),
    "file": lambda: FileNotFoundError(errno.ENOENT, "No such file", PROMPT),
    "unicode": lambda: UnicodeEncodeError("ascii", PROMPT, 0, 1, "ordinal not in range(128)"),
    "group": lambda: ExceptionGroup("several", [KeyError(SECRET), ValueError(PROMPT)]),
    "ours": lambda: runtime().APIError("refused"),
    "no words": LOCAL["no words"],
}


class Noted(Faults):
    """Raises errors that came of others, with the secrets in these and in a note."""

    def __call__(self) -> None:
        try:
            key = SECRET
            raise ValueError(key)
        except ValueError as cause:
            error = self._fault()
            error.add_note(f"of {PROMPT}")
            raise error from cause


@pytest.mark.parametrize("kind", [Faults, Noted])
@pytest.mark.parametrize("stage", [*STAGES, "body"])
@pytest.mark.parametrize("fault", TELLING.values(), ids=TELLING)
def test_no_error_shows_what_an_exception_below_says_of_key_and_prompt(
    caller: Caller, stage: str, fault: Fault, kind: type[Faults], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "vidspec")
    with connected(caller, stage, kind(fault), length=half(), api_key=SECRET) as (client, _):
        calls = {PROMPT: lambda: client.videos.create(prompt=PROMPT), SECRET: lambda: client.videos.retrieve(ID)}
        for hidden, call in calls.items():
            with pytest.raises(runtime().APIError) as caught:
                caller.wait(call())
            error = caught.value
            texts = {
                "words": "".join(f"{part} {part!r} {part.args!r} {notes(part)}" for part in walk(error)),
                "attributes": repr(vars(error)),
                "traceback": "".join(traceback.format_exception(error)),
                "pickle": pickle.dumps(error).decode("latin-1"),
                "logs": caplog.text,
            }
            assert [name for name, text in texts.items() if SECRET in text or hidden in text] == []
            assert SECRET not in frames(error)


def test_cause_keeps_its_words_without_the_secrets(caller: Caller) -> None:
    faults = Faults(lambda: ValueError(f"no {PROMPT}, no {SECRET}", 7))
    with (
        connected(caller, "transport", faults, api_key=SECRET) as (client, _),
        pytest.raises(runtime().APILocalError) as caught,
    ):
        caller.wait(client.videos.create(prompt=PROMPT))
    assert repr(caught.value.__cause__) == "ValueError('no <redacted>, no <redacted>', 7)"
