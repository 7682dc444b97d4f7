# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.tasks`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from os import PathLike

from ..._runtime.job_fields import Role
from ..._runtime.job_resource import AsyncJobResource, JobResource
from ..._runtime.jobs import DEFAULT_TIMEOUT, Polling
from ..._runtime.request import Options, Request, path
from ..._runtime.response import async_raw, raw
from ..._runtime.states import State
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models
from ..job import JOB


def _create() -> Request[models.Task]:
    return Request(
        operation="tasks.create",
        method="POST",
        path="/tasks",
        result=models.Task,
    )


def _retrieve(id: str) -> Request[models.Task]:
    return Request(
        operation="tasks.retrieve",
        method="GET",
        path=path("/tasks/{id}", id=id),
        result=models.Task,
    )


def _state_() -> Request[None]:
    return Request(
        operation="tasks.state",
        method="GET",
        path="/tasks/state",
    )


def _watch_() -> Request[None]:
    return Request(
        operation="tasks.watch",
        method="GET",
        path="/tasks/watch",
    )


def _job_() -> Request[None]:
    return Request(
        operation="tasks.job",
        method="GET",
        path="/tasks/job",
    )


def _failure_() -> Request[None]:
    return Request(
        operation="tasks.failure",
        method="GET",
        path="/tasks/failure",
    )


def _result_urls_() -> Request[None]:
    return Request(
        operation="tasks.result_urls",
        method="GET",
        path="/tasks/result_urls",
    )


def _resume_() -> Request[None]:
    return Request(
        operation="tasks.resume",
        method="GET",
        path="/tasks/resume",
    )


class Tasks(JobResource[models.Task]):
    """Operations of `client.tasks`.

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

    def state_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /tasks/state

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_state_(), Options(extra_headers, extra_query, extra_body, timeout))

    def watch_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /tasks/watch

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_watch_(), Options(extra_headers, extra_query, extra_body, timeout))

    def job_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /tasks/job

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_job_(), Options(extra_headers, extra_query, extra_body, timeout))

    def failure_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /tasks/failure

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_failure_(), Options(extra_headers, extra_query, extra_body, timeout))

    def result_urls_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /tasks/result_urls

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_result_urls_(), Options(extra_headers, extra_query, extra_body, timeout))

    def resume_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /tasks/resume

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_resume_(), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> TasksWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return TasksWithRawResponse(Tasks(self._transport.raw()))


class TasksWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Tasks) -> None:
        self._resource = resource
        self.create = raw(resource.create)
        self.retrieve = raw(resource.retrieve)
        self.state_ = raw(resource.state_)
        self.watch_ = raw(resource.watch_)
        self.job_ = raw(resource.job_)
        self.failure_ = raw(resource.failure_)
        self.result_urls_ = raw(resource.result_urls_)
        self.resume_ = raw(resource.resume_)


class AsyncTasks(AsyncJobResource[models.Task]):
    """Async version of `Tasks`."""

    _job = JOB

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Task:
        """Async version of `Tasks.create`."""
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
        """Async version of `Tasks.create_and_poll`."""
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
        """Async version of `Tasks.create_and_download`."""
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
        """Async version of `Tasks.retrieve`."""
        return await self._transport.send(_retrieve(id), Options(extra_headers, extra_query, extra_body, timeout))

    async def state_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Tasks.state_`."""
        await self._transport.send(_state_(), Options(extra_headers, extra_query, extra_body, timeout))

    async def watch_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Tasks.watch_`."""
        await self._transport.send(_watch_(), Options(extra_headers, extra_query, extra_body, timeout))

    async def job_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Tasks.job_`."""
        await self._transport.send(_job_(), Options(extra_headers, extra_query, extra_body, timeout))

    async def failure_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Tasks.failure_`."""
        await self._transport.send(_failure_(), Options(extra_headers, extra_query, extra_body, timeout))

    async def result_urls_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Tasks.result_urls_`."""
        await self._transport.send(_result_urls_(), Options(extra_headers, extra_query, extra_body, timeout))

    async def resume_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Tasks.resume_`."""
        await self._transport.send(_resume_(), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncTasksWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncTasksWithRawResponse(AsyncTasks(self._transport.raw()))


class AsyncTasksWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncTasks) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)
        self.retrieve = async_raw(resource.retrieve)
        self.state_ = async_raw(resource.state_)
        self.watch_ = async_raw(resource.watch_)
        self.job_ = async_raw(resource.job_)
        self.failure_ = async_raw(resource.failure_)
        self.result_urls_ = async_raw(resource.result_urls_)
        self.resume_ = async_raw(resource.resume_)
