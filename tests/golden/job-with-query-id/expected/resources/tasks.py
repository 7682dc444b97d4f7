# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""Operations below `client.tasks`.

Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request, and
a `timeout` in seconds for one attempt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from ..._runtime.jobs import DEFAULT_TIMEOUT, Watch, check_polling
from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.states import State
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models
from ..job import JOB


def _submit(*, prompt: str) -> Request[models.Task]:
    return Request(
        operation="tasks.submit",
        method="POST",
        path="/submit",
        result=models.Task,
        body={"prompt": prompt},
        encodings=("json",),
    )


def _status(*, task_id: str) -> Request[models.Task]:
    return Request(
        operation="tasks.status",
        method="GET",
        path="/status",
        result=models.Task,
        query={"task_id": task_id},
    )


class Tasks(Resource):
    """Operations below `client.tasks`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def submit(
        self,
        *,
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Task:
        """POST /submit

        Args:
            prompt: Not described.

        Returns:
            A `models.Task`.

        Raises:
            APIError: The call failed; the subclass tells how.
        """
        return self._transport.send(_submit(prompt=prompt), Options(extra_headers, extra_query, extra_body, timeout))

    def submit_and_poll(
        self,
        *,
        prompt: str,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Task], object] | None = None,
        states: Mapping[str, State] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Task:
        """Calls `submit` and asks with `status` until the job has ended.

        Args:
            prompt: Not described.
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
        job = self.submit(prompt=prompt, extra_headers=extra_headers, extra_query=extra_query, extra_body=extra_body)
        return self.poll(
            JOB.id_of(job),
            timeout=timeout,
            interval=interval,
            on_update=on_update,
            states=states,
            extra_headers=extra_headers,
            extra_query=extra_query,
        )

    def status(
        self,
        task_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Task:
        """GET /status

        Args:
            task_id: Id of the task.

        Returns:
            A `models.Task`.

        Raises:
            APIError: The call failed; the subclass tells how.
        """
        return self._transport.send(_status(task_id=task_id), Options(extra_headers, extra_query, extra_body, timeout))

    def poll(
        self,
        job_id: str,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Task], object] | None = None,
        states: Mapping[str, State] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
    ) -> models.Task:
        """Asks with `status` until the job has ended.

        Args:
            job_id: Id of the job.
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
        return self._transport.poll(
            _status(task_id=job_id),
            Watch(job=JOB, job_id=job_id, timeout=timeout, interval=interval, on_update=on_update, states=states),
            Options(extra_headers, extra_query),
        )

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


class AsyncTasks(AsyncResource):
    """Operations below `client.tasks`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    async def submit(
        self,
        *,
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Task:
        """POST /submit

        Args:
            prompt: Not described.

        Returns:
            A `models.Task`.

        Raises:
            APIError: The call failed; the subclass tells how.
        """
        return await self._transport.send(
            _submit(prompt=prompt), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def submit_and_poll(
        self,
        *,
        prompt: str,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Task], object] | None = None,
        states: Mapping[str, State] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Task:
        """Calls `submit` and asks with `status` until the job has ended.

        Args:
            prompt: Not described.
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
        job = await self.submit(
            prompt=prompt, extra_headers=extra_headers, extra_query=extra_query, extra_body=extra_body
        )
        return await self.poll(
            JOB.id_of(job),
            timeout=timeout,
            interval=interval,
            on_update=on_update,
            states=states,
            extra_headers=extra_headers,
            extra_query=extra_query,
        )

    async def status(
        self,
        task_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Task:
        """GET /status

        Args:
            task_id: Id of the task.

        Returns:
            A `models.Task`.

        Raises:
            APIError: The call failed; the subclass tells how.
        """
        return await self._transport.send(
            _status(task_id=task_id), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def poll(
        self,
        job_id: str,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Task], object] | None = None,
        states: Mapping[str, State] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
    ) -> models.Task:
        """Asks with `status` until the job has ended.

        Args:
            job_id: Id of the job.
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
        return await self._transport.poll(
            _status(task_id=job_id),
            Watch(job=JOB, job_id=job_id, timeout=timeout, interval=interval, on_update=on_update, states=states),
            Options(extra_headers, extra_query),
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
