"""Owns the reading of `x-job`: how an asynchronous job is followed, and that its operations exist."""

from __future__ import annotations

from typing import get_args

from ..ir import Job, Operation, State
from .extensions import provenance
from .reader import Reader


def job(reader: Reader, operations: tuple[Operation, ...]) -> Job | None:
    node = reader.root.get("x-job")
    if node is None or not isinstance(node.value, dict):
        return None
    known = {operation.id: operation for operation in operations}
    submit = reader.strings(node, "submit")
    poll = reader.text(node, "poll")
    download = reader.text(node, "download") or None
    for name in (*submit, poll, *([download] if download else [])):
        if name not in known:
            reader.report(node.at, "S124", f"x-job names the operation {name!r}, which does not exist")
            return None
    parameter = next((p for p in known[poll].parameters if p.required and p.location in ("path", "query")), None)
    if parameter is None:
        reader.report(node.at, "S124", f"{poll} takes no id: it has no required path or query parameter")
        return None
    others = [p.wire for p in known[poll].parameters if p.required and p is not parameter]
    if others:
        reader.report(node.at, "S124", f"{poll} needs more than an id: {', '.join(map(repr, others))}")
        return None
    states = reader.mapping(node, "states")
    return Job(
        submit=submit,
        poll=poll,
        poll_parameter=parameter.name,
        download=download,
        id=reader.text(node, "id"),
        status=reader.text(node, "status"),
        progress=reader.text(node, "progress") or None,
        error=reader.text(node, "error") or None,
        results=reader.strings(node, "results"),
        states=tuple((state, reader.strings(states, state)) for state in get_args(State)),
        provenance=provenance(reader, node, at=reader.root.keys.get("x-job", node.at)),
    )
