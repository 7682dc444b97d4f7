# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from functools import cached_property

from .._runtime.client import AsyncBaseClient, SyncClient
from .._runtime.settings import Provider
from .resources import videos as _videos

PROVIDER = Provider(
    name="acme",
    base_url="https://api.acme.example",
    prefix="/v1/videos",
)


class Client(SyncClient):
    """Acme

    This API is deprecated by its provider; its end was announced for 2026-09-24.
    """

    _provider = PROVIDER

    @cached_property
    def videos(self) -> _videos.Videos:
        """Operations of `client.videos`."""
        return _videos.Videos(self._transport)


class AsyncClient(AsyncBaseClient):
    """Async version of `Client`."""

    _provider = PROVIDER

    @cached_property
    def videos(self) -> _videos.AsyncVideos:
        """Operations of `client.videos`."""
        return _videos.AsyncVideos(self._transport)
