"""Owns how long a call may take altogether: its attempts, the pauses between them and every wait on a socket."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from math import inf
from time import monotonic

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

    def bound(self, timeout: Timeout) -> dict[str, float | None]:
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


def deadline(timeout: Timeout, most: float | None = None) -> Deadline:
    """The deadline of a call that starts now, by the timeout of one attempt; never later than `most` seconds."""
    seconds = max(SHORTEST, FACTOR * silence(timeout))
    return Deadline.after(seconds if most is None else min(seconds, most))


_thread = threading.local()


class Bounding:
    """Whatever this thread reads or writes in here ends by the deadline."""

    __slots__ = ("_before", "_found")

    def __init__(self, found: Deadline) -> None:
        self._found = found

    def __enter__(self) -> None:
        self._before, _thread.deadline = current(), self._found

    def __exit__(self, *_: object) -> None:
        _thread.deadline = self._before


def current() -> Deadline | None:
    """The deadline of the call that this thread is in."""
    return getattr(_thread, "deadline", None)
