"""Owns how a job is followed until it ends: what its states mean, when to ask again, when to stop."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeAlias, TypeVar

import anyio

from .errors import APIError, InvalidRequestError, JobFailedError, JobTimeoutError, error_message
from .model import lookup

T = TypeVar("T")
State: TypeAlias = Literal["queued", "running", "succeeded", "failed"]

DEFAULT_TIMEOUT = 1800.0  # seconds that a job may take altogether
FIRST_INTERVAL = 2.0  # seconds between two queries, where the caller does not say
LAST_INTERVAL = 15.0

_log = logging.getLogger("vidspec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Where an answer says what about its job (JSON pointers), and what the documented statuses mean."""

    id: str
    status: str
    states: Mapping[str, State]  # by status in lower case
    progress: str | None = None
    error: str | None = None
    results: tuple[str, ...] = ()

    def id_of(self, answer: Any) -> str:
        """The id of a job that was just started; the answer is in the error if it has none."""
        found = lookup(answer, self.id)
        if isinstance(found, bool) or not isinstance(found, (str, int)) or not str(found).strip():
            raise APIError(f"the answer holds no job id at {self.id}", body=answer)
        return str(found)


@dataclass(slots=True, kw_only=True)
class Watch(Generic[T]):
    """One job while it is followed; does no I/O."""

    job: Job
    job_id: str
    timeout: float
    interval: float | None
    on_update: Callable[[T], object] | None
    clock: Callable[[], float] = time.monotonic
    _deadline: float = field(init=False)
    _pause: float = field(init=False)
    _seen: tuple[Any, Any] | None = field(init=False, default=None)
    _warned: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        check_times(self.timeout, self.interval)
        self._deadline = self.clock() + self.timeout
        self._pause = self.interval if self.interval is not None else FIRST_INTERVAL

    def ended(self, answer: T) -> bool:
        """Whether the job has succeeded. Raises JobFailedError if it has failed."""
        status = lookup(answer, self.job.status)
        progress = lookup(answer, self.job.progress) if self.job.progress else None
        if (status, progress) != self._seen:
            self._seen = (status, progress)
            if self.on_update is not None:
                self.on_update(answer)
        state = self.job.states.get(str(status).lower())
        if state == "failed":
            raise JobFailedError(self._failure(answer, status), job=answer, job_id=self.job_id)
        if state is None and not self._warned:
            # An unknown status is not the end: the job is paid for and may still succeed.
            self._warned = True
            _log.warning("job %s has a status that is not documented; still polling", self.job_id)
        return state == "succeeded"

    def pause(self, answer: T) -> float:
        """Seconds to wait before the next query. Raises JobTimeoutError if the deadline would pass."""
        left = self._deadline - self.clock()
        if left <= 0:
            status = lookup(answer, self.job.status)
            message = f"job {self.job_id} had not ended after {self.timeout:g} s; its status was {status!r}"
            raise JobTimeoutError(message, job_id=self.job_id, status=status, job=answer)
        pause = min(self._pause, left)
        if self.interval is None:
            self._pause = min(self._pause * 1.5, LAST_INTERVAL)
        return pause

    def _failure(self, answer: T, status: Any) -> str:
        error = lookup(answer, self.job.error) if self.job.error else None
        reason = error if isinstance(error, str) else error_message({"error": error})
        return f"job {self.job_id} ended as {status!r}: {reason or 'no reason given'}"


def check_times(timeout: float, interval: float | None) -> None:
    """Raises InvalidRequestError for senseless times: before a job is started, since its id would be lost."""
    if not timeout >= 0 or (interval is not None and not interval >= 0):
        raise InvalidRequestError("timeout and interval are seconds and not negative")


def poll(watch: Watch[T], query: Callable[[], T]) -> T:
    """Queries until the job has succeeded."""
    with _id_in_reach(watch.job_id):
        while True:
            answer = query()
            if watch.ended(answer):
                return answer
            time.sleep(watch.pause(answer))


async def async_poll(watch: Watch[T], query: Callable[[], Awaitable[T]]) -> T:
    """`poll` for async clients."""
    with _id_in_reach(watch.job_id):
        while True:
            answer = await query()
            if watch.ended(answer):
                return answer
            await anyio.sleep(watch.pause(answer))


@contextmanager
def _id_in_reach(job_id: str) -> Iterator[None]:
    """Whatever ends the polling, an interruption or a cancellation too, tells the id of the job that goes on."""
    try:
        yield
    except JobFailedError:
        raise
    except BaseException as error:
        error.add_note(f"The job goes on at the provider; its id is {job_id!r}.")
        raise
