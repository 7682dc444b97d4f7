# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.completions`."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, overload

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.sse import AsyncStream, Stream
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models


def _create(prompt: str, stream: bool | None = None) -> Request[models.Completion]:
    return Request(
        operation="completions.create",
        method="POST",
        path="/v1/chat/completions",
        result=models.Completion,
        body={"prompt": prompt, "stream": stream},
        encodings=("json",),
        blocking=True,
    )


class Completions(Resource):
    """Operations of `client.completions`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    @overload
    def create(
        self,
        *,
        stream: Literal[False] | None = None,
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Completion: ...

    @overload
    def create(
        self,
        *,
        stream: Literal[True],
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> Stream[models.CompletionEvent]: ...

    @overload
    def create(
        self,
        *,
        stream: bool | None = None,
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Completion | Stream[models.CompletionEvent]: ...

    def create(
        self,
        *,
        prompt: str,
        stream: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Completion | Stream[models.CompletionEvent]:
        """POST /v1/chat/completions

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Args:
            prompt: Not described.
            stream: Not described. Default: false.

        Returns:
            A `models.Completion`. With `stream=True`, a stream of `models.CompletionEvent`,
            each as it arrives.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        call = _create(prompt, stream)
        if stream:
            return Stream.open(
                self._transport,
                call.streamed(models.CompletionEvent),
                Options(extra_headers, extra_query, extra_body, timeout),
                "[DONE]",
            )
        return self._transport.send(call, Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> CompletionsWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return CompletionsWithRawResponse(Completions(self._transport.raw()))


class CompletionsWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Completions) -> None:
        self._resource = resource
        self.create = raw(resource.create)


class AsyncCompletions(AsyncResource):
    """Async version of `Completions`."""

    @overload
    async def create(
        self,
        *,
        stream: Literal[False] | None = None,
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Completion: ...

    @overload
    async def create(
        self,
        *,
        stream: Literal[True],
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncStream[models.CompletionEvent]: ...

    @overload
    async def create(
        self,
        *,
        stream: bool | None = None,
        prompt: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Completion | AsyncStream[models.CompletionEvent]: ...

    async def create(
        self,
        *,
        prompt: str,
        stream: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Completion | AsyncStream[models.CompletionEvent]:
        """Async version of `Completions.create`."""
        call = _create(prompt, stream)
        if stream:
            return await AsyncStream.open(
                self._transport,
                call.streamed(models.CompletionEvent),
                Options(extra_headers, extra_query, extra_body, timeout),
                "[DONE]",
            )
        return await self._transport.send(call, Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncCompletionsWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncCompletionsWithRawResponse(AsyncCompletions(self._transport.raw()))


class AsyncCompletionsWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncCompletions) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)
