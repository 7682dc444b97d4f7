# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""Operations below `client.videos`.

Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request, and
a `timeout` in seconds for one attempt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from os import PathLike

from ..._runtime.jobs import DEFAULT_TIMEOUT, Polling
from ..._runtime.places import Role
from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.states import State
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models
from ..job import JOB


def _create(*, prompt: str) -> Request[models.Task]:
    return Request(
        operation="videos.create",
        method="POST",
        path="/videos",
        result=models.Task,
        query={"prompt": prompt},
    )


class Videos(Resource):
    """Operations below `client.videos`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def create(
        self,
        *,
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Task:
        """POST /videos

        Args:
            prompt: Not described.

        Returns:
            A `models.Task`.

        Raises:
            APIError: The call failed; the subclass tells how.
        """
        return self._transport.send(_create(prompt=prompt), Options(extra_headers, extra_query, extra_body, timeout))

    def create_and_poll(
        self,
        *,
        prompt: str,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Task], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Task:
        """Starts a job with `create` and follows it with `retrieve` until it has ended.

        The other arguments are those of `create`.

        Args:
            timeout: Seconds that the job may take altogether, once it has been accepted.
            interval: Seconds between two queries. By default they begin at 2 and grow to 15.
                Hints of the server are followed (`Retry-After`, `openai-poll-after-ms`).
            on_update: Called with the job whenever anything in it has changed. `AsyncClient`
                awaits what it returns.
            states: What statuses mean that the spec does not document, as queued, running,
                succeeded or failed.
            places: Where else a response may tell of its job: JSON pointers by `id`, `status`,
                `results`, `error`.

        Returns:
            The job, succeeded.

        Raises:
            JobFailedError: The job has failed, or has succeeded without a result; the error
                holds it.
            JobTimeoutError: The job had not ended in time; it goes on, and the error holds its
                id.
            APIError: A call failed for good; errors that may pass are waited out. Once the job
                is started, `job_id` and a note on the error have its id, and `job` has the last
                response.
        """
        return self._following(JOB).start_and_poll(
            _create(prompt=prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def create_and_download(
        self,
        path: str | PathLike[str],
        *,
        prompt: str,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Task], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Task:
        """Starts a job with `create`, follows it with `retrieve` and writes its file.

        The other arguments are those of `create`.

        Args:
            path: Where the file is written. It has that name once it is complete.
            timeout: Seconds for all of it: the request, the job, and the file, which may come
                some time after the job's end.
            interval: Seconds between two queries. By default they begin at 2 and grow to 15.
                Hints of the server are followed (`Retry-After`, `openai-poll-after-ms`).
            on_update: Called with the job whenever anything in it has changed. `AsyncClient`
                awaits what it returns.
            states: What statuses mean that the spec does not document, as queued, running,
                succeeded or failed.
            places: Where else a response may tell of its job: JSON pointers by `id`, `status`,
                `results`, `error`.

        Returns:
            The job, succeeded.

        Raises:
            InvalidRequestError: The file cannot be written to `path`, or a documented rule
                forbids the request; nothing was sent.
            JobFailedError: The job has failed, or has succeeded without a result; the error
                holds it.
            JobTimeoutError: The job had not ended, or its file was not there, in time; the
                error holds the job and its id.
            APIError: A call failed for good; errors that may pass are waited out. Once the job
                is started, `job_id` and a note on the error have its id, and `job` has the last
                response.
            OSError: The file could not be written; a note on the error has the id of the job.
        """
        return self._following(JOB).start_and_download(
            path,
            _create(prompt=prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    @cached_property
    def with_raw_response(self) -> VideosWithRawResponse:
        """The same operations, answering with status, headers and `parse()`."""
        return VideosWithRawResponse(Videos(self._transport.raw()))


class VideosWithRawResponse:
    """Each operation answers with a `RawResponse`."""

    def __init__(self, resource: Videos) -> None:
        self._resource = resource
        self.create = raw(resource.create)


class AsyncVideos(AsyncResource):
    """Operations below `client.videos`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    async def create(
        self,
        *,
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Task:
        """POST /videos

        Args:
            prompt: Not described.

        Returns:
            A `models.Task`.

        Raises:
            APIError: The call failed; the subclass tells how.
        """
        return await self._transport.send(
            _create(prompt=prompt), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def create_and_poll(
        self,
        *,
        prompt: str,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Task], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Task:
        """Starts a job with `create` and follows it with `retrieve` until it has ended.

        The other arguments are those of `create`.

        Args:
            timeout: Seconds that the job may take altogether, once it has been accepted.
            interval: Seconds between two queries. By default they begin at 2 and grow to 15.
                Hints of the server are followed (`Retry-After`, `openai-poll-after-ms`).
            on_update: Called with the job whenever anything in it has changed. `AsyncClient`
                awaits what it returns.
            states: What statuses mean that the spec does not document, as queued, running,
                succeeded or failed.
            places: Where else a response may tell of its job: JSON pointers by `id`, `status`,
                `results`, `error`.

        Returns:
            The job, succeeded.

        Raises:
            JobFailedError: The job has failed, or has succeeded without a result; the error
                holds it.
            JobTimeoutError: The job had not ended in time; it goes on, and the error holds its
                id.
            APIError: A call failed for good; errors that may pass are waited out. Once the job
                is started, `job_id` and a note on the error have its id, and `job` has the last
                response.
        """
        return await self._following(JOB).start_and_poll(
            _create(prompt=prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def create_and_download(
        self,
        path: str | PathLike[str],
        *,
        prompt: str,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Task], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Task:
        """Starts a job with `create`, follows it with `retrieve` and writes its file.

        The other arguments are those of `create`.

        Args:
            path: Where the file is written. It has that name once it is complete.
            timeout: Seconds for all of it: the request, the job, and the file, which may come
                some time after the job's end.
            interval: Seconds between two queries. By default they begin at 2 and grow to 15.
                Hints of the server are followed (`Retry-After`, `openai-poll-after-ms`).
            on_update: Called with the job whenever anything in it has changed. `AsyncClient`
                awaits what it returns.
            states: What statuses mean that the spec does not document, as queued, running,
                succeeded or failed.
            places: Where else a response may tell of its job: JSON pointers by `id`, `status`,
                `results`, `error`.

        Returns:
            The job, succeeded.

        Raises:
            InvalidRequestError: The file cannot be written to `path`, or a documented rule
                forbids the request; nothing was sent.
            JobFailedError: The job has failed, or has succeeded without a result; the error
                holds it.
            JobTimeoutError: The job had not ended, or its file was not there, in time; the
                error holds the job and its id.
            APIError: A call failed for good; errors that may pass are waited out. Once the job
                is started, `job_id` and a note on the error have its id, and `job` has the last
                response.
            OSError: The file could not be written; a note on the error has the id of the job.
        """
        return await self._following(JOB).start_and_download(
            path,
            _create(prompt=prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    @cached_property
    def with_raw_response(self) -> AsyncVideosWithRawResponse:
        """The same operations, answering with status, headers and `parse()`."""
        return AsyncVideosWithRawResponse(AsyncVideos(self._transport.raw()))


class AsyncVideosWithRawResponse:
    """Each operation answers with a `RawResponse`."""

    def __init__(self, resource: AsyncVideos) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)
