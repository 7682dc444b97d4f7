# SPDX-License-Identifier: MIT
"""Owns the course of one call, without its I/O: what is sent, when again, and what the caller gets in the end."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack
from typing import Any

import httpx

from .content import decoded
from .deadline import Deadline
from .errors import NOT_SENT, APIError, status_error, wrapped
from .partial_body import without_part
from .prepare import Prepared, prepare, redirected
from .request import Options, Request
from .retry import Fault, Outcome, idempotent, may_have_been_taken, retry_delay
from .settings import Settings

_MAX_REDIRECTS = 10


def attempts(
    client: httpx.Client | httpx.AsyncClient,
    settings: Settings,
    call: Request[Any],
    options: Options,
    deadline: Deadline,
) -> Generator[Prepared | float, Outcome | None, httpx.Response]:
    """Yields requests to be sent and seconds to be slept, and returns the answer of success.

    It is sent what came of each request. Raises what the caller gets when there is no success.
    """
    call = call.identified(options.extra_headers)
    attempt, taken = 0, False
    while True:
        with ExitStack() as opened:
            try:
                prepared = prepare(client, settings, call, options, deadline, opened)
            except APIError as error:  # such as a file that is gone by now
                if taken:
                    call.note_on(error)
                raise
            outcome = yield from _followed(settings, prepared)
        repeatable = idempotent(prepared.request, call.idempotency_header)
        if repeatable:
            outcome = without_part(outcome)
        if isinstance(outcome, httpx.Response) and outcome.is_success:
            return outcome
        taken = taken or may_have_been_taken(outcome)
        delay = retry_delay(outcome, attempt, repeatable=repeatable) if prepared.rewindable else None
        if delay is None or attempt >= settings.max_retries or delay >= deadline.left():
            raise _failure(settings, call, outcome, prepared, taken=taken, again=attempt > 0)
        yield delay
        attempt += 1


def _followed(settings: Settings, prepared: Prepared) -> Generator[Prepared, Outcome | None, Outcome]:
    """What comes of a request, after all redirects."""
    hops = 0
    while True:
        outcome = yield prepared
        assert outcome is not None
        hop = redirected(settings, prepared, outcome) if isinstance(outcome, httpx.Response) else None
        if hop is None or hops == _MAX_REDIRECTS:
            return outcome
        prepared = hop
        hops += 1


def _failure(
    settings: Settings, call: Request[Any], outcome: Outcome, prepared: Prepared, *, taken: bool, again: bool
) -> APIError:
    """The error for what came of the last attempt; `taken` says whether any attempt may have been carried out."""
    error: APIError
    hide = settings.hide(call)
    if isinstance(outcome, httpx.Response):
        error = status_error(outcome, decoded(outcome.content), hide)
    else:
        error = wrapped(outcome.error, hide)
    value = prepared.request.headers.get(call.idempotency_header) if call.idempotency_header else None
    if taken and value:
        error.add_note(f"The server may have taken it. To send the same again, give {call.idempotency_header}: {value}")
    elif taken:
        call.note_on(error)
    elif isinstance(outcome, Fault):
        error.add_note(NOT_SENT)
    if again and call.method == "DELETE" and error.status_code == 404:
        error.add_note("An attempt before this one may have deleted it.")
    return error


class Interruptible:
    """Whoever interrupts or cancels a call that starts something hears that it may have started."""

    __slots__ = ("_call",)

    def __init__(self, call: Request[Any]) -> None:
        self._call = call

    def __enter__(self) -> None: ...

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if error is not None and not isinstance(error, Exception) and self._call.method == "POST":
            error.add_note(f"{self._call.operation} was interrupted; the server may have taken it all the same.")
