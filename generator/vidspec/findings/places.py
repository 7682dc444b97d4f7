"""Owns the way from a position in a spec to its place in meaning: the JSON pointer that outlives edits elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from ..core.nodes import Node
from ..core.pointers import pointer_below
from ..core.positions import Position
from .diagnostic import Diagnostic
from .loading import load


def placed(found: Iterable[Diagnostic], texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """The findings; those of the files in `texts` that tell no place are given one, and the provider of the file.

    The files are read once more, since hardly ever there is a finding.
    """
    pointers: dict[str, dict[Position, str]] = {}
    told = []
    for diagnostic in found:
        file = diagnostic.at.file
        if file not in texts or diagnostic.place:
            told.append(diagnostic)
            continue
        if file not in pointers:
            root, _ = load(texts[file], file)
            pointers[file] = {} if root is None else _pointers(root)
        place = pointers[file].get(diagnostic.at, "")
        told.append(replace(diagnostic, place=place, provider=diagnostic.provider or _provider(file)))
    return tuple(told)


def _provider(file: str) -> str | None:
    """The folder of a spec: `specs/acme/openapi.yaml`; what lies beside the folders belongs to no provider."""
    parts = PurePosixPath(file).parts
    return parts[-2] if len(parts) == 3 else None


def _pointers(root: Node) -> dict[Position, str]:
    """The pointer of the deepest node or key at each position; what an alias repeats keeps that of its anchor."""
    found: dict[Position, str] = {}
    seen: set[int] = set()
    todo = [("", root)]
    while todo:
        pointer, node = todo.pop()
        _note(found, node.at, pointer)
        if isinstance(node.value, (tuple, Mapping)):
            if id(node.value) in seen:
                continue
            seen.add(id(node.value))
            below = [(pointer_below(pointer, step), at, inner) for step, at, inner in _below(node)]
            for inner_pointer, at, _ in below:
                _note(found, at, inner_pointer)
            todo += [(inner_pointer, inner) for inner_pointer, _, inner in reversed(below)]
    return found


def _below(node: Node) -> Iterator[tuple[str | int, Position, Node]]:
    """Key or number, position of it, and node of everything right below."""
    for key, inner in node.items():
        yield key, node.keys.get(key, inner.at), inner
    for number, inner in enumerate(node.elements()):
        yield number, inner.at, inner


def _note(found: dict[Position, str], at: Position, pointer: str) -> None:
    known = found.get(at)
    if known is None or pointer.startswith(f"{known}/"):
        found[at] = pointer
