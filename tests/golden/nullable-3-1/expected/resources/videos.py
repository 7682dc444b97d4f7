# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.videos`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, OmitType, Query, Timeout, omit
from .. import models


def _create(seed: int | None | OmitType = omit) -> Request[models.VideosCreateResponse]:
    return Request(
        operation="videos.create",
        method="POST",
        path="/v1/videos",
        result=models.VideosCreateResponse,
        body={"seed": seed},
        encodings=("json",),
        nullable=frozenset(("seed",)),
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
        seed: int | None | OmitType = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.VideosCreateResponse:
        """POST /v1/videos

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Args:
            seed: Null lets the server choose.

        Returns:
            A `models.VideosCreateResponse`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_create(seed), Options(extra_headers, extra_query, extra_body, timeout))

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
        seed: int | None | OmitType = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.VideosCreateResponse:
        """Async version of `Videos.create`."""
        return await self._transport.send(_create(seed), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncVideosWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncVideosWithRawResponse(AsyncVideos(self._transport.raw()))


class AsyncVideosWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncVideos) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)
