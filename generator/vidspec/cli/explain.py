"""The command `explain`: what a finding code means, and how to fix or waive what it reports."""

from __future__ import annotations

import sys
from collections.abc import Container, Iterable
from typing import Annotated

import typer

from .running import Exit


def explain(
    codes: Annotated[
        list[str] | None, typer.Argument(metavar="CODE", help="Such as D104; without any, a list.")
    ] = None,
) -> None:
    """Explain finding codes: why they matter, an example, and how to fix or waive them."""
    from ..findings.codes import CODES
    from ..findings.manual import entry, listing

    named = tuple(codes or ())
    _require_known(named, CODES)
    entries = [entry(CODES[code]) for code in dict.fromkeys(code.upper() for code in named)]
    sys.stdout.flush()
    sys.stdout.buffer.write(("\n".join(entries) if named else listing()).encode("utf-8"))
    sys.stdout.buffer.flush()


def _require_known(named: Iterable[str], known: Container[str]) -> None:
    from ..core.text import visible
    from ..findings.manual import nearest

    unknown = [code for code in named if code.upper() not in known]
    for code in unknown:
        near = nearest(code.upper())
        hint = f"the nearest are {', '.join(near)}" if near else "run `vidspec explain` for the list"
        print(visible(f"unknown code: {code}; {hint}"), file=sys.stderr)
    if unknown:
        raise typer.Exit(Exit.USAGE)
