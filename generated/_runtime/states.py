# SPDX-License-Identifier: MIT
"""Owns what the status of a job means: as documented, as the caller says, or as relays use words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias, get_args

from .errors import InvalidRequestError

State: TypeAlias = Literal["queued", "running", "succeeded", "failed"]

_WORDS: Mapping[State, str] = {
    "queued": """
        accepted created initialized not_start not_started pending preparing queued queueing queuing received scheduled
        submitted submitting wait waiting
    """,
    "running": """
        active dreaming executing generating in_process in_progress in_queue postprocessing preprocessing processing
        progress rendering retrying run running started starting working
    """,
    "succeeded": "complete completed done finish finished ready success successful succeed succeeded",
    "failed": """
        abort aborted blocked cancel canceled cancelled content_filtered content_moderated content_policy_violation
        denied error errored expired fail failed failure killed moderation_blocked moderation_failed rejected stopped
        terminated timed_out timeout
    """,
}
SYNONYMS: Mapping[str, State] = {word: state for state, words in _WORDS.items() for word in words.split()}
"""Words seen in practice. They only count where neither the spec nor the caller says what a status means."""

_LONGEST = 200  # characters of a status that are compared
_PREFIX = re.compile(r"^((task|job|video|generation)[\W_]?)?(status|state)[\W_]?(?=\w)")
_SEPARATOR = re.compile(r"[\W_]")


def meaning(status: Any, *known: Mapping[str, State]) -> State | None:
    """The state that a status stands for, by the first of several tables that has it; None if none has."""
    if not isinstance(status, (str, int, float)):
        return None
    if isinstance(status, float) and status.is_integer():
        status = int(status)
    word = _word(str(status))
    return next((state for table in known for name, state in table.items() if _word(name) == word), None)


def check_states(states: Mapping[str, State] | None) -> None:
    """Raises InvalidRequestError for a state that does not exist, or a status that is no text."""
    if states is not None and not isinstance(states, Mapping):
        raise InvalidRequestError(f"states: expected states by status, got {type(states).__name__}")
    for status, state in (states or {}).items():
        if not isinstance(status, str):
            raise InvalidRequestError(f"states: expected a status as text, got {status!r}")
        if state not in get_args(State):
            raise InvalidRequestError(f"states: {status!r} can mean {', '.join(get_args(State))}, not {state!r}")


def _word(status: str) -> str:
    """A status as it is compared: `TASK_STATUS_IN_PROGRESS`, `InProgress` and `in progress` are one word."""
    word = status[:_LONGEST].strip().casefold()
    return _SEPARATOR.sub("", _PREFIX.sub("", word)) or word
