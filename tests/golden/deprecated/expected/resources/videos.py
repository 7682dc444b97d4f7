# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.videos`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.request import Options, Request, path
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout


def _title(video_id: str) -> Request[str]:
    return Request(
        operation="videos.title",
        method="GET",
        path=path("/v1/videos/{video_id}", video_id=video_id),
        result=str,
    )


class Videos(Resource):
    """Operations of `client.videos`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def title(
        self,
        video_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> str:
        """Title of a video.

        Deprecated by the provider.

        Args:
            video_id: Not described.

        Returns:
            A `str`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_title(video_id), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> VideosWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return VideosWithRawResponse(Videos(self._transport.raw()))


class VideosWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Videos) -> None:
        self._resource = resource
        self.title = raw(resource.title)


class AsyncVideos(AsyncResource):
    """Async version of `Videos`."""

    async def title(
        self,
        video_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> str:
        """Async version of `Videos.title`."""
        return await self._transport.send(_title(video_id), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncVideosWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncVideosWithRawResponse(AsyncVideos(self._transport.raw()))


class AsyncVideosWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncVideos) -> None:
        self._resource = resource
        self.title = async_raw(resource.title)
