# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from functools import cached_property

from .._runtime.client import AsyncBaseClient, Provider, SyncClient
from .resources import frames as _frames
from .resources import prompts as _prompts

PROVIDER = Provider(
    name="acme",
    base_url="https://api.acme.example",
    prefix="/v1",
)


class Client(SyncClient):
    """Acme"""

    _provider = PROVIDER

    @cached_property
    def frames(self) -> _frames.Frames:
        """Operations below `client.frames`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _frames.Frames(self._transport)

    @cached_property
    def prompts(self) -> _prompts.Prompts:
        """Operations below `client.prompts`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _prompts.Prompts(self._transport)


class AsyncClient(AsyncBaseClient):
    """Acme"""

    _provider = PROVIDER

    @cached_property
    def frames(self) -> _frames.AsyncFrames:
        """Operations below `client.frames`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _frames.AsyncFrames(self._transport)

    @cached_property
    def prompts(self) -> _prompts.AsyncPrompts:
        """Operations below `client.prompts`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _prompts.AsyncPrompts(self._transport)
