# Code generated from specs/modelverse/openapi.yaml by `make generate`. DO NOT EDIT.
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
    name="modelverse",
    base_url="https://api.modelverse.cn",
    prefix="/v1/videos",
    key_location="header",
    key_name="Authorization",
    key_prefix="Bearer ",
)


class Client(SyncClient):
    """ModelVerse Sora-2 Videos API

    Sora-2 video generation at ModelVerse, called the way the official OpenAI Videos API is
    called.

    The document promises the same calls as OpenAI's; the vendor offers the same model behind a
    submit interface of its own too.

    Source: 000_93d150d3063eb0d1.txt.
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
    """ModelVerse Sora-2 Videos API

    Sora-2 video generation at ModelVerse, called the way the official OpenAI Videos API is
    called.

    The document promises the same calls as OpenAI's; the vendor offers the same model behind a
    submit interface of its own too.

    Source: 000_93d150d3063eb0d1.txt.
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
