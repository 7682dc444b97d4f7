# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
"""Operations below `client.videos`.

Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request, and
a `timeout` in seconds for one attempt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from ..._runtime.jobs import DEFAULT_TIMEOUT, Watch, check_polling
from ..._runtime.request import Options, Request, Rule, path
from ..._runtime.resource import AsyncResource, Resource
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
    )


class Videos(Resource):
    """Operations below `client.videos`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

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
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Calls `create` and asks with `retrieve` until the job has ended.

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
            prompt=prompt,
            model=model,
            watermark=watermark,
            size=size,
            duration=duration,
            hd=hd,
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
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Calls `remix` and asks with `retrieve` until the job has ended.

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
        job = self.remix(
            video_id=video_id,
            prompt=prompt,
            model=model,
            watermark=watermark,
            size=size,
            duration=duration,
            hd=hd,
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


class AsyncVideos(AsyncResource):
    """Operations below `client.videos`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

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
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Calls `create` and asks with `retrieve` until the job has ended.

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
            prompt=prompt,
            model=model,
            watermark=watermark,
            size=size,
            duration=duration,
            hd=hd,
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
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
    ) -> models.Video:
        """Calls `remix` and asks with `retrieve` until the job has ended.

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
        job = await self.remix(
            video_id=video_id,
            prompt=prompt,
            model=model,
            watermark=watermark,
            size=size,
            duration=duration,
            hd=hd,
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
