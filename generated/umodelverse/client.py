# Code generated from specs/umodelverse/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .._runtime.file_client import AsyncFileClient, FileClient
from .._runtime.settings import Provider
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


class Client(FileClient):
    """UModelVerse Sora-2 task API

    Text-to-video generation with OpenAI Sora-2 behind the vendor's own task interface: one call
    submits a task, another asks for its status.
    """

    _provider = PROVIDER

    @cached_property
    def tasks(self) -> _tasks.Tasks:
        """Operations of `client.tasks`."""
        return _tasks.Tasks(self._transport)

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> StartedJob[models.TaskStatus]:
        """The job of a handle, which `job.handle()` returned in this or another process."""
        return self.tasks.resume(handle)


class AsyncClient(AsyncFileClient):
    """Async version of `Client`."""

    _provider = PROVIDER

    @cached_property
    def tasks(self) -> _tasks.AsyncTasks:
        """Operations of `client.tasks`."""
        return _tasks.AsyncTasks(self._transport)

    def resume(self, handle: str | bytes | Mapping[str, Any]) -> AsyncStartedJob[models.TaskStatus]:
        """The job of a handle, which `job.handle()` returned in this or another process."""
        return self.tasks.resume(handle)
