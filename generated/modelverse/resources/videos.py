# Code generated from specs/modelverse/openapi.yaml by `make generate`. DO NOT EDIT.
"""Operations below `client.videos`.

Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request, and
a `timeout` in seconds for one attempt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, Literal

from ..._runtime.job_resource import AsyncJobResource, JobResource
from ..._runtime.jobs import DEFAULT_TIMEOUT, Polling
from ..._runtime.places import Role
from ..._runtime.request import Options, Request, path
from ..._runtime.response import async_raw, raw
from ..._runtime.states import State
from ..._runtime.types import Body, File, Headers, Query, Timeout
from .. import models
from ..job import JOB

if TYPE_CHECKING:
    from ..._runtime.download import AsyncBinaryResponse, BinaryResponse


def _create(
    *,
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


def _retrieve(*, task_id: str) -> Request[models.Video]:
    return Request(
        operation="videos.retrieve",
        method="GET",
        path=path("/v1/videos/{task_id}", task_id=task_id),
        result=models.Video,
    )


def _download_content(*, task_id: str) -> Request[None]:
    return Request(
        operation="videos.download_content",
        method="GET",
        path=path("/v1/videos/{task_id}/content", task_id=task_id),
        accept="application/octet-stream",
        file_of_job=True,
    )


def _remix(*, task_id: str, prompt: str) -> Request[models.Video]:
    return Request(
        operation="videos.remix",
        method="POST",
        path=path("/v1/videos/{task_id}/remix", task_id=task_id),
        result=models.Video,
        body={"prompt": prompt},
        encodings=("json",),
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

        Source: lines 5, 7, 9, 24.

        Args:
            model: Name of the model. Source: lines 15, 28.
            prompt: Text that guides the generation. Source: lines 16, 27.
            size: Width and height of the video in pixels. Source: lines 17, 29.
            seconds: Length of the video in seconds. Source: lines 18, 30.
            input_reference: Image that becomes the first frame. Source: lines 19, 31.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 000_93d150d3063eb0d1.txt.
        """
        return self._transport.send(
            _create(model=model, prompt=prompt, size=size, seconds=seconds, input_reference=input_reference),
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
            _create(model=model, prompt=prompt, size=size, seconds=seconds, input_reference=input_reference),
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
            _create(model=model, prompt=prompt, size=size, seconds=seconds, input_reference=input_reference),
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

        Source: lines 61, 65, 70.

        Args:
            task_id: Id of the job, as create answered it. Source: lines 65, 70.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 000_93d150d3063eb0d1.txt.
        """
        return self._transport.send(
            _retrieve(task_id=task_id), Options(extra_headers, extra_query, extra_body, timeout)
        )

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

        Source: lines 113, 115, 119.

        Args:
            task_id: Id of a completed job. Source: lines 115, 119.

        Returns:
            The file, as a stream of bytes: `write_to_file`, `iter_bytes` or `read`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 000_93d150d3063eb0d1.txt.
        """
        return self._transport.download(
            _download_content(task_id=task_id), Options(extra_headers, extra_query, extra_body, timeout)
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

        Source: lines 136, 139, 143.

        Args:
            task_id: Id of the job whose video is changed. Source: lines 139, 143.
            prompt: Text that says what to change. Source: lines 147, 170.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 000_93d150d3063eb0d1.txt.
        """
        return self._transport.send(
            _remix(task_id=task_id, prompt=prompt), Options(extra_headers, extra_query, extra_body, timeout)
        )

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
        """Starts a job with `remix` and follows it with `retrieve` until it has ended.

        The other arguments are those of `remix`.

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
            _remix(task_id=task_id, prompt=prompt),
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
        """Starts a job with `remix`, follows it with `retrieve` and writes its file.

        The other arguments are those of `remix`.

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
            _remix(task_id=task_id, prompt=prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
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
        self.download_content = raw(resource.download_content)
        self.remix = raw(resource.remix)


class AsyncVideos(AsyncJobResource[models.Video]):
    """Operations below `client.videos`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

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
        """Start a video generation job.

        Answers at once with a job, which has to be polled.

        Source: lines 5, 7, 9, 24.

        Args:
            model: Name of the model. Source: lines 15, 28.
            prompt: Text that guides the generation. Source: lines 16, 27.
            size: Width and height of the video in pixels. Source: lines 17, 29.
            seconds: Length of the video in seconds. Source: lines 18, 30.
            input_reference: Image that becomes the first frame. Source: lines 19, 31.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 000_93d150d3063eb0d1.txt.
        """
        return await self._transport.send(
            _create(model=model, prompt=prompt, size=size, seconds=seconds, input_reference=input_reference),
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
            _create(model=model, prompt=prompt, size=size, seconds=seconds, input_reference=input_reference),
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
            _create(model=model, prompt=prompt, size=size, seconds=seconds, input_reference=input_reference),
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
        """Ask for the state of a job.

        Source: lines 61, 65, 70.

        Args:
            task_id: Id of the job, as create answered it. Source: lines 65, 70.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 000_93d150d3063eb0d1.txt.
        """
        return await self._transport.send(
            _retrieve(task_id=task_id), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def download_content(
        self,
        task_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncBinaryResponse:
        """Download the finished video.

        Source: lines 113, 115, 119.

        Args:
            task_id: Id of a completed job. Source: lines 115, 119.

        Returns:
            The file, as a stream of bytes: `write_to_file`, `iter_bytes` or `read`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 000_93d150d3063eb0d1.txt.
        """
        return await self._transport.download(
            _download_content(task_id=task_id), Options(extra_headers, extra_query, extra_body, timeout)
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
        """Start a job that changes a finished video.

        Source: lines 136, 139, 143.

        Args:
            task_id: Id of the job whose video is changed. Source: lines 139, 143.
            prompt: Text that says what to change. Source: lines 147, 170.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 000_93d150d3063eb0d1.txt.
        """
        return await self._transport.send(
            _remix(task_id=task_id, prompt=prompt), Options(extra_headers, extra_query, extra_body, timeout)
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
        """Starts a job with `remix` and follows it with `retrieve` until it has ended.

        The other arguments are those of `remix`.

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
            _remix(task_id=task_id, prompt=prompt),
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
        """Starts a job with `remix`, follows it with `retrieve` and writes its file.

        The other arguments are those of `remix`.

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
            _remix(task_id=task_id, prompt=prompt),
            Polling(timeout, interval, on_update, states, places),
            Options(extra_headers, extra_query, extra_body),
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
        self.download_content = async_raw(resource.download_content)
        self.remix = async_raw(resource.remix)
