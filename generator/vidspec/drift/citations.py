"""Owns which statement of a spec cites which line of its document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..core.nodes import Node
from ..core.pointers import pointer_to
from ..core.positions import Position
from ..core.spec import Lines

Step = str | int
Pointer = tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A part of the spec that cites lines."""

    pointer: Pointer
    node: Node
    at: Position
    lines: tuple[Lines, ...]

    @property
    def name(self) -> str:
        return pointer_to(self.pointer) or "/"

    def numbers(self) -> Iterator[int]:
        for lines in self.lines:
            yield from lines.numbers


@dataclass(frozen=True)
class Citations:
    """All statements of a spec. Lines are those of the lock."""

    statements: tuple[Statement, ...]

    @cached_property
    def by_line(self) -> Mapping[int, tuple[Statement, ...]]:
        """The statements that cite a line, the closest first: those that cite the fewest lines."""
        citing_line: dict[int, list[Statement]] = defaultdict(list)
        for statement in sorted(self.statements, key=lambda statement: sum(1 for _ in statement.numbers())):
            for number in statement.numbers():
                citing_line[number].append(statement)
        return {number: tuple(citing) for number, citing in citing_line.items()}

    def of(self, lines: Lines) -> tuple[Statement, ...]:
        """The statements that cite any of the lines, each once, the closest first."""
        closest = {
            statement.pointer: statement for number in lines.numbers for statement in self.by_line.get(number, ())
        }
        return tuple(closest.values())


def citations(root: Node) -> Citations:
    """Every `x-evidence` of a spec, and the lines of its own document in discrepancies and states."""
    return Citations(tuple(_statements(root)))


# Values that are shown cite nothing, whatever keys they have.
_SHOWN = frozenset({"example", "enum", "const"})
_ON_THE_WIRE = frozenset({"json", "parts", "headers", "assumed"})
_NAMED = frozenset({"properties", "schemas", "paths", "responses"})  # their keys are names, whatever they are


def cited_nodes(root: Node) -> Iterator[tuple[Pointer, Node, Node]]:
    """The pointer of what cites, its node, and the list of lines; once for what is shared by an alias."""
    todo: list[tuple[Pointer, Node]] = [((), root)]
    seen: set[int] = set()
    while todo:
        pointer, node = todo.pop()
        if isinstance(node.value, (Mapping, tuple)) and node.value:
            if id(node.value) in seen:
                continue
            seen.add(id(node.value))
        for key, below in node.items():
            if key == "x-evidence" or (key == "lines" and "says" in pointer and node.get("document") is None):
                yield pointer, node, below
            elif key == "states-evidence":
                yield from (((*pointer, "states", state), lines, lines) for state, lines in below.items())
            elif not _is_shown(pointer, key):
                todo.append(((*pointer, key), below))
        todo.extend(((*pointer, index), below) for index, below in enumerate(node.elements()))


def _is_shown(pointer: Pointer, key: str) -> bool:
    if pointer and pointer[-1] in _NAMED:
        return False
    return key in _SHOWN or ("x-wire" in pointer and key in _ON_THE_WIRE)


def _statements(root: Node) -> Iterator[Statement]:
    for pointer, node, cited in cited_nodes(root):
        lines = tuple(cited_lines for element in cited.elements() if (cited_lines := Lines.read(element)))
        yield Statement(pointer=pointer, node=node, at=_key_position(root, pointer, node), lines=lines)


def _key_position(root: Node, pointer: Pointer, node: Node) -> Position:
    """Where the key of a statement stands; an element of a list stands where it begins."""
    if pointer and isinstance(pointer[-1], str):
        parent = root.get(*pointer[:-1])
        if parent is not None:
            return parent.keys.get(pointer[-1], node.at)
    return node.at
