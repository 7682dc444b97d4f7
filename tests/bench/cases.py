"""Owns what is measured, how often, and what is to be reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tests.bench.result import Result
from tests.bench.server import JOB, WORD

MIB = 1024 * 1024
OURS, BARE, TYPED, SDK, PYTHON = "ours", "bare", "typed", "sdk", "python"
# The modules of the contenders and what they are called.
TITLES = {OURS: "vidspec", BARE: "httpx", TYPED: "httpx + pydantic", SDK: "openai"}


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached: the figure is at most the limit, or at least, or below it."""

    text: str
    figure: Callable[[Result], float]
    limit: float
    relation: Literal["≤", "≥", "<"] = "≤"

    def met(self, result: Result) -> bool:
        """Whether it is reached."""
        figure = self.figure(result)
        return {"≤": figure <= self.limit, "≥": figure >= self.limit, "<": figure < self.limit}[self.relation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row. `process` is measured from the outside, from start to exit; all else inside, after a warm-up."""

    title: str
    operation: str  # the function of the contenders; IMPORT and IMPORT_CLIENT are statements
    process: bool = False
    size: int = 1  # bytes or events of one operation, or how many operations, by `sized`
    smallest: int = 1
    sized: Literal["bytes", "events", "events, chunked", "times"] = "times"
    rounds: int = 7
    targets: tuple[Target, ...] = ()

    @property
    def over_python(self) -> bool:
        """Whether the figures are what comes on top of bare Python, which is measured too."""
        return self.operation.startswith("IMPORT")

    @property
    def contenders(self) -> tuple[str, ...]:
        return (PYTHON, *TITLES) if self.over_python else tuple(TITLES)

    @property
    def expected(self) -> object:
        """What each operation has to return."""
        if self.operation == "download":
            return self.size
        return self.size * len(WORD) if self.operation == "events" else JOB["status"]


def _ratio(limit: float) -> Target:
    return Target(f"≤ {limit} × httpx", lambda result: result.ratio(OURS, BARE).median, limit)


_GROWTH = Target("< 4 MiB", lambda result: result.memory(OURS) / MIB, 4, "<")
_SPEED = Target("≥ 0.95 × speed of httpx", lambda result: result.ratio(BARE, OURS, "wall").median, 0.95, "≥")
_IMPORT = Target("≤ 30 ms over Python", lambda result: result.cpu(OURS) * 1000, 30)
_EVENTS = (_ratio(1.3), Target("openai ≥ 5 ×", lambda result: result.ratio(SDK, OURS).median, 5, "≥"))

CASES = (
    Case(title="import of a package", operation="IMPORT", process=True, rounds=9, targets=(_IMPORT,)),
    Case(title="import of a client class", operation="IMPORT_CLIENT", process=True, rounds=9),
    Case(title="start, one GET, exit", operation="start", process=True, rounds=9, targets=(_ratio(1.35),)),
    Case(title="sync GET, one connection", operation="get", size=1500, smallest=20, targets=(_ratio(1.15),)),
    Case(title="async GET, 50 at once", operation="get_async", size=1000, smallest=100),
    Case(
        title="upload of a file",
        operation="upload",
        size=200 * MIB,
        smallest=MIB,
        sized="bytes",
        targets=(_GROWTH,),
    ),
    Case(
        title="download to a file",
        operation="download",
        size=500 * MIB,
        smallest=MIB,
        sized="bytes",
        targets=(_GROWTH, _SPEED),
    ),
    Case(
        title="events in large pieces",
        operation="events",
        size=10_000,
        smallest=100,
        sized="events",
        targets=_EVENTS,
    ),
    Case(
        title="events, an HTTP chunk each",
        operation="events",
        size=10_000,
        smallest=100,
        sized="events, chunked",
        targets=_EVENTS,
    ),
)
