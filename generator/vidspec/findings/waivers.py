"""Owns waivers: reading the file in which somebody answers for findings, and taking those findings out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..core.nodes import Node
from ..core.positions import Position
from .codes import CODES, FAMILIES
from .diagnostic import Diagnostic
from .loading import load
from .report import Waiver, day

FILE = "waivers.yaml"
_CODE = re.compile(r"[A-Z][0-9]{3}")
_FINGERPRINT = re.compile(r"([A-Z][0-9]{3})-[0-9a-f]{16}")
_ALWAYS = ("reason", "owner", "expires")
_WAYS = (("fingerprint",), ("rule", "place"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What is left of the findings, with what is to be said of the waivers, and what is waived."""

    findings: tuple[Diagnostic, ...]
    waived: tuple[tuple[Diagnostic, Waiver], ...]


def domain(command: str) -> frozenset[str]:
    """The families of rules of which a command can say that a waiver is not needed."""
    return frozenset(known.prefix for known in FAMILIES if known.command == command)


def read(text: str, file: str) -> tuple[tuple[Waiver, ...], tuple[Diagnostic, ...]]:
    """The waivers of a file, and everything that is wrong with it; a malformed waiver waives nothing."""
    root, unread = load(text, file, "W101")
    found = [*unread]
    waivers: list[Waiver] = []
    if root is not None:
        for node in _entries(root, found):
            waiver = _waiver(node, found)
            if waiver is not None:
                waivers.append(waiver)
    return tuple(waivers), tuple(found)


def apply(
    found: Iterable[Diagnostic], waivers: tuple[Waiver, ...], today: date, *, domain: frozenset[str], whole: bool
) -> Applied:
    """Takes out what is waived. The first waiver that covers a finding is used; one that is used nowhere is told.

    That is said of the families of `domain` only, and only if the command looked at the `whole`: another command may
    well need the waiver.
    """
    left: list[Diagnostic] = []
    waived: list[tuple[Diagnostic, Waiver]] = []
    used: set[int] = set()
    for diagnostic in found:
        number = _first(waivers, diagnostic)
        if number is None:
            left.append(diagnostic)
        else:
            used.add(number)
            waived.append((diagnostic, waivers[number]))
    for number, waiver in enumerate(waivers):
        if number in used and today > waiver.expires:
            left.append(_expired(waiver))
        elif number not in used and whole and waiver.code.startswith(tuple(domain)):
            left.append(_unused(waiver))
    return Applied(findings=tuple(sorted(left)), waived=tuple(sorted(waived, key=lambda pair: pair[0])))


def _first(waivers: tuple[Waiver, ...], found: Diagnostic) -> int | None:
    if not found.fails or not CODES[found.code].waivable:
        return None
    return next((number for number, waiver in enumerate(waivers) if waiver.covers(found)), None)


def _expired(waiver: Waiver) -> Diagnostic:
    message = f"the waiver of {waiver.subject} expired on {waiver.expires}; its owner is {waiver.owner}"
    return Diagnostic(waiver.at, "W102", message, place=waiver.subject, expected=waiver.expires.isoformat())


def _unused(waiver: Waiver) -> Diagnostic:
    message = f"the waiver of {waiver.subject} covers no finding; its owner is {waiver.owner}"
    return Diagnostic(waiver.at, "W103", message, place=waiver.subject)


# Reading -----------------------------------------------------------------------------------------


def _entries(root: Node, found: list[Diagnostic]) -> tuple[Node, ...]:
    for key, below in root.items():
        if key != "waivers":
            _fault(found, root.keys.get(key, below.at), f"no such key: {key!r}; there is `waivers` only", key)
    listed = root.get("waivers")
    if listed is None or not isinstance(listed.value, tuple):
        at = listed.at if listed is not None else root.at
        _fault(found, at, "the file holds a list under the key `waivers`", "waivers")
        return ()
    return listed.elements()


def _waiver(node: Node, found: list[Diagnostic]) -> Waiver | None:
    """One waiver, or None with everything that is wrong with it."""
    before = len(found)
    keys = dict(node.items())
    if not keys:
        _fault(found, node.at, "a waiver is a mapping of `fingerprint`, or `rule` and `place`, to texts", "")
        return None
    way = next((way for way in _WAYS if set(way) == keys.keys() & {"fingerprint", "rule", "place"}), None)
    if way is None:
        _fault(found, node.at, "a waiver has either `fingerprint`, or `rule` and `place`", "")
    wanted = {*_ALWAYS, *(name for names in _WAYS for name in names)}
    for key, below in keys.items():
        if key not in wanted:
            _fault(found, node.keys.get(key, below.at), f"a waiver has no key {key!r}", key)
    texts = {key: _text(key, below, found) for key, below in keys.items() if key in wanted}
    for name in _ALWAYS:
        if name not in keys:
            _fault(found, node.at, f"the waiver has no `{name}`", name)
    expires = _expires(keys, texts, found)
    _check_code(keys, texts, found)
    if len(found) > before or expires is None:
        return None
    return Waiver(
        reason=texts["reason"],
        owner=texts["owner"],
        expires=expires,
        at=node.at,
        fingerprint=texts.get("fingerprint"),
        rule=texts.get("rule"),
        place=texts.get("place"),
    )


def _text(key: str, node: Node, found: list[Diagnostic]) -> str:
    text = (node.text() or "").strip()
    if not text:
        _fault(found, node.at, f"`{key}` is a text, in quotes if need be, and not empty", key)
    return text


def _expires(keys: dict[str, Node], texts: dict[str, str], found: list[Diagnostic]) -> date | None:
    text = texts.get("expires")
    expires = day(text) if text else None
    if text and expires is None:
        _fault(found, keys["expires"].at, f"`expires` is a day such as 2030-12-31, not {text!r}", "expires")
    return expires


def _check_code(keys: dict[str, Node], texts: dict[str, str], found: list[Diagnostic]) -> None:
    """A code that the table does not have is never reported, nor is its waiver ever unused; some cannot be waived."""
    for key, form, what in (("fingerprint", _FINGERPRINT, "D104-0123456789abcdef"), ("rule", _CODE, "D104")):
        text = texts.get(key)
        if not text:
            continue
        code = text.partition("-")[0]
        if not form.fullmatch(text):
            _fault(found, keys[key].at, f"`{key}` looks like {what}, not {text!r}", key)
        elif code not in CODES:
            _fault(found, keys[key].at, f"unknown code: {text!r}; `vidspec explain` lists all", key)
        elif not CODES[code].waivable:
            _fault(found, keys[key].at, f"{text!r} cannot be waived; `vidspec explain {code}` says why", key)


def _fault(found: list[Diagnostic], at: Position, message: str, place: str) -> None:
    found.append(Diagnostic(at, "W101", message, place=place))
