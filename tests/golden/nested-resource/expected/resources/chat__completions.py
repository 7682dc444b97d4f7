# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.chat.completions`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models, params


def _create(messages: Sequence[params.MessageParam]) -> Request[models.Message]:
    return Request(
        operation="chat.completions.create",
        method="POST",
        path="/v1/chat/completions",
        result=models.Message,
        body={"messages": messages},
        encodings=("json",),
        blocking=True,
    )


class ChatCompletions(Resource):
    """Operations of `client.chat.completions`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def create(
        self,
        *,
        messages: Sequence[params.MessageParam],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Message:
        """POST /v1/chat/completions

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Args:
            messages: Not described.

        Returns:
            A `models.Message`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(_create(messages), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> ChatCompletionsWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return ChatCompletionsWithRawResponse(ChatCompletions(self._transport.raw()))


class ChatCompletionsWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: ChatCompletions) -> None:
        self._resource = resource
        self.create = raw(resource.create)


class AsyncChatCompletions(AsyncResource):
    """Async version of `ChatCompletions`."""

    async def create(
        self,
        *,
        messages: Sequence[params.MessageParam],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Message:
        """Async version of `ChatCompletions.create`."""
        return await self._transport.send(_create(messages), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncChatCompletionsWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncChatCompletionsWithRawResponse(AsyncChatCompletions(self._transport.raw()))


class AsyncChatCompletionsWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncChatCompletions) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)
