# Code generated from specs/sora_video2/openapi.yaml by `make generate`. DO NOT EDIT.
"""Operations below `client.videos`.

Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request, and
a `timeout` in seconds for one attempt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Literal

from ..._runtime.jobs import DEFAULT_TIMEOUT, Watch, check_polling
from ..._runtime.request import Options, Request, path
from ..._runtime.resource import AsyncResource, Resource
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


class Videos(Resource):
    """Operations below `client.videos`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

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
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Calls `create` and asks with `retrieve` until the job has ended.

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
        job = self.create(
            model=model,
            prompt=prompt,
            input_reference=input_reference,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
        )
        return self.poll(
            JOB.id_of(job),
            timeout=timeout,
            interval=interval,
            on_update=on_update,
            states=states,
            extra_headers=extra_headers,
            extra_query=extra_query,
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

    def poll(
        self,
        job_id: str,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Video], object] | None = None,
        states: Mapping[str, State] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
    ) -> models.Video:
        """Asks with `retrieve` until the job has ended.

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
            _retrieve(video_id=job_id),
            Watch(job=JOB, job_id=job_id, timeout=timeout, interval=interval, on_update=on_update, states=states),
            Options(extra_headers, extra_query),
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


class AsyncVideos(AsyncResource):
    """Operations below `client.videos`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

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
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Calls `create` and asks with `retrieve` until the job has ended.

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
        job = await self.create(
            model=model,
            prompt=prompt,
            input_reference=input_reference,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
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

    async def poll(
        self,
        job_id: str,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        interval: float | None = None,
        on_update: Callable[[models.Video], object] | None = None,
        states: Mapping[str, State] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
    ) -> models.Video:
        """Asks with `retrieve` until the job has ended.

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
            _retrieve(video_id=job_id),
            Watch(job=JOB, job_id=job_id, timeout=timeout, interval=interval, on_update=on_update, states=states),
            Options(extra_headers, extra_query),
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
