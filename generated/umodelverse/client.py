# Code generated from specs/umodelverse/openapi.yaml by `make generate`. DO NOT EDIT.
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .._runtime.client import AsyncBaseClient, Provider, SyncClient
from .resources import tasks as _tasks

if TYPE_CHECKING:
    from .._runtime.handles import AsyncStartedJob, StartedJob
    from . import models

PROVIDER = Provider(
    name="umodelverse",
    base_url="https://api-us-ca.umodelverse.ai",
    prefix="/v1/tasks",
    key_location="header",
    key_name="Authorization",
    key_prefix="",
)


class Client(SyncClient):
    """UModelVerse Sora-2 task API

    Text-to-video generation with OpenAI Sora-2 behind the vendor's own task interface: one call
    submits a task, another asks for its status.

    Source: 004_c9f004ae7a4b4f0f.txt.
    """

    _provider = PROVIDER

    @cached_property
    def tasks(self) -> _tasks.Tasks:
        """Operations below `client.tasks`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _tasks.Tasks(self._transport)

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> StartedJob[models.TaskStatus]:
        """The job that a handle is of; `job.handle()` of any process gave it."""
        return self.tasks.resume(handle)


class AsyncClient(AsyncBaseClient):
    """UModelVerse Sora-2 task API

    Text-to-video generation with OpenAI Sora-2 behind the vendor's own task interface: one call
    submits a task, another asks for its status.

    Source: 004_c9f004ae7a4b4f0f.txt.
    """

    _provider = PROVIDER

    @cached_property
    def tasks(self) -> _tasks.AsyncTasks:
        """Operations below `client.tasks`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _tasks.AsyncTasks(self._transport)

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> AsyncStartedJob[models.TaskStatus]:
        """The job that a handle is of; `job.handle()` of any process gave it."""
        return self.tasks.resume(handle)
