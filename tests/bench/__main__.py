"""Owns the command line of the benchmark: arguments, progress on standard error, the table, the exit code."""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version
from time import perf_counter

from rich.console import Console

from tests.bench import report
from tests.bench.cases import CASES
from tests.bench.runner import FULL, QUICK, SMALLEST, MeasurementError, measure, serving

_WIDTH = 200  # where no terminal says how wide it is, no cell is broken
NOTES = """\
A ratio is the median of the rounds, ± half the width of their middle half. CPU is user and system time of the client's
process for one operation, or for one event. Memory is how far the peak grows during the operations; for a whole process
it is the peak. Of an import, both are what comes on top of bare Python. Ratios and targets are about CPU unless they
name something else. For the download, httpx + pydantic runs the code of httpx: what differs between them is noise."""


def _say(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measures the generated clients.")
    effort = parser.add_mutually_exclusive_group()
    effort.add_argument("--quick", dest="effort", action="store_const", const=QUICK, help="a tenth of everything")
    effort.add_argument(
        "--smallest", dest="effort", action="store_const", const=SMALLEST, help="once each, to see that it works"
    )
    parser.add_argument("--markdown", action="store_true", help="print the table in Markdown")
    parser.set_defaults(effort=FULL)
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Measures all cases and prints the table; 1 if a measurement failed, whatever the figures are otherwise."""
    arguments = _arguments(argv)
    rows: list[tuple[str, ...]] = []
    failures = 0
    with serving() as url:
        for case in map(arguments.effort.applied, CASES):
            start = perf_counter()
            _say(f"{case.title:28}")
            try:
                rows.append(report.row(case, measure(case, url, _say)))
                _say(f" {perf_counter() - start:.0f} s\n")
            except MeasurementError as error:
                failures += 1
                rows.append(report.failed(case))
                _say(f"\nfailed: {error}\n")
    where = f"CPython {platform.python_version()}, httpx {version('httpx')}, pydantic {version('pydantic')}, "
    where += f"openai {version('openai')}, {platform.system()} on {platform.machine()}."
    if arguments.markdown:
        sys.stdout.write(f"{report.markdown(rows)}\n\n{where} {NOTES}\n")
    else:
        console = Console(width=None if sys.stdout.isatty() else _WIDTH)
        console.print(report.table(rows))
        console.print(f"{where} {NOTES}", highlight=False, soft_wrap=True)
    return min(failures, 1)


if __name__ == "__main__":
    sys.exit(main())
