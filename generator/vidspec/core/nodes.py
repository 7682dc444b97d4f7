"""Owns what a YAML file is made of: values with the places where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from .positions import Position

Scalar: TypeAlias = str | int | float | bool | None
Plain: TypeAlias = "Scalar | list[Plain] | dict[str, Plain]"


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value that knows where it stands."""

    value: Scalar | tuple[Node, ...] | Mapping[str, Node]
    at: Position
    keys: Mapping[str, Position] = field(default_factory=dict, compare=False)  # of a mapping: where each key stands

    def get(self, *path: str | int) -> Node | None:
        """The node below, or None where there is none."""
        node: Node = self
        for step in path:
            below: Node | None = None
            if isinstance(node.value, Mapping):
                below = node.value.get(str(step))
            elif isinstance(node.value, tuple) and isinstance(step, int) and 0 <= step < len(node.value):
                below = node.value[step]
            if below is None:
                return None
            node = below
        return node

    def items(self) -> Iterator[tuple[str, Node]]:
        """Key and value of a mapping; nothing for any other node."""
        if isinstance(self.value, Mapping):
            yield from self.value.items()

    def elements(self) -> tuple[Node, ...]:
        """The elements of a sequence; nothing for any other node."""
        return self.value if isinstance(self.value, tuple) else ()

    def text(self) -> str | None:
        return self.value if isinstance(self.value, str) else None

    def scalar(self) -> Scalar:
        """The value of a scalar; None for a mapping or a sequence."""
        return None if isinstance(self.value, (tuple, Mapping)) else self.value

    def plain(self) -> Plain:
        """The value without positions."""
        if isinstance(self.value, Mapping):
            return {key: below.plain() for key, below in self.value.items()}
        if isinstance(self.value, tuple):
            return [below.plain() for below in self.value]
        return self.value
