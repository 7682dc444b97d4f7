# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""Operations of the client itself.

Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request, and
a `timeout` in seconds for one attempt.
"""

from __future__ import annotations

from functools import cached_property

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout


def _state() -> Request[None]:
    return Request(
        operation="state",
        method="GET",
        path="/state",
    )


class Operations(Resource):
    """Operations of the client itself.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def state(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /state

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass tells how.
        """
        self._transport.send(_state(), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> OperationsWithRawResponse:
        """The same operations, answering with status, headers and `parse()`."""
        return OperationsWithRawResponse(Operations(self._transport.raw()))


class OperationsWithRawResponse:
    """Each operation answers with a `RawResponse`."""

    def __init__(self, resource: Operations) -> None:
        self._resource = resource
        self.state = raw(resource.state)


class AsyncOperations(AsyncResource):
    """Operations of the client itself.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    async def state(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /state

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass tells how.
        """
        await self._transport.send(_state(), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncOperationsWithRawResponse:
        """The same operations, answering with status, headers and `parse()`."""
        return AsyncOperationsWithRawResponse(AsyncOperations(self._transport.raw()))


class AsyncOperationsWithRawResponse:
    """Each operation answers with a `RawResponse`."""

    def __init__(self, resource: AsyncOperations) -> None:
        self._resource = resource
        self.state = async_raw(resource.state)
