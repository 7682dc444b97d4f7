# Code generated from specs/openai/openapi.yaml by `make generate`. DO NOT EDIT.
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
from ..._runtime.pages import Pages
from ..._runtime.readiness import Readiness
from ..._runtime.request import Options, Request, Rule, path
from ..._runtime.response import async_raw, raw
from ..._runtime.states import State
from ..._runtime.types import Body, File, Headers, Query, Timeout
from .. import models, params
from ..job import JOB


def _list(
    limit: int | None = None, order: Literal["asc", "desc"] | str | None = None, after: str | None = None
) -> Request[models.VideoList]:
    return Request(
        operation="videos.list",
        method="GET",
        path="/videos",
        result=models.VideoList,
        query={"limit": limit, "order": order, "after": after},
        pages=Pages(items="data", more="has_more", parameter="after", cursor="last_id"),
    )


def _create(
    prompt: str,
    model: Literal["sora-2", "sora-2-pro", "sora-2-2025-10-06", "sora-2-pro-2025-10-06", "sora-2-2025-12-08"]
    | str
    | None = None,
    input_reference: File | params.ImageReferenceParam | None = None,
    seconds: Literal["4", "8", "12"] | str | None = None,
    size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str | None = None,
) -> Request[models.Video]:
    return Request(
        operation="videos.create",
        method="POST",
        path="/videos",
        result=models.Video,
        body={"prompt": prompt, "model": model, "input_reference": input_reference, "seconds": seconds, "size": size},
        encodings=("multipart", "json"),
        files=frozenset(("input_reference",)),
        rules=(
            Rule(
                field="input_reference",
                kind="exactly_one",
                argument=("image_url", "file_id"),
                message="input_reference takes exactly one of image_url and file_id",
                refuse=True,
            ),
        ),
    )


def _retrieve(video_id: str) -> Request[models.Video]:
    return Request(
        operation="videos.retrieve",
        method="GET",
        path=path("/videos/{video_id}", video_id=video_id),
        result=models.Video,
    )


def _delete(video_id: str) -> Request[models.VideoDeleted]:
    return Request(
        operation="videos.delete",
        method="DELETE",
        path=path("/videos/{video_id}", video_id=video_id),
        result=models.VideoDeleted,
    )


def _download_content(
    video_id: str, variant: Literal["video", "thumbnail", "spritesheet"] | str | None = None
) -> Request[None]:
    return Request(
        operation="videos.download_content",
        method="GET",
        path=path("/videos/{video_id}/content", video_id=video_id),
        accept="video/mp4, image/webp, application/json",
        query={"variant": variant},
        readiness=Readiness,
    )


def _remix(video_id: str, prompt: str) -> Request[models.Video]:
    return Request(
        operation="videos.remix",
        method="POST",
        path=path("/videos/{video_id}/remix", video_id=video_id),
        result=models.Video,
        body={"prompt": prompt},
        encodings=("multipart", "json"),
    )


def _edit(video: File | params.VideoReferenceParam, prompt: str) -> Request[models.Video]:
    return Request(
        operation="videos.edit",
        method="POST",
        path="/videos/edits",
        result=models.Video,
        body={"video": video, "prompt": prompt},
        encodings=("multipart", "json"),
        files=frozenset(("video",)),
    )


def _extend(
    video: params.VideoReferenceParam | File, prompt: str, seconds: Literal["4", "8", "12"] | str
) -> Request[models.Video]:
    return Request(
        operation="videos.extend",
        method="POST",
        path="/videos/extensions",
        result=models.Video,
        body={"video": video, "prompt": prompt, "seconds": seconds},
        encodings=("multipart", "json"),
        files=frozenset(("video",)),
    )


def _create_character(video: File, name: str) -> Request[models.Character]:
    return Request(
        operation="videos.create_character",
        method="POST",
        path="/videos/characters",
        result=models.Character,
        body={"video": video, "name": name},
        encodings=("multipart",),
        files=frozenset(("video",)),
        blocking=True,
    )


def _get_character(character_id: str) -> Request[models.Character]:
    return Request(
        operation="videos.get_character",
        method="GET",
        path=path("/videos/characters/{character_id}", character_id=character_id),
        result=models.Character,
    )


