# SPDX-License-Identifier: MIT
"""Owns which errors of a query about a job are waited out, and for how long."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .errors import APIConnectionError, APIError, APILocalError, APIStatusError
from .retry import passing

_MISSING, _SECONDS = 5, 10.0  # queries in a row, over that time at least, that do not know the job
_SHORTEST = 0.25  # seconds that a pause counts as, so that no run of queries is without end
_LENGTH = 1000  # characters of a message that are looked at
_NO_JOB = re.compile(
    r"""
    not?[\s_-]?(be[\s_-])?(exists?|found|exit) | n['\u2019]t[\s_](exist|be[\s_]found|find) | can(not|[\s_]not)[\s_]find
    | no[\s_-](such|task|job|record) | does[\s_]not[\s_]exist | (unknown|invalid)[\s_-]?(task|job|video|id)
    | 不存在|未找到|找不到|没有找到|無此|查无
    """,
    re.IGNORECASE | re.VERBOSE,
)


# What a relay says under 200 or 400 of a fault that may pass: its own, or one of the server behind it.
_BUSY = re.compile(
    r"""
    rate[\s_-]?limit | too[\s_-]many | server[\s_-]?(error|busy) | overload | \bbusy\b | time[d\s_-]*out | temporar
    | try[\s_]again | please[\s_]retry | fail(ed)?_to_fetch | upstream | 繁忙|稍后|重试|超时
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(slots=True)
class Missing:
    """How often in a row a server has not told of a job, and for how many seconds."""

    _count: int = field(init=False, default=0)
    _seconds: float = field(init=False, default=0.0)

    def reset(self) -> None:
        """The server knows the job."""
        self._count, self._seconds = 0, 0.0

    def add(self, error: APIError, pause: float) -> None:
        """Counts a response that does not know the job. Raises its error once that was often and long enough."""
        self._count += 1
        self._seconds += max(pause, _SHORTEST)
        if self._count >= _MISSING and self._seconds >= _SECONDS:
            error.add_note(f"The server has said so {self._count} times in a row, for {self._seconds:.0f} s.")
            raise error


def names_no_job(text: str) -> bool:
    """Whether words say that there is no such job."""
    return _NO_JOB.search(text[:_LENGTH]) is not None


def is_early(error: APIError) -> bool:
    """Whether the server does not tell of the job, and may do so soon: it does not know it yet, or is busy."""
    if not isinstance(error, APIStatusError):
        return False
    status = _status_of(error)
    if status == 403:
        return isinstance(error.body, str) and error.body.lstrip("\ufeff \t\r\n").startswith("<")
    words = f"{error.code} {error.type} {error.message}"
    if status in (404, 409, 425) or (status in (200, 400, 410) and names_no_job(words)):
        return True
    soft = error.status_code is not None and (error.status_code < 300 or error.status_code == 400)
    return soft and status not in (401, 402, 403) and _BUSY.search(words[:_LENGTH]) is not None


def passes(error: APIError) -> bool:
    """Whether the next query may be answered: the connection or the server has a fault, or a proxy shows its page."""
    if isinstance(error, APIConnectionError):
        return not isinstance(error, APILocalError)
    status = _status_of(error) if isinstance(error, APIStatusError) else None
    if status is None:
        return False
    return passing(status) or (status < 300 and not isinstance(error.body, dict))


def _status_of(error: APIStatusError) -> int | None:
    """The status of an error: relays hand on that of the server behind them as a code."""
    code = str(error.code)
    succeeded = error.status_code is not None and error.status_code < 300
    return int(code) if succeeded and code.isdecimal() and len(code) == 3 else error.status_code
