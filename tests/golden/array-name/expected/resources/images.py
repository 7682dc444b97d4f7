# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.images`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, File, Headers, Query, Timeout


def _edit(image: Sequence[File]) -> Request[None]:
    return Request(
        operation="images.edit",
        method="POST",
        path="/v1/images/edits",
        body={"image[]": image},
        encodings=("multipart",),
        files=frozenset(("image[]",)),
        blocking=True,
    )


class Images(Resource):
    """Operations of `client.images`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def edit(
        self,
        *,
        image: Sequence[File],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """POST /v1/images/edits

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Args:
            image: Not described.

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_edit(image), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> ImagesWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return ImagesWithRawResponse(Images(self._transport.raw()))


class ImagesWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Images) -> None:
        self._resource = resource
        self.edit = raw(resource.edit)


class AsyncImages(AsyncResource):
    """Async version of `Images`."""

    async def edit(
        self,
        *,
        image: Sequence[File],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Images.edit`."""
        await self._transport.send(_edit(image), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncImagesWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncImagesWithRawResponse(AsyncImages(self._transport.raw()))


class AsyncImagesWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncImages) -> None:
        self._resource = resource
        self.edit = async_raw(resource.edit)
