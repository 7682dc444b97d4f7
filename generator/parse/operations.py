"""Owns the reading of paths: which operations there are, and the names by which callers reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..diagnostics import Position
from ..ir import Node, Operation
from ..naming import MEMBERS, python_name
from .answers import answer, stream, wire_examples
from .extensions import provenance, rules
from .reader import Path, Reader
from .requests import Place, body, parameters, unique
from .schemas import Schemas

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_ID = re.compile(r"[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*", re.ASCII)


def operations(reader: Reader, schemas: Schemas) -> tuple[Operation, ...]:
    """Every operation of the spec, in its order."""
    found: list[Operation] = []
    ids: dict[str, Position] = {}
    names: dict[tuple[str, ...], str] = {}
    polled = reader.root.get("x-job", "poll")
    for path, item_path, item in _path_items(reader):
        for method in _METHODS:
            node = item.get(method)
            if node is None:
                continue
            at = item.keys.get(method, node.at)
            node = reader.as_mapping(node, method)
            id = _id(reader, node, f"{method.upper()} {path}", at)
            if id is None:
                # Read it all the same, under a name of no consequence, so that its other faults are found as well.
                id = "unnamed.operation"
            elif id in ids:
                id_node = node.get("operationId")
                message = f"operationId {id!r} stands already at line {ids[id].line}"
                reader.report(id_node.at if id_node else at, "S111", message)
            else:
                ids[id] = at
                _claim_names(reader, id, at, names)
            place = Place(
                reader=reader,
                schemas=schemas,
                id=id,
                url=path,
                node=node,
                path=(*item_path, method),
                item=item,
                item_path=item_path,
            )
            found.append(_operation(place, method.upper(), at))
    return _with_positional_id(tuple(found), polled.text() if polled else None)


def _path_items(reader: Reader) -> Iterator[tuple[str, Path, Node]]:
    paths = reader.mapping(reader.root, "paths")
    for path, item in paths.items():
        if path.startswith("x-"):
            continue
        if not path.startswith("/"):
            reader.report(paths.keys.get(path, item.at), "S101", f"path {path!r} does not begin with a slash")
        resolved = reader.resolve(item, ("paths", path))
        if resolved is not None:
            yield path, resolved[1], reader.as_mapping(resolved[0], path)


def _id(reader: Reader, node: Node, what: str, at: Position) -> str | None:
    if node.get("operationId") is None:
        reader.report(at, "S110", f"{what} has no operationId")
        return None
    id = reader.text(node, "operationId")
    if not _ID.fullmatch(id):
        id_node = node.get("operationId")
        message = f"operationId {id!r} is not made of names joined by dots"
        reader.report(id_node.at if id_node else at, "S112", message)
        return None
    return id


def _python_id(id: str) -> tuple[tuple[str, ...], str]:
    *resource, name = id.split(".")
    return tuple(python_name(part, MEMBERS) for part in resource), python_name(name, MEMBERS)


def _claim_names(reader: Reader, id: str, at: Position, names: dict[tuple[str, ...], str]) -> None:
    """Each operation and resource has a Python name of its own: `a.b` and `a.b.c` cannot both be called."""
    resource, name = _python_id(id)
    for end in range(len(resource)):
        key = resource[: end + 1]
        if names.setdefault(key, "") != "":
            reader.report(at, "S113", f"operationIds {names[key]!r} and {id!r} give one Python name two meanings")
    key = (*resource, name)
    other = names.setdefault(key, id)
    if other != id:
        what = f"{other!r} and {id!r}" if other else f"{id!r} and the operations below it"
        reader.report(at, "S113", f"operationIds {what} become one name in Python: {'.'.join(key)}")


def _with_positional_id(found: tuple[Operation, ...], polled: str | None) -> tuple[Operation, ...]:
    poll = next((operation for operation in found if operation.id == polled), None)
    id = next((p for p in poll.parameters if p.required and p.location in ("path", "query")), None) if poll else None
    if id is None:
        return found
    return tuple(
        replace(
            operation,
            parameters=tuple(
                replace(p, positional=True) if p.wire == id.wire and p.required and p.location == "query" else p
                for p in operation.parameters
            ),
        )
        for operation in found
    )


def _operation(place: Place, method: str, at: Position) -> Operation:
    resource, name = _python_id(place.id)
    fields, encodings = body(place)
    found = unique(place, [*parameters(place), *fields])
    wire_examples(place)
    return Operation(
        resource=resource,
        name=name,
        id=place.id,
        method=method,
        path=place.url,
        summary=place.reader.text(place.node, "summary"),
        description=place.reader.text(place.node, "description"),
        deprecated=place.reader.flag(place.node, "deprecated"),
        parameters=found,
        encodings=encodings,
        answer=answer(place),
        stream=stream(place, found),
        rules=rules(place.reader, place.node, {field.wire: field.default for field in fields}),
        provenance=provenance(place.reader, place.node, at=at),
    )
