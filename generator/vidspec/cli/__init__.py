"""Owns the commands: arguments, what is printed, exit codes. Stages are imported when they are needed."""

from __future__ import annotations

from typing import Annotated

import typer

from ..core.version import VERSION
from .check import check
from .drift import drift
from .explain import explain
from .generate import generate
from .matrix import matrix
from .vendor import vendor

app = typer.Typer(
    name="vidspec",
    help="Typed clients from hand-normalized OpenAPI specs of the variants of one API.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"vidspec {VERSION}")
        raise typer.Exit()


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """The commands stand on their own."""


app.command()(generate)
app.command()(check)
app.command()(matrix)
app.command()(drift)
app.command()(vendor)
app.command()(explain)
