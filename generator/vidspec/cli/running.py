"""Owns how a command runs and ends: where the project is, progress, waivers, what is printed, and the exit codes."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from ..core.text import visible
from ..core.version import VERSION
from ..findings.codes import CODES, WAIVERS
from ..findings.diagnostic import Severity
from ..findings.reading import read_file
from ..findings.report import Format as Format
from ..findings.report import Report, Waiver, day
from ..project.sources import read_sources
from .console import ConsoleTable, is_terminal, print_table

if TYPE_CHECKING:
    from ..core.spec import Provider
    from ..findings.diagnostic import Diagnostic
    from ..pipeline import Result
    from ..project.sources import Sources


class Exit(IntEnum):
    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    NOTHING = 4  # nothing was examined, or the check was inconclusive
    WAIVERS = 5  # expired or unused waivers, and nothing else


def _day(text: str) -> date:
    found = day(text)
    if found is None:
        raise typer.BadParameter(f"{text!r} is no day such as 2030-12-31")
    return found


Root = Annotated[Path, typer.Option("--root", help="The project: the folder that holds specs/.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How findings are printed.")]
Today = Annotated[
    date | None,
    typer.Option(
        "--today", parser=_day, metavar="YYYY-MM-DD", help="The day by which waivers expire; else the clock's."
    ),
]
_NO_SPEC = "S000"  # says that nothing was examined, which is no finding about anything
_MALFORMED = "W101"  # a fault of the configuration
_HINT = "to waive a finding, see `vidspec explain W101`; --format json shows its fingerprint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """How a command that checks something was asked to tell it."""

    root: Path
    format: Format = Format.TEXT
    today: date | None = None  # None: the day of the clock, by UTC


def conclude(
    command: str,
    found: Iterable[Diagnostic],
    examined: Iterable[tuple[str, int]],
    how: Reporting,
    *,
    whole: bool = True,
    unreadable: bool = False,
) -> NoReturn:
    """Applies the waivers, prints the report and ends with what it came to.

    Without the `whole` having been examined, nothing can be said of unused waivers. `unreadable` tells that an input
    could not be read.
    """
    from ..findings.waivers import apply, domain

    waivers, faults, readable = _waivers(how.root)
    today = how.today or datetime.now(UTC).date()
    unreadable = unreadable or not readable
    applied = apply(found, waivers, today, domain=domain(command), whole=whole and not unreadable)
    report = Report(
        command=command,
        findings=tuple(sorted((*applied.findings, *faults))),
        waived=applied.waived,
        examined=tuple(examined),
        unreadable=unreadable,
    )
    _print(report, how.format)
    raise typer.Exit(_exit(report))


def _waivers(root: Path) -> tuple[tuple[Waiver, ...], tuple[Diagnostic, ...], bool]:
    """The waivers of the project, what is wrong with their file, and whether it could be read."""
    from ..findings.waivers import FILE, read

    path = root / FILE
    if not path.exists() and not path.is_symlink():
        return (), (), True
    text, faults = read_file(path, _MALFORMED)
    if text is None:
        return (), tuple(replace(fault, at=fault.at._replace(file=FILE)) for fault in faults), False
    return *read(text, FILE), True


def _exit(report: Report) -> Exit:
    codes = {diagnostic.code for diagnostic in report.findings if diagnostic.fails}
    if report.unreadable:
        return Exit.UNREADABLE
    if _MALFORMED in codes:
        return Exit.USAGE
    if any(CODES[code].family != WAIVERS and code != _NO_SPEC for code in codes):
        return Exit.FINDINGS
    if report.nothing:
        return Exit.NOTHING
    return Exit.WAIVERS if codes else Exit.CLEAN


def _print(report: Report, format: Format) -> None:
    """Nothing is printed beside a document."""
    from ..findings.formats import summary, written

    text = written(report, format, VERSION)
    if format is not Format.TEXT:
        print_document(text)
        return
    sys.stderr.write(text)
    sys.stderr.flush()
    tabled = is_terminal() and not report.nothing
    if tabled:
        rows = tuple((name, str(count)) for name, count in report.examined)
        title = f"vidspec {report.command}"
        print_table(ConsoleTable(title=title, head=("examined", "count"), rows=rows, numeric=True), ())
    for line in summary(report, counted=not tabled):
        print(line)
    failing = [CODES[diagnostic.code] for diagnostic in report.findings if diagnostic.fails]
    if failing:
        print(f"to understand a finding: `vidspec explain {failing[0].code}`")
    if any(code.waivable for code in failing):
        print(_HINT)


def print_document(text: str) -> None:
    """A document, as UTF-8 and with its own line ends, whatever the locale and the code page are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def empty(root: Path) -> bool:
    """Whether there is no spec to examine."""
    return not any((root / "specs").glob("*/openapi.yaml"))


def require_specs(root: Path) -> None:
    if not (root / "specs").is_dir():
        print(f"there is no folder specs/ in {root.resolve()}; run in the project or pass --root", file=sys.stderr)
        raise typer.Exit(Exit.USAGE)


def require_known(names: Iterable[str], known: Iterable[str]) -> None:
    known = sorted(known)
    unknown = [name for name in names if name not in known]
    if unknown:
        told = f"no such provider: {', '.join(unknown)}; there are {', '.join(known)}"
        print(visible(told), file=sys.stderr)
        raise typer.Exit(Exit.USAGE)


def sound_specs(command: str, how: Reporting) -> tuple[Sources, tuple[Provider, ...]]:
    """The specs for a command that compares them with something else; one that cannot be read ends the command."""
    from ..pipeline import read_specs

    require_specs(how.root)
    sources, unreadable = read_sources(how.root)
    providers, found = read_specs(sources)
    wrong = (*unreadable, *(one for one in found if one.severity is Severity.ERROR))
    if wrong:
        print("a spec has to be sound before it is compared; `vidspec check` tells all", file=sys.stderr)
        conclude(command, wrong, (("specs", 0),), how, unreadable=any(one.code != _NO_SPEC for one in wrong))
    return sources, providers


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
    """The computation that `generate` and `matrix` print parts of; an input that cannot be read ends it."""
    sources, unreadable = read_sources(root)
    if unreadable:
        print_findings(unreadable)
        raise typer.Exit(Exit.UNREADABLE)
    return compute(sources, steps)


def compute(sources: Sources, steps: Steps) -> Result:
    """One computation for all commands, with its progress on a terminal."""
    from ..pipeline import run

    if not sys.stderr.isatty():
        return run(sources, steps)
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:

        def show(step: str) -> None:
            steps(step)
            status.update(step)

        return run(sources, show)


def print_findings(found: Iterable[Diagnostic]) -> None:
    """Plain lines for the commands that are no checks."""
    told = list(found)
    for diagnostic in told:
        print(diagnostic, file=sys.stderr)
    if told:
        print(f"{len(told)} finding{'s' if len(told) > 1 else ''}", file=sys.stderr)
