# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
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
from ..._runtime.request import Options, Request, Rule, path
from ..._runtime.response import async_raw, raw
from ..._runtime.states import State
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models
from ..job import JOB

if TYPE_CHECKING:
    from ..._runtime.download import AsyncBinaryResponse, BinaryResponse


def _create(
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


def _retrieve(*, video_id: str) -> Request[models.Video]:
    return Request(
        operation="videos.retrieve",
        method="GET",
        path=path("/v1/videos/{video_id}", video_id=video_id),
        result=models.Video,
    )


def _remix(
    *,
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


def _download_content(*, video_id: str) -> Request[None]:
    return Request(
        operation="videos.download_content",
        method="GET",
        path=path("/v1/videos/{video_id}/content", video_id=video_id),
        accept="application/octet-stream",
        file_of_job=True,
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

        Source: lines 157, 159, 161.

        Args:
            prompt: Text that describes the video. Source: lines 174, 185.
            model: Name of the model: `sora_video`, or `sora_video2` with any of the suffixes
                `-portrait`, `-landscape`, `-hd`, `-15s`, `-25s` and `-pro`. `sora_video`:
                Videos, old version; `sora_video2`: Videos, new version; by default 10 seconds,
                portrait, standard definition; `sora_video2-landscape`: Videos in landscape;
                `sora_video2-landscape-hd`: Videos in landscape and high definition;
                `sora_video2-hd-portrait-15s`: Videos of 15 seconds in portrait and high
                definition; `sora_video2-pro`: Videos by the Pro version. Source: lines 18, 19,
                23, 25-27, 33-38, 175, 186, 312.
            watermark: Whether the video keeps its watermark. Default: false. Source: lines 176,
                278, 296, 298, 300, 301.
            size: Width and height in pixels, as WIDTHxHEIGHT. Videos come in landscape (wider)
                or portrait (higher). Source: lines 278, 280, 282, 287. Undocumented: The
                document calls the parameter global and names neither endpoint nor type; assumed
                here because it is about videos.
            duration: Length of the video in seconds. Default: `10`. Source: lines 278, 303,
                305, 307, 308. Undocumented: The document calls the parameter global and names
                neither endpoint nor type; assumed here because it is about videos.
            hd: Whether the video has high definition; by the document only with
                `sora_video2-pro` and not with 25 seconds. Default: false. Source: lines 278,
                310, 312, 314, 315. Undocumented: The document calls the parameter global and
                names neither endpoint nor type; assumed here because it is about videos.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 003_852d80521bedfe45.txt.
        """
        return self._transport.send(
            _create(prompt=prompt, model=model, watermark=watermark, size=size, duration=duration, hd=hd),
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
            _create(prompt=prompt, model=model, watermark=watermark, size=size, duration=duration, hd=hd),
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
            _create(prompt=prompt, model=model, watermark=watermark, size=size, duration=duration, hd=hd),
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

        Source: lines 190, 192, 194.

        Args:
            video_id: Id of the job. Source: lines 194, 200, 211.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 003_852d80521bedfe45.txt.
        """
        return self._transport.send(
            _retrieve(video_id=video_id), Options(extra_headers, extra_query, extra_body, timeout)
        )

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

        Source: lines 215, 217, 219.

        Args:
            video_id: Id of the job whose video is changed. Source: lines 219, 225, 244.
            prompt: Text that says what to change. Source: lines 238, 248.
            model: Name of the model: `sora_video`, or `sora_video2` with any of the suffixes
                `-portrait`, `-landscape`, `-hd`, `-15s`, `-25s` and `-pro`. `sora_video`:
                Videos, old version; `sora_video2`: Videos, new version; by default 10 seconds,
                portrait, standard definition; `sora_video2-landscape`: Videos in landscape;
                `sora_video2-landscape-hd`: Videos in landscape and high definition;
                `sora_video2-hd-portrait-15s`: Videos of 15 seconds in portrait and high
                definition; `sora_video2-pro`: Videos by the Pro version. Source: lines 18, 19,
                23, 25-27, 33-38, 239, 249, 312.
            watermark: Whether the video keeps its watermark. Default: false. Source: lines 278,
                296, 298, 300, 301. Undocumented: The document calls the parameter global and
                names neither endpoint nor type; assumed here because it is about videos.
            size: Width and height in pixels, as WIDTHxHEIGHT. Videos come in landscape (wider)
                or portrait (higher). Source: lines 278, 280, 282, 287. Undocumented: The
                document calls the parameter global and names neither endpoint nor type; assumed
                here because it is about videos.
            duration: Length of the video in seconds. Default: `10`. Source: lines 278, 303,
                305, 307, 308. Undocumented: The document calls the parameter global and names
                neither endpoint nor type; assumed here because it is about videos.
            hd: Whether the video has high definition; by the document only with
                `sora_video2-pro` and not with 25 seconds. Default: false. Source: lines 278,
                310, 312, 314, 315. Undocumented: The document calls the parameter global and
                names neither endpoint nor type; assumed here because it is about videos.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 003_852d80521bedfe45.txt.
        """
        return self._transport.send(
            _remix(
                video_id=video_id, prompt=prompt, model=model, watermark=watermark, size=size, duration=duration, hd=hd
            ),
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
            _remix(
                video_id=video_id, prompt=prompt, model=model, watermark=watermark, size=size, duration=duration, hd=hd
            ),
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
            _remix(
                video_id=video_id, prompt=prompt, model=model, watermark=watermark, size=size, duration=duration, hd=hd
            ),
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

        Source: lines 253, 255, 257.

        Args:
            video_id: Id of a job whose video is finished. Source: lines 255, 257, 263, 274.

        Returns:
            The file, as a stream of bytes: `write_to_file`, `iter_bytes` or `read`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 003_852d80521bedfe45.txt.
        """
        return self._transport.download(
            _download_content(video_id=video_id), Options(extra_headers, extra_query, extra_body, timeout)
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
        self.remix = raw(resource.remix)
        self.download_content = raw(resource.download_content)


class AsyncVideos(AsyncJobResource[models.Video]):
    """Operations below `client.videos`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

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
        """Start a video generation job.

        The job has to be polled.

        Requires: An extra fee, which unlocks the operation.

        Source: lines 157, 159, 161.

        Args:
            prompt: Text that describes the video. Source: lines 174, 185.
            model: Name of the model: `sora_video`, or `sora_video2` with any of the suffixes
                `-portrait`, `-landscape`, `-hd`, `-15s`, `-25s` and `-pro`. `sora_video`:
                Videos, old version; `sora_video2`: Videos, new version; by default 10 seconds,
                portrait, standard definition; `sora_video2-landscape`: Videos in landscape;
                `sora_video2-landscape-hd`: Videos in landscape and high definition;
                `sora_video2-hd-portrait-15s`: Videos of 15 seconds in portrait and high
                definition; `sora_video2-pro`: Videos by the Pro version. Source: lines 18, 19,
                23, 25-27, 33-38, 175, 186, 312.
            watermark: Whether the video keeps its watermark. Default: false. Source: lines 176,
                278, 296, 298, 300, 301.
            size: Width and height in pixels, as WIDTHxHEIGHT. Videos come in landscape (wider)
                or portrait (higher). Source: lines 278, 280, 282, 287. Undocumented: The
                document calls the parameter global and names neither endpoint nor type; assumed
                here because it is about videos.
            duration: Length of the video in seconds. Default: `10`. Source: lines 278, 303,
                305, 307, 308. Undocumented: The document calls the parameter global and names
                neither endpoint nor type; assumed here because it is about videos.
            hd: Whether the video has high definition; by the document only with
                `sora_video2-pro` and not with 25 seconds. Default: false. Source: lines 278,
                310, 312, 314, 315. Undocumented: The document calls the parameter global and
                names neither endpoint nor type; assumed here because it is about videos.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 003_852d80521bedfe45.txt.
        """
        return await self._transport.send(
            _create(prompt=prompt, model=model, watermark=watermark, size=size, duration=duration, hd=hd),
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
            _create(prompt=prompt, model=model, watermark=watermark, size=size, duration=duration, hd=hd),
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
            _create(prompt=prompt, model=model, watermark=watermark, size=size, duration=duration, hd=hd),
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

        Requires: An extra fee, which unlocks the operation.

        Source: lines 190, 192, 194.

        Args:
            video_id: Id of the job. Source: lines 194, 200, 211.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 003_852d80521bedfe45.txt.
        """
        return await self._transport.send(
            _retrieve(video_id=video_id), Options(extra_headers, extra_query, extra_body, timeout)
        )

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
        """Start a job that changes a finished video.

        Requires: An extra fee, which unlocks the operation.

        Source: lines 215, 217, 219.

        Args:
            video_id: Id of the job whose video is changed. Source: lines 219, 225, 244.
            prompt: Text that says what to change. Source: lines 238, 248.
            model: Name of the model: `sora_video`, or `sora_video2` with any of the suffixes
                `-portrait`, `-landscape`, `-hd`, `-15s`, `-25s` and `-pro`. `sora_video`:
                Videos, old version; `sora_video2`: Videos, new version; by default 10 seconds,
                portrait, standard definition; `sora_video2-landscape`: Videos in landscape;
                `sora_video2-landscape-hd`: Videos in landscape and high definition;
                `sora_video2-hd-portrait-15s`: Videos of 15 seconds in portrait and high
                definition; `sora_video2-pro`: Videos by the Pro version. Source: lines 18, 19,
                23, 25-27, 33-38, 239, 249, 312.
            watermark: Whether the video keeps its watermark. Default: false. Source: lines 278,
                296, 298, 300, 301. Undocumented: The document calls the parameter global and
                names neither endpoint nor type; assumed here because it is about videos.
            size: Width and height in pixels, as WIDTHxHEIGHT. Videos come in landscape (wider)
                or portrait (higher). Source: lines 278, 280, 282, 287. Undocumented: The
                document calls the parameter global and names neither endpoint nor type; assumed
                here because it is about videos.
            duration: Length of the video in seconds. Default: `10`. Source: lines 278, 303,
                305, 307, 308. Undocumented: The document calls the parameter global and names
                neither endpoint nor type; assumed here because it is about videos.
            hd: Whether the video has high definition; by the document only with
                `sora_video2-pro` and not with 25 seconds. Default: false. Source: lines 278,
                310, 312, 314, 315. Undocumented: The document calls the parameter global and
                names neither endpoint nor type; assumed here because it is about videos.

        Returns:
            A `models.Video`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 003_852d80521bedfe45.txt.
        """
        return await self._transport.send(
            _remix(
                video_id=video_id, prompt=prompt, model=model, watermark=watermark, size=size, duration=duration, hd=hd
            ),
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
            _remix(
                video_id=video_id, prompt=prompt, model=model, watermark=watermark, size=size, duration=duration, hd=hd
            ),
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
            _remix(
                video_id=video_id, prompt=prompt, model=model, watermark=watermark, size=size, duration=duration, hd=hd
            ),
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
        """Download the finished video.

        Requires: An extra fee, which unlocks the operation.

        Source: lines 253, 255, 257.

        Args:
            video_id: Id of a job whose video is finished. Source: lines 255, 257, 263, 274.

        Returns:
            The file, as a stream of bytes: `write_to_file`, `iter_bytes` or `read`.

        Raises:
            APIError: The call failed; the subclass tells how.

        Lines are those of 003_852d80521bedfe45.txt.
        """
        return await self._transport.download(
            _download_content(video_id=video_id), Options(extra_headers, extra_query, extra_body, timeout)
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
        self.remix = async_raw(resource.remix)
        self.download_content = async_raw(resource.download_content)
