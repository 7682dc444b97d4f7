"""Owns the command `drift`: which of its three checks is asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..running import Exit, Format, FormatOption, Reporting, Root, Today


def drift(
    providers: Annotated[list[str] | None, typer.Argument(help="Only these; all without any.")] = None,
    sources: Annotated[
        Path | None, typer.Option("--sources", metavar="DIR", help="Source documents against the specs.")
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="With --sources: lock what the documents say today.")
    ] = False,
    har: Annotated[
        Path | None, typer.Option("--har", metavar="FILE", help="Recorded traffic against the specs.")
    ] = None,
    spec: Annotated[
        tuple[Path, Path] | None, typer.Option("--spec", metavar="OLD NEW", help="Two versions of a spec, for callers.")
    ] = None,
    root: Root = Path(),
    format: FormatOption = Format.TEXT,
    today: Today = None,
) -> None:
    """Whether documents, specs and traffic still say the same; exit code 1 where they do not."""
    how = Reporting(root=root, format=format, today=today)
    asked = [name for name, value in (("--sources", sources), ("--har", har), ("--spec", spec)) if value is not None]
    if len(asked) != 1 or (accept and sources is None) or (spec is not None and providers):
        print("ask for one of --sources DIR [--accept], --har FILE and --spec OLD NEW; see --help", file=sys.stderr)
        raise typer.Exit(Exit.USAGE)
    if sources is not None:
        from .sources import check_sources

        check_sources(sources, providers or (), how, accept=accept)
    elif har is not None:
        from .traffic import check_traffic

        check_traffic(har, providers or (), how)
    elif spec is not None:
        from .spec import compare_specs

        compare_specs(*spec, how)
