# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from functools import cached_property

from .._runtime.client import AsyncBaseClient, SyncClient
from .._runtime.settings import Provider
from .resources import download_ as _download_
from .resources import operations_ as _operations_
from .resources import videos as _videos

PROVIDER = Provider(
    name="acme",
    base_url="https://api.acme.example",
    prefix="/v1",
)


class Client(SyncClient, _operations_.Operations):
    """Acme"""

    _provider = PROVIDER

    @cached_property
    def download_(self) -> _download_.Download:
        """Operations of `client.download_`."""
        return _download_.Download(self._transport)

    @cached_property
    def videos(self) -> _videos.Videos:
        """Operations of `client.videos`."""
        return _videos.Videos(self._transport)


class AsyncClient(AsyncBaseClient, _operations_.AsyncOperations):
    """Async version of `Client`."""

    _provider = PROVIDER

    @cached_property
    def download_(self) -> _download_.AsyncDownload:
        """Operations of `client.download_`."""
        return _download_.AsyncDownload(self._transport)

    @cached_property
    def videos(self) -> _videos.AsyncVideos:
        """Operations of `client.videos`."""
        return _videos.AsyncVideos(self._transport)
