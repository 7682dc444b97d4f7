# SPDX-License-Identifier: MIT
"""Owns where a response tells of its job: the documented places, then the same in a wrapper, then names seen in use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal, TypeAlias, get_args

from .errors import InvalidRequestError
from .messages import Hide
from .model import plain
from .reading import lookup

Role: TypeAlias = Literal["id", "status", "results", "error"]

# In lower case and without `_` and `-`: `task_id`, `taskId` and `TaskID` are one name.
_NAMES: Mapping[Role, str] = {
    "id": "id taskid jobid videoid generationid",
    "status": "status taskstatus jobstatus state taskstate",
    "results": """
        videourl videourls url urls resulturl resulturls downloadurl downloadurls fileurl fileurls outputurl outputurls
        resource data output outputs result results response taskresult videoresult task job video videos metadata
        content assets creations works generations
    """,
    "error": """
        error errors err failreason failedreason failurereason failure errormessage errormsg errmessage errmsg
        failmessage failmsg
    """,
}
NAMES: Mapping[Role, tuple[str, ...]] = {role: tuple(names.split()) for role, names in _NAMES.items()}
"""Names seen in practice. They only count where the documented places hold nothing."""

WRAPPERS = ("data", "result", "response", "resp", "output", "task", "job", "video", "base_resp")
"""Names of objects that relays put around a response, or beside it."""

_DEPTH = 3  # wrappers inside of wrappers
_NAMES_READ = 1000  # of an object
_SHOWN = 3  # places that contradict each other
_BARE_ID = re.compile(r"(?=.*\d)[\w:.~-]{8,200}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Find:
    """A value, and the JSON pointer to it; not every one is where the spec says."""

    pointer: str
    value: Any
    documented: bool = False


class Conflict(Exception):
    """Places that nobody documents say different things, so that none of them counts."""

    def __init__(self, finds: Sequence[Find]) -> None:
        super().__init__(finds)
        self.finds = finds

    def __str__(self) -> str:
        return self.shown(Hide())

    def shown(self, hide: Hide) -> str:
        """The places and their values, as they may stand in a message."""
        return ", ".join(f"{find.pointer} is {shown(find.value, hide):.60}" for find in self.finds[:_SHOWN])


Accepted: TypeAlias = Callable[[Any], Any]


def find(
    response: Any,
    role: Role,
    documented: Sequence[str],
    places: Mapping[Role, Sequence[str]] | None,
    accepted: Accepted,
    certain: Accepted | None = None,
) -> Find | None:
    """The value for a role; None where there is none. Raises Conflict.

    `accepted` says what a value stands for: values that stand for the same agree, and None is no value. `certain` does
    so for documented places. What counts there, or at a place that the caller names, is not compared with others.
    """
    said = (*documented, *(places or {}).get(role, ()))
    for pointer in said:
        value = lookup(response, pointer)
        if (certain if certain and pointer in documented else accepted)(value) is not None:
            return Find(pointer, value, documented=pointer in documented)
    body = plain(response)
    candidates = {pointer: lookup(body, pointer) for pointer in said}
    for holder, container in containers(body, documented):
        for pointer in documented:
            candidates[holder + pointer] = lookup(container, pointer)
        candidates |= {f"{holder}/{name}": container[name] for name in named(container, NAMES[role])}
    finds = [
        Find(p, value, documented=p in documented) for p, value in candidates.items() if accepted(value) is not None
    ]
    return agreed(finds, accepted)


def agreed(finds: Sequence[Find], accepted: Accepted) -> Find | None:
    """The first of several finds that all stand for the same. Raises Conflict with the first of each meaning."""
    different: list[Find] = []
    for place in finds:
        if all(accepted(place.value) != accepted(other.value) for other in different):
            different.append(place)
    if len(different) > 1:
        raise Conflict(different)
    return different[0] if different else None


def bare_id(response: Any) -> Find | None:
    """An id that stands in a wrapper without a name of its own: `{"data": "736a6f88-bd29"}`; words are none."""
    body = plain(response)
    if not isinstance(body, dict):
        return None
    for name in named(body, ("data", "result")):
        value = body[name]
        if type(value) in (str, int) and _BARE_ID.fullmatch(str(value).strip()):
            return Find(f"/{name}", value)
    return None


def named(container: Mapping[Any, Any], names: Sequence[str]) -> list[Any]:
    """The names of an object that are among these ones, in whatever spelling, in the order of these ones."""
    spelled: dict[str, list[Any]] = {}
    for name in islice(container, _NAMES_READ):
        if isinstance(name, str):
            spelled.setdefault(_plain_name(name), []).append(name)
    return [spelling for name in names for spelling in spelled.get(name, ())]


def _plain_name(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")


_PLAIN_WRAPPERS = tuple(map(_plain_name, WRAPPERS))


def containers(body: Any, documented: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects that may tell of a job, with the pointers to them: the body, the documented ones, and wrappers.

    A list stands for its elements.
    """
    parents = [_plain_name(step) for pointer in documented for step in pointer.split("/")[1:-1]]
    names = tuple(dict.fromkeys((*_PLAIN_WRAPPERS, *parents)))
    level: list[tuple[str, Any]] = [("", body)]
    for _ in range(_DEPTH + 1):
        level = [element for place in level for element in _elements(*place)]
        yield from level
        level = [(f"{holder}/{name}", value[name]) for holder, value in level for name in named(value, names)]


def _elements(holder: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    items = enumerate(value[:_NAMES_READ]) if isinstance(value, list) else ()
    places = [(f"{holder}/{index}", item) for index, item in items] or [(holder, value)]
    yield from ((place, item) for place, item in places if isinstance(item, dict))


def check_places(places: Mapping[Role, Sequence[str]] | None) -> None:
    """Raises InvalidRequestError for a role that does not exist, or a place that is no JSON pointer."""
    if places is not None and not isinstance(places, Mapping):
        raise InvalidRequestError(f"places: expected JSON pointers by role, got {type(places).__name__}")
    for role, pointers in (places or {}).items():
        if role not in get_args(Role):
            raise InvalidRequestError(f"places: expected one of {', '.join(get_args(Role))}, got {role!r}")
        if not isinstance(pointers, (list, tuple)) or not all(
            isinstance(p, str) and p.startswith("/") for p in pointers
        ):
            raise InvalidRequestError(f"places: {role} takes a list of JSON pointers such as '/data/{role}'")


def shown(value: Any, hide: Hide) -> str:
    """A value as it may stand in a message: in quotes where it is text, and without what is to be hidden."""
    if isinstance(value, str):
        return ascii(hide(value))
    return hide(as_text(value)) if isinstance(value, (list, dict)) else ascii(value)


def as_text(value: Any) -> str:
    """JSON, of which only the beginning is written."""
    import json

    return json.dumps(_beginning(value, _DEPTH), default=repr)


def _beginning(value: Any, depth: int) -> Any:
    if not isinstance(value, (list, dict)):
        return value
    if not depth:
        return "..."
    if isinstance(value, list):
        return [_beginning(item, depth - 1) for item in value[:10]]
    return {str(name): _beginning(item, depth - 1) for name, item in islice(value.items(), 10)}


def holds_something(value: Any, nothing: Callable[[Any], bool] | None = None) -> bool:
    """Whether a value, or something in it, is more than an empty text, zero or null, or than the caller says."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, (list, dict)):
            waiting += item.values() if isinstance(item, dict) else item
        elif (item.strip() if isinstance(item, str) else item) and not (nothing and nothing(item)):
            return True
    return False
