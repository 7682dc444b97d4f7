# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.folders`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models, params


def _create(root: params.FolderParam) -> Request[models.Folder]:
    return Request(
        operation="folders.create",
        method="POST",
        path="/v1/folders",
        result=models.Folder,
        body={"root": root},
        encodings=("json",),
        blocking=True,
    )


class Folders(Resource):
    """Operations of `client.folders`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def create(
        self,
        *,
        root: params.FolderParam,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Folder:
        """POST /v1/folders

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Args:
            root: Not described.

        Returns:
            A `models.Folder`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_create(root), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> FoldersWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return FoldersWithRawResponse(Folders(self._transport.raw()))


class FoldersWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Folders) -> None:
        self._resource = resource
        self.create = raw(resource.create)


class AsyncFolders(AsyncResource):
    """Async version of `Folders`."""

    async def create(
        self,
        *,
        root: params.FolderParam,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Folder:
        """Async version of `Folders.create`."""
        return await self._transport.send(_create(root), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncFoldersWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncFoldersWithRawResponse(AsyncFolders(self._transport.raw()))


class AsyncFoldersWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncFolders) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)
