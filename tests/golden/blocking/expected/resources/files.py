# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.files`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout


def _create() -> Request[None]:
    return Request(
        operation="files.create",
        method="POST",
        path="/files",
    )


def _convert() -> Request[None]:
    return Request(
        operation="files.convert",
        method="GET",
        path="/slow",
        blocking=True,
    )


def _list() -> Request[None]:
    return Request(
        operation="files.list",
        method="GET",
        path="/quick",
    )


class Files(Resource):
    """Operations of `client.files`.

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
        """POST /files

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_create(), Options(extra_headers, extra_query, extra_body, timeout))

    def convert(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /slow

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_convert(), Options(extra_headers, extra_query, extra_body, timeout))

    def list(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /quick

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_list(), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> FilesWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return FilesWithRawResponse(Files(self._transport.raw()))


class FilesWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Files) -> None:
        self._resource = resource
        self.create = raw(resource.create)
        self.convert = raw(resource.convert)
        self.list = raw(resource.list)


class AsyncFiles(AsyncResource):
    """Async version of `Files`."""

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Files.create`."""
        await self._transport.send(_create(), Options(extra_headers, extra_query, extra_body, timeout))

    async def convert(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Files.convert`."""
        await self._transport.send(_convert(), Options(extra_headers, extra_query, extra_body, timeout))

    async def list(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Files.list`."""
        await self._transport.send(_list(), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncFilesWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncFilesWithRawResponse(AsyncFiles(self._transport.raw()))


class AsyncFilesWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncFiles) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)
        self.convert = async_raw(resource.convert)
        self.list = async_raw(resource.list)
