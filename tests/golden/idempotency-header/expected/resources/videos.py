# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.videos`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout


def _create(X_Trace_Id: str, prompt: str, Idempotency_Key: str | None = None) -> Request[None]:
    return Request(
        operation="videos.create",
        method="POST",
        path="/v1/videos",
        headers={"Idempotency-Key": Idempotency_Key, "X-Trace-Id": X_Trace_Id},
        idempotency_header="Idempotency-Key",
        body={"prompt": prompt},
        encodings=("json",),
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
        X_Trace_Id: str,
        prompt: str,
        Idempotency_Key: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Start a video.

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Args:
            X_Trace_Id: Not described.
            prompt: Not described.
            Idempotency_Key: Tells a repeated request from a new one. The provider carries out
                requests with the same value once, so that one that failed can be sent again.
                Where none is given, a random one is sent, the same on every attempt.

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(
            _create(X_Trace_Id, prompt, Idempotency_Key), Options(extra_headers, extra_query, extra_body, timeout)
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
        X_Trace_Id: str,
        prompt: str,
        Idempotency_Key: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Videos.create`."""
        await self._transport.send(
            _create(X_Trace_Id, prompt, Idempotency_Key), Options(extra_headers, extra_query, extra_body, timeout)
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
