# SPDX-License-Identifier: MIT
"""Owns how long a call may take altogether: its attempts, the pauses between them and every wait on a socket."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import Self

import httpx

from .types import Timeout

FACTOR = 10  # times the silence that one attempt may keep
SHORTEST = 10.0  # seconds; with a short timeout there is still room to try again
LATE = "the deadline of the call has passed"
NO_TIME = "timeout is a number of seconds above 0, or an httpx.Timeout"
_PHASES = ("connect", "read", "write", "pool")
_SILENCE = 60.0  # seconds, where a caller sets no limit to the silence of an attempt


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on the monotonic clock."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        return cls(monotonic() + seconds)

    def left(self) -> float:
        """Seconds until then; negative once it has passed."""
        return self.at - monotonic()

    def bound(self, timeout: Timeout | None) -> dict[str, float | None]:
        """The timeout of an attempt that starts now, by phase: none goes on after the deadline."""
        left = max(self.left(), 0.001)
        phases = timeout.as_dict() if isinstance(timeout, httpx.Timeout) else dict.fromkeys(_PHASES, timeout)
        return {name: left if most is None else min(most, left) for name, most in phases.items()}


def is_time(timeout: Timeout | None) -> bool:
    """Whether something can be the timeout of an attempt: a number of seconds above zero, or an httpx.Timeout."""
    if timeout is None or isinstance(timeout, httpx.Timeout):
        return True
    return isinstance(timeout, (int, float)) and 0 < timeout < inf


def silence(timeout: Timeout | None) -> float:
    """Seconds that an attempt may wait for bytes."""
    found = timeout.read if isinstance(timeout, httpx.Timeout) else timeout
    return _SILENCE if found is None else found


_current: ContextVar[Bounding | None] = ContextVar("vidspec_bounding", default=None)


def deadline(timeout: Timeout | None, most: float | None = None) -> Deadline:
    """The deadline of a call that starts now, by the timeout of one attempt; never later than `most` seconds.

    Nor is it later than that of the call around it, where there is one.
    """
    seconds = max(SHORTEST, FACTOR * silence(timeout))
    until = Deadline.after(seconds if most is None else min(seconds, most))
    outer = current()
    return outer.deadline if outer is not None and outer.deadline.at < until.at else until


def until_deadline(seconds: float) -> float:
    """Seconds of a pause that does not outlast the call around it."""
    outer = current()
    return seconds if outer is None else max(min(seconds, outer.deadline.left()), 0.0)


class Bounding:
    """What is read or written in here ends by the deadline; `written` says whether anything went to a socket."""

    __slots__ = ("_token", "deadline", "written")

    def __init__(self, deadline: Deadline) -> None:
        self.deadline = deadline
        self.written = False

    def __enter__(self) -> Self:
        outer = current()
        if outer is not None and outer.deadline.at < self.deadline.at:
            self.deadline = outer.deadline
        self._token = _current.set(self)
        return self

    def __exit__(self, *_: object) -> None:
        _current.reset(self._token)


def current() -> Bounding | None:
    """The bounds of the call that this thread or task is in."""
    return _current.get()
