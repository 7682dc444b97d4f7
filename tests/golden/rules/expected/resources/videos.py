# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.videos`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.request import Options, Request, Rule
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import params


def _create(
    model: str | None = None,
    seconds: str | None = None,
    size: str | None = None,
    range: str | None = None,
    source: params.VideosCreateSourceParam | None = None,
) -> Request[None]:
    return Request(
        operation="videos.create",
        method="POST",
        path="/v1/videos",
        body={"model": model, "seconds": seconds, "size": size, "range": range, "source": source},
        encodings=("json",),
        rules=(
            Rule(
                field="seconds",
                kind="values",
                argument=("4", "8"),
                message="seconds must be 4 or 8 with sora-2",
                refuse=True,
                when={"model": ("sora-2",)},
                defaults={"model": "sora-2"},
            ),
            Rule(field="size", kind="not_values", argument=("1x1",), message="size must not be square", refuse=False),
            Rule(
                field="size",
                kind="pattern",
                argument=("^[0-9]+x[0-9]+$",),
                message="size must be like 720x1280",
                refuse=True,
            ),
            Rule(
                field="range",
                kind="span",
                argument=(",", 1, 3),
                message="range must be 1 to 3 seconds long",
                refuse=True,
            ),
            Rule(
                field="source",
                kind="exactly_one",
                argument=("url", "file_id"),
                message="source needs one of url and file_id",
                refuse=True,
            ),
        ),
        blocking=True,
    )


class Videos(Resource):
    """Operations of `client.videos`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def create(
        self,
        *,
        model: str | None = None,
        seconds: str | None = None,
        size: str | None = None,
        range: str | None = None,
        source: params.VideosCreateSourceParam | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """POST /v1/videos

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Args:
            model: Not described. Default: `sora-2`.
            seconds: Not described.
            size: Not described.
            range: Not described.
            source: Not described.

        Returns:
            Nothing.

        Raises:
            InvalidRequestError: A documented rule forbids the request; nothing was sent:
                - seconds must be 4 or 8 with sora-2
                - size must be like 720x1280
                - range must be 1 to 3 seconds long
                - source needs one of url and file_id
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(
            _create(model, seconds, size, range, source), Options(extra_headers, extra_query, extra_body, timeout)
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


class AsyncVideos(AsyncResource):
    """Async version of `Videos`."""

    async def create(
        self,
        *,
        model: str | None = None,
        seconds: str | None = None,
        size: str | None = None,
        range: str | None = None,
        source: params.VideosCreateSourceParam | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Videos.create`."""
        await self._transport.send(
            _create(model, seconds, size, range, source), Options(extra_headers, extra_query, extra_body, timeout)
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
