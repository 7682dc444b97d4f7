# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.others`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout


def _state() -> Request[None]:
    return Request(
        operation="others.state",
        method="GET",
        path="/others/state",
    )


def _watch() -> Request[None]:
    return Request(
        operation="others.watch",
        method="GET",
        path="/others/watch",
    )


def _job() -> Request[None]:
    return Request(
        operation="others.job",
        method="GET",
        path="/others/job",
    )


def _failure() -> Request[None]:
    return Request(
        operation="others.failure",
        method="GET",
        path="/others/failure",
    )


def _result_urls() -> Request[None]:
    return Request(
        operation="others.result_urls",
        method="GET",
        path="/others/result_urls",
    )


def _resume() -> Request[None]:
    return Request(
        operation="others.resume",
        method="GET",
        path="/others/resume",
    )


class Others(Resource):
    """Operations of `client.others`.

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
        """GET /others/state

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_state(), Options(extra_headers, extra_query, extra_body, timeout))

    def watch(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /others/watch

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_watch(), Options(extra_headers, extra_query, extra_body, timeout))

    def job(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /others/job

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_job(), Options(extra_headers, extra_query, extra_body, timeout))

    def failure(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /others/failure

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_failure(), Options(extra_headers, extra_query, extra_body, timeout))

    def result_urls(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /others/result_urls

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_result_urls(), Options(extra_headers, extra_query, extra_body, timeout))

    def resume(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """GET /others/resume

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_resume(), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> OthersWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return OthersWithRawResponse(Others(self._transport.raw()))


class OthersWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Others) -> None:
        self._resource = resource
        self.state = raw(resource.state)
        self.watch = raw(resource.watch)
        self.job = raw(resource.job)
        self.failure = raw(resource.failure)
        self.result_urls = raw(resource.result_urls)
        self.resume = raw(resource.resume)


class AsyncOthers(AsyncResource):
    """Async version of `Others`."""

    async def state(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Others.state`."""
        await self._transport.send(_state(), Options(extra_headers, extra_query, extra_body, timeout))

    async def watch(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Others.watch`."""
        await self._transport.send(_watch(), Options(extra_headers, extra_query, extra_body, timeout))

    async def job(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Others.job`."""
        await self._transport.send(_job(), Options(extra_headers, extra_query, extra_body, timeout))

    async def failure(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Others.failure`."""
        await self._transport.send(_failure(), Options(extra_headers, extra_query, extra_body, timeout))

    async def result_urls(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Others.result_urls`."""
        await self._transport.send(_result_urls(), Options(extra_headers, extra_query, extra_body, timeout))

    async def resume(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Others.resume`."""
        await self._transport.send(_resume(), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncOthersWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncOthersWithRawResponse(AsyncOthers(self._transport.raw()))


class AsyncOthersWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncOthers) -> None:
        self._resource = resource
        self.state = async_raw(resource.state)
        self.watch = async_raw(resource.watch)
        self.job = async_raw(resource.job)
        self.failure = async_raw(resource.failure)
        self.result_urls = async_raw(resource.result_urls)
        self.resume = async_raw(resource.resume)
