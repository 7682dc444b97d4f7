# SPDX-License-Identifier: MIT
"""Owns why a job has failed, in the words of a response: where they are, and which words say nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .job_fields import Conflict, Find, Role, as_text, containers, find, holds_something, named
from .messages import error_message
from .model import plain
from .results import is_url

# In the order of what they say. Responses about other jobs have them too.
_NAMES = (
    *("reason", "message", "msg", "taskstatusmsg", "taskstatusmessage", "statusmessage", "statusmsg"),
    *("detail", "details", "description", "failurecode", "failcode", "errorcode", "errcode", "code"),
)
_NOTHING = frozenset(
    {"0", "200", "201", "202", "ok", "success", "successful", "successfully", "succeed", "succeeded"}
    | {"none", "null", "nil", "undefined", "na", "noerror", "noerrors", "true", "false"}
)
_SIGNS = re.compile(r"[\W_]")


def reason(response: Any, documented: Sequence[str], places: Mapping[Role, Sequence[str]] | None) -> Find | None:
    """What a response says of an error, whatever its state; None where it holds none.

    Of several errors none is the reason; all are told, with their places.
    """
    try:
        return find(response, "error", documented, places, message_of)
    except Conflict as conflict:
        texts = (f"{place.pointer} says: {message_of(place.value)}" for place in conflict.finds)
        return Find("", "; ".join(texts))


def words_of_a_failure(response: Any, documented: Sequence[str], holder: str = "") -> Find | None:
    """What a response about a failed job says where it names no error: a message, which other responses have too.

    What stands beside the status, in `holder`, says it before the rest.
    """
    places = sorted(containers(plain(response), documented), key=lambda place: place[0] != holder)
    for pointer, container in places:
        for name in named(container, _NAMES):
            if message_of(container[name]) is not None:
                return Find(f"{pointer}/{name}", container[name])
    return None


def message_of(error: Any) -> str | None:
    """The words of an error, or whatever it holds; None where it holds nothing but words for success, or a URL."""
    error = plain(error)
    if not holds_something(error, _says_nothing):
        return None
    said = error_message({"error": error})
    return as_text(error) if said is None or _says_nothing(said) else said


def _says_nothing(value: Any) -> bool:
    return is_url(value) or (
        isinstance(value, (str, int)) and _SIGNS.sub("", str(value)[:100]).lower() in ("", *_NOTHING)
    )
