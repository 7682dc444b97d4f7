# SPDX-License-Identifier: MIT
"""Which texts of a request somebody wrote: no message may show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

# Words, or signs of a script that has no spaces; other texts are names, sizes and numbers.
_WRITTEN = re.compile(r"\S\s+\S|[^\x00-\x7f]{2}|.{64}", re.DOTALL)
_SHORTEST = 2  # characters; whatever is shorter is in every message
# Words in the name of what holds nothing else, however deep; and what says there of which kind it is.
_WRITTEN_BELOW = frozenset(
    {"caption", "description", "instruction", "instructions", "lyrics", "prompt", "query", "story", "text"}
)
_KINDS = frozenset({"format", "id", "model", "object", "role", "type"})
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")


def written(value: Any, names: tuple[str, ...] = ()) -> Iterator[str]:
    """The texts in a body that a person has written: by the name of their field, or by their looks."""
    if isinstance(value, str):
        if len(value) >= _SHORTEST and (_WRITTEN.search(value) or (names and below_written(names[-1], names))):
            yield value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from written(item, (*names, name))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from written(item, names)


def below_written(name: str, above: tuple[str, ...]) -> bool:
    """Whether a field, by its name and those above it, holds what somebody wrote."""
    return not named(name, _KINDS) and any(named(holder, _WRITTEN_BELOW) for holder in above)


def named(name: str, words: frozenset[str]) -> bool:
    """Whether one of the words of a name is among these."""
    return not words.isdisjoint(words_of(name))


@lru_cache(maxsize=256)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case: `videoUrl` and `video_url` have two."""
    return tuple(word.lower() for word in _WORD.findall(name))
