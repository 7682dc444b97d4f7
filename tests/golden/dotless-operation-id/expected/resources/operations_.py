# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of the client itself."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.request import Options, Request, path
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models


def _ping(host: str) -> Request[None]:
    return Request(
        operation="ping",
        method="GET",
        path=path("/v1/ping/{host}", host=host),
    )


def _getVideo(id: str) -> Request[models.GetVideoResponse]:
    return Request(
        operation="getVideo",
        method="GET",
        path=path("/v1/videos/{id}", id=id),
        result=models.GetVideoResponse,
    )


class Operations(Resource):
    """Operations of the client itself.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def ping(
        self,
        host: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /v1/ping/{host}

        Args:
            host: Not described.

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_ping(host), Options(extra_headers, extra_query, extra_body, timeout))

    def getVideo(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.GetVideoResponse:
        """GET /v1/videos/{id}

        Args:
            id: Not described.

        Returns:
            A `models.GetVideoResponse`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_getVideo(id), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> OperationsWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return OperationsWithRawResponse(Operations(self._transport.raw()))


class OperationsWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Operations) -> None:
        self._resource = resource
        self.ping = raw(resource.ping)
        self.getVideo = raw(resource.getVideo)


class AsyncOperations(AsyncResource):
    """Async version of `Operations`."""

    async def ping(
        self,
        host: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Operations.ping`."""
        await self._transport.send(_ping(host), Options(extra_headers, extra_query, extra_body, timeout))

    async def getVideo(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.GetVideoResponse:
        """Async version of `Operations.getVideo`."""
        return await self._transport.send(_getVideo(id), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncOperationsWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncOperationsWithRawResponse(AsyncOperations(self._transport.raw()))


class AsyncOperationsWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncOperations) -> None:
        self._resource = resource
        self.ping = async_raw(resource.ping)
        self.getVideo = async_raw(resource.getVideo)
