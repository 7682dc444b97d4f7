# Code generated from specs/sora_video2/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .._runtime.file_client import AsyncFileClient, FileClient
from .._runtime.settings import Provider
from .resources import videos as _videos

if TYPE_CHECKING:
    from .._runtime.handles import AsyncStartedJob, StartedJob
    from . import models

PROVIDER = Provider(
    name="sora_video2",
    prefix="/v1/videos",
    key_location="header",
    key_name="Authorization",
    key_prefix="Bearer ",
)


class Client(FileClient):
    """sora_video2 Videos API

    Sora-2 video generation at a relay whose models are named `sora_video2...`; the name of the
    model sets orientation, definition and length.

    The document is two OpenAPI 3.0.1 exports of Apifox, one for each operation.
    """

    _provider = PROVIDER

    @cached_property
    def videos(self) -> _videos.Videos:
        """Operations of `client.videos`."""
        return _videos.Videos(self._transport)

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> StartedJob[models.Video]:
        """The job of a handle, which `job.handle()` returned in this or another process."""
        return self.videos.resume(handle)


class AsyncClient(AsyncFileClient):
    """Async version of `Client`."""

    _provider = PROVIDER

    @cached_property
    def videos(self) -> _videos.AsyncVideos:
        """Operations of `client.videos`."""
        return _videos.AsyncVideos(self._transport)

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> AsyncStartedJob[models.Video]:
        """The job of a handle, which `job.handle()` returned in this or another process."""
        return self.videos.resume(handle)
