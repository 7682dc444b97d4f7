"""Owns the reading of `x-idempotency`: which header makes a call idempotent, and that no other thing claims to."""

from __future__ import annotations

from collections.abc import Iterable

from ..core.nodes import Node
from ..core.spec import Location, Parameter, Primitive, Type
from .reader import Reader, walk

_KEY = "x-idempotency"


def check(reader: Reader) -> None:
    """Reports the key where it stands on anything but a header parameter."""
    for node, named in walk(reader.root):
        if not named and not ((where := node.get("in")) and where.value == "header"):
            misplaced(reader, node)


def misplaced(reader: Reader, node: Node) -> None:
    """Reports the key on a node that sends no header."""
    if _says_so(node):
        at = node.keys.get(_KEY, node.at)
        reader.report(at, "S128", f"`{_KEY}` stands elsewhere than on a header parameter that is sent")


def idempotency(reader: Reader, node: Node, location: Location, kind: Type) -> bool:
    """Whether the provider promises to carry out requests with the same value of the parameter once."""
    if location != "header" or not _says_so(node):
        return False
    if kind != Primitive("string"):
        at = node.keys.get(_KEY, node.at)
        reader.report(at, "S129", f"a header with `{_KEY}` has to be a string without an `enum`: its values are random")
    return True


def check_single(reader: Reader, id: str, parameters: Iterable[Parameter]) -> None:
    """Reports every header with the key but the first: one value is enough to tell a request from another."""
    for parameter in [parameter for parameter in parameters if parameter.idempotency][1:]:
        message = f"{id}: {parameter.wire!r} is a second header with `{_KEY}`"
        reader.report(parameter.provenance.at, "S130", message)


def _says_so(node: Node) -> bool:
    flag = node.get(_KEY)
    return flag is not None and flag.value is True
