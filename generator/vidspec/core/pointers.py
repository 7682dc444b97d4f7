"""JSON pointers (RFC 6901): how they are put together, taken apart and shown to readers."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote


def pointer_to(steps: Iterable[str | int]) -> str:
    """The pointer that goes through the steps; the empty one, which is the whole document, for none."""
    return "".join(f"/{escaped(step)}" for step in steps)


def pointer_below(pointer: str, step: str | int) -> str:
    """The pointer of what lies one step below."""
    return f"{pointer}/{escaped(step)}"


def pointer_steps(pointer: str) -> tuple[str, ...]:
    """The names that a pointer goes through."""
    return tuple(map(unescaped, pointer.split("/")[1:]))


def fragment_steps(fragment: str) -> tuple[str, ...]:
    """The names that a pointer in the fragment of a URI goes through: each step is percent-encoded as well."""
    return tuple(unescaped(unquote(step)) for step in fragment.split("/")[1:])


def escaped(step: str | int) -> str:
    """One step as pointers have it."""
    return str(step).replace("~", "~0").replace("/", "~1")


def unescaped(step: str) -> str:
    """The name or number that one step of a pointer stands for."""
    return step.replace("~1", "/").replace("~0", "~")


def dotted(pointer: str) -> str:
    """A pointer as readers write it: `/output/urls` becomes `output.urls`."""
    return ".".join(pointer_steps(pointer))
