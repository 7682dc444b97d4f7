# SPDX-License-Identifier: MIT
"""Owns jobs that outlive a process: a handle in JSON, without a key, and the job that a client takes up again."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypedDict, TypeVar, Unpack

from .errors import InvalidRequestError
from .follow import Follower
from .job_fields import Role
from .jobs import DEFAULT_TIMEOUT, Job, Polling
from .messages import one_line
from .request import Options, is_segment
from .settings import Settings
from .states import State
from .types import Headers, Query
from .waiting import finish

T = TypeVar("T")

_KEYS = ("provider", "operation", "id", "base_url", "spec")
_log = logging.getLogger("vidspec")


def read_handle(handle: str | bytes | Mapping[str, Any], settings: Settings, job: Job[Any]) -> str:
    """The id of the job that a handle is of. Raises InvalidRequestError where it is not of this API.

    The key never goes to an address that only a handle names.
    """
    fields = _fields(handle)
    expected = {"provider": settings.provider.name, "operation": job.operation, "base_url": settings.base_url}
    for name, value in expected.items():
        if fields[name] != value:
            raise InvalidRequestError(f"the handle is of another {name}: expected {value!r}, got {fields[name]!r:.200}")
    if fields["spec"] != job.spec:
        job_id = one_line(fields["id"])
        _log.warning("the handle of job %s was made by a client of another version of the spec", job_id)
    return job.id_of(fields["id"])


def _fields(handle: str | bytes | Mapping[str, Any]) -> Mapping[str, Any]:
    try:
        fields = handle if isinstance(handle, Mapping) else json.loads(handle)
    except (TypeError, ValueError, RecursionError):
        raise InvalidRequestError("malformed handle: expected the JSON that `handle()` gave") from None
    if not isinstance(fields, Mapping):
        raise InvalidRequestError(f"malformed handle: expected a JSON object, got {type(fields).__name__}")
    if missing := [name for name in _KEYS if not isinstance(fields.get(name), str)]:
        raise InvalidRequestError(f"malformed handle: expected text for {', '.join(missing)}")
    if unknown := [f"{name!r:.40}" for name in fields if name not in _KEYS]:
        raise InvalidRequestError(f"malformed handle: expected {', '.join(_KEYS)}; unknown: {', '.join(unknown)}")
    if not is_segment(fields["id"].strip()):
        raise InvalidRequestError(f"malformed handle: expected the id of a job, got {fields['id']!a:.100}")
    return fields


class WatchOptions(TypedDict, total=False):
    """What callers say of watching a job, and what goes with every query."""

    timeout: float
    interval: float | None
    states: Mapping[str, State] | None
    places: Mapping[Role, Sequence[str]] | None
    extra_headers: Headers | None
    extra_query: Query | None


class PollOptions(WatchOptions, Generic[T], total=False):
    """What callers say of polling a job."""

    on_update: Callable[[T], object] | None


def _parted(options: Mapping[str, Any]) -> tuple[Polling[Any], Options]:
    """What is said of polling, and what goes with every query."""
    extras = {name: value for name, value in options.items() if name in ("extra_headers", "extra_query")}
    return Polling(**{name: value for name, value in options.items() if name not in extras}), Options(**extras)


class _Started(Generic[T]):
    """What both kinds of started jobs share."""

    def __init__(self, follower: Follower[T], id: str) -> None:
        self.id = id
        self._follower = follower

    def handle(self) -> str:
        """Where the job runs, as JSON without a key; `client.resume` takes it in any process."""
        settings, job = self._follower.settings, self._follower.job
        values = (settings.provider.name, job.operation, self.id, settings.base_url, job.spec)
        return json.dumps(dict(zip(_KEYS, values, strict=True)), ensure_ascii=False)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id!r} at {self._follower.settings.provider.name}>"


class StartedJob(_Started[T]):
    """A job of a sync client."""

    def retrieve(self) -> T:
        """Asks for the job once."""
        return finish(self._follower.retrieve(self.id))

    def poll(self, **options: Unpack[PollOptions[T]]) -> T:
        """Asks for the job until it has ended; the options are those of the resource's `poll`."""
        return finish(self._follower.poll(self.id, *_parted(options)))

    def watch(self, **options: Unpack[WatchOptions]) -> Iterator[T]:
        """Gives the job whenever anything in it has changed, until it has succeeded."""
        return self._follower.updates(self.id, *_parted(_without_callback(options)))

    def download(self, path: str | os.PathLike[str], *, timeout: float = DEFAULT_TIMEOUT) -> T:
        """Waits for the end of the job and writes its file; `timeout` is for both. Gives the job."""
        return finish(self._follower.download(path, self.id, Polling(timeout), Options()))


class AsyncStartedJob(_Started[T]):
    """A job of an async client."""

    async def retrieve(self) -> T:
        """Asks for the job once."""
        return await self._follower.retrieve(self.id)

    async def poll(self, **options: Unpack[PollOptions[T]]) -> T:
        """Asks for the job until it has ended; the options are those of the resource's `poll`."""
        return await self._follower.poll(self.id, *_parted(options))

    def watch(self, **options: Unpack[WatchOptions]) -> AsyncIterator[T]:
        """Gives the job whenever anything in it has changed, until it has succeeded."""
        return self._follower.async_updates(self.id, *_parted(_without_callback(options)))

    async def download(self, path: str | os.PathLike[str], *, timeout: float = DEFAULT_TIMEOUT) -> T:
        """Waits for the end of the job and writes its file; `timeout` is for both. Gives the job."""
        return await self._follower.download(path, self.id, Polling(timeout), Options())


def _without_callback(options: WatchOptions) -> WatchOptions:
    """The options of `watch`. Raises TypeError for those that only `poll` has."""
    if "on_update" in options:
        raise TypeError("watch takes no on_update: it gives each update itself")
    return options
