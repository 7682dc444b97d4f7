# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .._runtime.client import AsyncBaseClient, Provider, SyncClient
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


class Client(SyncClient):
    """Sora Web Reverse-Engineered API

    Images and videos from Sora's website through a self-hosted gateway, called the way OpenAI's
    API is called.

    Chat completions make images and videos; the image and video operations have to be unlocked
    for a fee. The document shows
    seven operations and not a single answer: all answers here are assumed in the shapes of
    OpenAI's API.

    Source: 003_852d80521bedfe45.txt.
    """

    _provider = PROVIDER

    @cached_property
    def chat(self) -> _chat.Chat:
        """Operations below `client.chat`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _chat.Chat(self._transport)

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

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> StartedJob[models.Video]:
        """The job that a handle is of; `job.handle()` of any process gave it."""
        return self.videos.resume(handle)


class AsyncClient(AsyncBaseClient):
    """Sora Web Reverse-Engineered API

    Images and videos from Sora's website through a self-hosted gateway, called the way OpenAI's
    API is called.

    Chat completions make images and videos; the image and video operations have to be unlocked
    for a fee. The document shows
    seven operations and not a single answer: all answers here are assumed in the shapes of
    OpenAI's API.

    Source: 003_852d80521bedfe45.txt.
    """

    _provider = PROVIDER

    @cached_property
    def chat(self) -> _chat.AsyncChat:
        """Operations below `client.chat`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _chat.AsyncChat(self._transport)

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

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> AsyncStartedJob[models.Video]:
        """The job that a handle is of; `job.handle()` of any process gave it."""
        return self.videos.resume(handle)
