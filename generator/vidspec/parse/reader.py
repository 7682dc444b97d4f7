"""Owns tolerant access to the nodes of one spec: what has the wrong shape is reported, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.nodes import Node
from ..core.pointers import fragment_steps
from ..core.positions import Position
from ..core.spec import Example
from ..findings.diagnostic import Diagnostic

Path = tuple[str, ...]  # a JSON pointer into the spec, step by step

SHAPE = "S101"  # the code of every value that is not of the kind it should be

# Mappings whose keys are names that the spec's author chose, so that an `x-` or a `$ref` there is a name as well.
_NAMED = frozenset(
    {"properties", "patternProperties", "dependentSchemas", "$defs", "schemas", "responses", "requestBodies"}
    | {"parameters", "headers", "securitySchemes", "links", "callbacks", "pathItems", "paths", "content"}
    | {"variables", "encoding", "mapping", "scopes", "webhooks", "examples"}
)
_OPAQUE = frozenset({"example", "default", "enum", "const", "value"})
_COMPONENT_KEY = re.compile(r"[a-zA-Z0-9._-]+")


def walk(root: Node) -> Iterator[tuple[Node, bool]]:
    """Every node of a spec but for values it shows and for extensions, and whether its keys are names."""
    todo = [(root, False)]
    seen: set[int] = set()  # aliases share mappings, and an alias bomb is small only while it is not expanded
    while todo:
        node, named = todo.pop()
        if node.value is None or id(node.value) in seen:
            continue
        if isinstance(node.value, (dict, tuple)):
            seen.add(id(node.value))
        yield node, named
        todo.extend((element, False) for element in node.elements())
        for key, below in node.items():
            if named:
                todo.append((below, False))
            elif not key.startswith("x-") and key not in _OPAQUE:
                todo.append((below, key in _NAMED))


class Reader:
    """One spec while it is read, with all that was found wrong so far."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.found: list[Diagnostic] = []
        self.examples: list[Example] = []
        self.old = str(version.value if (version := root.get("openapi")) else "").startswith("3.0")
        self._check_component_keys()

    def report(self, at: Position, code: str, message: str) -> None:
        if code == SHAPE and any(known.at == at for known in self.found):
            return  # whatever is wrong with a value, its shape is wrong as well
        diagnostic = Diagnostic(at, code, message)
        if diagnostic not in self.found:
            self.found.append(diagnostic)

    def check_references(self) -> None:
        """Reports every `$ref` of the file that leads nowhere, even where nothing leads to it."""
        for node, named in walk(self.root):
            if not named and isinstance(node.get("$ref"), Node):
                self.resolve(node, ())

    def mapping(self, node: Node, key: str, *, required: bool = False) -> Node:
        """The mapping under `key`; an empty one, reported, where something else stands."""
        below = node.get(key)
        if below is None:
            if required:
                self.report(node.at, SHAPE, f"`{key}` is missing")
            return Node({}, node.at)
        return self.as_mapping(below, key)

    def as_mapping(self, node: Node, name: str) -> Node:
        if isinstance(node.value, dict):
            return node
        self.report(node.at, SHAPE, f"`{name}` is not a mapping")
        return Node({}, node.at)

    def sequence(self, node: Node, key: str) -> tuple[Node, ...]:
        below = node.get(key)
        if below is None:
            return ()
        if not isinstance(below.value, tuple):
            self.report(below.at, SHAPE, f"`{key}` is not a sequence")
        return below.elements()

    def text(self, node: Node, key: str) -> str:
        below = node.get(key)
        if below is None:
            return ""
        if below.text() is None:
            self.report(below.at, SHAPE, f"`{key}` is not text")
        return below.text() or ""

    def flag(self, node: Node, key: str) -> bool:
        below = node.get(key)
        if below is None:
            return False
        if not isinstance(below.value, bool):
            self.report(below.at, SHAPE, f"`{key}` is neither true nor false")
        return below.value is True

    def strings(self, node: Node, key: str) -> tuple[str, ...]:
        texts = []
        for element in self.sequence(node, key):
            if (text := element.text()) is None:
                self.report(element.at, SHAPE, f"an element of `{key}` is not text")
            else:
                texts.append(text)
        return tuple(texts)

    def resolve(self, node: Node, path: Path) -> tuple[Node, Path] | None:
        """Follows `$ref` to its end; None, reported, where it leads nowhere or only to other references."""
        seen: set[Path] = set()
        start = node
        while isinstance(node.value, dict) and (reference := node.get("$ref")) is not None:
            target = reference.text()
            if target is None or not target.startswith("#"):
                reason = "is not text" if target is None else "leads out of the file"
                self.report(
                    reference.at, "S104", f"$ref {target!r} {reason}; only references into the same spec are read"
                )
                return None
            steps = fragment_steps(target[1:])
            if steps in seen:
                first = start.get("$ref")
                at = first.at if first else start.at
                self.report(at, "S103", f"$ref {target!r} leads only to other references")
                return None
            seen.add(steps)
            below = self.root
            for step in steps:
                inner = below.get(int(step)) if step.isdecimal() and below.elements() else below.get(step)
                if inner is None:
                    self.report(reference.at, "S102", f"$ref {target!r} leads nowhere")
                    return None
                below = inner
            node, path = below, steps
        return node, path

    def _check_component_keys(self) -> None:
        components = self.root.get("components")
        for _, section in components.items() if components else ():
            for key in section.keys:
                if not _COMPONENT_KEY.fullmatch(key):
                    self.report(
                        section.keys[key],
                        "S105",
                        f"component key {key!r} has characters other than ASCII letters, digits, `.`, `-` and `_`;"
                        " validators do not see what is below it",
                    )
