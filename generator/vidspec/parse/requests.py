"""Owns the reading of what a caller hands over: parameters, and the fields of bodies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..core.names import PARAMETERS, class_name, python_name
from ..core.nodes import Node
from ..core.paths import PathTemplate
from ..core.positions import Position
from ..core.spec import Anything, Binary, Encoding, Example, Location, Parameter, Provenance, Type
from .extensions import constraints, provenance, value_descriptions
from .idempotency import check_single, idempotency, misplaced
from .media import collect_examples, encoding_of
from .reader import Path, Reader
from .schemas import Property, Schemas, union

_UNSENT_HEADERS = frozenset({"accept", "content-type"})  # OpenAPI: parameters of these names are ignored
_LOCATIONS: Mapping[str, Location] = {"path": "path", "query": "query", "header": "header"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationNode:
    """One operation in its spec."""

    reader: Reader
    schemas: Schemas
    id: str
    url: str
    node: Node
    path: Path
    item: Node  # the path item around it
    item_path: Path

    @property
    def hint(self) -> str:
        """The beginning of the names of classes that have none of their own."""
        return class_name(self.id)


def parameters(place: OperationNode) -> list[Parameter]:
    """The parameters outside of the body: those in the path in its order, then query, then headers."""
    declared: dict[tuple[str, Location], Parameter] = {}
    for owner, owner_path in ((place.item, place.item_path), (place.node, place.path)):
        for index, element in enumerate(place.reader.sequence(owner, "parameters")):
            resolved = place.reader.resolve(element, (*owner_path, "parameters", str(index)))
            if resolved is None:
                continue
            node = place.reader.as_mapping(resolved[0], "parameters")
            parameter = _parameter(place, node, resolved[1], element.at) if node is resolved[0] else None
            if parameter is not None:
                declared[parameter.wire, parameter.location] = parameter
    check_single(place.reader, place.id, declared.values())
    return sorted(declared.values(), key=lambda p: (list(_LOCATIONS).index(p.location), _order(place, p)))


def body(place: OperationNode) -> tuple[list[Parameter], tuple[Encoding, ...], Provenance | None]:
    """The parameters that travel in the body; where a body has several encodings, a field has the types of all."""
    node = place.node.get("requestBody")
    resolved = place.reader.resolve(node, (*place.path, "requestBody")) if node is not None else None
    if node is None or resolved is None:
        return [], (), None
    origin = provenance(place.reader, node, resolved[0], at=node.at)
    node, path = place.reader.as_mapping(resolved[0], "requestBody"), resolved[1]
    fields: dict[str, Parameter] = {}
    encodings: list[Encoding] = []
    for media, below in place.reader.mapping(node, "content", required=True).items():
        encoding = encoding_of(media)
        if encoding in encodings:
            continue
        encodings.append(encoding)
        for parameter in _fields(place, node, below, (*path, "content", media, "schema"), encoding):
            known = fields.setdefault(parameter.wire, parameter)
            if known is not parameter:
                either = union((known.type, parameter.type))
                required = known.required and parameter.required
                fields[parameter.wire] = replace(known, type=either, required=required)
    return sorted(fields.values(), key=lambda p: not p.required), tuple(encodings), origin


def unique(place: OperationNode, declared: list[Parameter]) -> tuple[Parameter, ...]:
    """The parameters with names of their own; two that become one name in Python are reported."""
    named: dict[str, Parameter] = {}
    for parameter in declared:
        other = named.setdefault(parameter.name, parameter)
        if other is not parameter:
            message = f"{other.wire!r} and {parameter.wire!r} become one name in Python: {parameter.name}"
            place.reader.report(parameter.provenance.at, "S113", f"{place.id}: {message}")
    return tuple(named.values())


def _order(place: OperationNode, parameter: Parameter) -> int:
    names = PathTemplate.of_spec(place.url).names
    return names.index(parameter.wire) if parameter.location == "path" and parameter.wire in names else -1


def _parameter(place: OperationNode, node: Node, path: Path, at: Position) -> Parameter | None:
    wire, where = place.reader.text(node, "name"), place.reader.text(node, "in")
    if where == "header" and wire.lower() in _UNSENT_HEADERS:
        misplaced(place.reader, node)
        return None
    location = _LOCATIONS.get(where)
    if location is None:
        message = f"parameter {wire!r} travels in {where!r}, which is not supported"
        place.reader.report(node.at, "S126", message)
        return None
    schema, schema_path = _parameter_schema(place.reader, node, path)
    kind: Type = Anything()
    nodes = [node]
    if schema is not None:
        kind = place.schemas.type_of(schema, schema_path, place.hint + class_name(wire), "request")
        resolved = place.reader.resolve(schema, schema_path)
        nodes += [schema, *([resolved[0]] if resolved else [])]
        if (example := node.get("example")) is not None:
            place.reader.examples.append(Example(value=example, schema=schema_path))
    default = nodes[-1].get("default")
    return Parameter(
        name=python_name(wire, PARAMETERS),
        wire=wire,
        location=location,
        type=kind,
        required=location == "path" or place.reader.flag(node, "required"),
        positional=location == "path",
        description=place.reader.text(node, "description"),
        value_descriptions=value_descriptions(place.reader, *nodes),
        default=default.scalar() if default else None,
        constraints=constraints(*nodes[1:]),
        idempotency=idempotency(place.reader, node, location, kind),
        provenance=provenance(place.reader, *nodes, at=at),
    )


def _parameter_schema(reader: Reader, node: Node, path: Path) -> tuple[Node | None, Path]:
    for media, below in reader.mapping(node, "content").items():
        return below.get("schema"), (*path, "content", media, "schema")
    return node.get("schema"), (*path, "schema")


def _fields(place: OperationNode, node: Node, media: Node, path: Path, encoding: Encoding) -> list[Parameter]:
    """The properties of a body, each a parameter; a body that is no object is one parameter named `body`."""
    schema = media.get("schema")
    resolved = place.reader.resolve(schema, path) if schema is not None else None
    if schema is not None and encoding != "raw":
        collect_examples(place.reader, media, path, encoding)
        if resolved and place.schemas.is_object(*resolved):
            return [_field(place, prop) for prop in place.schemas.properties(*resolved)]
    kind: Type = Binary() if encoding == "raw" else Anything()
    if schema is not None and encoding != "raw":
        kind = place.schemas.type_of(schema, path, f"{place.hint}Body", "request")
    return [
        Parameter(
            name="body",
            wire="",
            location="body",
            type=kind,
            required=place.reader.flag(node, "required"),
            positional=False,
            description=place.reader.text(node, "description"),
            provenance=provenance(place.reader, media, node, at=node.at),
        )
    ]


def _field(place: OperationNode, prop: Property) -> Parameter:
    return Parameter(
        name=python_name(prop.wire, PARAMETERS),
        wire=prop.wire,
        location="body",
        type=place.schemas.type_of(prop.node, prop.path, place.hint + class_name(prop.wire), "request"),
        required=prop.required,
        positional=False,
        description=prop.description,
        value_descriptions=value_descriptions(place.reader, prop.node, prop.resolved),
        default=prop.default,
        constraints=constraints(prop.node, prop.resolved),
        provenance=provenance(place.reader, prop.node, prop.resolved, at=prop.at),
    )
