# SPDX-License-Identifier: MIT
"""Owns which URLs in a response are results of its job: not pictures beside them, and not what was sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .job_fields import NAMES, Conflict, Find, Role, containers, holds_something, named
from .model import plain
from .reading import lookup

_DEPTH = 5  # of objects and lists that hold results
_MOST = 1000  # elements of a list
_URL = re.compile(r"(https?://|data:[\w.+-]+/|/)\S+", re.IGNORECASE)
_PICTURE = re.compile(r"(data:image/.*|[^?#]*\.(jpe?g|png|webp|bmp|svg|avif)([?#].*)?)", re.IGNORECASE | re.DOTALL)
_OTHER = re.compile(r"image|picture|thumb|cover|poster|frame|audio|subtitle", re.IGNORECASE)
_KINDS = ("type", "kind", "contenttype", "mimetype", "mediatype")


def find_results(response: Any, documented: Sequence[str], places: Mapping[Role, Sequence[str]] | None) -> Find | None:
    """The results that a response holds: whatever is at a documented place, or URLs elsewhere. Raises Conflict."""
    for pointer in documented:
        value = plain(lookup(response, pointer))
        if holds_something(value):
            return Find(pointer, value, documented=True)
    return find_urls(response, documented, places)


def find_urls(response: Any, documented: Sequence[str], places: Mapping[Role, Sequence[str]] | None) -> Find | None:
    """The place of the URLs where no documented one holds any: of several, that which holds all of them.

    Raises Conflict where none does.
    """
    for pointer in (places or {}).get("results", ()):
        value = plain(lookup(response, pointer))
        if urls_of(value):
            return Find(pointer, value)
    body = plain(response)
    leaves = {leaf.pointer: leaf for leaf in _everywhere(body, documented)}
    finds = _without_pictures(list(leaves.values())) or _misplaced(body, documented)
    if not finds:
        return None
    urls = {place.pointer: urls_of(place.value) or () for place in finds}
    most = max(finds, key=lambda place: len(urls[place.pointer]))
    others = [place for place in finds if not set(urls[place.pointer]) <= set(urls[most.pointer])]
    if others:
        raise Conflict([most, *others])
    return most


def urls_of(result: Any) -> tuple[str, ...] | None:
    """The URLs in a result, in their order; None where there are none."""
    leaves = _leaves(plain(result), "", _DEPTH)
    urls = dict.fromkeys(url for leaf in leaves for url in _texts(leaf.value))
    return tuple(url for url in urls if not _PICTURE.fullmatch(url)) or tuple(urls) or None


def is_url(value: Any) -> bool:
    """Whether a value is the URL of something, or a path on the server."""
    return isinstance(value, str) and _URL.fullmatch(value.strip()) is not None


def _everywhere(body: Any, documented: Sequence[str]) -> Iterator[Find]:
    for holder, container in containers(body, documented):
        for pointer in documented:
            yield from _leaves(lookup(container, pointer), holder + pointer, _DEPTH)
        yield from _leaves(container, holder, _DEPTH)


def _leaves(value: Any, pointer: str, depth: int) -> Iterator[Find]:
    """The places with URLs below a value: a text, or a list whose elements name one each."""
    if isinstance(value, list):
        yield from _leaves_of_a_list(value[:_MOST], pointer, depth)
    elif is_url(value):
        yield Find(pointer, value)
    elif isinstance(value, dict) and depth and not _is_something_else(value):
        for name in named(value, NAMES["results"]):
            yield from _leaves(value[name], f"{pointer}/{name}", depth - 1)


def _leaves_of_a_list(items: list[Any], pointer: str, depth: int) -> Iterator[Find]:
    below = [list(_leaves(plain(item), f"{pointer}/{index}", depth - 1)) for index, item in enumerate(items) if depth]
    if any(len({url for leaf in leaves for url in _texts(leaf.value)}) > 1 for leaves in below):
        yield from (leaf for leaves in below for leaf in leaves)
    elif urls := [_texts(leaves[0].value)[0] for leaves in below if leaves]:
        yield Find(pointer, urls)


def _texts(value: Any) -> list[str]:
    return [item.strip() for item in (value if isinstance(value, list) else [value])]


def _is_something_else(value: dict[str, Any]) -> bool:
    """Whether an object calls itself a picture or a sound."""
    kinds = (value[name] for name in named(value, _KINDS))
    return any(isinstance(kind, str) and "video" not in kind.lower() and _OTHER.search(kind) for kind in kinds)


def _without_pictures(finds: list[Find]) -> list[Find]:
    """The finds without those of pictures, if there are others."""
    return [place for place in finds if not all(map(_PICTURE.fullmatch, _texts(place.value)))] or finds


def _misplaced(body: Any, documented: Sequence[str]) -> list[Find]:
    """URLs where the reason of a failure belongs: relays have put the result of a success there."""
    for holder, container in containers(body, documented):
        for name in named(container, ("failreason",)):
            if is_url(container[name]):
                return [Find(f"{holder}/{name}", container[name])]
    return []
