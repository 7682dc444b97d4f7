"""Owns what tests of polling share: answers about jobs, answers with headers, and sleeps that nobody waits for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import httpx
import pytest

from tests.support import answers, wire

BRIEF = 0.001  # seconds between two queries, where they are really waited for


def part(name: str) -> Any:
    """A module of the runtime."""
    return import_module(f"generated._runtime.{name}")


def specs() -> list[Any]:
    """The specs that declare a job, as parameters of a test."""
    return [pytest.param(spec, id=spec.provider) for spec in wire.specs() if "x-job" in spec.content]


def job(status: Any, progress: Any = 0, **more: Any) -> dict[str, Any]:
    """What `ephone` answers about a job."""
    return {"id": "video_1", "status": status, "progress": progress, "created_at": 1705123456, **more}


def about(spec: wire.Spec, status: Any) -> Any:
    """What a provider answers about a job of this status, as documented, with a result and no error."""
    found = spec.content["x-job"]
    operation = next(operation for operation in wire.operations(spec) if operation.id == found["poll"])
    answer = put(answers.success_json(operation), found["status"], status)
    return put(answer, found["error"], None) if "error" in found else answer


def put(answer: Any, pointer: str, value: Any) -> Any:
    """The answer with a value at a JSON pointer."""
    *steps, last = pointer.split("/")[1:]
    place = answer
    for step in steps:
        place = place.setdefault(step, {})
    place[last] = value
    return answer


def resource(client: Any, operation_id: str) -> Any:
    return wire.call(client, operation_id.rpartition(".")[0])


def submits(spec: wire.Spec, client: Any) -> Iterator[Callable[..., Any]]:
    """The methods that submit a job and follow it; they lack only the arguments that all of them take."""
    for submit in spec.content["x-job"]["submit"]:
        operation = next(operation for operation in wire.operations(spec) if operation.id == submit)
        positional, named = answers.arguments(operation).split(positional=True)
        method = getattr(resource(client, submit), f"{submit.rpartition('.')[2]}_and_poll")
        yield lambda method=method, positional=positional, named=named, **more: method(*positional, **named, **more)


def answered(status: int, content: Any, **headers: str) -> Callable[[httpx.Request], httpx.Response]:
    """An answer with headers; text goes as it is, anything else as JSON."""
    told = {"content-type": "text/html" if isinstance(content, str) else "application/json"}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    body = content if isinstance(content, str) else json.dumps(content)
    return lambda _: httpx.Response(status, headers=told, content=body.encode())
