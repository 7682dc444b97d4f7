# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from functools import cached_property

from .._runtime.client import AsyncBaseClient, SyncClient
from .._runtime.settings import Provider
from .resources import chat as _chat

PROVIDER = Provider(
    name="acme",
    base_url="https://api.acme.example",
    prefix="/v1/chat/completions",
)


class Client(SyncClient):
    """Acme"""

    _provider = PROVIDER

    @cached_property
    def chat(self) -> _chat.Chat:
        """Operations of `client.chat`."""
        return _chat.Chat(self._transport)


class AsyncClient(AsyncBaseClient):
    """Async version of `Client`."""

    _provider = PROVIDER

    @cached_property
    def chat(self) -> _chat.AsyncChat:
        """Operations of `client.chat`."""
        return _chat.AsyncChat(self._transport)
