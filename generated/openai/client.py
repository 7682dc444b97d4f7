# Code generated from specs/openai/openapi.yaml by `make generate`. DO NOT EDIT.
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
    name="openai",
    base_url="https://api.openai.com/v1",
    prefix="/videos",
    key_location="header",
    key_name="Authorization",
    key_prefix="Bearer ",
)


class Client(FileClient):
    """OpenAI Videos API

    Video generation with the Sora models at OpenAI: the baseline that the other providers are
    compared with.

    The document is a list of facts drawn from OpenAI's OpenAPI file (2.3.0), the Python SDK
    (3.52.0) and a published guide; where
    these differ, a discrepancy says so. It shows no request and no answer.

    Jobs may also be submitted as a batch, with `/v1/videos` as the endpoint and JSON bodies.
    Webhooks can be registered for the
    events `video.completed` and `video.failed`; what they carry is documented nowhere.

    A query for the state of a job may be answered with the header `openai-poll-after-ms`, the
    time to wait before the next one.
    Without it the SDK's helper waits 1000 ms; it has no time limit and returns a failed job
    instead of raising.

    This API is deprecated by its provider; its end was announced for 2026-09-24.
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
