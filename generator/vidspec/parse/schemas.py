"""Owns the way from OpenAPI schemas to types and models, and the names of the models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..core.names import FIELDS, class_name, python_name
from ..core.nodes import Node, Scalar
from ..core.positions import Position
from ..core.spec import (
    Anything,
    Array,
    Binary,
    Example,
    Field,
    Map,
    Model,
    ModelRef,
    Null,
    Primitive,
    ScalarKind,
    Type,
    Union,
)
from .extensions import constraints, provenance, value_descriptions
from .reader import Path, Reader

Mode = Literal["answer", "request", "unused"]

MAX_NESTING = 50  # of schemas without a name of their own


class Property:
    """A property as its schema declares it, before it becomes a field or a parameter."""

    __slots__ = ("at", "node", "path", "required", "resolved", "wire")

    def __init__(self, wire: str, node: Node, resolved: Node, path: Path, required: bool, at: Position) -> None:
        self.wire = wire
        self.node = node
        self.resolved = resolved
        self.path = path
        self.required = required
        self.at = at

    @property
    def description(self) -> str:
        return next((t for n in (self.node, self.resolved) if (d := n.get("description")) and (t := d.text())), "")

    @property
    def default(self) -> Scalar:
        node = self.node.get("default") or self.resolved.get("default")
        return node.scalar() if node is not None else None


class Schemas:
    """All schemas of one spec. Models are named once and built from a queue, so that recursion has an end."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._names: dict[tuple[Mode, Path], str] = {}
        self._components = self._component_names()
        self._queue: list[tuple[Mode, Path, Node]] = []
        self._models: dict[tuple[Mode, str], Model] = {}
        self._seen_examples: set[Path] = set()

    def models(self, mode: Mode) -> tuple[Model, ...]:
        """Every model that a type named so far leads to, in the order of their names."""
        while self._queue:
            queued_mode, path, node = self._queue.pop(0)
            self._models[queued_mode, self._names[queued_mode, path]] = self._model(queued_mode, path, node)
        return tuple(model for (m, _), model in sorted(self._models.items()) if m == mode)

    def read_all(self) -> None:
        """Reads the components that nothing leads to as well: their faults are found, and they become no class."""
        components = self.reader.root.get("components", "schemas")
        for key, node in components.items() if components else ():
            self.type_of(node, ("components", "schemas", key), key, "unused")
        self.models("unused")

    def type_of(self, node: Node, path: Path, hint: str, mode: Mode, depth: int = 0) -> Type:
        """The type of a schema. `hint` names the model if the schema is an object without a name of its own."""
        if depth > MAX_NESTING:
            self.reader.report(node.at, "S003", f"schemas nest deeper than {MAX_NESTING} levels")
            return Anything()
        if isinstance(node.value, bool):
            return Anything()
        resolved = self.reader.resolve(node, path)
        if resolved is None:
            return Anything()
        node, path = resolved
        if not isinstance(node.value, dict):
            self.reader.report(node.at, "S101", "a schema is not a mapping")
            return Anything()
        self._collect_examples(node, path)
        shape = self._shape(node, path, hint, mode, depth)
        if self.reader.old and self.reader.flag(node, "nullable"):
            shape = union((shape, Null()))
        return shape

    def properties(self, node: Node, path: Path) -> list[Property]:
        """The properties of an object schema, those of its `allOf` parts among them."""
        declared: dict[str, Property] = {}
        for part, part_path in self._parts(node, path, set()):
            required = set(self.reader.strings(part, "required"))
            properties = self.reader.mapping(part, "properties")
            for wire, schema in properties.items():
                schema_path = (*part_path, "properties", wire)
                resolved = self.reader.resolve(schema, schema_path)
                declared[wire] = Property(
                    wire,
                    schema,
                    resolved[0] if resolved else schema,
                    schema_path,
                    wire in required,
                    properties.keys.get(wire, schema.at),
                )
            for wire in required & declared.keys():
                declared[wire].required = True
        return list(declared.values())

    def is_object(self, node: Node, path: Path) -> bool:
        """Whether the schema has named properties."""
        return any(part.get("properties") is not None for part, _ in self._parts(node, path, set()))

    def _parts(self, node: Node, path: Path, seen: set[Path]) -> Iterator[tuple[Node, Path]]:
        """The schema and, depth first, what its `allOf` adds up."""
        resolved = self.reader.resolve(node, path)
        if resolved is None or resolved[1] in seen:
            return
        node, path = resolved
        seen.add(path)
        if len(seen) > 500:
            self.reader.report(node.at, "S003", "allOf adds up more than 500 schemas")
            return
        all_of = node.get("allOf")
        for index, part in enumerate(all_of.elements() if all_of else ()):
            yield from self._parts(part, (*path, "allOf", str(index)), seen)
        yield node, path

    def _shape(self, node: Node, path: Path, hint: str, mode: Mode, depth: int) -> Type:
        if (const := node.get("const")) is not None:
            return _values((const,))
        if enum := self.reader.sequence(node, "enum"):
            return _values(enum)
        for key in ("oneOf", "anyOf"):
            if options := self.reader.sequence(node, key):
                return union(
                    self.type_of(option, (*path, key, str(i)), self._option_hint(option, hint, i), mode, depth + 1)
                    for i, option in enumerate(options)
                )
        if self.is_object(node, path):
            return ModelRef(self._name(path, node, hint, mode))
        if all_of := self.reader.sequence(node, "allOf"):
            types = [
                self.type_of(part, (*path, "allOf", str(i)), hint, mode, depth + 1) for i, part in enumerate(all_of)
            ]
            return next((t for t in types if not isinstance(t, Anything)), Anything())
        return union(self._typed(kind, at, node, path, hint, mode, depth) for kind, at in self._kinds(node))

    def _kinds(self, node: Node) -> list[tuple[str, Position]]:
        declared = node.get("type")
        if declared is None:
            kind = "array" if node.get("items") else "object" if node.get("additionalProperties") else ""
            return [(kind, node.at)]
        if self.reader.old and isinstance(declared.value, tuple):
            self.reader.report(declared.at, "S106", "`type` is a list, which OpenAPI 3.0 does not know")
        elif self.reader.old and declared.value == "null":
            message = "type 'null' does not exist in OpenAPI 3.0; `nullable: true` says it"
            self.reader.report(declared.at, "S106", message)
        return [(str(n.value), n.at) for n in declared.elements() or (declared,)]

    def _typed(self, kind: str, at: Position, node: Node, path: Path, hint: str, mode: Mode, depth: int) -> Type:
        match kind:
            case "":
                return Anything()
            case "null":
                return Null()
            case "array":
                items = node.get("items")
                if items is None:
                    return Array(Anything())
                return Array(self.type_of(items, (*path, "items"), f"{hint}Item", mode, depth + 1))
            case "object":
                extra = node.get("additionalProperties")
                if extra is None or isinstance(extra.value, bool):
                    return Map(Anything())
                return Map(self.type_of(extra, (*path, "additionalProperties"), f"{hint}Value", mode, depth + 1))
            case "string" if _is_binary(node):
                return Binary()
            case "string" | "integer" | "number" | "boolean":
                return Primitive(kind)
            case _:
                self.reader.report(at, "S107", f"`type` {kind!r} does not exist")
                return Anything()

    def _name(self, path: Path, node: Node, hint: str, mode: Mode) -> str:
        """The class name of the object schema at `path`, decided when it is first met."""
        if (mode, path) not in self._names:
            suffix = "Param" if mode == "request" else ""
            if path in self._components:
                name = self._components[path] + suffix
            else:
                # Components have the first right to a name. What has none of its own makes way.
                free = (n for n in (hint, f"{hint}Object", f"{hint}Details") if self._is_free(mode, n + suffix))
                name = next(free, hint) + suffix
                if not self._is_free(mode, name):
                    self.reader.report(node.at, "S113", f"another schema becomes the class {name} as well")
            self._names[mode, path] = name
            self._queue.append((mode, path, node))
        return self._names[mode, path]

    def _is_free(self, mode: Mode, name: str) -> bool:
        return name.removesuffix("Param") not in self._components.values() and not any(
            (m, n) == (mode, name) for (m, _), n in self._names.items()
        )

    def _component_names(self) -> dict[Path, str]:
        """The class names of the components that are objects; two that become one are reported."""
        names: dict[Path, str] = {}
        components = self.reader.root.get("components", "schemas")
        for key, node in components.items() if components else ():
            if not self.is_object(node, ("components", "schemas", key)):
                continue
            name = class_name(key)
            for other in (path[2] for path, known in names.items() if known == name):
                at = components.keys.get(key, node.at) if components else node.at
                message = f"components {other!r} and {key!r} become one class in Python: {name}"
                self.reader.report(at, "S113", message)
            names["components", "schemas", key] = name
        return names

    def _model(self, mode: Mode, path: Path, node: Node) -> Model:
        name = self._names[mode, path]
        fields: dict[str, Field] = {}
        for prop in self.properties(node, path):
            # A TypedDict has keys, which are wire names; only a class has attributes.
            attribute = python_name(prop.wire, FIELDS) if mode == "answer" else prop.wire
            if attribute in fields:
                other = fields[attribute].wire
                message = f"properties {other!r} and {prop.wire!r} of {name} become one name in Python: {attribute}"
                self.reader.report(prop.at, "S113", message)
                continue
            hint = name.removesuffix("Param") + class_name(prop.wire)
            fields[attribute] = Field(
                name=attribute,
                wire=prop.wire,
                type=self.type_of(prop.node, prop.path, hint, mode),
                required=prop.required,
                description=prop.description,
                value_descriptions=value_descriptions(self.reader, prop.node, prop.resolved),
                default=prop.default,
                constraints=constraints(prop.node, prop.resolved),
                provenance=provenance(self.reader, prop.node, prop.resolved, at=prop.at),
            )
        return Model(
            name=name,
            fields=tuple(fields.values()),
            description=self.reader.text(node, "description") or self.reader.text(node, "title"),
            provenance=provenance(self.reader, node, at=node.at),
        )

    def _option_hint(self, option: Node, hint: str, index: int) -> str:
        title = option.get("title")
        return class_name(title.text() or "") if title and title.text() else f"{hint}Option{'ABCDEFGHIJ'[index % 10]}"

    def _collect_examples(self, node: Node, path: Path) -> None:
        if path in self._seen_examples:
            return
        self._seen_examples.add(path)
        if _is_binary(node):
            if (default := node.get("default")) is not None:
                self.reader.report(default.at, "S117", "a file has a default; nothing but bytes can stand for a file")
            return
        examples = node.get("examples")
        for value in (node.get("example"), node.get("default"), *(examples.elements() if examples else ())):
            if value is not None:
                self.reader.examples.append(Example(value=value, schema=path))


