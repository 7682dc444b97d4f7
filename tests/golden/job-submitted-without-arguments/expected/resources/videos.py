# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""Operations below `client.videos`.

Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request, and
a `timeout` in seconds for one attempt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from ..._runtime.jobs import DEFAULT_TIMEOUT, check_polling
from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.states import State
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models
from ..job import JOB
from . import tasks as _tasks


def _create() -> Request[models.Task]:
    return Request(
        operation="videos.create",
        method="POST",
        path="/videos",
        result=models.Task,
    )


class Videos(Resource):
    """Operations below `client.videos`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Task:
        """POST /videos

        Returns:
            A `models.Task`.

        Raises:
            APIError: The call failed; the subclass tells how.
        """
        return self._transport.send(_create(), Options(extra_headers, extra_query, extra_body, timeout))

    def create_and_poll(
        self,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Task], object] | None = None,
        states: Mapping[str, State] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Task:
        """Calls `create` and asks with `retrieve` until the job has ended.

        Args:
            timeout: Seconds that the job may take altogether, once it has been accepted.
            interval: Seconds between two queries; without it they become rarer by and by. Hints
                of the server are honoured (`Retry-After`, `openai-poll-after-ms`).
            on_update: Called with the job whenever anything in it has changed.
            states: What statuses mean that the spec does not know, as queued, running,
                succeeded or failed.

        Returns:
            The job, succeeded.

        Raises:
            JobFailedError: The job has failed, or has succeeded without a result; the error
                holds it.
            JobTimeoutError: The job had not ended in time; it goes on, and the error holds its
                id.
            APIError: A call failed for good; errors that may pass are survived until the
                deadline. Once the job is started, a note on the error tells its id.
        """
        check_polling(timeout, interval, states, on_update)
        job = self.create(extra_headers=extra_headers, extra_query=extra_query, extra_body=extra_body)
        return _tasks.Tasks(self._transport).poll(
            JOB.id_of(job),
            timeout=timeout,
            interval=interval,
            on_update=on_update,
            states=states,
            extra_headers=extra_headers,
            extra_query=extra_query,
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
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Task:
        """POST /videos

        Returns:
            A `models.Task`.

        Raises:
            APIError: The call failed; the subclass tells how.
        """
        return await self._transport.send(_create(), Options(extra_headers, extra_query, extra_body, timeout))

    async def create_and_poll(
        self,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Task], object] | None = None,
        states: Mapping[str, State] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Task:
        """Calls `create` and asks with `retrieve` until the job has ended.

        Args:
            timeout: Seconds that the job may take altogether, once it has been accepted.
            interval: Seconds between two queries; without it they become rarer by and by. Hints
                of the server are honoured (`Retry-After`, `openai-poll-after-ms`).
            on_update: Called with the job whenever anything in it has changed.
            states: What statuses mean that the spec does not know, as queued, running,
                succeeded or failed.

        Returns:
            The job, succeeded.

        Raises:
            JobFailedError: The job has failed, or has succeeded without a result; the error
                holds it.
            JobTimeoutError: The job had not ended in time; it goes on, and the error holds its
                id.
            APIError: A call failed for good; errors that may pass are survived until the
                deadline. Once the job is started, a note on the error tells its id.
        """
        check_polling(timeout, interval, states, on_update)
        job = await self.create(extra_headers=extra_headers, extra_query=extra_query, extra_body=extra_body)
        return await _tasks.AsyncTasks(self._transport).poll(
            JOB.id_of(job),
            timeout=timeout,
            interval=interval,
            on_update=on_update,
            states=states,
            extra_headers=extra_headers,
            extra_query=extra_query,
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
