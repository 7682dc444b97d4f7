# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
"""Operations below `client.chat`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.resource import AsyncResource, Resource
from . import chat__completions as _chat__completions


class Chat(Resource):
    """Operations below `client.chat`."""

    @cached_property
    def completions(self) -> _chat__completions.ChatCompletions:
        """Operations below `client.chat.completions`."""
        return _chat__completions.ChatCompletions(self._transport)


class AsyncChat(AsyncResource):
    """Operations below `client.chat`."""

    @cached_property
    def completions(self) -> _chat__completions.AsyncChatCompletions:
        """Operations below `client.chat.completions`."""
        return _chat__completions.AsyncChatCompletions(self._transport)
