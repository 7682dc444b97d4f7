# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .._runtime.file_client import AsyncFileClient, FileClient
from .._runtime.settings import Provider
from .resources import tasks as _tasks
from .resources import videos as _videos

if TYPE_CHECKING:
    from .._runtime.handles import AsyncStartedJob, StartedJob
    from . import models

PROVIDER = Provider(
    name="acme",
    base_url="https://api.acme.example",
    prefix="",
)


class Client(FileClient):
    """Acme"""

    _provider = PROVIDER

    @cached_property
    def tasks(self) -> _tasks.Tasks:
        """Operations of `client.tasks`."""
        return _tasks.Tasks(self._transport)

    @cached_property
    def videos(self) -> _videos.Videos:
        """Operations of `client.videos`."""
        return _videos.Videos(self._transport)

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> StartedJob[models.Task]:
        """The job of a handle, which `job.handle()` returned in this or another process."""
        return self.tasks.resume(handle)


class AsyncClient(AsyncFileClient):
    """Async version of `Client`."""

    _provider = PROVIDER

    @cached_property
    def tasks(self) -> _tasks.AsyncTasks:
        """Operations of `client.tasks`."""
        return _tasks.AsyncTasks(self._transport)

    @cached_property
    def videos(self) -> _videos.AsyncVideos:
        """Operations of `client.videos`."""
        return _videos.AsyncVideos(self._transport)

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> AsyncStartedJob[models.Task]:
        """The job of a handle, which `job.handle()` returned in this or another process."""
        return self.tasks.resume(handle)
