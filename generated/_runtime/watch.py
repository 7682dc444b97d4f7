# SPDX-License-Identifier: MIT
"""Owns how a job is followed until it ends: when to ask again, what is reported on the way, when to stop. No I/O."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

import httpx

from .deadline import Deadline
from .errors import APIError, JobFailedError, JobResultMissingError, JobTimeoutError
from .job_fields import Conflict, Find, shown
from .jobs import Job, Polling
from .messages import Hide, one_line
from .model import Departure, plain
from .poll_errors import Missing, is_early, passes
from .reasons import message_of
from .request import Request
from .retry import MAX_RETRY_AFTER, backoff, poll_after

T = TypeVar("T")

_FIRST, _LAST = 2.0, 15.0  # seconds between two queries, where neither the caller nor the server says
_LEAST = 0.05  # seconds, if the server says at once, and says so every time
_MOMENT = 1.0  # seconds before the first query after a submit
_ENOUGH = 1.0  # seconds that a query has at least, so that a job is asked for once even if there is no time
_DOUBTFUL = 3  # queries in a row with an error beside a status that nobody knows

_log = logging.getLogger("vidspec")


@dataclass(frozen=True, slots=True)
class Update(Generic[T]):
    """A response in which something has changed."""

    response: T


Step: TypeAlias = "float | Update[T] | None"  # seconds to sleep, what the caller is told, or None: ask
Outcome: TypeAlias = "tuple[T, httpx.Headers] | APIError | None"


@dataclass(slots=True, kw_only=True)
class Watch(Generic[T]):
    """One job while it is followed."""

    job: Job[T]
    polling: Polling[T]
    report: Callable[[list[Departure]], None]
    hide: Hide
    id: str = ""
    until: Deadline
    least: float = _ENOUGH  # seconds that a query has, whatever the deadline
    _operation: str = field(init=False, default="")  # that the last response is of
    _asked: int = field(init=False, default=0)
    _response: T | None = field(init=False, default=None)
    _warned: bool = field(init=False, default=False)
    _missing: Missing = field(init=False, default_factory=Missing)
    _doubtful: int = field(init=False, default=0)
    _reported: set[str] = field(init=False, default_factory=set)  # pointers into the last response

    def course(self, pause: float | None = None) -> Generator[Step[T], Outcome[T], T]:
        """Yields what is to be done and returns the job that has succeeded; after a submit, a pause comes first.

        It is sent what came of each query: the response and its headers, or the error.
        """
        if pause is not None:
            yield max(min(pause, self.until.left()), 0.0)
        while True:
            outcome = yield None
            if isinstance(outcome, tuple):
                response, headers = outcome
                self._operation = self.job.operation
                self._reported.clear()
                if not (absent := self.job.is_absent(response, self.polling)):
                    self._missing.reset()
                changed = self._response is None or response != self._response
                self._response = response
                if changed:
                    yield Update(response)
                if self._has_ended(response):
                    return response
                pause = self._pause(headers)
                if absent:
                    self._missing.add(self._absent(response), pause)
                yield pause
            elif outcome is not None:
                pause = self._pause(outcome.response.headers if outcome.response is not None else None, outcome)
                self._check_error(outcome, pause)
                yield pause

    def begin(self, call: Request[Any], submitted: Any) -> Request[T] | None:
        """The query about the job that a submit has started; None if the response to it is that of an ended job.

        Raises JobFailedError for a job that has failed already, and APIError for a response without an id.
        """
        self._operation = call.operation
        state = self.job.state(submitted, self.polling)
        if state == "failed" and self.job.reason_of_a_failure(submitted, self.polling):
            self._take_id(submitted)
            raise self._failed(submitted)
        same = call.result is not None and call.result == self.job.poll("-").result
        if state == "succeeded" and same and self._has_results(submitted):
            self._take_id(submitted)
            self._check_success(submitted)
            return None
        try:
            place = self.job.find_id(submitted, self.polling, self.hide)
        except APIError as error:
            call.note_on(error)
            raise
        self._report("id", self.job.id, place)
        self.id = str(place.value).strip()
        _log.info("job %s was accepted", one_line(self.id))
        return self.job.poll(self.id)

    def _take_id(self, submitted: Any) -> None:
        """The id of a job that has ended already, if its response has any."""
        with suppress(APIError):
            place = self.job.find_id(submitted, self.polling)
            self._report("id", self.job.id, place)
            self.id = str(place.value).strip()

    @property
    def last(self) -> T | None:
        """The last response about the job."""
        return self._response

    def time_left(self) -> float:
        """Seconds that a query may take."""
        return max(self.until.left(), self.least)

    def _check_error(self, error: APIError, pause: float) -> None:
        """Raises an error that is not waited out."""
        if is_early(error):
            self._missing.add(error, pause)
        elif not passes(error):
            raise error

    def _absent(self, response: T) -> APIError:
        """The error for a response that says that there is no such job."""
        said = self._reason(self.job.reason_of_a_failure(response, self.polling)) or self._status(response)[1]
        body = self.hide.everywhere(plain(response))
        return APIError(f"the server does not know job {one_line(self.id)}: {said}", body=body)

    def _has_ended(self, response: T) -> bool:
        """Whether the job has succeeded. Raises JobFailedError if it has failed."""
        state = self.job.state(response, self.polling)
        if state == "failed" or self._is_given_up(response, state):
            raise self._failed(response)
        status = self._status(response)[1]
        if state == "succeeded":
            self._check_success(response)
        elif state == "unknown" and not self._warned:
            # An unknown status is not the end: the job is billed and may still succeed.
            self._warned = True
            _log.warning("job %s: unknown status %s; still polling", one_line(self.id), status)
        return state == "succeeded"

    def _is_given_up(self, response: T, state: str) -> bool:
        """Whether an error beside an unknown status has been there long enough to be the end."""
        doubtful = state == "unknown" and self.job.reason(response, self.polling) is not None
        self._doubtful = self._doubtful + 1 if doubtful else 0
        return self._doubtful >= _DOUBTFUL

    def _status(self, response: Any) -> tuple[Any, str]:
        """The status as the response has it, and as it may be shown; of contradictory places, what they say."""
        try:
            place = self.job.find_status(response, self.polling) or self.job.find_unknown_status(response, self.polling)
        except Conflict as conflict:
            said = conflict.shown(self.hide)
            return said, f"contradictory ({one_line(said)})"
        if place is None:
            return None, "missing"
        self._report("status", self.job.status, place)
        return place.value, one_line(shown(plain(place.value), self.hide))

    def _has_results(self, response: Any) -> bool:
        try:
            results = self.job.find_results(response, self.polling)
        except Conflict:
            return True  # there are some; which, the caller has to say
        if results is not None:
            self._report("result", " and ".join(self.job.results), results)
        return results is not None

    def _reason(self, place: Find | None) -> str | None:
        """The words of an error, as they may be shown."""
        if place is None:
            return None
        self._report("error", self.job.error or "", place)
        said = message_of(place.value)
        return one_line(self.hide(said)) if said else None

    def _check_success(self, response: T) -> None:
        """Tells a success apart that has no result, or an error beside it."""
        status, said = self._status(response)
        reason = self._reason(self.job.reason(response, self.polling))
        if self._has_results(response) or self.job.file:
            if reason:
                # Who took it for a failure would start the job anew and pay twice.
                _log.warning("job %s ended as %s beside an error: %s", self.id, said, reason)
            return
        if reason:
            raise self._failed(response)
        if self.job.results:
            places = ", ".join(self.job.results)
            message = f"job {self.id} ended as {said}, and the response has no result at {places}"
            raise JobResultMissingError(message, job=response, job_id=self.id, status=status)

    def _failed(self, response: Any) -> JobFailedError:
        status, said = self._status(response)
        reason = self._reason(self.job.reason_of_a_failure(response, self.polling)) or "no reason given"
        results = self.job.documented_results(response)
        though = ", though the response has a result" if results else ""
        name = f"job {self.id}" if self.id else "the job"
        message = f"{name} ended as {said}{though}: {reason}"
        return JobFailedError(message, job=response, job_id=self.id, status=status, results=results)

    def _report(self, role: str, documented: str, place: Find) -> None:
        """Reports a find that is not where the spec says, once for each response."""
        if place.documented or not place.pointer or place.pointer in self._reported:
            return
        self._reported.add(place.pointer)
        elsewhere = f"is documented at {documented}" if documented else "is documented nowhere"
        expected = f"read as the {role} of the job, which {elsewhere}"
        self.report([Departure(self._operation, place.pointer, expected, place.value)])

    def _pause(self, headers: httpx.Headers | None, error: APIError | None = None) -> float:
        """Seconds to wait before the next query. Raises JobTimeoutError if there is no time left for one."""
        left = self.until.left()
        if left <= 0:
            raise self._timed_out(error) from error
        interval = self.polling.interval
        pause = backoff(self._asked, _FIRST, _LAST) if interval is None else interval
        self._asked += 1
        hint = poll_after(headers) if headers is not None else None
        if hint is not None:
            hint = min(max(hint, _LEAST), MAX_RETRY_AFTER)
            pause = hint if interval is None else max(hint, pause)
        return min(pause, left)

    def _timed_out(self, error: APIError | None) -> JobTimeoutError:
        status, last = None, "no query was answered"
        if self._response is not None:
            status, said = self._status(self._response)
            last = f"its status was {said}"
            if reason := self._reason(self.job.reason(self._response, self.polling)):
                last += f" beside an error: {reason}"
        if error is not None:
            last += f"; the last query failed: {error}"
        message = f"job {self.id} had not ended after {self.polling.timeout:g} s; {last}"
        return JobTimeoutError(message, job_id=self.id, status=status, job=self._response)


def first_pause(polling: Polling[Any], headers: httpx.Headers) -> float:
    """Seconds between a submit and the first query: a moment, or what the server asks for."""
    hint = poll_after(headers)
    moment = _MOMENT if polling.interval is None else min(polling.interval, _MOMENT)
    return moment if hint is None else max(moment, min(hint, MAX_RETRY_AFTER))


@contextmanager
def id_in_reach(job_id: str) -> Iterator[None]:
    """Whatever ends the polling, an interruption or a cancellation too, tells the id of the job that goes on."""
    try:
        yield
    except (JobFailedError, JobTimeoutError, GeneratorExit):
        raise
    except BaseException as error:
        if not isinstance(error, Exception):
            _log.warning("polling of job %s was interrupted; the job may go on", job_id)
        if isinstance(error, APIError):
            error.job_id = job_id
        error.add_note(f"The job may go on at the provider; its id is {job_id!r}.")
        raise
