# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.videos`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models


def _list(
    order: Literal["asc", "desc"] | str,
    limit: int | None = None,
    status: Sequence[str] | None = None,
    X_Trace_Id: str | None = None,
) -> Request[models.VideosListResponse]:
    return Request(
        operation="videos.list",
        method="GET",
        path="/v1/videos",
        result=models.VideosListResponse,
        query={"limit": limit, "order": order, "status": status},
        headers={"X-Trace-Id": X_Trace_Id},
    )


class Videos(Resource):
    """Operations of `client.videos`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def list(
        self,
        *,
        order: Literal["asc", "desc"] | str,
        limit: int | None = None,
        status: Sequence[str] | None = None,
        X_Trace_Id: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.VideosListResponse:
        """GET /v1/videos

        Args:
            order: Not described.
            limit: How many at most. Default: `20`.
            status: Not described.
            X_Trace_Id: Not described.

        Returns:
            A `models.VideosListResponse`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _list(order, limit, status, X_Trace_Id), Options(extra_headers, extra_query, extra_body, timeout)
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


class AsyncVideos(AsyncResource):
    """Async version of `Videos`."""

    async def list(
        self,
        *,
        order: Literal["asc", "desc"] | str,
        limit: int | None = None,
        status: Sequence[str] | None = None,
        X_Trace_Id: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.VideosListResponse:
        """Async version of `Videos.list`."""
        return await self._transport.send(
            _list(order, limit, status, X_Trace_Id), Options(extra_headers, extra_query, extra_body, timeout)
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
