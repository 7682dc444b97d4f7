# SPDX-License-Identifier: MIT
"""Owns when a request may be sent again, and after how long: a job that was taken must not be paid for twice."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime
from time import time
from typing import TypeAlias

import httpx

from .errors import ConfigurationError, is_local

MAX_RETRY_AFTER = 60.0  # seconds; a server that asks for more gets its answer raised
_FIRST, _LAST = 0.5, 8.0  # seconds of backoff
_IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "DELETE", "PUT"})
_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What was raised in place of a response, whatever it was."""

    error: Exception = field(repr=False)
    request: httpx.Request = field(repr=False)  # its URL may hold the key
    written: bool | None  # whether any of the request went to a socket; None where nobody knows

    @property
    def may_have_been_taken(self) -> bool:
        """Whether the server may have received the request, for all that is known."""
        if self.written is False or isinstance(self.error, ConfigurationError):
            return False
        # Hooks of an `http_client` send requests too, and after ours was answered; their errors tell nothing of it.
        return not (isinstance(self.error, _NEVER_SENT) and _request_of(self.error) is self.request)


def _request_of(error: httpx.RequestError) -> httpx.Request | None:
    try:
        return error.request
    except RuntimeError:  # of httpx, where nobody said which request it was
        return None


Outcome: TypeAlias = httpx.Response | Fault  # of a request


def idempotent(request: httpx.Request, idempotency_header: str | None) -> bool:
    """Whether sending the request twice does what sending it once does."""
    return request.method in _IDEMPOTENT or bool(idempotency_header and request.headers.get(idempotency_header))


def may_have_been_taken(outcome: Outcome) -> bool:
    """Whether the server may have carried the request out, for all that is known."""
    if isinstance(outcome, Fault):
        return outcome.may_have_been_taken
    return not 400 <= outcome.status_code < 500 or outcome.status_code == 408


def passing(status: int) -> bool:
    """Whether a status tells of a fault that may pass."""
    return status in (408, 429) or status >= 500


def retry_delay(outcome: Outcome, attempt: int, *, repeatable: bool) -> float | None:
    """Seconds until the request is sent again, or None if it must not be.

    What is not repeatable starts something that costs money. It is only sent again when the server cannot have taken
    it: it was never reached, or it said so itself with 429 or 503 and Retry-After.
    """
    if isinstance(outcome, Fault):
        again = not is_local(outcome.error) and (repeatable or not outcome.may_have_been_taken)
        return backoff(attempt) if again else None
    asked = retry_after(outcome.headers)
    if asked is not None and asked > MAX_RETRY_AFTER:
        return None
    if repeatable:
        return (backoff(attempt) if asked is None else asked) if passing(outcome.status_code) else None
    return asked if outcome.status_code in (429, 503) else None


def backoff(attempt: int, first: float = _FIRST, last: float = _LAST) -> float:
    """Seconds before the next attempt, longer each time; at random, so that clients do not come back all at once."""
    return min(first * 2.0 ** min(attempt, 30), last) * random.uniform(0.75, 1.0)


def retry_after(headers: httpx.Headers) -> float | None:
    """Seconds that the server asks to wait: `retry-after-ms`, or Retry-After as a number or a date."""
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    text = headers.get("retry-after")
    if text is None:
        return None
    seconds = _number(text)
    if seconds is not None:
        return seconds
    date = _date(text)
    now = _date(headers.get("date", "")) or time()  # the clock of the server, where it is told
    return None if date is None else max(0.0, date - now)


def poll_after(headers: httpx.Headers) -> float | None:
    """Seconds after which the server wants to be asked about a job again."""
    milliseconds = _number(headers.get("openai-poll-after-ms", ""))
    return retry_after(headers) if milliseconds is None else milliseconds / 1000


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if found >= 0 else None  # neither below zero nor NaN


def _date(text: str) -> float | None:
    try:
        found = parsedate_to_datetime(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
