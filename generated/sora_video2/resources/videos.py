# Code generated from specs/sora_video2/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.videos`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from os import PathLike
from typing import Literal

from ..._runtime.job_fields import Role
from ..._runtime.job_resource import AsyncJobResource, JobResource
from ..._runtime.jobs import DEFAULT_TIMEOUT, Polling
from ..._runtime.request import Options, Request, path
from ..._runtime.response import async_raw, raw
from ..._runtime.states import State
from ..._runtime.types import Body, File, Headers, Query, Timeout
from .. import models
from ..job import JOB


def _create(
    model: Literal[
        "sora_video2",
        "sora_video2-portrait",
        "sora_video2-landscape",
        "sora_video2-portrait-15s",
        "sora_video2-landscape-15s",
        "sora_video2-portrait-hd",
        "sora_video2-landscape-hd",
        "sora_video2-portrait-hd-15s",
        "sora_video2-landscape-hd-15s",
        "sora_video2-portrait-hd-25s",
        "sora_video2-landscape-hd-25s",
    ]
    | str,
    prompt: str,
    input_reference: File | None = None,
) -> Request[models.Video]:
    return Request(
        operation="videos.create",
        method="POST",
        path="/v1/videos",
        result=models.Video,
        body={"model": model, "prompt": prompt, "input_reference": input_reference},
        encodings=("multipart",),
        files=frozenset(("input_reference",)),
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
        model: Literal[
            "sora_video2",
            "sora_video2-portrait",
            "sora_video2-landscape",
            "sora_video2-portrait-15s",
            "sora_video2-landscape-15s",
            "sora_video2-portrait-hd",
            "sora_video2-landscape-hd",
            "sora_video2-portrait-hd-15s",
            "sora_video2-landscape-hd-15s",
            "sora_video2-portrait-hd-25s",
            "sora_video2-landscape-hd-25s",
        ]
        | str,
        prompt: str,
        input_reference: File | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Start a video generation job.

        Answers at once with a job, which has to be polled.

        Args:
            model: Name of the model, which sets orientation, definition and length of the
                video. `sora_video2`: Portrait and standard definition by default;
                `sora_video2-portrait`: Portrait, standard definition; `sora_video2-landscape`:
                Landscape, standard definition; `sora_video2-portrait-15s`: Portrait, standard
                definition, 15 seconds; `sora_video2-landscape-15s`: Landscape, standard
                definition, 15 seconds; `sora_video2-portrait-hd`: Portrait, high definition;
                `sora_video2-landscape-hd`: Landscape, high definition;
                `sora_video2-portrait-hd-15s`: Portrait, high definition, 15 seconds;
                `sora_video2-landscape-hd-15s`: Landscape, high definition, 15 seconds;
                `sora_video2-portrait-hd-25s`: Portrait, high definition, 25 seconds;
                `sora_video2-landscape-hd-25s`: Landscape, high definition, 25 seconds. Default:
                `sora_video2`.
            prompt: Text that guides the generation.
            input_reference: Image file that the video refers to; a link is not accepted.
                Undocumented: The document does not say whether the image becomes the first
                frame.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _create(model, prompt, input_reference), Options(extra_headers, extra_query, extra_body, timeout)
        )

    def create_and_poll(
        self,
        *,
        model: Literal[
            "sora_video2",
            "sora_video2-portrait",
            "sora_video2-landscape",
            "sora_video2-portrait-15s",
            "sora_video2-landscape-15s",
            "sora_video2-portrait-hd",
            "sora_video2-landscape-hd",
            "sora_video2-portrait-hd-15s",
            "sora_video2-landscape-hd-15s",
            "sora_video2-portrait-hd-25s",
            "sora_video2-landscape-hd-25s",
        ]
        | str,
        prompt: str,
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
            _create(model, prompt, input_reference),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def create_and_download(
        self,
        path: str | PathLike[str],
        *,
        model: Literal[
            "sora_video2",
            "sora_video2-portrait",
            "sora_video2-landscape",
            "sora_video2-portrait-15s",
            "sora_video2-landscape-15s",
            "sora_video2-portrait-hd",
            "sora_video2-landscape-hd",
            "sora_video2-portrait-hd-15s",
            "sora_video2-landscape-hd-15s",
            "sora_video2-portrait-hd-25s",
            "sora_video2-landscape-hd-25s",
        ]
        | str,
        prompt: str,
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
            _create(model, prompt, input_reference),
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
        """Ask for the state of a job.

        Args:
            video_id: Id of the job, as create answered it. Undocumented: The document does not
                declare the parameter.

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
        model: Literal[
            "sora_video2",
            "sora_video2-portrait",
            "sora_video2-landscape",
            "sora_video2-portrait-15s",
            "sora_video2-landscape-15s",
            "sora_video2-portrait-hd",
            "sora_video2-landscape-hd",
            "sora_video2-portrait-hd-15s",
            "sora_video2-landscape-hd-15s",
            "sora_video2-portrait-hd-25s",
            "sora_video2-landscape-hd-25s",
        ]
        | str,
        prompt: str,
        input_reference: File | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Async version of `Videos.create`."""
        return await self._transport.send(
            _create(model, prompt, input_reference), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def create_and_poll(
        self,
        *,
        model: Literal[
            "sora_video2",
            "sora_video2-portrait",
            "sora_video2-landscape",
            "sora_video2-portrait-15s",
            "sora_video2-landscape-15s",
            "sora_video2-portrait-hd",
            "sora_video2-landscape-hd",
            "sora_video2-portrait-hd-15s",
            "sora_video2-landscape-hd-15s",
            "sora_video2-portrait-hd-25s",
            "sora_video2-landscape-hd-25s",
        ]
        | str,
        prompt: str,
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
            _create(model, prompt, input_reference),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def create_and_download(
        self,
        path: str | PathLike[str],
        *,
        model: Literal[
            "sora_video2",
            "sora_video2-portrait",
            "sora_video2-landscape",
            "sora_video2-portrait-15s",
            "sora_video2-landscape-15s",
            "sora_video2-portrait-hd",
            "sora_video2-landscape-hd",
            "sora_video2-portrait-hd-15s",
            "sora_video2-landscape-hd-15s",
            "sora_video2-portrait-hd-25s",
            "sora_video2-landscape-hd-25s",
        ]
        | str,
        prompt: str,
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
            _create(model, prompt, input_reference),
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
