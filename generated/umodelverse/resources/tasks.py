# Code generated from specs/umodelverse/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.tasks`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from os import PathLike
from typing import Literal

from ..._runtime.job_fields import Role
from ..._runtime.job_resource import AsyncJobResource, JobResource
from ..._runtime.jobs import DEFAULT_TIMEOUT, Polling
from ..._runtime.request import Options, Request
from ..._runtime.response import async_raw, raw
from ..._runtime.states import State
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models, params
from ..job import JOB


def _submit(
    model: Literal["openai/sora-2/text-to-video"] | str,
    input: params.TaskInputParam,
    parameters: params.TaskParametersParam | None = None,
) -> Request[models.SubmitResponse]:
    return Request(
        operation="tasks.submit",
        method="POST",
        path="/v1/tasks/submit",
        result=models.SubmitResponse,
        body={"model": model, "input": input, "parameters": parameters},
        encodings=("json",),
    )


def _status(task_id: str) -> Request[models.TaskStatus]:
    return Request(
        operation="tasks.status",
        method="GET",
        path="/v1/tasks/status",
        result=models.TaskStatus,
        query={"task_id": task_id},
    )


class Tasks(JobResource[models.TaskStatus]):
    """Operations of `client.tasks`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    _job = JOB

    def submit(
        self,
        *,
        model: Literal["openai/sora-2/text-to-video"] | str,
        input: params.TaskInputParam,
        parameters: params.TaskParametersParam | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.SubmitResponse:
        """Submit a video generation task.

        Answers at once with the id of a task, whose status has to be polled.

        Undocumented: The document names no method.

        Args:
            model: Name of the model.
            input: What the video is made from.
            parameters: Size and length of the video.

        Returns:
            A `models.SubmitResponse`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _submit(model, input, parameters), Options(extra_headers, extra_query, extra_body, timeout)
        )

    def submit_and_poll(
        self,
        *,
        model: Literal["openai/sora-2/text-to-video"] | str,
        input: params.TaskInputParam,
        parameters: params.TaskParametersParam | None = None,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.TaskStatus], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.TaskStatus:
        """Start a job with `submit` and follow it with `status` until it has ended.

        Arguments and errors are those of `submit` and `poll`. `timeout` is in seconds and
        begins when the job has been accepted. Once the job has started, an error has its id in
        `job_id` and the last response in `job`.

        Returns:
            The finished job.
        """
        return self._start_and_poll(
            JOB,
            _submit(model, input, parameters),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def submit_and_download(
        self,
        path: str | PathLike[str],
        *,
        model: Literal["openai/sora-2/text-to-video"] | str,
        input: params.TaskInputParam,
        parameters: params.TaskParametersParam | None = None,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.TaskStatus], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.TaskStatus:
        """Start a job with `submit`, follow it with `status` and write its file.

        Arguments and errors are those of `submit` and `poll`. `timeout` is in seconds for all
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
            _submit(model, input, parameters),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def status(
        self,
        task_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.TaskStatus:
        """Ask for the status of a task.

        Args:
            task_id: Id of the task, as submit answered it.

        Returns:
            A `models.TaskStatus`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_status(task_id), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> TasksWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return TasksWithRawResponse(Tasks(self._transport.raw()))


class TasksWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Tasks) -> None:
        self._resource = resource
        self.submit = raw(resource.submit)
        self.status = raw(resource.status)


class AsyncTasks(AsyncJobResource[models.TaskStatus]):
    """Async version of `Tasks`."""

    _job = JOB

    async def submit(
        self,
        *,
        model: Literal["openai/sora-2/text-to-video"] | str,
        input: params.TaskInputParam,
        parameters: params.TaskParametersParam | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.SubmitResponse:
        """Async version of `Tasks.submit`."""
        return await self._transport.send(
            _submit(model, input, parameters), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def submit_and_poll(
        self,
        *,
        model: Literal["openai/sora-2/text-to-video"] | str,
        input: params.TaskInputParam,
        parameters: params.TaskParametersParam | None = None,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.TaskStatus], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.TaskStatus:
        """Async version of `Tasks.submit_and_poll`."""
        return await self._start_and_poll(
            JOB,
            _submit(model, input, parameters),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def submit_and_download(
        self,
        path: str | PathLike[str],
        *,
        model: Literal["openai/sora-2/text-to-video"] | str,
        input: params.TaskInputParam,
        parameters: params.TaskParametersParam | None = None,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.TaskStatus], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.TaskStatus:
        """Async version of `Tasks.submit_and_download`."""
        return await self._start_and_download(
            JOB,
            path,
            _submit(model, input, parameters),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def status(
        self,
        task_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.TaskStatus:
        """Async version of `Tasks.status`."""
        return await self._transport.send(_status(task_id), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncTasksWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncTasksWithRawResponse(AsyncTasks(self._transport.raw()))


class AsyncTasksWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncTasks) -> None:
        self._resource = resource
        self.submit = async_raw(resource.submit)
        self.status = async_raw(resource.status)
