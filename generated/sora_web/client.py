# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .._runtime.file_client import AsyncFileClient, FileClient
from .._runtime.settings import Provider
from .resources import chat as _chat
from .resources import images as _images
from .resources import videos as _videos

if TYPE_CHECKING:
    from .._runtime.handles import AsyncStartedJob, StartedJob
    from . import models

PROVIDER = Provider(
    name="sora_web",
    url_form="http://{host}:{port}/sora",
    prefix="/v1",
    key_location="header",
    key_name="Authorization",
    key_prefix="",
)


class Client(FileClient):
    """Sora Web Reverse-Engineered API

    Images and videos from Sora's website through a self-hosted gateway, called the way OpenAI's
    API is called.

    Chat completions make images and videos; the image and video operations have to be unlocked
    for a fee. The document shows
    seven operations and not a single answer: all answers here are assumed in the shapes of
    OpenAI's API.
    """

    _provider = PROVIDER

    @cached_property
    def chat(self) -> _chat.Chat:
        """Operations of `client.chat`."""
        return _chat.Chat(self._transport)

    @cached_property
    def images(self) -> _images.Images:
        """Operations of `client.images`."""
        return _images.Images(self._transport)

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
    def chat(self) -> _chat.AsyncChat:
        """Operations of `client.chat`."""
        return _chat.AsyncChat(self._transport)

    @cached_property
    def images(self) -> _images.AsyncImages:
        """Operations of `client.images`."""
        return _images.AsyncImages(self._transport)

    @cached_property
    def videos(self) -> _videos.AsyncVideos:
        """Operations of `client.videos`."""
        return _videos.AsyncVideos(self._transport)

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> AsyncStartedJob[models.Video]:
        """The job of a handle, which `job.handle()` returned in this or another process."""
        return self.videos.resume(handle)
