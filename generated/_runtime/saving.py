# SPDX-License-Identifier: MIT
"""Owns what surrounds the file of a job: where it may be written, and what an error on the way to it holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .deadline import Deadline
from .errors import APIError, InvalidRequestError, JobTimeoutError
from .jobs import Job
from .messages import one_line
from .poll_errors import passes
from .readiness import NotInTime
from .retry import backoff
from .watch import Watch, id_in_reach

_MOST_TRIES = 20


def target_of(path: str | os.PathLike[str]) -> Path:
    """Where a file is to be written. Raises InvalidRequestError where it cannot be: before anything is billed."""
    target = Path(path).absolute()  # the job may outlast the working directory
    try:
        if target.exists() and not target.is_file():
            raise ValueError("expected a file, and it is something else")
        _probe(target.with_name(f"{target.name}.part"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InvalidRequestError(f"cannot write {str(target)!r}: {reason}") from error
    return target


def _probe(part: Path) -> None:
    """Raises OSError or ValueError where a file with that name cannot be made."""
    try:
        part.open("xb").close()
    except FileExistsError:  # of a download that was killed, or of another one: it is left alone
        if part.is_dir() or not os.access(part.parent, os.W_OK):
            raise
    else:
        part.unlink()


@contextmanager
def identified(job: Job[Any]) -> Iterator[None]:
    """An error about a submit holds the id of the job, if the response has one all the same."""
    try:
        yield
    except APIError as error:
        with suppress(APIError):
            if isinstance(error.body, (dict, list)) and error.status_code not in range(400, 500):
                error.job_id = job.id_of(error.body)
                error.add_note(f"The response holds the id of a job: {error.job_id!r}.")
        raise


@dataclass(slots=True)
class Tries:
    """The attempts to write the file of a job that has succeeded: what broke off is begun anew, until the deadline."""

    until: Deadline
    _count: int = field(init=False, default=0)

    def pause(self, error: APIError) -> float:
        """Seconds until the next attempt. Raises the error where there is no use in one."""
        pause = backoff(self._count)
        if not passes(error) or self._count >= _MOST_TRIES or pause >= self.until.left():
            raise error
        self._count += 1
        return pause


@contextmanager
def followed(watch: Watch[Any], submitted: Any = None) -> Iterator[None]:
    """Whatever ends the polling of a job holds its id, and the last response about it."""
    try:
        with id_in_reach(watch.id):
            yield
    except APIError as error:
        last = submitted if watch.last is None else watch.last
        if error.job is None and last is not None:
            error.job = last
            if isinstance(error, JobTimeoutError):
                error.status = watch.job.documented_status(last)
        raise


@contextmanager
def saved(watch: Watch[Any], response: Any) -> Iterator[None]:
    """Whatever goes wrong with the file of a job holds the job. A late one is a JobTimeoutError."""
    try:
        with id_in_reach(watch.id):
            yield
    except (APIError, TimeoutError, NotInTime) as error:
        if isinstance(error, NotInTime) or watch.until.left() <= 0:
            cause = error.__cause__ if isinstance(error, NotInTime) else error
            raise _late(watch, response, cause) from cause
        if isinstance(error, APIError):
            error.job = response
        raise


def _late(watch: Watch[Any], response: Any, cause: BaseException | None) -> JobTimeoutError:
    message = f"job {one_line(watch.id)} has succeeded, and its file was not there after {watch.polling.timeout:g} s"
    if isinstance(cause, APIError):
        message += f"; the last attempt failed: {cause}"
    status = watch.job.documented_status(response)
    return JobTimeoutError(message, job_id=watch.id, status=status, job=response)
