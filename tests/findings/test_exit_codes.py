"""Tests of how a check ends: exit codes, waivers and what cannot be read."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import typer
from vidspec.cli.running import Format, Reporting, conclude
from vidspec.core.positions import Position
from vidspec.findings.diagnostic import Diagnostic

from tests.support.project import environment
from tests.support.waivers import FOUND, OTHER, TODAY

COUNTED = (("rows", 3),)


NONE = (("rows", 0),)


NOTE = replace(FOUND, code="D105")


NO_SPEC = Diagnostic(Position("specs"), "S000", "there is no spec")


COVERED = "  - {rule: D104, place: 'acme: row 4', reason: r, owner: o, expires: 2030-06-15}\n"


EXPIRED = COVERED.replace("06-15", "06-14")


UNUSED = COVERED.replace("row 4", "row 9")


@pytest.mark.parametrize(
    ("found", "examined", "waivers", "how", "code"),
    [
        ((), COUNTED, "", {}, 0),
        ((NOTE,), COUNTED, "", {}, 0),
        ((FOUND,), COUNTED, COVERED, {}, 0),
        ((FOUND,), COUNTED, "", {}, 1),
        ((FOUND,), NONE, "", {}, 1),
        ((replace(FOUND, code="D405"),), COUNTED, "", {}, 1),
        ((FOUND, OTHER), COUNTED, EXPIRED, {}, 1),
        ((FOUND,), COUNTED, "  - x\n", {}, 2),
        ((), (), "  - x\n", {}, 2),
        ((), (), "", {"unreadable": True}, 3),
        ((FOUND,), COUNTED, "  - x\n", {"unreadable": True}, 3),
        ((), (), UNUSED, {"unreadable": True}, 3),
        ((), COUNTED, "", {"unreadable": True}, 3),
        ((FOUND,), COUNTED, COVERED, {"unreadable": True}, 3),
        ((FOUND,), COUNTED, EXPIRED, {"unreadable": True}, 3),
        ((), NONE, "", {}, 4),
        ((), (), "", {}, 4),
        ((NOTE,), NONE, "", {}, 4),
        ((NO_SPEC,), NONE, "", {}, 4),
        ((FOUND,), NONE, COVERED, {}, 4),
        ((), NONE, UNUSED, {}, 4),
        ((FOUND,), COUNTED, EXPIRED, {}, 5),
        ((), COUNTED, UNUSED, {}, 5),
        ((), COUNTED, UNUSED, {"whole": False}, 0),
        ((FOUND,), COUNTED, EXPIRED, {"whole": False}, 5),
    ],
)
def test_the_exit_code_tells_what_a_check_came_to(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    found: tuple[Diagnostic, ...],
    examined: tuple[tuple[str, int], ...],
    waivers: str,
    how: dict[str, bool],
    code: int,
) -> None:
    if waivers:
        (tmp_path / "waivers.yaml").write_text(f"waivers:\n{waivers}", encoding="utf-8")
    with pytest.raises(typer.Exit) as ended:
        conclude("drift --sources", found, examined, Reporting(root=tmp_path, today=TODAY), **how)
    assert ended.value.exit_code == code
    assert ("clean" in capsys.readouterr().out) == (code == 0)


@pytest.mark.parametrize(
    ("found", "explained", "waivable"),
    [
        ((), None, False),
        ((NOTE,), None, False),
        ((FOUND,), "D104", True),
        ((NOTE, replace(FOUND, code="D002")), "D002", False),
    ],
)
def test_text_ends_with_how_to_understand_and_how_to_waive_what_fails(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    found: tuple[Diagnostic, ...],
    explained: str | None,
    waivable: bool,
) -> None:
    with pytest.raises(typer.Exit):
        conclude("drift --sources", found, COUNTED, Reporting(root=tmp_path, today=TODAY))
    said = capsys.readouterr().out
    waiving = ["W101"] if waivable else []  # whose entry shows a waiver
    assert re.findall(r"`vidspec explain (\w+)`", said) == ([explained] if explained else []) + waiving
    assert ("to waive a finding" in said) is waivable


@pytest.mark.parametrize(("today", "said"), [(date(2030, 6, 15), []), (date(2030, 6, 16), ["W102"])])
def test_a_day_counts_also_where_an_input_cannot_be_read(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], today: date, said: list[str]
) -> None:
    """Of unused waivers nothing is said then: they may belong to what could not be read."""
    (tmp_path / "waivers.yaml").write_text(f"waivers:\n{COVERED}{UNUSED}", encoding="utf-8")
    unread = Diagnostic(Position("acme.md"), "D001", "not UTF-8", provider="acme", place="document")
    how = Reporting(root=tmp_path, format=Format.JSON, today=today)
    with pytest.raises(typer.Exit) as ended:
        conclude("drift --sources", (FOUND, unread), COUNTED, how, unreadable=True)
    assert ended.value.exit_code == 3
    told = json.loads(capfdbinary.readouterr().out)["findings"]
    assert sorted(one["rule"] for one in told if not one["waived"]) == ["D001", *said]
    assert [one["rule"] for one in told if one["waived"]] == ["D104"]


def test_without_a_day_the_clock_tells_it(tmp_path: Path) -> None:
    (tmp_path / "waivers.yaml").write_text(f"waivers:\n{COVERED.replace('2030', '2020')}", encoding="utf-8")
    with pytest.raises(typer.Exit) as ended:
        conclude("drift --sources", (FOUND,), COUNTED, Reporting(root=tmp_path))
    assert ended.value.exit_code == 5


def test_on_a_terminal_counts_are_a_table(project: Path) -> None:
    terminal, end = pty.openpty()
    command = [sys.executable, "-m", "vidspec", "check", "--root", str(project)]
    done = subprocess.run(command, stdout=end, stderr=subprocess.PIPE, env=environment(), timeout=300, check=False)
    os.close(end)
    shown = b""
    while chunk := _chunk(terminal):
        shown += chunk
    os.close(terminal)
    assert done.returncode == 1
    text = shown.decode()
    assert "vidspec check" in text
    assert "│ specs" in text
    assert "found: 0 errors, 1 warning" in text


def _chunk(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""
