# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of the client itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from os import PathLike

from ..._runtime.download import AsyncBinaryResponse, BinaryResponse
from ..._runtime.job_fields import Role
from ..._runtime.job_resource import AsyncJobResource, JobResource
from ..._runtime.jobs import DEFAULT_TIMEOUT, Polling
from ..._runtime.readiness import Readiness
from ..._runtime.request import Options, Request, path
from ..._runtime.response import async_raw, raw
from ..._runtime.states import State
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models
from ..job import JOB


def _create() -> Request[models.Task]:
    return Request(
        operation="create",
        method="POST",
        path="/tasks",
        result=models.Task,
    )


def _retrieve(id: str) -> Request[models.Task]:
    return Request(
        operation="retrieve",
        method="GET",
        path=path("/tasks/{id}", id=id),
        result=models.Task,
    )


def _content(id: str) -> Request[None]:
    return Request(
        operation="content",
        method="GET",
        path=path("/tasks/{id}/content", id=id),
        accept="video/mp4",
        readiness=Readiness,
    )


def _state_() -> Request[None]:
    return Request(
        operation="state",
        method="GET",
        path="/state",
    )


class Operations(JobResource[models.Task]):
    """Operations of the client itself.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    _job = JOB

    def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Task:
        """POST /tasks

        Returns:
            A `models.Task`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_create(), Options(extra_headers, extra_query, extra_body, timeout))

    def create_and_poll(
        self,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Task], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Task:
        """Start a job with `create` and follow it with `retrieve` until it has ended.

        Arguments and errors are those of `create` and `poll`. `timeout` is in seconds and
        begins when the job has been accepted. Once the job has started, an error has its id in
        `job_id` and the last response in `job`.

        Returns:
            The finished job.
        """
        return self._start_and_poll(
            JOB,
            _create(),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def create_and_download(
        self,
        path: str | PathLike[str],
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Task], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Task:
        """Start a job with `create`, follow it with `retrieve` and write its file.

        Arguments and errors are those of `create` and `poll`. `timeout` is in seconds for all
        of it: the request, the job, and the file, which may come some time after the end of the
        job. Once the job has started, an error has its id in `job_id` and the last response in
        `job`.

        Args:
            path: Where to write the file. It has this name once it is complete.

        Returns:
            The finished job.

        Raises:
            InvalidRequestError: The file cannot be written to `path`; nothing was sent.
            OSError: The file could not be written; a note on the error has the id of the job.
        """
        return self._start_and_download(
            JOB,
            path,
            _create(),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def retrieve(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Task:
        """GET /tasks/{id}

        Args:
            id: Not described.

        Returns:
            A `models.Task`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_retrieve(id), Options(extra_headers, extra_query, extra_body, timeout))

    def content(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> BinaryResponse:
        """GET /tasks/{id}/content

        Args:
            id: Not described.

        Returns:
            The file, as a stream of bytes: `write_to_file`, `iter_bytes` or `read`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return BinaryResponse.open(
            self._transport, _content(id), Options(extra_headers, extra_query, extra_body, timeout)
        )

    def state_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /state

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_state_(), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> OperationsWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return OperationsWithRawResponse(Operations(self._transport.raw()))


class OperationsWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Operations) -> None:
        self._resource = resource
        self.create = raw(resource.create)
        self.retrieve = raw(resource.retrieve)
        self.content = raw(resource.content)
        self.state_ = raw(resource.state_)


class AsyncOperations(AsyncJobResource[models.Task]):
    """Async version of `Operations`."""

    _job = JOB

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Task:
        """Async version of `Operations.create`."""
        return await self._transport.send(_create(), Options(extra_headers, extra_query, extra_body, timeout))

    async def create_and_poll(
        self,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Task], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Task:
        """Async version of `Operations.create_and_poll`."""
        return await self._start_and_poll(
            JOB,
            _create(),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def create_and_download(
        self,
        path: str | PathLike[str],
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Task], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Task:
        """Async version of `Operations.create_and_download`."""
        return await self._start_and_download(
            JOB,
            path,
            _create(),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def retrieve(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Task:
        """Async version of `Operations.retrieve`."""
        return await self._transport.send(_retrieve(id), Options(extra_headers, extra_query, extra_body, timeout))

    async def content(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncBinaryResponse:
        """Async version of `Operations.content`."""
        return await AsyncBinaryResponse.open(
            self._transport, _content(id), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def state_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Operations.state_`."""
        await self._transport.send(_state_(), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncOperationsWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncOperationsWithRawResponse(AsyncOperations(self._transport.raw()))


class AsyncOperationsWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncOperations) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)
        self.retrieve = async_raw(resource.retrieve)
        self.content = async_raw(resource.content)
        self.state_ = async_raw(resource.state_)
