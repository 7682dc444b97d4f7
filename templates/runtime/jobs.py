"""Owns how a job is followed until it ends: when to ask again, what is told on the way, when to stop. Does no I/O."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from inspect import iscoroutinefunction
from typing import Any, Generic, TypeVar

import httpx

from .errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    InvalidRequestError,
    JobFailedError,
    JobResultMissingError,
    JobTimeoutError,
)
from .messages import error_message, one_line
from .model import plain
from .reading import lookup
from .request import is_segment
from .retry import MAX_RETRY_AFTER, backoff, passing, poll_after
from .states import State, check_states, meaning

T = TypeVar("T")

DEFAULT_TIMEOUT = 1800.0  # seconds that a job may take altogether
_FIRST, _LAST = 2.0, 15.0  # seconds between two queries, where neither the caller nor the server says
_LEAST = 0.05  # seconds, if the server says at once, and says so every time
_GRACE = 1.0  # seconds that a query has at least, so that a job is asked for once even if there is no time

_log = logging.getLogger("vidspec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Where an answer says what about its job (JSON pointers), and what the documented statuses mean."""

    id: str
    status: str
    states: Mapping[str, State]
    progress: str | None = None
    error: str | None = None
    results: tuple[str, ...] = ()
    download: bool = False  # whether there is an operation that downloads the result

    def id_of(self, answer: Any) -> str:
        """The id of a job that was just started; the answer is in the error if it has none."""
        found = lookup(answer, self.id)
        if isinstance(found, bool) or not isinstance(found, (str, int)) or not is_segment(str(found).strip()):
            raise APIError(f"the answer holds no job id at {self.id}; the job may be paid for", body=answer)
        _log.info("job %s was accepted", one_line(str(found)))
        return str(found)


