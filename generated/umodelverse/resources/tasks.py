# Code generated from specs/umodelverse/openapi.yaml by `make generate`. DO NOT EDIT.
"""Operations below `client.tasks`.

Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request, and
a `timeout` in seconds for one attempt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from os import PathLike
from typing import Literal

from ..._runtime.job_resource import AsyncJobResource, JobResource
from ..._runtime.jobs import DEFAULT_TIMEOUT, Polling
from ..._runtime.places import Role
from ..._runtime.request import Options, Request
from ..._runtime.response import async_raw, raw
from ..._runtime.states import State
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models, params
from ..job import JOB


def _submit(
    *,
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


def _status(*, task_id: str) -> Request[models.TaskStatus]:
    return Request(
        operation="tasks.status",
        method="GET",
        path="/v1/tasks/status",
        result=models.TaskStatus,
        query={"task_id": task_id},
    )


class Tasks(JobResource[models.TaskStatus]):
    """Operations below `client.tasks`.

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

        Source: lines 5, 9, 23. Undocumented: The document names no method; the command sends
        data, which makes it a POST.

        Args:
            model: Name of the model. Source: lines 15, 27.
            input: What the video is made from. Source: lines 16, 28.
            parameters: Size and length of the video. Source: lines 17, 18, 31.

        Returns:
            A `models.SubmitResponse`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 004_c9f004ae7a4b4f0f.txt.
        """
        return self._transport.send(
            _submit(model=model, input=input, parameters=parameters),
            Options(extra_headers, extra_query, extra_body, timeout),
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
        """Starts a job with `submit` and follows it with `status` until it has ended.

        The other arguments are those of `submit`.

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
            _submit(model=model, input=input, parameters=parameters),
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
        """Starts a job with `submit`, follows it with `status` and writes its file.

        The other arguments are those of `submit`.

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
            _submit(model=model, input=input, parameters=parameters),
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

        Source: lines 60, 65.

        Args:
            task_id: Id of the task, as submit answered it. Source: lines 60, 65.

        Returns:
            A `models.TaskStatus`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 004_c9f004ae7a4b4f0f.txt.
        """
        return self._transport.send(_status(task_id=task_id), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> TasksWithRawResponse:
        """The same operations, answering with status, headers and `parse()`."""
        return TasksWithRawResponse(Tasks(self._transport.raw()))


class TasksWithRawResponse:
    """Each operation answers with a `RawResponse`."""

    def __init__(self, resource: Tasks) -> None:
        self._resource = resource
        self.submit = raw(resource.submit)
        self.status = raw(resource.status)


class AsyncTasks(AsyncJobResource[models.TaskStatus]):
    """Operations below `client.tasks`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

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
        """Submit a video generation task.

        Answers at once with the id of a task, whose status has to be polled.

        Source: lines 5, 9, 23. Undocumented: The document names no method; the command sends
        data, which makes it a POST.

        Args:
            model: Name of the model. Source: lines 15, 27.
            input: What the video is made from. Source: lines 16, 28.
            parameters: Size and length of the video. Source: lines 17, 18, 31.

        Returns:
            A `models.SubmitResponse`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 004_c9f004ae7a4b4f0f.txt.
        """
        return await self._transport.send(
            _submit(model=model, input=input, parameters=parameters),
            Options(extra_headers, extra_query, extra_body, timeout),
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
        """Starts a job with `submit` and follows it with `status` until it has ended.

        The other arguments are those of `submit`.

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
            _submit(model=model, input=input, parameters=parameters),
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
        """Starts a job with `submit`, follows it with `status` and writes its file.

        The other arguments are those of `submit`.

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
            _submit(model=model, input=input, parameters=parameters),
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
        """Ask for the status of a task.

        Source: lines 60, 65.

        Args:
            task_id: Id of the task, as submit answered it. Source: lines 60, 65.

        Returns:
            A `models.TaskStatus`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 004_c9f004ae7a4b4f0f.txt.
        """
        return await self._transport.send(
            _status(task_id=task_id), Options(extra_headers, extra_query, extra_body, timeout)
        )

    @cached_property
    def with_raw_response(self) -> AsyncTasksWithRawResponse:
        """The same operations, answering with status, headers and `parse()`."""
        return AsyncTasksWithRawResponse(AsyncTasks(self._transport.raw()))


class AsyncTasksWithRawResponse:
    """Each operation answers with a `RawResponse`."""

    def __init__(self, resource: AsyncTasks) -> None:
        self._resource = resource
        self.submit = async_raw(resource.submit)
        self.status = async_raw(resource.status)
