"""Owns the environment that `make` sets up: made once, and made anew when it was left incomplete or moved."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.project import PROJECT, environment

NEEDED = ("Makefile", "pyproject.toml", "generator/vidspec/core/version.py", ".ci/constraints.txt")
# Stands for Python: makes environments that hold a copy of itself, and writes down what it was asked to install.
PYTHON = """#!/bin/sh
case "$1 $2" in
  "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && echo made >> "$LOG" ;;
  "-m pip") echo installed >> "$LOG"; test ! -e "$KILL" ;;
  "-c "*) ;;
  *) echo "unexpected: $*" >> "$LOG"; exit 1 ;;
esac
"""


@dataclass
class Checkout:
    folder: Path
    log: Path

    def make(self, *, killed: bool = False) -> list[str]:
        """What `make setup` did. It is `killed` while it installs, or else has to succeed."""
        self.log.write_text("", encoding="utf-8")
        kill = self.log.with_name("kill")
        kill.touch() if killed else kill.unlink(missing_ok=True)
        settings = environment(LOG=str(self.log), KILL=str(kill), MAKEFLAGS="")
        command = ["make", "setup", f"PYTHON={self.log.with_name('python')}"]
        done = subprocess.run(command, cwd=self.folder, env=settings, capture_output=True, text=True)
        assert (done.returncode == 0) is not killed, done.stderr
        return self.log.read_text(encoding="utf-8").split()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    folder = tmp_path / "a checkout"
    for name in NEEDED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / name, folder / name)
    python = tmp_path / "python"
    python.write_text(PYTHON, encoding="utf-8")
    python.chmod(0o755)
    return Checkout(folder, tmp_path / "log")


def test_an_environment_is_made_once(checkout: Checkout) -> None:
    assert checkout.make() == ["made", "installed"]
    assert checkout.make() == []


@pytest.mark.parametrize("name", NEEDED[1:])
def test_other_requirements_are_installed_into_the_same_environment(checkout: Checkout, name: str) -> None:
    checkout.make()
    ready = checkout.folder / ".venv" / ".ready"
    later = ready.stat().st_mtime + 10
    os.utime(checkout.folder / name, (later, later))
    assert checkout.make() == ["installed"]


def test_an_environment_that_was_left_incomplete_is_made_anew(checkout: Checkout) -> None:
    assert checkout.make(killed=True) == ["made", "installed"]
    assert checkout.make() == ["made", "installed"]
    assert checkout.make() == []


def test_an_environment_whose_update_was_stopped_is_made_anew(checkout: Checkout) -> None:
    checkout.make()
    (checkout.folder / ".venv" / ".ready").unlink()
    assert checkout.make() == ["made", "installed"]


def test_an_environment_that_was_moved_is_made_anew(checkout: Checkout) -> None:
    """Its commands and the path of the package name the old place."""
    checkout.make()
    checkout.folder = checkout.folder.rename(checkout.folder.with_name("elsewhere"))
    assert checkout.make() == ["made", "installed"]
    assert checkout.make() == []


def test_an_environment_whose_python_is_gone_is_made_anew(checkout: Checkout) -> None:
    checkout.make()
    python = checkout.folder / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python")
    assert checkout.make() == ["made", "installed"]


def test_the_environment_of_another_folder_is_left_alone(checkout: Checkout, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "bin").mkdir(parents=True)
    (checkout.folder / ".venv").symlink_to(other)
    assert checkout.make() == ["made", "installed"]
    assert other.is_dir()
    assert not (checkout.folder / ".venv").is_symlink()
