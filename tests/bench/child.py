"""Owns one measurement in a fresh process: one contender does one thing, often enough, after a warm-up."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from importlib import import_module
from time import perf_counter, process_time
from typing import Any

from tests.bench import memory

CONCURRENT = 50


class Wrong(Exception):
    """A contender has not got what the server sends: its figures would mean nothing."""


def _checked(found: Any, expected: Any) -> None:
    if found != expected:
        raise Wrong(f"{found!r} came in place of {expected!r}")


def _repeat(once: Callable[[], Any], times: int, expected: Any) -> None:
    for _ in range(times):
        _checked(once(), expected)


async def _repeat_concurrently(once: Callable[[], Awaitable[Any]], times: int, expected: Any) -> None:
    left = iter(range(times))

    async def work() -> None:
        for _ in left:
            _checked(await once(), expected)

    await asyncio.gather(*(work() for _ in range(CONCURRENT)))


def _measured() -> Iterator[dict[str, float]]:
    """Yields twice: before the operations, and after them what they took."""
    gc.collect()
    held = memory.forget_peak()
    wall, cpu = perf_counter(), process_time()
    yield {}
    cpu, wall = process_time() - cpu, perf_counter() - wall
    yield {"cpu": cpu, "wall": wall, "memory": max(memory.peak() - held, 0)}


def _run(setup: Callable[..., Any], work: dict[str, Any]) -> dict[str, float]:
    warm = setup(*work["warm"]["arguments"])
    _repeat(warm, work["warm"]["times"], work["warm"]["expected"])
    once = setup(*work["arguments"])
    measured = _measured()
    next(measured)
    _repeat(once, work["times"], work["expected"])
    return next(measured)


async def _run_concurrently(setup: Callable[..., Any], work: dict[str, Any]) -> dict[str, float]:
    once = setup(*work["arguments"])
    await _repeat_concurrently(once, work["warm"]["times"], work["warm"]["expected"])
    measured = _measured()
    next(measured)
    await _repeat_concurrently(once, work["times"], work["expected"])
    return next(measured)


def main() -> None:
    """Reads what to do from the only argument and writes what it took."""
    work = json.loads(sys.argv[1])
    setup = getattr(import_module(f"tests.bench.contenders.{work['contender']}"), work["operation"])
    concurrent = work["operation"].endswith("_async")
    found = asyncio.run(_run_concurrently(setup, work)) if concurrent else _run(setup, work)
    found = {**found, "cpu": found["cpu"] / work["times"], "wall": found["wall"] / work["times"]}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
