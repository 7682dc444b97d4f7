"""Owns what an endpoint looks like, and taking it apart as it is printed, placeholders and all."""

from __future__ import annotations

import re

from ..core.facts import Fact, Kind, Pairs
from .found import Section, lines

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_METHOD = "|".join(METHODS)
_URL = re.compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]{0,20})://)?(?P<host>[^/?#\s]*)(?P<path>/[^?#\s]*)?(?P<rest>\S*)"
)
_TOLD = re.compile(rf"(?:(?P<method>{_METHOD})\s+)?(?P<target>\S+)(?:\s+HTTP/[0-9.]+)?")
_CALL = re.compile(
    rf"(?<![A-Za-z0-9_])(?P<method>{_METHOD})\s{{1,3}}(?P<target>(?:https?://|/)[^\s\0，。；、（）)\"'`]+)"
)
_STATED = re.compile(rf"(?:{_METHOD}) /\S*")
_METHOD_LAST = re.compile(rf"(?<![A-Za-z0-9_])({_METHOD})\s*\Z")
_PATH = re.compile(r"/[A-Za-z0-9_.<{$:\[-]\S*")
# The ends of the names of pages and files, which nobody calls.
_FILE = re.compile(r"\.(?:md|html?|pdf|txt|png|jpe?g|gif|webp|svg|mp4|mov|webm|mp3|wav|zip)$", re.IGNORECASE)


def split(url: str) -> Pairs:
    """Scheme, host, path and query exactly as printed; the whole text as ("url", ...) if it is none."""
    url_parts = _URL.fullmatch(url)
    if url_parts is None:
        return (("url", url),)
    query = url_parts["rest"].partition("#")[0].removeprefix("?")
    parts = (
        ("scheme", url_parts["scheme"]),
        ("host", url_parts["host"]),
        ("path", url_parts["path"]),
        ("query", query),
    )
    return tuple((name, text) for name, text in parts if text)


def endpoint(text: str, *, method: str | None = None, bare: bool = False) -> tuple[str, Pairs] | None:
    """Name and values of the endpoint that a text is as a whole: a path or a URL, perhaps with its method.

    `bare` says that whatever stands there is a target, because its column or its label says so.
    """
    match = _TOLD.fullmatch(text.strip())
    if match is None:
        return None
    target = match["target"]
    method = match["method"] or method
    whole = re.match(r"https?://[^\s/]", target, re.IGNORECASE) is not None or _PATH.fullmatch(target) is not None
    if not whole and not ((match["method"] or bare) and "/" in target):
        return None
    parts = split(target)
    path = dict(parts).get("path", "")
    if _FILE.search(path) and not match["method"]:
        return None
    named = path or dict(parts).get("host", target)
    return (f"{method} {named}" if method else named), ((("method", method),) if method else ()) + parts


def stated(text: str) -> tuple[str, Pairs] | None:
    """Name and values of the endpoint that a text of JSON or YAML is as a whole: a method and a path."""
    return endpoint(text) if _STATED.fullmatch(text) else None


def method_before(text: str) -> str | None:
    """The method that a text ends with, so that what follows is its target."""
    match = _METHOD_LAST.search(text)
    return match[1] if match else None


def calls(text: str) -> list[tuple[str, Pairs]]:
    """The endpoints that a sentence names with their methods, outside of code."""
    named = (endpoint(match[0].rstrip(".,;:!?")) for match in _CALL.finditer(text))
    return [call for call in named if call is not None]


def fact(place: Section, line: int, named: tuple[str, Pairs]) -> Fact:
    name, values = named
    return place.fact(Kind.ENDPOINT, lines(line), name, values)