class Videos(JobResource[models.Video]):
    """Operations of `client.videos`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    _job = JOB

    def list(
        self,
        *,
        limit: int | None = None,
        order: Literal["asc", "desc"] | str | None = None,
        after: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.VideoList:
        """List video generation jobs, page by page.

        Deprecated by the provider.

        The next page follows the `last_id` of this one, given as `after`; there is none once
        `has_more` is false.

        Args:
            limit: Number of jobs on a page, 0 to 100.
            order: Whether the jobs ascend or descend.
            after: Id of the job after which the page begins.

        Returns:
            A `models.VideoList`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _list(limit, order, after), Options(extra_headers, extra_query, extra_body, timeout)
        )

    def create(
        self,
        *,
        prompt: str,
        model: Literal["sora-2", "sora-2-pro", "sora-2-2025-10-06", "sora-2-pro-2025-10-06", "sora-2-2025-12-08"]
        | str
        | None = None,
        input_reference: File | params.ImageReferenceParam | None = None,
        seconds: Literal["4", "8", "12"] | str | None = None,
        size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Start a video generation job.

        Deprecated by the provider.

        Answers at once with a job, which has to be polled.

        Args:
            prompt: Text that describes the video.
            model: Name of the model. Default: `sora-2`. Undocumented: The document names the
                models at the answer only.
            input_reference: Image that guides the generation, as a file or a reference.
            seconds: Length of the video in seconds. Default: `4`.
            size: Width and height of the video in pixels. Default: `720x1280`.

        Returns:
            A `models.Video`.

        Raises:
            InvalidRequestError: A documented rule forbids the request; nothing was sent:
                - input_reference takes exactly one of image_url and file_id
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _create(prompt, model, input_reference, seconds, size),
            Options(extra_headers, extra_query, extra_body, timeout),
        )

    def create_and_poll(
        self,
        *,
        prompt: str,
        model: Literal["sora-2", "sora-2-pro", "sora-2-2025-10-06", "sora-2-pro-2025-10-06", "sora-2-2025-12-08"]
        | str
        | None = None,
        input_reference: File | params.ImageReferenceParam | None = None,
        seconds: Literal["4", "8", "12"] | str | None = None,
        size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str | None = None,
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
            _create(prompt, model, input_reference, seconds, size),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def create_and_download(
        self,
        path: str | PathLike[str],
        *,
        prompt: str,
        model: Literal["sora-2", "sora-2-pro", "sora-2-2025-10-06", "sora-2-pro-2025-10-06", "sora-2-2025-12-08"]
        | str
        | None = None,
        input_reference: File | params.ImageReferenceParam | None = None,
        seconds: Literal["4", "8", "12"] | str | None = None,
        size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str | None = None,
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
            _create(prompt, model, input_reference, seconds, size),
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

        Deprecated by the provider.

        A job that failed is answered with 200 too. The header `openai-poll-after-ms` of the
        answer proposes when to ask again; the SDK's helper asks with `X-Stainless-Poll-Helper:
        true` and, where an interval was given, `X-Stainless-Custom-Poll-Interval`.

        Args:
            video_id: Id of the job.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_retrieve(video_id), Options(extra_headers, extra_query, extra_body, timeout))

    def delete(
        self,
        video_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.VideoDeleted:
        """Delete a video that completed or failed.

        Deprecated by the provider.

        Args:
            video_id: Id of a job that completed or failed.

        Returns:
            A `models.VideoDeleted`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_delete(video_id), Options(extra_headers, extra_query, extra_body, timeout))

    def download_content(
        self,
        video_id: str,
        *,
        variant: Literal["video", "thumbnail", "spritesheet"] | str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> BinaryResponse:
        """Download the finished video, its thumbnail or its sprite sheet.

        Deprecated by the provider.

        Links expire after about an hour. The SDK accepts `application/binary`.

        Args:
            video_id: Id of a completed job.
            variant: What to download. Default: `video`.

        Returns:
            The file, as a stream of bytes: `write_to_file`, `iter_bytes` or `read`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return BinaryResponse.open(
            self._transport,
            _download_content(video_id, variant),
            Options(extra_headers, extra_query, extra_body, timeout),
        )

    def remix(
        self,
        video_id: str,
        *,
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Start a job that changes a finished video.

        Deprecated by the provider.

        The guide calls it legacy and prefers edit. The SDK sends JSON.

        Args:
            video_id: Id of the job whose video is changed.
            prompt: Text that says what to change.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_remix(video_id, prompt), Options(extra_headers, extra_query, extra_body, timeout))

    def remix_and_poll(
        self,
        video_id: str,
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
            _remix(video_id, prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def remix_and_download(
        self,
        video_id: str,
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
            _remix(video_id, prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def edit(
        self,
        *,
        video: File | params.VideoReferenceParam,
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Start a job that edits a video, uploaded or generated before.

        Deprecated by the provider.

        Args:
            video: Video to edit, as a file or a reference.
            prompt: Text that says what to change.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_edit(video, prompt), Options(extra_headers, extra_query, extra_body, timeout))

    def edit_and_poll(
        self,
        *,
        video: File | params.VideoReferenceParam,
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
        """Start a job with `edit` and follow it with `retrieve` until it has ended.

        Arguments and errors are those of `edit` and `poll`. `timeout` is in seconds and begins
        when the job has been accepted. Once the job has started, an error has its id in
        `job_id` and the last response in `job`.

        Returns:
            The finished job.
        """
        return self._start_and_poll(
            JOB,
            _edit(video, prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def edit_and_download(
        self,
        path: str | PathLike[str],
        *,
        video: File | params.VideoReferenceParam,
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
        """Start a job with `edit`, follow it with `retrieve` and write its file.

        Arguments and errors are those of `edit` and `poll`. `timeout` is in seconds for all of
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
            _edit(video, prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def extend(
        self,
        *,
        video: params.VideoReferenceParam | File,
        prompt: str,
        seconds: Literal["4", "8", "12"] | str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Start a job that makes a video longer.

        Deprecated by the provider.

        The new job's `seconds` is the length of the whole.

        Args:
            video: Video to make longer, as a reference or a file.
            prompt: Text that describes what follows.
            seconds: Length of what is added in seconds; by another part of the official
                material also 16 and 20. Undocumented: The document does not say whether the
                length is that of the addition.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _extend(video, prompt, seconds), Options(extra_headers, extra_query, extra_body, timeout)
        )

    def extend_and_poll(
        self,
        *,
        video: params.VideoReferenceParam | File,
        prompt: str,
        seconds: Literal["4", "8", "12"] | str,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Video], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Start a job with `extend` and follow it with `retrieve` until it has ended.

        Arguments and errors are those of `extend` and `poll`. `timeout` is in seconds and
        begins when the job has been accepted. Once the job has started, an error has its id in
        `job_id` and the last response in `job`.

        Returns:
            The finished job.
        """
        return self._start_and_poll(
            JOB,
            _extend(video, prompt, seconds),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def extend_and_download(
        self,
        path: str | PathLike[str],
        *,
        video: params.VideoReferenceParam | File,
        prompt: str,
        seconds: Literal["4", "8", "12"] | str,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Video], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Start a job with `extend`, follow it with `retrieve` and write its file.

        Arguments and errors are those of `extend` and `poll`. `timeout` is in seconds for all
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
            _extend(video, prompt, seconds),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    def create_character(
        self,
        *,
        video: File,
        name: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Character:
        """Make a character from a video.

        Deprecated by the provider.

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Args:
            video: Video that shows the character, as a file.
            name: Name of the character.

        Returns:
            A `models.Character`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _create_character(video, name), Options(extra_headers, extra_query, extra_body, timeout)
        )

    def get_character(
        self,
        character_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Character:
        """Ask for a character.

        Deprecated by the provider.

        Args:
            character_id: Id of the character.

        Returns:
            A `models.Character`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _get_character(character_id), Options(extra_headers, extra_query, extra_body, timeout)
        )

    @cached_property
    def with_raw_response(self) -> VideosWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return VideosWithRawResponse(Videos(self._transport.raw()))


class VideosWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Videos) -> None:
        self._resource = resource
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.retrieve = raw(resource.retrieve)
        self.delete = raw(resource.delete)
        self.download_content = raw(resource.download_content)
        self.remix = raw(resource.remix)
        self.edit = raw(resource.edit)
        self.extend = raw(resource.extend)
        self.create_character = raw(resource.create_character)
        self.get_character = raw(resource.get_character)


class AsyncVideos(AsyncJobResource[models.Video]):
    """Async version of `Videos`."""

    _job = JOB

    async def list(
        self,
        *,
        limit: int | None = None,
        order: Literal["asc", "desc"] | str | None = None,
        after: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.VideoList:
        """Async version of `Videos.list`."""
        return await self._transport.send(
            _list(limit, order, after), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def create(
        self,
        *,
        prompt: str,
        model: Literal["sora-2", "sora-2-pro", "sora-2-2025-10-06", "sora-2-pro-2025-10-06", "sora-2-2025-12-08"]
        | str
        | None = None,
        input_reference: File | params.ImageReferenceParam | None = None,
        seconds: Literal["4", "8", "12"] | str | None = None,
        size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Async version of `Videos.create`."""
        return await self._transport.send(
            _create(prompt, model, input_reference, seconds, size),
            Options(extra_headers, extra_query, extra_body, timeout),
        )

    async def create_and_poll(
        self,
        *,
        prompt: str,
        model: Literal["sora-2", "sora-2-pro", "sora-2-2025-10-06", "sora-2-pro-2025-10-06", "sora-2-2025-12-08"]
        | str
        | None = None,
        input_reference: File | params.ImageReferenceParam | None = None,
        seconds: Literal["4", "8", "12"] | str | None = None,
        size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str | None = None,
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
            _create(prompt, model, input_reference, seconds, size),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def create_and_download(
        self,
        path: str | PathLike[str],
        *,
        prompt: str,
        model: Literal["sora-2", "sora-2-pro", "sora-2-2025-10-06", "sora-2-pro-2025-10-06", "sora-2-2025-12-08"]
        | str
        | None = None,
        input_reference: File | params.ImageReferenceParam | None = None,
        seconds: Literal["4", "8", "12"] | str | None = None,
        size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str | None = None,
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
            _create(prompt, model, input_reference, seconds, size),
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

    async def delete(
        self,
        video_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.VideoDeleted:
        """Async version of `Videos.delete`."""
        return await self._transport.send(_delete(video_id), Options(extra_headers, extra_query, extra_body, timeout))

    async def download_content(
        self,
        video_id: str,
        *,
        variant: Literal["video", "thumbnail", "spritesheet"] | str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncBinaryResponse:
        """Async version of `Videos.download_content`."""
        return await AsyncBinaryResponse.open(
            self._transport,
            _download_content(video_id, variant),
            Options(extra_headers, extra_query, extra_body, timeout),
        )

    async def remix(
        self,
        video_id: str,
        *,
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Async version of `Videos.remix`."""
        return await self._transport.send(
            _remix(video_id, prompt), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def remix_and_poll(
        self,
        video_id: str,
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
            _remix(video_id, prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def remix_and_download(
        self,
        video_id: str,
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
            _remix(video_id, prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def edit(
        self,
        *,
        video: File | params.VideoReferenceParam,
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Async version of `Videos.edit`."""
        return await self._transport.send(
            _edit(video, prompt), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def edit_and_poll(
        self,
        *,
        video: File | params.VideoReferenceParam,
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
        """Async version of `Videos.edit_and_poll`."""
        return await self._start_and_poll(
            JOB,
            _edit(video, prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def edit_and_download(
        self,
        path: str | PathLike[str],
        *,
        video: File | params.VideoReferenceParam,
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
        """Async version of `Videos.edit_and_download`."""
        return await self._start_and_download(
            JOB,
            path,
            _edit(video, prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def extend(
        self,
        *,
        video: params.VideoReferenceParam | File,
        prompt: str,
        seconds: Literal["4", "8", "12"] | str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Video:
        """Async version of `Videos.extend`."""
        return await self._transport.send(
            _extend(video, prompt, seconds), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def extend_and_poll(
        self,
        *,
        video: params.VideoReferenceParam | File,
        prompt: str,
        seconds: Literal["4", "8", "12"] | str,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Video], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Async version of `Videos.extend_and_poll`."""
        return await self._start_and_poll(
            JOB,
            _extend(video, prompt, seconds),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def extend_and_download(
        self,
        path: str | PathLike[str],
        *,
        video: params.VideoReferenceParam | File,
        prompt: str,
        seconds: Literal["4", "8", "12"] | str,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Video], object] | None = None,
        states: Mapping[str, State] | None = None,
        places: Mapping[Role, Sequence[str]] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Async version of `Videos.extend_and_download`."""
        return await self._start_and_download(
            JOB,
            path,
            _extend(video, prompt, seconds),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
        )

    async def create_character(
        self,
        *,
        video: File,
        name: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Character:
        """Async version of `Videos.create_character`."""
        return await self._transport.send(
            _create_character(video, name), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def get_character(
        self,
        character_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Character:
        """Async version of `Videos.get_character`."""
        return await self._transport.send(
            _get_character(character_id), Options(extra_headers, extra_query, extra_body, timeout)
        )

    @cached_property
    def with_raw_response(self) -> AsyncVideosWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncVideosWithRawResponse(AsyncVideos(self._transport.raw()))


class AsyncVideosWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncVideos) -> None:
        self._resource = resource
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.retrieve = async_raw(resource.retrieve)
        self.delete = async_raw(resource.delete)
        self.download_content = async_raw(resource.download_content)
        self.remix = async_raw(resource.remix)
        self.edit = async_raw(resource.edit)
        self.extend = async_raw(resource.extend)
        self.create_character = async_raw(resource.create_character)
        self.get_character = async_raw(resource.get_character)
