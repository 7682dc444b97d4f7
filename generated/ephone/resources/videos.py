# Code generated from specs/ephone/openapi.yaml by `make generate`. DO NOT EDIT.
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
from ..._runtime.types import Body, File, Headers, Query, Timeout
from .. import models
from ..job import JOB


def _create(
    prompt: str,
    model: Literal["sora-2", "sora-2-pro"] | str | None = None,
    seconds: Literal["4", "8", "10", "12", "15", "25"] | str | None = None,
    size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str | None = None,
    input_reference: File | None = None,
    character_url: str | None = None,
    character_timestamps: str | None = None,
    callback_url: str | None = None,
) -> Request[models.Video]:
    return Request(
        operation="videos.create",
        method="POST",
        path="/v1/videos",
        result=models.Video,
        body={
            "prompt": prompt,
            "model": model,
            "seconds": seconds,
            "size": size,
            "input_reference": input_reference,
            "character_url": character_url,
            "character_timestamps": character_timestamps,
            "callback_url": callback_url,
        },
        encodings=("multipart",),
        files=frozenset(("input_reference",)),
        rules=(
            Rule(
                field="seconds",
                kind="values",
                argument=("4", "8", "10", "12", "15"),
                message="seconds must be 4, 8 or 12 (official channel) or 10 or 15 (reverse channel) with sora-2",
                refuse=True,
                when={"model": ("sora-2",)},
                defaults={"model": "sora-2"},
            ),
            Rule(
                field="seconds",
                kind="values",
                argument=("10", "15", "25"),
                message="seconds must be 10, 15 or 25 with sora-2-pro",
                refuse=True,
                when={"model": ("sora-2-pro",)},
                defaults={"model": "sora-2"},
            ),
            Rule(
                field="character_timestamps",
                kind="pattern",
                argument=("^[0-9]+(\\.[0-9]+)?,[0-9]+(\\.[0-9]+)?$",),
                message="character_timestamps must be two numbers of seconds with a comma between them, such as 1,3",
                refuse=True,
            ),
            Rule(
                field="character_timestamps",
                kind="span",
                argument=(",", 1, 3),
                message="character_timestamps must span 1 to 3 seconds",
                refuse=True,
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
        model: Literal["sora-2", "sora-2-pro"] | str | None = None,
        seconds: Literal["4", "8", "10", "12", "15", "25"] | str | None = None,
        size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str | None = None,
        input_reference: File | None = None,
        character_url: str | None = None,
        character_timestamps: str | None = None,
        callback_url: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Start a video generation job.

        Answers at once with a job, which has to be polled.

        Args:
            prompt: Text that guides the generation.
            model: Name of the model. `sora-2`: Official or reverse channel; `sora-2-pro`:
                Reverse channel only. Default: `sora-2`. Requires: The official channel, for
                sora-2. The reverse channel, for sora-2 or sora-2-pro; there is no other for
                sora-2-pro.
            seconds: Length of the video in seconds; model and channel limit the choice.
                Requires: The official channel, for 4, 8 and 12 with sora-2. The reverse
                channel, for 10 and 15 with sora-2. The reverse channel, for 10, 15 and 25 with
                sora-2-pro.
            size: Width and height of the video in pixels. `720x1280`: Portrait, 720p;
                `1280x720`: Landscape, 720p; `1024x1792`: Portrait, high resolution;
                `1792x1024`: Landscape, high resolution.
            input_reference: Image file that the video refers to.
            character_url: URL of the video that a character is made from; no real person may
                appear in it. Requires: The reverse channel.
            character_timestamps: When the character appears in the video at `character_url`:
                first and last second, `{start},{end}`, 1 to 3 seconds apart. Requires: The
                reverse channel. Undocumented: The document does not say which video the seconds
                are counted in, read as the one at `character_url`.
            callback_url: URL that the relay calls back. Undocumented: The document does not say
                when the URL is called or what is sent to it.

        Returns:
            A `models.Video`.

        Raises:
            InvalidRequestError: A documented rule forbids the request; nothing was sent:
                - seconds must be 4, 8 or 12 (official channel) or 10 or 15 (reverse channel)
                  with sora-2
                - seconds must be 10, 15 or 25 with sora-2-pro
                - character_timestamps must be two numbers of seconds with a comma between them,
                  such as 1,3
                - character_timestamps must span 1 to 3 seconds
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _create(prompt, model, seconds, size, input_reference, character_url, character_timestamps, callback_url),
            Options(extra_headers, extra_query, extra_body, timeout),
        )

    def create_and_poll(
        self,
        *,
        prompt: str,
        model: Literal["sora-2", "sora-2-pro"] | str | None = None,
        seconds: Literal["4", "8", "10", "12", "15", "25"] | str | None = None,
        size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str | None = None,
        input_reference: File | None = None,
        character_url: str | None = None,
        character_timestamps: str | None = None,
        callback_url: str | None = None,
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
            _create(prompt, model, seconds, size, input_reference, character_url, character_timestamps, callback_url),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def create_and_download(
        self,
        path: str | PathLike[str],
        *,
        prompt: str,
        model: Literal["sora-2", "sora-2-pro"] | str | None = None,
        seconds: Literal["4", "8", "10", "12", "15", "25"] | str | None = None,
        size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str | None = None,
        input_reference: File | None = None,
        character_url: str | None = None,
        character_timestamps: str | None = None,
        callback_url: str | None = None,
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
            _create(prompt, model, seconds, size, input_reference, character_url, character_timestamps, callback_url),
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
            video_id: Id of the job, as create answered it.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_retrieve(video_id), Options(extra_headers, extra_query, extra_body, timeout))

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

        Undocumented: The document lists the endpoint and describes it no further.

        Args:
            video_id: Id of a completed job.

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
        self.download_content = raw(resource.download_content)


class AsyncVideos(AsyncJobResource[models.Video]):
    """Async version of `Videos`."""

    _job = JOB

    async def create(
        self,
        *,
        prompt: str,
        model: Literal["sora-2", "sora-2-pro"] | str | None = None,
        seconds: Literal["4", "8", "10", "12", "15", "25"] | str | None = None,
        size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str | None = None,
        input_reference: File | None = None,
        character_url: str | None = None,
        character_timestamps: str | None = None,
        callback_url: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Async version of `Videos.create`."""
        return await self._transport.send(
            _create(prompt, model, seconds, size, input_reference, character_url, character_timestamps, callback_url),
            Options(extra_headers, extra_query, extra_body, timeout),
        )

    async def create_and_poll(
        self,
        *,
        prompt: str,
        model: Literal["sora-2", "sora-2-pro"] | str | None = None,
        seconds: Literal["4", "8", "10", "12", "15", "25"] | str | None = None,
        size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str | None = None,
        input_reference: File | None = None,
        character_url: str | None = None,
        character_timestamps: str | None = None,
        callback_url: str | None = None,
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
            _create(prompt, model, seconds, size, input_reference, character_url, character_timestamps, callback_url),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def create_and_download(
        self,
        path: str | PathLike[str],
        *,
        prompt: str,
        model: Literal["sora-2", "sora-2-pro"] | str | None = None,
        seconds: Literal["4", "8", "10", "12", "15", "25"] | str | None = None,
        size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str | None = None,
        input_reference: File | None = None,
        character_url: str | None = None,
        character_timestamps: str | None = None,
        callback_url: str | None = None,
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
            _create(prompt, model, seconds, size, input_reference, character_url, character_timestamps, callback_url),
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
        self.download_content = async_raw(resource.download_content)
