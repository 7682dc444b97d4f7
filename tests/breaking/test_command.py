"""Tests of the command `drift --spec`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.cli import vidspec
from tests.support.project import PROJECT
from tests.support.revisions import BASE, edited


def put(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    file = folder / "openapi.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("enum: [4, 8]", "enum: [4]", 1), ("enum: [4, 8]", "enum: [4, 8, 12]", 0), ("default: 4", "default: 8", 0)],
)
def test_command_fails_where_something_breaks(tmp_path: Path, old: str, new: str, code: int) -> None:
    was, now = put(tmp_path / "old" / "acme", BASE), put(tmp_path / "new" / "acme", edited(old, new))
    done = vidspec("drift", "--spec", str(was), str(now))
    assert done.returncode == code, done.stderr
    assert f"{now}:" in done.stderr
    assert "- acme (" in done.stderr + done.stdout


def test_command_takes_folders_and_says_that_nothing_changed(tmp_path: Path) -> None:
    was, now = (put(tmp_path / side / "acme", BASE).parent for side in ("old", "new"))
    done = vidspec("drift", "--spec", str(was), str(now))
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing changed" in done.stdout
    assert "operations" in done.stdout


def test_command_gives_the_changelog_in_json(tmp_path: Path) -> None:
    was, now = put(tmp_path / "old" / "acme", BASE), put(tmp_path / "new" / "acme", edited("enum: [4, 8]", "enum: [4]"))
    done = vidspec("drift", "--spec", str(was), str(now), "--format", "json")
    found = json.loads(done.stdout)["findings"]
    assert done.returncode == 1
    assert sorted(one["rule"] for one in found) == ["D501", "D504"]
    assert "`videos.create`: `seconds`: no longer `8`" in next(one["actual"] for one in found if one["rule"] == "D504")


@pytest.mark.parametrize("text", ["", "a: [", "openapi: 2.0\n", BASE.replace("schemas/Video'", "schemas/Nothing'")])
def test_command_reports_a_spec_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    was, now = put(tmp_path / "old" / "acme", text), put(tmp_path / "new" / "acme", "also: [bad\n")
    done = vidspec("drift", "--spec", str(was), str(now))
    assert done.returncode == 3
    assert f"{was}:" in done.stderr
    assert f"{now}:" in done.stderr
    assert "Traceback" not in done.stderr


def test_command_reports_a_spec_that_is_not_there(tmp_path: Path) -> None:
    was = put(tmp_path / "old" / "acme", BASE)
    done = vidspec("drift", "--spec", str(was), str(tmp_path / "none.yaml"))
    assert done.returncode == 3
    assert "cannot be read" in done.stderr


def test_command_compares_an_old_copy_without_its_source(tmp_path: Path) -> None:
    """Lines are cited and nobody names the document: the surface is there all the same."""
    spec = (PROJECT / "specs" / "ephone" / "openapi.yaml").read_text(encoding="utf-8")
    lone = put(tmp_path / "9 odd name", spec)
    done = vidspec("drift", "--spec", str(lone), str(PROJECT / "specs" / "ephone"))
    assert (done.returncode, done.stderr) == (0, "")
    mutated = put(tmp_path / "ephone", spec.replace("character_url:\n", "character_link:\n", 1))
    done = vidspec("drift", "--spec", str(PROJECT / "specs" / "ephone"), str(mutated))
    assert done.returncode == 1
    assert "parameter `character_url` is gone" in done.stderr
    assert "new parameter `character_link`" in done.stderr
    done = vidspec("drift", "--spec", str(mutated), str(lone))
    assert "- api (major)" in done.stderr + done.stdout
