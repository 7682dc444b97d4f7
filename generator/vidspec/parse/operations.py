"""Owns the reading of paths: which operations there are, and the names by which callers reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..core.names import CLIENT_MEMBERS, JOB_MEMBERS, MEMBERS, python_name
from ..core.nodes import Node
from ..core.positions import Position
from ..core.spec import Operation
from .answers import answer, errors, stream, wire_examples
from .blocking import check as check_blocking
from .blocking import says_blocking
from .extensions import provenance, rules
from .reader import Path, Reader
from .requests import OperationNode, body, parameters, unique
from .schemas import Schemas

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_ID = re.compile(r"[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*", re.ASCII)


def operations(reader: Reader, schemas: Schemas) -> tuple[Operation, ...]:
    """Every operation of the spec, in its order."""
    read: list[Operation] = []
    nodes: list[Node] = []
    ids: dict[str, Position] = {}
    names: dict[tuple[str, ...], str] = {}
    polled = reader.root.get("x-job", "poll")
    jobs = (polled.text() or "").rpartition(".")[0] if polled else None
    for path, item_path, item, path_at in _path_items(reader):
        for method in _METHODS:
            node = item.get(method)
            if node is None or reader.as_mapping(node, method) is not node:
                continue
            at = item.keys.get(method, node.at)
            id_at = (node.get("operationId") or Node(None, at)).at
            call = f"{method.upper()} {path}"
            # Without an id of its own it is read all the same, so that its other faults are found as well.
            id = _id(reader, node, call, id_at) or call
            if id in ids:
                reader.report(id_at, "S111", f"operationId {id!r} stands already at line {ids[id].line}")
                id = call
            else:
                ids[id] = id_at
                _claim_names(reader, id, id_at, names, jobs)
            place = OperationNode(
                reader=reader,
                schemas=schemas,
                id=id,
                url=path,
                node=node,
                path=(*item_path, method),
                item=item,
                item_path=item_path,
            )
            read.append(_operation(place, jobs, method.upper(), at, id_at, path_at))
            nodes.append(node)
    check_blocking(reader, nodes)
    return _with_positional_id(tuple(read), polled.text() if polled else None)


def _path_items(reader: Reader) -> Iterator[tuple[str, Path, Node, Position]]:
    paths = reader.mapping(reader.root, "paths")
    for path, item in paths.items():
        if path.startswith("x-"):
            continue
        at = paths.keys.get(path, item.at)
        if not path.startswith("/"):
            reader.report(at, "S101", f"path {path!r} does not begin with a slash")
        resolved = reader.resolve(item, ("paths", path))
        if resolved is not None:
            yield path, resolved[1], reader.as_mapping(resolved[0], path), at


def _id(reader: Reader, node: Node, call: str, at: Position) -> str | None:
    if node.get("operationId") is None:
        reader.report(at, "S110", f"{call} has no operationId")
        return None
    id = reader.text(node, "operationId")
    if id and not _ID.fullmatch(id):
        reader.report(at, "S112", f"operationId {id!r} is not made of names joined by dots")
        return None
    return id


def _python_id(id: str, jobs: str | None) -> tuple[tuple[str, ...], str]:
    """Resource and name of an operation; `jobs` is the resource that follows jobs and has methods of its own."""
    parts = id.split(".")
    names = []
    for position, part in enumerate(parts):
        reserved = MEMBERS if position else CLIENT_MEMBERS
        of_jobs = ".".join(parts[:position]) == jobs
        names.append(python_name(part, reserved | JOB_MEMBERS if of_jobs else reserved))
    return tuple(names[:-1]), names[-1]


def _claim_names(reader: Reader, id: str, at: Position, names: dict[tuple[str, ...], str], jobs: str | None) -> None:
    """Each operation and resource has a Python name of its own: `a.b` and `a.b.c` cannot both be called."""
    resource, name = _python_id(id, jobs)
    for end in range(len(resource)):
        key = resource[: end + 1]
        if names.setdefault(key, "") != "":
            reader.report(at, "S113", f"operationIds {names[key]!r} and {id!r} give one Python name two meanings")
    key = (*resource, name)
    other = names.setdefault(key, id)
    if other != id:
        claimants = f"{other!r} and {id!r}" if other else f"{id!r} and the operations below it"
        reader.report(at, "S113", f"operationIds {claimants} become one name in Python: {'.'.join(key)}")


def _with_positional_id(operations: tuple[Operation, ...], polled: str | None) -> tuple[Operation, ...]:
    poll = next((operation for operation in operations if operation.id == polled), None)
    id = next((p for p in poll.parameters if p.required and p.location in ("path", "query")), None) if poll else None
    if id is None:
        return operations
    return tuple(
        replace(
            operation,
            parameters=tuple(
                replace(p, positional=True) if p.wire == id.wire and p.required and p.location == "query" else p
                for p in operation.parameters
            ),
        )
        for operation in operations
    )


def _operation(
    place: OperationNode, jobs: str | None, method: str, at: Position, id_at: Position, path_at: Position
) -> Operation:
    resource, name = _python_id(place.id, jobs)
    fields, encodings, origin = body(place)
    arguments = unique(place, [*parameters(place), *fields])
    return Operation(
        resource=resource,
        name=name,
        id=place.id,
        method=method,
        path=place.url,
        summary=place.reader.text(place.node, "summary"),
        description=place.reader.text(place.node, "description"),
        deprecated=place.reader.flag(place.node, "deprecated"),
        parameters=arguments,
        encodings=encodings,
        body=origin,
        answer=answer(place),
        errors=errors(place),
        stream=stream(place, arguments),
        rules=rules(place.reader, place.node, {field.wire: field.default for field in fields}),
        says_blocking=says_blocking(place.node),
        wire=wire_examples(place),
        provenance=provenance(place.reader, place.node, at=at),
        id_at=id_at,
        path_at=path_at,
    )
