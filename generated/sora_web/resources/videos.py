# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
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
from ..._runtime.request import Options, Request, Rule, path
from ..._runtime.response import async_raw, raw
from ..._runtime.states import State
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models
from ..job import JOB


def _create(
    prompt: str,
    model: Literal[
        "sora_video",
        "sora_video2",
        "sora_video2-landscape",
        "sora_video2-landscape-hd",
        "sora_video2-hd-portrait-15s",
        "sora_video2-pro",
    ]
    | str,
    watermark: bool | None = None,
    size: str | None = None,
    duration: Literal[10, 15, 25] | int | None = None,
    hd: bool | None = None,
) -> Request[models.Video]:
    return Request(
        operation="videos.create",
        method="POST",
        path="/v1/videos",
        result=models.Video,
        body={"prompt": prompt, "model": model, "watermark": watermark, "size": size, "duration": duration, "hd": hd},
        encodings=("json",),
        rules=(
            Rule(
                field="model",
                kind="pattern",
                argument=("^sora_video2-([a-z0-9]+-)*pro(-[a-z0-9]+)*$",),
                message="hd is documented for sora_video2-pro only",
                refuse=False,
                when={"hd": (True,)},
                defaults={"hd": False},
            ),
            Rule(
                field="duration",
                kind="not_values",
                argument=(25,),
                message="hd is documented as not available with a duration of 25 seconds",
                refuse=False,
                when={"hd": (True,)},
                defaults={"hd": False},
            ),
            Rule(
                field="model",
                kind="pattern",
                argument=("^(?!.*-25s(-|$)).*$",),
                message="hd is documented as not available with a model of 25 seconds",
                refuse=False,
                when={"hd": (True,)},
                defaults={"hd": False},
            ),
        ),
    )


def _retrieve(video_id: str) -> Request[models.Video]:
    return Request(
        operation="videos.retrieve",
        method="GET",
        path=path("/v1/videos/{video_id}", video_id=video_id),
        result=models.Video,
    )


def _remix(
    video_id: str,
    prompt: str,
    model: Literal[
        "sora_video",
        "sora_video2",
        "sora_video2-landscape",
        "sora_video2-landscape-hd",
        "sora_video2-hd-portrait-15s",
        "sora_video2-pro",
    ]
    | str,
    watermark: bool | None = None,
    size: str | None = None,
    duration: Literal[10, 15, 25] | int | None = None,
    hd: bool | None = None,
) -> Request[models.Video]:
    return Request(
        operation="videos.remix",
        method="POST",
        path=path("/v1/videos/{video_id}/remix", video_id=video_id),
        result=models.Video,
        body={"prompt": prompt, "model": model, "watermark": watermark, "size": size, "duration": duration, "hd": hd},
        encodings=("json",),
        rules=(
            Rule(
                field="model",
                kind="pattern",
                argument=("^sora_video2-([a-z0-9]+-)*pro(-[a-z0-9]+)*$",),
                message="hd is documented for sora_video2-pro only",
                refuse=False,
                when={"hd": (True,)},
                defaults={"hd": False},
            ),
            Rule(
                field="duration",
                kind="not_values",
                argument=(25,),
                message="hd is documented as not available with a duration of 25 seconds",
                refuse=False,
                when={"hd": (True,)},
                defaults={"hd": False},
            ),
            Rule(
                field="model",
                kind="pattern",
                argument=("^(?!.*-25s(-|$)).*$",),
                message="hd is documented as not available with a model of 25 seconds",
                refuse=False,
                when={"hd": (True,)},
                defaults={"hd": False},
            ),
        ),
    )