@dataclass(slots=True, kw_only=True)
class Watch(Generic[T]):
    """One job while it is followed."""

    job: Job
    job_id: str
    timeout: float
    interval: float | None = None
    on_update: Callable[[T], object] | None = None
    states: Mapping[str, State] | None = None
    _deadline: float = field(init=False)
    _asked: int = field(init=False, default=0)
    _answer: T | None = field(init=False, default=None)
    _warned: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        check_polling(self.timeout, self.interval, self.states, self.on_update)
        if not isinstance(self.job_id, (str, int)) or not str(self.job_id).strip():
            raise InvalidRequestError("the id of a job is empty")
        self._deadline = time.monotonic() + self.timeout

    def course(self) -> Generator[float | None, tuple[T, httpx.Headers] | APIError | None, T]:
        """Yields None where the job is to be asked for, and seconds to be slept; returns the job that has succeeded.

        It is sent what came of each query: the answer and its headers, or the error.
        """
        while True:
            outcome = yield None
            if isinstance(outcome, tuple):
                answer, headers = outcome
                if self._has_ended(answer):
                    return answer
                yield self._pause(headers)
            elif outcome is not None:
                if not _passes(outcome):
                    raise outcome
                yield self._pause(outcome.response.headers if outcome.response is not None else None, outcome)

    def time_left(self) -> float:
        """Seconds that a query may take."""
        return max(self._deadline - time.monotonic(), _GRACE)

    def _has_ended(self, answer: T) -> bool:
        """Whether the job has succeeded. Raises JobFailedError if it has failed."""
        changed = self._answer is None or answer != self._answer
        self._answer = answer
        if changed and self.on_update is not None:
            self.on_update(answer)
        status = lookup(answer, self.job.status)
        state = meaning(status, self.job.states, self.states or {})
        if state == "failed":
            raise self._failed(answer, status)
        if state == "succeeded":
            self._check_success(answer, status)
        elif state is None and not self._warned:
            # An unknown status is not the end: the job is paid for and may still succeed.
            self._warned = True
            _log.warning("job %s has status %s, which nobody knows; still polling", self.job_id, _shown(status))
        return state == "succeeded"

    def _check_success(self, answer: T, status: Any) -> None:
        """Tells a success apart that has no result, or an error beside it."""
        reason = self._reason(answer)
        if self._results(answer) or self.job.download:
            if reason:
                # Who took it for a failure would start the job anew and pay twice.
                shown = _shown(status)
                _log.warning("job %s ended as %s, and its answer holds an error: %s", self.job_id, shown, reason)
            return
        if reason:
            raise self._failed(answer, status)
        if self.job.results:
            places = ", ".join(self.job.results)
            message = f"job {self.job_id} ended as {_shown(status)}, and the answer holds no result at {places}"
            raise JobResultMissingError(message, job=answer, job_id=self.job_id, status=status)

    def _failed(self, answer: T, status: Any) -> JobFailedError:
        reason = self._reason(answer) or "no reason given"
        results = self._results(answer)
        though = ", though the answer holds a result" if results else ""
        message = f"job {self.job_id} ended as {_shown(status)}{though}: {reason}"
        return JobFailedError(message, job=answer, job_id=self.job_id, status=status, results=results)

    def _results(self, answer: T) -> tuple[Any, ...]:
        found = (lookup(answer, pointer) for pointer in self.job.results)
        return tuple(result for result in found if _holds_something(result))

    def _reason(self, answer: T) -> str | None:
        """What the answer says of its error; None if it holds none."""
        error = plain(lookup(answer, self.job.error)) if self.job.error else None
        if not error:
            return None
        return one_line(error_message({"error": error}) or ascii(error))

    def _pause(self, headers: httpx.Headers | None, error: APIError | None = None) -> float:
        """Seconds to wait before the next query. Raises JobTimeoutError if there is no time left for one."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise self._timed_out() from error
        pause = backoff(self._asked, _FIRST, _LAST) if self.interval is None else self.interval
        self._asked += 1
        hint = poll_after(headers) if headers is not None else None
        if hint is not None:
            hint = min(max(hint, _LEAST), MAX_RETRY_AFTER)
            pause = hint if self.interval is None else max(hint, pause)
        return min(pause, left)

    def _timed_out(self) -> JobTimeoutError:
        status = None if self._answer is None else lookup(self._answer, self.job.status)
        last = "no query was answered" if self._answer is None else f"its status was {_shown(status)}"
        message = f"job {self.job_id} had not ended after {self.timeout:g} s; {last}"
        return JobTimeoutError(message, job_id=self.job_id, status=status, job=self._answer)


def _holds_something(result: Any) -> bool:
    """Whether a result, or something in it, is more than an empty text or null."""
    found = plain(result)
    if isinstance(found, (list, dict)):
        return any(_holds_something(item) for item in (found.values() if isinstance(found, dict) else found))
    return bool(found.strip() if isinstance(found, str) else found)


def _shown(status: Any) -> str:
    return one_line(ascii(status))


def check_polling(
    timeout: float,
    interval: float | None,
    states: Mapping[str, State] | None,
    on_update: Callable[..., object] | None,
) -> None:
    """Raises InvalidRequestError for what makes no sense: before a job is started, since its id would be lost."""
    for seconds in (timeout, 0 if interval is None else interval):
        if not isinstance(seconds, (int, float)) or not seconds >= 0:
            raise InvalidRequestError("timeout and interval are seconds and not negative")
    if iscoroutinefunction(on_update):
        raise InvalidRequestError("on_update is called and not awaited: it cannot be an async function")
    check_states(states)


def _passes(error: APIError) -> bool:
    """Whether the next query may be answered: the connection or the server has a fault, or a proxy shows its page."""
    if isinstance(error, APIConnectionError):
        return True
    if not isinstance(error, APIStatusError) or error.status_code is None:
        return False
    if error.status_code >= 300:
        return passing(error.status_code)
    code = str(error.code)  # relays hand on the status of the server behind them
    return not isinstance(error.body, dict) or (code.isdecimal() and len(code) == 3 and passing(int(code)))


@contextmanager
def id_in_reach(job_id: str) -> Iterator[None]:
    """Whatever ends the polling, an interruption or a cancellation too, tells the id of the job that goes on."""
    try:
        yield
    except (JobFailedError, JobTimeoutError):
        raise
    except BaseException as error:
        if not isinstance(error, Exception):
            _log.warning("polling of job %s was interrupted; the job may go on", job_id)
        error.add_note(f"The job may go on at the provider; its id is {job_id!r}.")
        raise
