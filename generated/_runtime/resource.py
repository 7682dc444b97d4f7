"""Owns the base of all resources: the groups of operations that a client has as attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from .transport import AsyncTransport, Transport

if TYPE_CHECKING:
    from .follow import AsyncFollower, Follower
    from .jobs import Job

T = TypeVar("T")


class Resource:
    """Operations of a sync client."""

    def __init__(self, transport: Transport) -> None:
        self.__transport = transport

    @property
    def _transport(self) -> Transport:
        return self.__transport

    def _following(self, job: Job[T]) -> Follower[T]:
        from .follow import Follower  # not at the top: most calls are about no job

        return Follower(self._transport, job)


class AsyncResource:
    """Operations of an async client."""

    def __init__(self, transport: AsyncTransport) -> None:
        self.__transport = transport

    @property
    def _transport(self) -> AsyncTransport:
        return self.__transport

    def _following(self, job: Job[T]) -> AsyncFollower[T]:
        from .follow import AsyncFollower

        return AsyncFollower(self._transport, job)