def union(types: Iterator[Type] | tuple[Type, ...]) -> Type:
    """One type for several: flat, without repetition, null last."""
    flat: list[Type] = []
    for kind in types:
        for option in kind.options if isinstance(kind, Union) else (kind,):
            if option not in flat:
                flat.append(option)
    if Anything() in flat:
        return Anything()
    flat.sort(key=lambda option: isinstance(option, Null))
    return flat[0] if len(flat) == 1 else Union(tuple(flat))


def _values(nodes: tuple[Node, ...]) -> Type:
    """The type of documented values: what they are, and which ones."""
    kinds: dict[ScalarKind, list[str | int | float | bool]] = {}
    null = False
    for node in nodes:
        value = node.value
        if value is None:
            null = True
        elif isinstance(value, bool):
            kinds.setdefault("boolean", []).append(value)
        elif isinstance(value, str):
            kinds.setdefault("string", []).append(value)
        elif isinstance(value, int):
            kinds.setdefault("integer", []).append(value)
        elif isinstance(value, float):
            kinds.setdefault("number", []).append(value)
        else:
            return Anything()
    types = tuple(Primitive(kind, tuple(dict.fromkeys(values))) for kind, values in kinds.items())
    return union((*types, Null()) if null else types)


def _is_binary(node: Node) -> bool:
    if (kind := node.get("type")) is None or kind.value != "string":
        return False
    if (form := node.get("format")) is not None and form.value == "binary":
        return True
    media = node.get("contentMediaType")
    return media is not None and media.value == "application/octet-stream" and node.get("contentEncoding") is None
