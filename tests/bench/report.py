"""Owns the table of the figures, for a terminal and in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from tests.bench.cases import BARE, MIB, OURS, TITLES, Case, Target
from tests.bench.result import Result

RIVALS = tuple(name for name in TITLES if name != BARE)
HEADINGS = (
    "case",
    "CPU of httpx",
    "CPU of vidspec",
    *(f"{TITLES[name]} ÷ httpx" for name in RIVALS),
    f"memory of {', '.join(TITLES.values())}",
    "target",
    "reached",
)


def row(case: Case, result: Result) -> tuple[str, ...]:
    """The cells of a case."""
    return (
        case.title,
        _time(result.cpu(BARE) / _events(case)),
        _time(result.cpu(OURS) / _events(case)),
        *(_ratio(result, name) for name in RIVALS),
        ", ".join(f"{result.memory(name) / MIB:.1f}" for name in TITLES) + " MiB",
        "\n".join(target.text for target in case.targets) or "none",
        "\n".join(_verdict(target, result) for target in case.targets),
    )


def failed(case: Case) -> tuple[str, ...]:
    """The cells of a case that could not be measured."""
    return (case.title, *["failed"] * (len(HEADINGS) - 1))


def _events(case: Case) -> int:
    return case.size if case.operation == "events" else 1


def _ratio(result: Result, name: str) -> str:
    found = result.ratio(name, BARE)
    return f"{found.median:.2f} ± {found.reach:.2f}"


def _verdict(target: Target, result: Result) -> str:
    return f"{'met' if target.met(result) else 'missed'}: {target.figure(result):.2f}"


def _time(seconds: float) -> str:
    for unit, factor in (("s", 1.0), ("ms", 1e3)):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def table(rows: Sequence[Sequence[str]]) -> Table:
    """For a terminal."""
    found = Table(*HEADINGS, show_lines=True)
    for cells in rows:
        found.add_row(*cells)
    return found


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """For a page."""
    lines = [HEADINGS, ["---"] * len(HEADINGS), *[[cell.replace("\n", "<br>") for cell in cells] for cells in rows]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
