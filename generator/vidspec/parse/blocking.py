"""Owns the reading of `x-blocking`: whether the response of an operation is the finished work."""

from __future__ import annotations

from collections.abc import Iterable

from ..core.nodes import Node
from .reader import Reader, walk

_KEY = "x-blocking"


def says_blocking(operation: Node) -> bool | None:
    """What an operation says; None where it is silent. Other values than true and false are reported elsewhere."""
    node = operation.get(_KEY)
    return node.value if node is not None and isinstance(node.value, bool) else None


def check(reader: Reader, operations: Iterable[Node]) -> None:
    """Reports the key where it stands on anything but an operation."""
    places = {id(node) for node in operations}
    for node, named in walk(reader.root):
        if not named and id(node) not in places and node.get(_KEY) is not None:
            at = node.keys.get(_KEY, node.at)
            reader.report(at, "S131", f"`{_KEY}` stands elsewhere than on an operation")
