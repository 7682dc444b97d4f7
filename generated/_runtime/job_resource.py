# SPDX-License-Identifier: MIT
"""Owns what a resource can do with jobs: follow them, read what a response says, keep a handle."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeAlias, TypeVar

from .job_fields import Role
from .jobs import DEFAULT_TIMEOUT, Job, JobState, Polling, decoded
from .model import Model
from .request import Options, Request
from .resource import AsyncResource, Resource
from .states import State
from .transport import Sender
from .types import Headers, Query
from .waiting import finish

if TYPE_CHECKING:
    from .follow import Follower
    from .handles import AsyncStartedJob, StartedJob

T = TypeVar("T")
JobId: TypeAlias = str | int | Model | dict[str, Any]  # the id, or a response about the job


class _Responses:
    """What a response says of its job, without asking again. Each takes a model, or its JSON as a dict or text."""

    _job: ClassVar[Job[Any]]

    def state(
        self,
        response: Any,
        *,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
    ) -> JobState:
        """`queued`, `running`, `succeeded`, `failed`, or `unknown` where the status is a word that nobody knows.

        Args:
            response: A response about a job: of the submit, of a query, or one that was stored or called back.
            states: What statuses mean that the spec does not document.
            places: Where else to look, as JSON pointers: `{"status": ["/data/phase"]}`.
        """
        return self._job.state(decoded(response), _reading(states, places))

    def result_urls(self, response: Any, *, places: Mapping[Role, Sequence[str]] | None = None) -> tuple[str, ...]:
        """The URLs of the results that a response names; `client.download` takes them.

        Raises:
            APIError: Places that the spec does not document name different results.
        """
        return self._job.urls(decoded(response), _reading(None, places))

    def failure(
        self,
        response: Any,
        *,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
    ) -> str | None:
        """Why a job has failed, in the words of the server; None for a job that has not."""
        return self._job.failure(decoded(response), _reading(states, places))


class SubmitResource(Resource):
    """Operations of a sync client that start jobs."""

    def _start_and_poll(self, job: Job[T], call: Request[Any], polling: Polling[T], options: Options) -> T:
        return finish(_follower(self._transport, job).start_and_poll(call, polling, options))

    def _start_and_download(
        self, job: Job[T], path: str | PathLike[str], call: Request[Any], polling: Polling[T], options: Options
    ) -> T:
        return finish(_follower(self._transport, job).start_and_download(path, call, polling, options))


class JobResource(SubmitResource, _Responses, Generic[T]):
    """Operations of a sync client about jobs."""

    def poll(
        self,
        job_id: JobId,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[T], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
    ) -> T:
        """Asks for a job until it has ended.

        Args:
            job_id: Id of the job, or a response about it: a model, or its JSON as a dict.
            timeout: Seconds that the job may take altogether.
            interval: Seconds between two queries. By default they begin at 2 and grow to 15. Hints of the server
                (`Retry-After`, `openai-poll-after-ms`) are followed.
            on_update: Called with the job whenever anything in it has changed.
            states: What statuses mean that the spec does not document: `{"throttled": "running"}`.
            places: Where else a response may tell of its job: JSON pointers by `id`, `status`, `results`, `error`.

        Returns:
            The job, succeeded.

        Raises:
            JobFailedError: The job has failed, or has succeeded without a result; the error holds it.
            JobTimeoutError: The job had not ended in time; it goes on, and the error holds its id.
            APIError: A query failed for good. Errors that may pass are waited out, and so is a server that does not
                know the job: five times in a row, and ten seconds at least. A note on the error has the id.
        """
        polling = Polling(timeout, interval, on_update, states, places)
        job_id = self._job.id_of(job_id, polling)
        return finish(self._follower.poll(job_id, polling, Options(extra_headers, extra_query)))

    def watch(
        self,
        job_id: JobId,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
    ) -> Iterator[T]:
        """Iterates over a job: gives it whenever anything in it has changed, until it has succeeded.

        Arguments and errors are those of `poll`.
        """
        polling: Polling[T] = Polling(timeout, interval, None, states, places)
        job_id = self._job.id_of(job_id, polling)
        return self._follower.updates(job_id, polling, Options(extra_headers, extra_query))

    def job(self, job_id: JobId) -> StartedJob[T]:
        """A job by its id, or by a response about it; its `handle()` survives the process."""
        from .handles import StartedJob

        return StartedJob(self._follower, self._job.id_of(job_id))

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> StartedJob[T]:
        """The job that a handle is of.

        Raises:
            InvalidRequestError: The handle is malformed, or of another provider or base URL.
        """
        from .handles import StartedJob, read_handle

        return StartedJob(self._follower, read_handle(handle, self._transport.settings, self._job))

    @property
    def _follower(self) -> Follower[T]:
        return _follower(self._transport, self._job)


class AsyncSubmitResource(AsyncResource):
    """Operations of an async client that start jobs."""

    async def _start_and_poll(self, job: Job[T], call: Request[Any], polling: Polling[T], options: Options) -> T:
        return await _follower(self._transport, job).start_and_poll(call, polling, options)

    async def _start_and_download(
        self, job: Job[T], path: str | PathLike[str], call: Request[Any], polling: Polling[T], options: Options
    ) -> T:
        return await _follower(self._transport, job).start_and_download(path, call, polling, options)


class AsyncJobResource(AsyncSubmitResource, _Responses, Generic[T]):
    """Operations of an async client about jobs."""

    async def poll(
        self,
        job_id: JobId,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[T], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
    ) -> T:
        """As `JobResource.poll`; whatever awaitable `on_update` gives is awaited before the next query."""
        polling = Polling(timeout, interval, on_update, states, places)
        return await self._follower.poll(self._job.id_of(job_id, polling), polling, Options(extra_headers, extra_query))

    def watch(
        self,
        job_id: JobId,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
    ) -> AsyncIterator[T]:
        """As `JobResource.watch`, for `async for`."""
        polling: Polling[T] = Polling(timeout, interval, None, states, places)
        return self._follower.async_updates(
            self._job.id_of(job_id, polling), polling, Options(extra_headers, extra_query)
        )

    def job(self, job_id: JobId) -> AsyncStartedJob[T]:
        """As `JobResource.job`."""
        from .handles import AsyncStartedJob

        return AsyncStartedJob(self._follower, self._job.id_of(job_id))

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> AsyncStartedJob[T]:
        """As `JobResource.resume`."""
        from .handles import AsyncStartedJob, read_handle

        return AsyncStartedJob(self._follower, read_handle(handle, self._transport.settings, self._job))

    @property
    def _follower(self) -> Follower[T]:
        return _follower(self._transport, self._job)


def _follower(sender: Sender, job: Job[T]) -> Follower[T]:
    from .follow import Follower  # not at the top: most calls follow no job

    return Follower(sender, job)


def _reading(states: Mapping[str, State] | None, places: Mapping[Role, Sequence[str]] | None) -> Polling[Any]:
    polling: Polling[Any] = Polling(states=states, places=places)
    polling.check(awaits=True)
    return polling
