# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.status`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout


def _ping() -> Request[None]:
    return Request(
        operation="status.ping",
        method="GET",
        path="/v1/ping",
    )


class Status(Resource):
    """Operations of `client.status`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def ping(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /v1/ping

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_ping(), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> StatusWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return StatusWithRawResponse(Status(self._transport.raw()))


class StatusWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Status) -> None:
        self._resource = resource
        self.ping = raw(resource.ping)


class AsyncStatus(AsyncResource):
    """Async version of `Status`."""

    async def ping(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Status.ping`."""
        await self._transport.send(_ping(), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncStatusWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncStatusWithRawResponse(AsyncStatus(self._transport.raw()))


class AsyncStatusWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncStatus) -> None:
        self._resource = resource
        self.ping = async_raw(resource.ping)
