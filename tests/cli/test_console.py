"""Tables: plain lines where nobody looks at a terminal, drawn otherwise, and never markup or control characters."""

from __future__ import annotations

import ast

import pytest
from vidspec.cli import console
from vidspec.cli.console import ConsoleTable, one_line, print_table

from tests.support.project import PROJECT

TABLE = ConsoleTable(
    title="copies",
    head=("provider", "files"),
    rows=(("acme", "12"), ("[bold]other\x1b[2J", "3")),
    footer=("total", "15"),
    numeric=True,
    bold=frozenset({1}),
)


def test_elsewhere_than_on_a_terminal_there_are_lines(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(TABLE, ["acme: 12 files", "total: 15 files"])
    assert capsys.readouterr().out == "acme: 12 files\ntotal: 15 files\n"


def test_on_a_terminal_there_is_a_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    print_table(TABLE, ["not this line"])
    drawn = capsys.readouterr().out
    assert "not this line" not in drawn
    for text in ("copies", "provider", "files", "acme", "12", "total", "15"):
        assert text in drawn


def test_cells_are_neither_markup_nor_control_characters(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    print_table(TABLE, ())
    drawn = capsys.readouterr().out
    assert r"[bold]other\x1b[2J" in drawn
    assert "\x1b[2J" not in drawn


def test_a_cell_is_one_line() -> None:
    assert one_line("a\n\tb\u202ec") == r"a b\u202ec"


def test_one_module_prints_tables() -> None:
    package = PROJECT / "generator" / "vidspec"
    users = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "rich.table"
    }
    assert users == {"cli/console.py"}
