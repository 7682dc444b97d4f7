# Code generated from specs/sora_video2/openapi.yaml by `make generate`. DO NOT EDIT.
"""Operations below `client.videos`.

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
from ..._runtime.request import Options, Request, path
from ..._runtime.response import async_raw, raw
from ..._runtime.states import State
from ..._runtime.types import Body, File, Headers, Query, Timeout
from .. import models
from ..job import JOB


def _create(
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


def _retrieve(*, video_id: str) -> Request[models.Video]:
    return Request(
        operation="videos.retrieve",
        method="GET",
        path=path("/v1/videos/{video_id}", video_id=video_id),
        result=models.Video,
    )


class Videos(JobResource[models.Video]):
    """Operations below `client.videos`.

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

        Source: lines 12-15, 144.

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
                `sora_video2`. Source: lines 32-47, 49-50, 52-53, 55-56, 58-59, 61-62, 64-65,
                67-68, 70-71, 73-74, 76-77, 79-82, 94-95.
            prompt: Text that guides the generation. Source: lines 83-86, 94, 96.
            input_reference: Image file that the video refers to; a link is not accepted.
                Source: lines 87-89, 91-93. Undocumented: The document does not say whether the
                image becomes the first frame.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 002_74db5a82ed1e5f41.txt.
        """
        return self._transport.send(
            _create(model=model, prompt=prompt, input_reference=input_reference),
            Options(extra_headers, extra_query, extra_body, timeout),
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
        """Starts a job with `create` and follows it with `retrieve` until it has ended.

        The other arguments are those of `create`.

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
            _create(model=model, prompt=prompt, input_reference=input_reference),
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
        """Starts a job with `create`, follows it with `retrieve` and writes its file.

        The other arguments are those of `create`.

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
            _create(model=model, prompt=prompt, input_reference=input_reference),
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

        Source: lines 168-172, 249.

        Args:
            video_id: Id of the job, as create answered it. Source: lines 168, 172.
                Undocumented: The document does not declare the parameter; its name and place
                are read off the path.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 002_74db5a82ed1e5f41.txt.
        """
        return self._transport.send(
            _retrieve(video_id=video_id), Options(extra_headers, extra_query, extra_body, timeout)
        )

    @cached_property
    def with_raw_response(self) -> VideosWithRawResponse:
        """The same operations, answering with status, headers and `parse()`."""
        return VideosWithRawResponse(Videos(self._transport.raw()))


class VideosWithRawResponse:
    """Each operation answers with a `RawResponse`."""

    def __init__(self, resource: Videos) -> None:
        self._resource = resource
        self.create = raw(resource.create)
        self.retrieve = raw(resource.retrieve)


class AsyncVideos(AsyncJobResource[models.Video]):
    """Operations below `client.videos`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

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
        """Start a video generation job.

        Answers at once with a job, which has to be polled.

        Source: lines 12-15, 144.

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
                `sora_video2`. Source: lines 32-47, 49-50, 52-53, 55-56, 58-59, 61-62, 64-65,
                67-68, 70-71, 73-74, 76-77, 79-82, 94-95.
            prompt: Text that guides the generation. Source: lines 83-86, 94, 96.
            input_reference: Image file that the video refers to; a link is not accepted.
                Source: lines 87-89, 91-93. Undocumented: The document does not say whether the
                image becomes the first frame.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 002_74db5a82ed1e5f41.txt.
        """
        return await self._transport.send(
            _create(model=model, prompt=prompt, input_reference=input_reference),
            Options(extra_headers, extra_query, extra_body, timeout),
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
        """Starts a job with `create` and follows it with `retrieve` until it has ended.

        The other arguments are those of `create`.

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
            _create(model=model, prompt=prompt, input_reference=input_reference),
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
        """Starts a job with `create`, follows it with `retrieve` and writes its file.

        The other arguments are those of `create`.

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
            _create(model=model, prompt=prompt, input_reference=input_reference),
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
        """Ask for the state of a job.

        Source: lines 168-172, 249.

        Args:
            video_id: Id of the job, as create answered it. Source: lines 168, 172.
                Undocumented: The document does not declare the parameter; its name and place
                are read off the path.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 002_74db5a82ed1e5f41.txt.
        """
        return await self._transport.send(
            _retrieve(video_id=video_id), Options(extra_headers, extra_query, extra_body, timeout)
        )

    @cached_property
    def with_raw_response(self) -> AsyncVideosWithRawResponse:
        """The same operations, answering with status, headers and `parse()`."""
        return AsyncVideosWithRawResponse(AsyncVideos(self._transport.raw()))


class AsyncVideosWithRawResponse:
    """Each operation answers with a `RawResponse`."""

    def __init__(self, resource: AsyncVideos) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)
        self.retrieve = async_raw(resource.retrieve)
