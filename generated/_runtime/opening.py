"""Owns how a stream opens that calls itself something else: its first bytes decide whether it is one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from itertools import chain
from typing import Any

from .answers import Answer
from .content import bare, begins_as_events
from .deadline import Bounding, Deadline
from .errors import APIError

_LONGEST = 64 * 1024 * 1024  # bytes of what is no stream; a result may hold a file


class _Opening:
    """The first bytes of a response that calls itself something else than a stream, without its I/O."""

    def __init__(self, answer: Answer[Any]) -> None:
        self._answer = answer
        self._held = bytearray()
        self._are_events: bool | None = None

    def feed(self, chunk: bytes) -> bool:
        """Whether no more is needed: events have begun, or too much of something else has come."""
        self._held += chunk
        if self._are_events is None:
            self._are_events = begins_as_events(bytes(self._held))
        return bool(self._are_events) or len(self._held) > _LONGEST

    def end(self) -> bytes:
        """What came, as it begins a stream. Raises APIStatusError for anything else."""
        if not self._are_events:
            raise self._answer.no_event(bytes(self._held))
        return bare(bytes(self._held))

    def failed(self, error: Exception) -> APIError:
        return self._answer.failed(error, bytes(self._held))


def opened(chunks: Iterator[bytes], answer: Answer[Any], until: Deadline) -> Iterator[bytes]:
    """All of a response that calls itself something else, if events come all the same. Raises if they do not."""
    opening = _Opening(answer)
    try:
        with answer.interruptible(), Bounding(until):
            for chunk in chunks:
                if opening.feed(chunk):
                    break
        return chain((opening.end(),), chunks)
    except BaseException as error:
        answer.response.close()
        if not isinstance(error, Exception):
            raise
        ours = opening.failed(error)
        raise ours from ours.__cause__


async def async_opened(chunks: AsyncIterator[bytes], answer: Answer[Any], until: Deadline) -> AsyncIterator[bytes]:
    """`opened` for async clients."""
    import anyio

    opening = _Opening(answer)
    try:
        with answer.interruptible(), anyio.fail_after(until.left()):
            async for chunk in chunks:
                if opening.feed(chunk):
                    break
        return _chained(opening.end(), chunks)
    except BaseException as error:
        await answer.response.aclose()
        if not isinstance(error, Exception):
            raise
        ours = opening.failed(error)
        raise ours from ours.__cause__


async def _chained(first: bytes, chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for chunk in chunks:
        yield chunk
