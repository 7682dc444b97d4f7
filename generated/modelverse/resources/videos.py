# Code generated from specs/modelverse/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.videos`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from os import PathLike
from typing import Literal

from ..._runtime.download import AsyncBinaryResponse, BinaryResponse
from ..._runtime.job_fields import Role
from ..._runtime.job_resource import AsyncJobResource, JobResource
from ..._runtime.jobs import DEFAULT_TIMEOUT, Polling
from ..._runtime.readiness import Readiness
from ..._runtime.request import Options, Request, path
from ..._runtime.response import async_raw, raw
from ..._runtime.states import State
from ..._runtime.types import Body, File, Headers, Query, Timeout
from .. import models
from ..job import JOB


def _create(
    model: Literal["sora-2"] | str,
    prompt: str,
    size: Literal["720x1280", "1280x720"] | str | None = None,
    seconds: Literal["4", "8", "12"] | str | None = None,
    input_reference: File | None = None,
) -> Request[models.Video]:
    return Request(
        operation="videos.create",
        method="POST",
        path="/v1/videos",
        result=models.Video,
        body={"model": model, "prompt": prompt, "size": size, "seconds": seconds, "input_reference": input_reference},
        encodings=("multipart",),
        files=frozenset(("input_reference",)),
    )


def _retrieve(task_id: str) -> Request[models.Video]:
    return Request(
        operation="videos.retrieve",
        method="GET",
        path=path("/v1/videos/{task_id}", task_id=task_id),
        result=models.Video,
    )


def _download_content(task_id: str) -> Request[None]:
    return Request(
        operation="videos.download_content",
        method="GET",
        path=path("/v1/videos/{task_id}/content", task_id=task_id),
        accept="application/octet-stream",
        readiness=Readiness,
    )


def _remix(task_id: str, prompt: str) -> Request[models.Video]:
    return Request(
        operation="videos.remix",
        method="POST",
        path=path("/v1/videos/{task_id}/remix", task_id=task_id),
        result=models.Video,
        body={"prompt": prompt},
        encodings=("json",),
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
        model: Literal["sora-2"] | str,
        prompt: str,
        size: Literal["720x1280", "1280x720"] | str | None = None,
        seconds: Literal["4", "8", "12"] | str | None = None,
        input_reference: File | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Start a video generation job.

        Answers at once with a job, which has to be polled.

        Args:
            model: Name of the model.
            prompt: Text that guides the generation.
            size: Width and height of the video in pixels.
            seconds: Length of the video in seconds.
            input_reference: Image that becomes the first frame.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _create(model, prompt, size, seconds, input_reference),
            Options(extra_headers, extra_query, extra_body, timeout),
        )

    def create_and_poll(
        self,
        *,
        model: Literal["sora-2"] | str,
        prompt: str,
        size: Literal["720x1280", "1280x720"] | str | None = None,
        seconds: Literal["4", "8", "12"] | str | None = None,
        input_reference: File | None = None,
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
            _create(model, prompt, size, seconds, input_reference),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def create_and_download(
        self,
        path: str | PathLike[str],
        *,
        model: Literal["sora-2"] | str,
        prompt: str,
        size: Literal["720x1280", "1280x720"] | str | None = None,
        seconds: Literal["4", "8", "12"] | str | None = None,
        input_reference: File | None = None,
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
            _create(model, prompt, size, seconds, input_reference),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def retrieve(
        self,
        task_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Ask for the state of a job.

        Args:
            task_id: Id of the job, as create answered it.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_retrieve(task_id), Options(extra_headers, extra_query, extra_body, timeout))

    def download_content(
        self,
        task_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> BinaryResponse:
        """Download the finished video.

        Args:
            task_id: Id of a completed job.

        Returns:
            The file, as a stream of bytes: `write_to_file`, `iter_bytes` or `read`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return BinaryResponse.open(
            self._transport, _download_content(task_id), Options(extra_headers, extra_query, extra_body, timeout)
        )

    def remix(
        self,
        task_id: str,
        *,
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Start a job that changes a finished video.

        Args:
            task_id: Id of the job whose video is changed.
            prompt: Text that says what to change.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_remix(task_id, prompt), Options(extra_headers, extra_query, extra_body, timeout))

    def remix_and_poll(
        self,
        task_id: str,
        *,
        prompt: str,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Video], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Start a job with `remix` and follow it with `retrieve` until it has ended.

        Arguments and errors are those of `remix` and `poll`. `timeout` is in seconds and begins
        when the job has been accepted. Once the job has started, an error has its id in
        `job_id` and the last response in `job`.

        Returns:
            The finished job.
        """
        return self._start_and_poll(
            JOB,
            _remix(task_id, prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def remix_and_download(
        self,
        task_id: str,
        path: str | PathLike[str],
        *,
        prompt: str,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Video], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Start a job with `remix`, follow it with `retrieve` and write its file.

        Arguments and errors are those of `remix` and `poll`. `timeout` is in seconds for all of
        it: the request, the job, and the file, which may come some time after the end of the
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
            _remix(task_id, prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

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
        self.download_content = raw(resource.download_content)
        self.remix = raw(resource.remix)


class AsyncVideos(AsyncJobResource[models.Video]):
    """Async version of `Videos`."""

    _job = JOB

    async def create(
        self,
        *,
        model: Literal["sora-2"] | str,
        prompt: str,
        size: Literal["720x1280", "1280x720"] | str | None = None,
        seconds: Literal["4", "8", "12"] | str | None = None,
        input_reference: File | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Async version of `Videos.create`."""
        return await self._transport.send(
            _create(model, prompt, size, seconds, input_reference),
            Options(extra_headers, extra_query, extra_body, timeout),
        )

    async def create_and_poll(
        self,
        *,
        model: Literal["sora-2"] | str,
        prompt: str,
        size: Literal["720x1280", "1280x720"] | str | None = None,
        seconds: Literal["4", "8", "12"] | str | None = None,
        input_reference: File | None = None,
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
            _create(model, prompt, size, seconds, input_reference),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def create_and_download(
        self,
        path: str | PathLike[str],
        *,
        model: Literal["sora-2"] | str,
        prompt: str,
        size: Literal["720x1280", "1280x720"] | str | None = None,
        seconds: Literal["4", "8", "12"] | str | None = None,
        input_reference: File | None = None,
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
            _create(model, prompt, size, seconds, input_reference),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def retrieve(
        self,
        task_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Async version of `Videos.retrieve`."""
        return await self._transport.send(_retrieve(task_id), Options(extra_headers, extra_query, extra_body, timeout))

    async def download_content(
        self,
        task_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncBinaryResponse:
        """Async version of `Videos.download_content`."""
        return await AsyncBinaryResponse.open(
            self._transport, _download_content(task_id), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def remix(
        self,
        task_id: str,
        *,
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Async version of `Videos.remix`."""
        return await self._transport.send(
            _remix(task_id, prompt), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def remix_and_poll(
        self,
        task_id: str,
        *,
        prompt: str,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Video], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Async version of `Videos.remix_and_poll`."""
        return await self._start_and_poll(
            JOB,
            _remix(task_id, prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def remix_and_download(
        self,
        task_id: str,
        path: str | PathLike[str],
        *,
        prompt: str,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Video], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Async version of `Videos.remix_and_download`."""
        return await self._start_and_download(
            JOB,
            path,
            _remix(task_id, prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

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
        self.download_content = async_raw(resource.download_content)
        self.remix = async_raw(resource.remix)
