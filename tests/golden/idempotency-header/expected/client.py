# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from functools import cached_property

from .._runtime.client import AsyncBaseClient, Provider, SyncClient
from .resources import images as _images
from .resources import videos as _videos

PROVIDER = Provider(
    name="acme",
    base_url="https://api.acme.example",
    prefix="/v1",
)


class Client(SyncClient):
    """Acme"""

    _provider = PROVIDER

    @cached_property
    def images(self) -> _images.Images:
        """Operations below `client.images`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _images.Images(self._transport)

    @cached_property
    def videos(self) -> _videos.Videos:
        """Operations below `client.videos`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _videos.Videos(self._transport)


class AsyncClient(AsyncBaseClient):
    """Acme"""

    _provider = PROVIDER

    @cached_property
    def images(self) -> _images.AsyncImages:
        """Operations below `client.images`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _images.AsyncImages(self._transport)

    @cached_property
    def videos(self) -> _videos.AsyncVideos:
        """Operations below `client.videos`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _videos.AsyncVideos(self._transport)
