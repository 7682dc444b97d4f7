"""Owns JSON pointers (RFC 6901)."""

from __future__ import annotations


def pointer_steps(pointer: str) -> tuple[str, ...]:
    """The names that a JSON pointer (RFC 6901) goes through."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def dotted(pointer: str) -> str:
    """A JSON pointer as readers write it: `/output/urls` becomes `output.urls`."""
    return ".".join(pointer_steps(pointer))
