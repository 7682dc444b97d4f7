# SPDX-License-Identifier: MIT
"""Owns how long a file is waited for that is not there yet, though its job has ended. Does no I/O."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .deadline import Deadline
from .errors import APIStatusError
from .job_fields import WRAPPERS
from .retry import MAX_RETRY_AFTER, backoff, passing, retry_after
from .states import SYNONYMS, meaning

_LONGEST = 30.0  # seconds that files have been seen to come late
_FIRST, _LAST = 1.0, 5.0  # seconds between two attempts
_LEAST = 0.25  # seconds between two attempts, however little time is left
_LENGTH = 1000  # characters of a text that are looked at
_NOT_YET = re.compile(
    r"""
    (?:(?<!can)(?<!can\s)(?<!could\s)not|n['\u2019]t)[\s_-]*(?:(?:been|fully|currently)[\s_-]*)?
        (?:yet|ready|complete|finish|avail|generated|done|start|processed|prepared|rendered|uploaded)
    | \b(?:yet|unfinished)\b
    | in[\s_-]*progress
    | still[\s_-]+(?:being|in|not|process|generat|render|run|pending|queue|wait|work|upload|encod|prepar|creat)
    | (?:\b|_)(?:is|are|being|currently|video|task|job|file|content|result|generation)[\s_-]*
        (?:process(?:ed|ing)|generating|queued|pending|running|preparing|prepared|rendering|encoding|uploading)
    | being[\s_-](?:generated|created|rendered|encoded|uploaded)
    | try[\s_]again[\s_](?:later|in) | retry[\s_](?:later|after|in) | please[\s_]wait
    | 未完成|未就绪|未就緒|未准备|未準備|未生成|尚未|还未|還未|还没|還沒|没有完成|沒有完成|正在
    | (?:处理|處理|生成|进行|進行|准备|準備|等待|渲染|上传|上傳|排队|排隊)中 | 排队|排隊|稍后|稍後|请等待|請等待
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FAILED = re.compile(
    r"""
    (?:generation|processing|rendering|video|task|job)[\s_-]*(?:has[\s_-]|was[\s_-])?(?:been[\s_-])?
        (?:fail|cancel|reject|expired|blocked|deleted|aborted)
    | (?:generation|processing|rendering)[\s_-]*error
    | (?:生成|任务|任務|处理|處理|视频|視頻|已)(?:失败|失敗|取消|过期|過期|拒绝|拒絕|删除|刪除)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ENVELOPE = frozenset({"error", "fail"})  # as the status of a response; that of a job is more than that
_STATES = ("status", "state", "task_status", "job_status")
_WORDS = ("code", "type", "message", "msg", "reason", "detail", "description", "error", "error_message", *_STATES)


class NotInTime(Exception):
    """The file was not there in time; the cause is the last response."""


@dataclass(slots=True)
class Readiness:
    """The attempts to have a file. With a deadline its job has succeeded, so that the file has to come until then."""

    retries: int
    until: Deadline | None = None
    _count: int = field(init=False, default=0)
    _waited: float = field(init=False, default=0.0)

    def pause(self, error: APIStatusError) -> float | None:
        """Seconds until the next attempt; None where there is no use in one. Raises NotInTime after the deadline."""
        longest = self._longest(error)
        if longest <= 0:
            return None
        left = longest - self._waited if self.until is None else min(self.until.left(), longest - self._waited)
        pause = self._pause(error, left)
        if pause <= left:
            self._count += 1
            self._waited += pause
            return pause
        if self._count:
            error.add_note(f"The file was not there after {self._waited:.0f} s and {self._count + 1} attempts.")
        if self.until is not None and pause > self.until.left():
            raise NotInTime from error
        return None

    def _pause(self, error: APIStatusError, left: float) -> float:
        asked = retry_after(error.response.headers) if error.response is not None else None
        if asked is not None:
            return min(max(asked, _FIRST), MAX_RETRY_AFTER)
        pause = backoff(self._count, _FIRST, _LAST)
        # The last attempts come closer together: a file that is there just before the deadline is not missed.
        return pause if self.until is None else min(pause, max(left / 2, _LEAST))

    def _longest(self, error: APIStatusError) -> float:
        """Seconds that a response is waited out; 0 for one that is final."""
        status, ended = error.status_code, self.until is not None
        if status is None or status in (401, 402, 403) or not (ended or self.retries > 0):
            return 0
        most = float("inf") if ended else _LONGEST
        texts = list(_texts(error))
        if _has_failed(texts):
            return 0
        if status in (202, 204, 425) or _says_not_yet(texts) or (ended and status in (404, 409)):
            return most
        if passing(status):
            return most
        return _LONGEST if ended and status == 400 else 0  # in words that nobody here understands, perhaps


def _texts(error: APIStatusError) -> Iterator[tuple[str, str]]:
    """The short texts in a response that may say how its job is, with their names."""
    if isinstance(error.body, str) and not error.body.lstrip().startswith("<"):
        yield "message", error.body[:_LENGTH]
    waiting: list[Any] = [error.body]
    for holder in waiting:  # grows while it is read
        if not isinstance(holder, dict):
            continue
        yield from ((name, holder[name][:_LENGTH]) for name in _WORDS if isinstance(holder.get(name), str))
        if len(waiting) < 2 * len(WRAPPERS):
            waiting += [holder[name] for name in ("error", "detail", *WRAPPERS) if isinstance(holder.get(name), dict)]


def _has_failed(texts: list[tuple[str, str]]) -> bool:
    """Whether a response says that its job has failed: then no file will come."""
    for name, text in texts:
        state = meaning(text, SYNONYMS) if name in _STATES else None
        if (state == "failed" and text.strip().lower() not in _ENVELOPE) or _FAILED.search(text):
            return True
    return False


def _says_not_yet(texts: list[tuple[str, str]]) -> bool:
    """Whether a response says that there is no file yet, in words or by the state of the job."""
    for _, text in texts:
        if meaning(text.strip(" .!…。"), SYNONYMS) in ("queued", "running") or _NOT_YET.search(text):
            return True
    return False
