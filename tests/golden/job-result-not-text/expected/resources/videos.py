# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.videos`."""

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


def _create() -> Request[models.Video]:
    return Request(
        operation="videos.create",
        method="POST",
        path="/v1/videos",
        result=models.Video,
    )


def _retrieve(video_id: str) -> Request[models.Video]:
    return Request(
        operation="videos.retrieve",
        method="GET",
        path=path("/v1/videos/{video_id}", video_id=video_id),
        result=models.Video,
    )


class Videos(JobResource[models.Video]):
    """Operations of `client.videos`.

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
    ) -> models.Video:
        """POST /v1/videos

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_create(), Options(extra_headers, extra_query, extra_body, timeout))

    def create_and_poll(
        self,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Video], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
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
        on_update: Callable[[models.Video], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
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
        video_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """GET /v1/videos/{video_id}

        Args:
            video_id: Not described.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_retrieve(video_id), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> VideosWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return VideosWithRawResponse(Videos(self._transport.raw()))


class VideosWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Videos) -> None:
        self._resource = resource
        self.create = raw(resource.create)
        self.retrieve = raw(resource.retrieve)


class AsyncVideos(AsyncJobResource[models.Video]):
    """Async version of `Videos`."""

    _job = JOB

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Async version of `Videos.create`."""
        return await self._transport.send(_create(), Options(extra_headers, extra_query, extra_body, timeout))

    async def create_and_poll(
        self,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Video], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Async version of `Videos.create_and_poll`."""
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
        on_update: Callable[[models.Video], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Async version of `Videos.create_and_download`."""
        return await self._start_and_download(
            JOB,
            path,
            _create(),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def retrieve(
        self,
        video_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Async version of `Videos.retrieve`."""
        return await self._transport.send(_retrieve(video_id), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncVideosWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncVideosWithRawResponse(AsyncVideos(self._transport.raw()))


class AsyncVideosWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncVideos) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)
        self.retrieve = async_raw(resource.retrieve)