def _download_content(video_id: str) -> Request[None]:
    return Request(
        operation="videos.download_content",
        method="GET",
        path=path("/v1/videos/{video_id}/content", video_id=video_id),
        accept="application/octet-stream",
        readiness=Readiness,
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
        prompt: str,
        model: Literal[
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        watermark: bool | None = None,
        size: str | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Start a video generation job.

        The job has to be polled.

        Requires: An extra fee, which unlocks the operation.

        Args:
            prompt: Text that describes the video.
            model: Name of the model: `sora_video`, or `sora_video2` with any of the suffixes
                `-portrait`, `-landscape`, `-hd`, `-15s`, `-25s` and `-pro`. `sora_video`:
                Videos, old version; `sora_video2`: Videos, new version; by default 10 seconds,
                portrait, standard definition; `sora_video2-landscape`: Videos in landscape;
                `sora_video2-landscape-hd`: Videos in landscape and high definition;
                `sora_video2-hd-portrait-15s`: Videos of 15 seconds in portrait and high
                definition; `sora_video2-pro`: Videos by the Pro version.
            watermark: Whether the video keeps its watermark. Default: false.
            size: Width and height in pixels, as WIDTHxHEIGHT. Videos come in landscape (wider)
                or portrait (higher). Undocumented: The document calls the parameter global and
                names neither endpoint nor type.
            duration: Length of the video in seconds. Default: `10`. Undocumented: The document
                calls the parameter global and names neither endpoint nor type.
            hd: Whether the video has high definition; by the document only with
                `sora_video2-pro` and not with 25 seconds. Default: false. Undocumented: The
                document calls the parameter global and names neither endpoint nor type.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _create(prompt, model, watermark, size, duration, hd),
            Options(extra_headers, extra_query, extra_body, timeout),
        )

    def create_and_poll(
        self,
        *,
        prompt: str,
        model: Literal[
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        watermark: bool | None = None,
        size: str | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
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
            _create(prompt, model, watermark, size, duration, hd),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def create_and_download(
        self,
        path: str | PathLike[str],
        *,
        prompt: str,
        model: Literal[
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        watermark: bool | None = None,
        size: str | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
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
            _create(prompt, model, watermark, size, duration, hd),
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

        Requires: An extra fee, which unlocks the operation.

        Args:
            video_id: Id of the job.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_retrieve(video_id), Options(extra_headers, extra_query, extra_body, timeout))

    def remix(
        self,
        video_id: str,
        *,
        prompt: str,
        model: Literal[
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        watermark: bool | None = None,
        size: str | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Start a job that changes a finished video.

        Requires: An extra fee, which unlocks the operation.

        Args:
            video_id: Id of the job whose video is changed.
            prompt: Text that says what to change.
            model: Name of the model: `sora_video`, or `sora_video2` with any of the suffixes
                `-portrait`, `-landscape`, `-hd`, `-15s`, `-25s` and `-pro`. `sora_video`:
                Videos, old version; `sora_video2`: Videos, new version; by default 10 seconds,
                portrait, standard definition; `sora_video2-landscape`: Videos in landscape;
                `sora_video2-landscape-hd`: Videos in landscape and high definition;
                `sora_video2-hd-portrait-15s`: Videos of 15 seconds in portrait and high
                definition; `sora_video2-pro`: Videos by the Pro version.
            watermark: Whether the video keeps its watermark. Default: false. Undocumented: The
                document calls the parameter global and names neither endpoint nor type.
            size: Width and height in pixels, as WIDTHxHEIGHT. Videos come in landscape (wider)
                or portrait (higher). Undocumented: The document calls the parameter global and
                names neither endpoint nor type.
            duration: Length of the video in seconds. Default: `10`. Undocumented: The document
                calls the parameter global and names neither endpoint nor type.
            hd: Whether the video has high definition; by the document only with
                `sora_video2-pro` and not with 25 seconds. Default: false. Undocumented: The
                document calls the parameter global and names neither endpoint nor type.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _remix(video_id, prompt, model, watermark, size, duration, hd),
            Options(extra_headers, extra_query, extra_body, timeout),
        )

    def remix_and_poll(
        self,
        video_id: str,
        *,
        prompt: str,
        model: Literal[
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        watermark: bool | None = None,
        size: str | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
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
            _remix(video_id, prompt, model, watermark, size, duration, hd),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def remix_and_download(
        self,
        video_id: str,
        path: str | PathLike[str],
        *,
        prompt: str,
        model: Literal[
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        watermark: bool | None = None,
        size: str | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
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
            _remix(video_id, prompt, model, watermark, size, duration, hd),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def download_content(
        self,
        video_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> BinaryResponse:
        """Download the finished video.

        Requires: An extra fee, which unlocks the operation.

        Args:
            video_id: Id of a job whose video is finished.

        Returns:
            The file, as a stream of bytes: `write_to_file`, `iter_bytes` or `read`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return BinaryResponse.open(
            self._transport, _download_content(video_id), Options(extra_headers, extra_query, extra_body, timeout)
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
        self.remix = raw(resource.remix)
        self.download_content = raw(resource.download_content)


class AsyncVideos(AsyncJobResource[models.Video]):
    """Async version of `Videos`."""

    _job = JOB

    async def create(
        self,
        *,
        prompt: str,
        model: Literal[
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        watermark: bool | None = None,
        size: str | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Async version of `Videos.create`."""
        return await self._transport.send(
            _create(prompt, model, watermark, size, duration, hd),
            Options(extra_headers, extra_query, extra_body, timeout),
        )

    async def create_and_poll(
        self,
        *,
        prompt: str,
        model: Literal[
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        watermark: bool | None = None,
        size: str | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
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
            _create(prompt, model, watermark, size, duration, hd),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def create_and_download(
        self,
        path: str | PathLike[str],
        *,
        prompt: str,
        model: Literal[
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        watermark: bool | None = None,
        size: str | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
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
            _create(prompt, model, watermark, size, duration, hd),
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

    async def remix(
        self,
        video_id: str,
        *,
        prompt: str,
        model: Literal[
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        watermark: bool | None = None,
        size: str | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Async version of `Videos.remix`."""
        return await self._transport.send(
            _remix(video_id, prompt, model, watermark, size, duration, hd),
            Options(extra_headers, extra_query, extra_body, timeout),
        )

    async def remix_and_poll(
        self,
        video_id: str,
        *,
        prompt: str,
        model: Literal[
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        watermark: bool | None = None,
        size: str | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
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
            _remix(video_id, prompt, model, watermark, size, duration, hd),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def remix_and_download(
        self,
        video_id: str,
        path: str | PathLike[str],
        *,
        prompt: str,
        model: Literal[
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        watermark: bool | None = None,
        size: str | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
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
            _remix(video_id, prompt, model, watermark, size, duration, hd),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def download_content(
        self,
        video_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncBinaryResponse:
        """Async version of `Videos.download_content`."""
        return await AsyncBinaryResponse.open(
            self._transport, _download_content(video_id), Options(extra_headers, extra_query, extra_body, timeout)
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
        self.remix = async_raw(resource.remix)
        self.download_content = async_raw(resource.download_content)
