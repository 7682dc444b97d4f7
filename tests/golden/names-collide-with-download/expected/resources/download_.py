# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.download_`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout


def _create() -> Request[None]:
    return Request(
        operation="download.create",
        method="POST",
        path="/v1/downloads",
        blocking=True,
    )


class Download(Resource):
    """Operations of `client.download_`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """POST /v1/downloads

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_create(), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> DownloadWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return DownloadWithRawResponse(Download(self._transport.raw()))


class DownloadWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Download) -> None:
        self._resource = resource
        self.create = raw(resource.create)


class AsyncDownload(AsyncResource):
    """Async version of `Download`."""

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Download.create`."""
        await self._transport.send(_create(), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncDownloadWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncDownloadWithRawResponse(AsyncDownload(self._transport.raw()))


class AsyncDownloadWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncDownload) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)
