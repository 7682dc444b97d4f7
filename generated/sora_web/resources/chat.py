# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.chat`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.resource import AsyncResource, Resource
from . import chat__completions as _chat__completions


class Chat(Resource):
    """Operations of `client.chat`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    @cached_property
    def completions(self) -> _chat__completions.ChatCompletions:
        """Operations of `client.chat.completions`."""
        return _chat__completions.ChatCompletions(self._transport)

    @cached_property
    def with_raw_response(self) -> ChatWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return ChatWithRawResponse(Chat(self._transport.raw()))


class ChatWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Chat) -> None:
        self._resource = resource


class AsyncChat(AsyncResource):
    """Async version of `Chat`."""

    @cached_property
    def completions(self) -> _chat__completions.AsyncChatCompletions:
        """Operations of `client.chat.completions`."""
        return _chat__completions.AsyncChatCompletions(self._transport)

    @cached_property
    def with_raw_response(self) -> AsyncChatWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncChatWithRawResponse(AsyncChat(self._transport.raw()))


class AsyncChatWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncChat) -> None:
        self._resource = resource
