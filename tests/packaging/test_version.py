"""Owns the version: one place states it, and every way to ask for it prints that."""

from __future__ import annotations

import tomllib

import pytest
from vidspec.core.version import VERSION

from tests.support.cli import vidspec, vidspec_process
from tests.support.project import PROJECT, python


def test_the_version_is_printed() -> None:
    done = vidspec_process("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"vidspec {VERSION}\n", "")


@pytest.mark.parametrize("command", ["generate", "check"])
def test_the_version_is_no_option_of_a_command(command: str) -> None:
    assert vidspec(command, "--version").returncode == 2


def test_the_build_reads_the_version_where_the_program_does() -> None:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["dynamic"] == ["version"]
    file = PROJECT / settings["tool"]["hatch"]["version"]["path"]
    done = python("-c", f"import runpy; print(runpy.run_path({str(file)!r})['VERSION'])")
    assert done.stdout == f"{VERSION}\n"
