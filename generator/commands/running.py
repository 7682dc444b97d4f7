"""Owns how a command runs the pipeline: where the project is, progress, findings, and what the exit codes mean."""

from __future__ import annotations

import json
import sys
import time
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import inputs

if TYPE_CHECKING:
    from ..diagnostics import Diagnostic
    from ..pipeline import Result


class Exit(IntEnum):
    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    NOTHING = 4  # nothing was examined, or the check was inconclusive
    WAIVERS = 5  # expired or unused waivers, and nothing else


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


Root = Annotated[Path, typer.Option("--root", help="The project: the folder that holds specs/.")]


def empty(root: Path) -> bool:
    """Whether there is no spec to examine."""
    return not any((root / "specs").glob("*/openapi.yaml"))


def require_specs(root: Path) -> None:
    if not (root / "specs").is_dir():
        print(f"there is no folder specs/ in {root.resolve()}; run in the project or pass --root", file=sys.stderr)
        raise typer.Exit(Exit.USAGE)


class Steps:
    """What the pipeline is at, and how long each step took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._step = ""
        self._since = time.perf_counter()

    def __call__(self, step: str) -> None:
        now = time.perf_counter()
        self.seconds[self._step] = now - self._since
        self._step, self._since = step, now


def run(root: Path, steps: Steps) -> Result:
    """One computation for both commands, with its progress on a terminal."""
    sources, unreadable = inputs.read(root)
    if unreadable:
        print_findings(unreadable, Format.TEXT)
        raise typer.Exit(Exit.UNREADABLE)
    from ..pipeline import run

    if not sys.stderr.isatty():
        return run(sources, steps)
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:

        def show(step: str) -> None:
            steps(step)
            status.update(step)

        return run(sources, show)


def print_findings(found: tuple[Diagnostic, ...], format: Format) -> None:
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
