"""Owns the reading of `x-job`: how an asynchronous job is followed, and that its operations exist."""

from __future__ import annotations

from itertools import product
from typing import get_args

from ..core.positions import Position
from ..core.spec import Job, Operation, Parameter, State
from .extensions import lines, provenance
from .reader import Reader


def job(reader: Reader, operations: tuple[Operation, ...]) -> Job | None:
    node = reader.root.get("x-job")
    if node is None or not isinstance(node.value, dict):
        return None
    known = {operation.id: operation for operation in operations}
    submit = reader.strings(node, "submit")
    poll = reader.text(node, "poll")
    download = reader.text(node, "download") or None
    poll_at = (node.get("poll") or node).at
    submit_nodes = reader.sequence(node, "submit")
    for named in (*submit_nodes, node.get("poll"), node.get("download")):
        if named is not None and named.text() not in known:
            reader.report(named.at, "S124", f"x-job names the operation {named.value!r}, which does not exist")
    if not {*submit, poll, *([download] if download else [])} <= known.keys():
        return None
    _claim_methods(reader, [known[name] for name in submit], operations)
    parameter = _id_parameter(reader, known[poll], poll_at)
    file = _id_parameter(reader, known[download], (node.get("download") or node).at) if download else None
    if parameter is None or (download and file is None):
        return None
    states, shown = reader.mapping(node, "states"), reader.mapping(node, "states-evidence")
    return Job(
        submit=submit,
        poll=poll,
        poll_parameter=parameter.name,
        download=download,
        download_parameter=file.name if file else None,
        id=reader.text(node, "id"),
        status=reader.text(node, "status"),
        progress=reader.text(node, "progress") or None,
        error=reader.text(node, "error") or None,
        results=reader.strings(node, "results"),
        states={state: reader.strings(states, state) for state in get_args(State)},
        states_evidence={state: lines(shown.get(state)) for state in get_args(State) if shown.get(state)},
        provenance=provenance(reader, node, at=reader.root.keys.get("x-job", node.at)),
    )


def _id_parameter(reader: Reader, operation: Operation, at: Position) -> Parameter | None:
    """The one argument that an operation needs, which is the id of a job."""
    parameter = next((p for p in operation.parameters if p.required and p.location in ("path", "query")), None)
    if parameter is None:
        reader.report(at, "S124", f"{operation.id} takes no id: it has no required path or query parameter")
        return None
    others = [p.wire for p in operation.parameters if p.needed and p is not parameter]
    if others:
        reader.report(at, "S124", f"{operation.id} needs more than an id: {', '.join(map(repr, others))}")
        return None
    return parameter


def _claim_methods(reader: Reader, submit: list[Operation], operations: tuple[Operation, ...]) -> None:
    """The methods that are made beside operations need names of their own."""
    named = {(operation.resource, operation.name): operation for operation in operations}
    for operation, suffix in product(submit, ("poll", "download")):
        name = f"{operation.name}_and_{suffix}"
        other = named.get((operation.resource, name))
        if other is not None:
            python = ".".join((*operation.resource, name))
            message = f"operationIds {other.id!r} and the method beside {operation.id!r} become one name in Python"
            reader.report(other.id_at, "S113", f"{message}: {python}")
