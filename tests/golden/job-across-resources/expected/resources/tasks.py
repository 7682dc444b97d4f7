# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.tasks`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.job_resource import AsyncJobResource, JobResource
from ..._runtime.request import Options, Request, path
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models
from ..job import JOB


def _retrieve(id: str) -> Request[models.Task]:
    return Request(
        operation="tasks.retrieve",
        method="GET",
        path=path("/tasks/{id}", id=id),
        result=models.Task,
    )


class Tasks(JobResource[models.Task]):
    """Operations of `client.tasks`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    _job = JOB

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

    @cached_property
    def with_raw_response(self) -> TasksWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return TasksWithRawResponse(Tasks(self._transport.raw()))


class TasksWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Tasks) -> None:
        self._resource = resource
        self.retrieve = raw(resource.retrieve)


class AsyncTasks(AsyncJobResource[models.Task]):
    """Async version of `Tasks`."""

    _job = JOB

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

    @cached_property
    def with_raw_response(self) -> AsyncTasksWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncTasksWithRawResponse(AsyncTasks(self._transport.raw()))


class AsyncTasksWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncTasks) -> None:
        self._resource = resource
        self.retrieve = async_raw(resource.retrieve)
