"""Owns the commands: arguments, what is printed, exit codes. Stages are imported when they are needed."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import inputs

if TYPE_CHECKING:
    from .diagnostics import Diagnostic
    from .pipeline import Result

app = typer.Typer(
    name="vidspec",
    help="Typed clients from hand-normalized OpenAPI specs of the variants of one API.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Exit(IntEnum):
    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    NOTHING = 4


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


Root = Annotated[Path, typer.Option("--root", help="The project: the folder that holds specs/.")]


@app.callback()
def main() -> None:
    """The commands stand on their own."""


@app.command()
def generate(
    providers: Annotated[list[str] | None, typer.Argument(help="Only these; all without any.")] = None,
    root: Root = Path(),
) -> None:
    """Brings generated/ up to date; touches only files whose content changes."""
    started = time.perf_counter()
    _require_specs(root)
    steps = _Steps()
    result = _run(root, steps)
    _require_known(result, providers)
    _print_findings(result.diagnostics, Format.TEXT)
    if not result.files:
        print("nothing was written", file=sys.stderr)
        raise typer.Exit(Exit.NOTHING if _empty(root) else Exit.FINDINGS)

    from .output import write

    owned = frozenset({*providers, "_runtime", "__init__.py"}) if providers else None
    changes = write(result.files, root / "generated", owned)
    _print_table(result, {change.path for change in changes}, steps.seconds, time.perf_counter() - started)
    print(f"{len(changes)} files changed" if changes else "nothing changed")
    if owned is None:
        inputs.remember(root, f"{len(result.providers)} providers, {len(result.files)} files")


@app.command()
def check(
    root: Root = Path(),
    format: Annotated[Format, typer.Option("--format", help="How findings are printed.")] = Format.TEXT,
) -> None:
    """Lints the specs, checks every example and reports stale, edited and orphan files; writes nothing."""
    _require_specs(root)
    result = _run(root, _Steps())
    found = result.diagnostics
    if result.files:
        from .output import as_diagnostics, stale

        found = (*found, *as_diagnostics(stale(result.files, root / "generated"), "generated"))
    _print_findings(found, format)
    if found:
        raise typer.Exit(Exit.NOTHING if _empty(root) else Exit.FINDINGS)
    if format is Format.TEXT:
        examples = sum(len(provider.examples) for provider in result.providers)
        print(f"clean: {len(result.providers)} specs, {examples} examples, {len(result.files)} files")


def _empty(root: Path) -> bool:
    """Whether there is no spec to examine."""
    return not any((root / "specs").glob("*/openapi.yaml"))


def _require_specs(root: Path) -> None:
    if not (root / "specs").is_dir():
        print(f"there is no folder specs/ in {root.resolve()}; run in the project or pass --root", file=sys.stderr)
        raise typer.Exit(Exit.USAGE)


def _require_known(result: Result, names: list[str] | None) -> None:
    known = {provider.name for provider in result.providers}
    unknown = [name for name in names or () if name not in known]
    if unknown and not result.diagnostics:
        print(f"no such provider: {', '.join(unknown)}; there are {', '.join(sorted(known))}", file=sys.stderr)
        raise typer.Exit(Exit.USAGE)


class _Steps:
    """What the pipeline is at, and how long each step took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._step = ""
        self._since = time.perf_counter()

    def __call__(self, step: str) -> None:
        now = time.perf_counter()
        self.seconds[self._step] = now - self._since
        self._step, self._since = step, now


def _run(root: Path, steps: _Steps) -> Result:
    """One computation for both commands, with its progress on a terminal."""
    texts = inputs.read(root)
    if texts.unreadable:
        _print_findings(texts.unreadable, Format.TEXT)
        raise typer.Exit(Exit.UNREADABLE)
    if not sys.stderr.isatty():
        return _pipeline(texts, steps)
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:

        def show(step: str) -> None:
            steps(step)
            status.update(step)

        return _pipeline(texts, show)


def _pipeline(texts: inputs.Texts, progress: Callable[[str], object]) -> Result:
    from .pipeline import Sources, run

    sources = Sources(specs=texts.specs, vocabulary=texts.vocabulary, templates=texts.templates, runtime=texts.runtime)
    return run(sources, progress)


def _print_findings(found: tuple[Diagnostic, ...], format: Format) -> None:
    if format is Format.JSON:
        rows = [
            {
                "file": d.at.file,
                "line": d.at.line,
                "column": d.at.column,
                "severity": str(d.severity),
                "code": d.code,
                "message": d.message,
            }
            for d in found
        ]
        print(json.dumps({"findings": rows}, ensure_ascii=False, indent=2))
        return
    for diagnostic in found:
        print(diagnostic, file=sys.stderr)
    if found:
        print(f"{len(found)} finding{'s' if len(found) > 1 else ''}", file=sys.stderr)


def _print_table(result: Result, changed: set[str], steps: dict[str, float], seconds: float) -> None:
    rows: list[tuple[str, int, int, int, int, str]] = []
    for provider in result.providers:
        paths = [file.path for file in result.files if file.path.startswith(f"{provider.name}/")]
        models = len(provider.models) + len(provider.params)
        mine = sum(path.startswith(f"{provider.name}/") for path in changed)
        took = f"{steps[f'generating {provider.name}']:.2f}"
        rows.append((provider.name, len(provider.operations), models, len(paths), mine, took))
    providers = tuple(f"{provider.name}/" for provider in result.providers)
    shared = [file.path for file in result.files if not file.path.startswith(providers)]
    rows.append(("(shared)", 0, 0, len(shared), sum(not path.startswith(providers) for path in changed), ""))
    sums = [sum(column) for column in list(zip(*(row[1:5] for row in rows), strict=True))]
    total = ("total", *sums, f"{seconds:.2f}")
    if sys.stdout.isatty():
        _print_rich(rows, total)
        return
    for name, operations, models, files, mine, took in (*rows, total):
        end = f", {took} s" if took else ""
        print(f"{name}: {operations} operations, {models} models, {files} files, {mine} changed{end}")


def _print_rich(rows: list[tuple[str, int, int, int, int, str]], total: tuple[object, ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title="generated/", title_justify="left", show_footer=True)
    names = ("provider", "operations", "models", "files", "changed", "seconds")
    for name, footer in zip(names, total, strict=True):
        table.add_column(name, footer=str(footer), justify="left" if name == "provider" else "right")
    for row in rows:
        table.add_row(*map(str, row), style="bold" if row[4] else None)
    Console().print(table)
