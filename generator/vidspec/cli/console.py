"""Tables on the console: drawn by rich on a terminal, plain lines everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from ..core.text import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleTable:
    """A table with its cells as text."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    footer: tuple[str, ...] = ()
    numeric: bool = False  # whether all columns but the first hold numbers
    bold: frozenset[int] = frozenset()  # the numbers of the rows that the reader should look at


def is_terminal() -> bool:
    """Whether somebody looks at the output."""
    return sys.stdout.isatty()


def print_table(table: ConsoleTable, lines: Iterable[str]) -> None:
    """The table on a terminal; elsewhere the lines, which say the same."""
    if is_terminal():
        _draw(table)
        return
    for line in lines:
        print(line)


def one_line(text: str) -> str:
    """A cell without line breaks, with what nobody could see as escapes."""
    return " ".join(visible(text).split())


def _draw(table: ConsoleTable) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(title=Text(one_line(table.title)), title_justify="left", show_footer=bool(table.footer))
    for number, name in enumerate(table.head):
        footer = Text(one_line(table.footer[number])) if table.footer else ""
        drawn.add_column(
            Text(one_line(name)),
            footer=footer,
            justify="right" if table.numeric and number else "left",
            overflow="fold",
        )
    for number, row in enumerate(table.rows):
        drawn.add_row(*(Text(one_line(cell)) for cell in row), style="bold" if number in table.bold else None)
    Console().print(drawn)
