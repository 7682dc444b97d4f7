"""Owns the command `generate`: what the specs give, written."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..project import cache
from .console import ConsoleTable, print_table
from .running import (
    Exit,
    Root,
    Steps,
    empty,
    print_findings,
    require_known,
    require_specs,
    run,
)

if TYPE_CHECKING:
    from ..pipeline import Result


def generate(
    providers: Annotated[list[str] | None, typer.Argument(help="Providers to generate (default: all).")] = None,
    root: Root = Path(),
) -> None:
    """Brings generated/ up to date; touches only files whose content changes."""
    started = time.perf_counter()
    require_specs(root)
    steps = Steps()
    result = run(root, steps)
    if not result.diagnostics:
        require_known(providers or (), (provider.name for provider in result.providers))
    print_findings(result.diagnostics)
    if not result.files:
        print("nothing was written", file=sys.stderr)
        raise typer.Exit(Exit.NOTHING if empty(root) else Exit.FINDINGS)

    from ..project.write import write

    owned = frozenset({*providers, "_runtime", "conformance", "__init__.py"}) if providers else None
    changes = write(result.files, root / "generated", owned)
    _print_table(result, {change.path for change in changes}, steps.seconds, time.perf_counter() - started)
    print(f"{len(changes)} files changed" if changes else "nothing changed")
    if owned is None:
        cache.remember(root, f"{len(result.providers)} providers, {len(result.files)} files")


def _print_table(result: Result, changed: set[str], steps: dict[str, float], seconds: float) -> None:
    rows: list[tuple[str, int, int, int, int, str]] = []
    for provider in result.providers:
        paths = [file.path for file in result.files if file.path.startswith(f"{provider.name}/")]
        models = len(provider.models) + len(provider.params)
        mine = sum(path.startswith(f"{provider.name}/") for path in changed)
        took = f"{steps[f'generating {provider.name}']:.2f}"
        rows.append((provider.name, len(provider.operations), models, len(paths), mine, took))
    named = tuple(f"{provider.name}/" for provider in result.providers)
    for label, folder in (("(matrix)", "conformance/"), ("(shared)", "")):
        paths = [file.path for file in result.files if file.path.startswith(folder) and not file.path.startswith(named)]
        rows.append((label, 0, 0, len(paths), len(changed.intersection(paths)), ""))
        named = (*named, folder)
    sums = [sum(column) for column in list(zip(*(row[1:5] for row in rows), strict=True))]
    total = ("total", *sums, f"{seconds:.2f}")
    table = ConsoleTable(
        title="generated/",
        head=("provider", "operations", "models", "files", "changed", "seconds"),
        rows=tuple(tuple(map(str, row)) for row in rows),
        footer=tuple(map(str, total)),
        numeric=True,
        bold=frozenset(number for number, row in enumerate(rows) if row[4]),
    )
    print_table(table, map(_line, (*rows, total)))


def _line(row: tuple[object, ...]) -> str:
    name, operations, models, files, changed, took = row
    end = f", {took} s" if took else ""
    return f"{name}: {operations} operations, {models} models, {files} files, {changed} changed{end}"
