# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.frames`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, File, Headers, Query, Timeout


def _upload(body: File | None = None) -> Request[None]:
    return Request(
        operation="frames.upload",
        method="POST",
        path="/v1/frames",
        body=body,
        encodings=("raw",),
        blocking=True,
    )


class Frames(Resource):
    """Operations of `client.frames`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def upload(
        self,
        *,
        body: File | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """POST /v1/frames

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Args:
            body: Not described.

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_upload(body), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> FramesWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return FramesWithRawResponse(Frames(self._transport.raw()))


class FramesWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Frames) -> None:
        self._resource = resource
        self.upload = raw(resource.upload)


class AsyncFrames(AsyncResource):
    """Async version of `Frames`."""

    async def upload(
        self,
        *,
        body: File | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Frames.upload`."""
        await self._transport.send(_upload(body), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncFramesWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncFramesWithRawResponse(AsyncFrames(self._transport.raw()))


class AsyncFramesWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncFrames) -> None:
        self._resource = resource
        self.upload = async_raw(resource.upload)
