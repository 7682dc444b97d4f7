# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .._runtime.client import AsyncBaseClient, Provider, SyncClient
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


class Client(SyncClient):
    """Acme"""

    _provider = PROVIDER

    @cached_property
    def tasks(self) -> _tasks.Tasks:
        """Operations below `client.tasks`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _tasks.Tasks(self._transport)

    @cached_property
    def videos(self) -> _videos.Videos:
        """Operations below `client.videos`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _videos.Videos(self._transport)

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> StartedJob[models.Task]:
        """The job that a handle is of; `job.handle()` of any process gave it."""
        return self.tasks.resume(handle)


class AsyncClient(AsyncBaseClient):
    """Acme"""

    _provider = PROVIDER

    @cached_property
    def tasks(self) -> _tasks.AsyncTasks:
        """Operations below `client.tasks`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _tasks.AsyncTasks(self._transport)

    @cached_property
    def videos(self) -> _videos.AsyncVideos:
        """Operations below `client.videos`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _videos.AsyncVideos(self._transport)

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> AsyncStartedJob[models.Task]:
        """The job that a handle is of; `job.handle()` of any process gave it."""
        return self.tasks.resume(handle)
