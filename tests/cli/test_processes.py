"""Tests that a command in a process of its own does what it does in the process of the tests."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support.cli import vidspec, vidspec_process
from tests.support.project import PROJECT, tree

SPEC = PROJECT / "tests" / "golden" / "cookie-parameter" / "spec.yaml"
COMMANDS = {
    "generate": ("generate",),
    "check": ("check",),
    "check as json": ("check", "--format", "json"),
    "matrix": ("matrix",),
    "matrix --diff": ("matrix", "--diff", "missing.json", "missing.json"),
    "drift --sources": ("drift", "--sources", "."),
    "drift --spec": ("drift", "--spec", "specs/acme", "specs/acme"),
    "vendor": ("vendor", "acme", "--into", "app"),
    "vendor --check": ("vendor", "--check", "missing"),
    "usage": ("check", "--format", "poem"),
    "help": ("--help",),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one spec that was generated; not to be changed."""
    root = tmp_path_factory.mktemp("made")
    (root / "specs" / "acme").mkdir(parents=True)
    shutil.copy(SPEC, root / "specs" / "acme" / "openapi.yaml")
    assert vidspec("generate", cwd=root).returncode == 0
    return root


@pytest.mark.parametrize("name", COMMANDS)
def test_a_process_prints_writes_and_returns_the_same(made: Path, tmp_path: Path, name: str) -> None:
    here, there = (Path(shutil.copytree(made, tmp_path / folder / "project")) for folder in ("here", "there"))
    inside, outside = vidspec(*COMMANDS[name], cwd=here), vidspec_process(*COMMANDS[name], cwd=there)
    assert outside.returncode == inside.returncode
    assert _without_seconds(outside.stdout) == _without_seconds(inside.stdout)
    assert _without_seconds(outside.stderr) == _without_seconds(inside.stderr)
    assert inside.stdout + inside.stderr
    assert _without_memory(there) == _without_memory(here)


def _without_seconds(text: str) -> str:
    return re.sub(r"\d+\.\d\d s", "", text)


def _without_memory(root: Path) -> dict[str, str]:
    """The files of a project without what is known of an earlier run, in which full paths count."""
    return {path: digest for path, digest in tree(root).items() if not path.startswith(".vidspec/")}
