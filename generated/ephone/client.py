# Code generated from specs/ephone/openapi.yaml by `make generate`. DO NOT EDIT.
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .._runtime.client import AsyncBaseClient, Provider, SyncClient
from .resources import videos as _videos

if TYPE_CHECKING:
    from .._runtime.handles import AsyncStartedJob, StartedJob
    from . import models

PROVIDER = Provider(
    name="ephone",
    prefix="/v1/videos",
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

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> StartedJob[models.Video]:
        """The job that a handle is of; `job.handle()` of any process gave it."""
        return self.videos.resume(handle)


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

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> AsyncStartedJob[models.Video]:
        """The job that a handle is of; `job.handle()` of any process gave it."""
        return self.videos.resume(handle)
