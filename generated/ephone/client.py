# Code generated from specs/ephone/openapi.yaml by `make generate`. DO NOT EDIT.
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from functools import cached_property

from .._runtime.client import AsyncBaseClient, Provider, SyncClient
from .resources import videos as _videos

PROVIDER = Provider(
    name="ephone",
    key_location="header",
    key_name="Authorization",
    key_prefix="Bearer ",
)


class Client(SyncClient):
    """ephone Videos API

    Sora-2 video generation at the relay ephone, called in the format of the OpenAI Videos API.

    The relay reaches the models through an official and a reverse channel; what a request may
    ask for depends on the channel.
    The document was taken from https://apiai.apifox.cn/api-358244464.md.

    Source: 001_1c04223493ce1a9a.txt.
    """

    _provider = PROVIDER

    @cached_property
    def videos(self) -> _videos.Videos:
        """Operations below `client.videos`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _videos.Videos(self._transport)


class AsyncClient(AsyncBaseClient):
    """ephone Videos API

    Sora-2 video generation at the relay ephone, called in the format of the OpenAI Videos API.

    The relay reaches the models through an official and a reverse channel; what a request may
    ask for depends on the channel.
    The document was taken from https://apiai.apifox.cn/api-358244464.md.

    Source: 001_1c04223493ce1a9a.txt.
    """

    _provider = PROVIDER

    @cached_property
    def videos(self) -> _videos.AsyncVideos:
        """Operations below `client.videos`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _videos.AsyncVideos(self._transport)
