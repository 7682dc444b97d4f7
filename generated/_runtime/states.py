"""Owns what the status of a job means: as documented, as the caller says, or as relays use words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias, get_args

from .errors import InvalidRequestError

State: TypeAlias = Literal["queued", "running", "succeeded", "failed"]

_WORDS: Mapping[State, str] = {
    "queued": "accepted created initialized not_start not_started pending queued queueing scheduled submitted waiting",
    "running": "generating in_progress in_queue processing progress rendering retrying running started working",
    "succeeded": "complete completed done finished success successful succeed succeeded",
    "failed": """
        abort aborted cancel canceled cancelled error errored expired fail failed failure rejected timed_out timeout
    """,
}
SYNONYMS: Mapping[str, State] = {word: state for state, words in _WORDS.items() for word in words.split()}
"""Words seen in practice. They only count where neither the spec nor the caller says what a status means."""


def meaning(status: Any, documented: Mapping[str, State], said: Mapping[str, State]) -> State | None:
    """The state that a status stands for; None if nobody knows it."""
    if not isinstance(status, (str, int, float)):
        return None
    word = _word(str(status))
    for known in (documented, said, SYNONYMS):
        for name, state in known.items():
            if _word(name) == word:
                return state
    return None


def check_states(states: Mapping[str, State] | None) -> None:
    """Raises InvalidRequestError for a state that does not exist."""
    for status, state in (states or {}).items():
        if state not in get_args(State):
            raise InvalidRequestError(f"states: {status!r} can mean {', '.join(get_args(State))}, not {state!r}")


def _word(status: str) -> str:
    return status.strip().casefold().replace("-", "_").replace(" ", "_")
