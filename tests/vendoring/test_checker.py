"""Tests of the examination with nothing but Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.project import PROJECT, python
from tests.support.vendored import Run, change_spec

# Runs the program where whatever is neither Python's own nor the program's cannot be imported.
BARE = """
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in {*sys.stdlib_module_names, "vidspec"}:
            raise ImportError(f"{name} was asked for")

sys.meta_path.insert(0, Refuse())
from vidspec.__main__ import main
sys.exit(main())
"""


def test_the_check_needs_nothing_that_is_installed(copies: Path) -> None:
    """Neither beside the project nor away from it; and it tells outdated copies all the same."""
    command = ("-S", "-c", BARE, "vendor", "--check", str(copies))
    done = python(*command, cwd=Path.cwd())
    assert (done.returncode, done.stderr) == (0, "")
    change_spec()
    Path("waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    (copies / "acme/client.py").write_bytes(b"# edited\n")
    done = python(*command, cwd=Path.cwd())
    assert done.returncode == 1
    assert "[V101]" in done.stderr
    assert "[V103]" in done.stderr
    assert "waivers.yaml was not read" in done.stderr
    done = python("-S", "-m", "vidspec", "vendor", "--check", str(copies.resolve()), cwd=PROJECT)
    assert (done.returncode, "[V101]" in done.stderr) == (1, True)


def test_both_ways_tell_the_same(copies: Path, run: Run) -> None:
    (copies / "acme/client.py").write_bytes(b"# edited\n")
    (copies / "acme/models.py").unlink()
    (copies / "möre.py").touch()
    change_spec()
    plain, full = run("vendor", "--check", copies), run("vendor", "--check", copies, "--format", "text")
    lines = [line for line in plain.err.splitlines() if line.endswith("]")]
    assert len(lines) == 4
    assert [line for line in full.err.splitlines() if line in lines] == lines


def test_the_copy_examines_itself(copies: Path, tmp_path: Path) -> None:
    """A script beside the copies, from any folder, alone."""
    script = str((copies / "check_vendored.py").resolve())
    done = python("-S", script, cwd=tmp_path, PYTHONPATH="")
    assert done.returncode == 0
    assert "as vendored" in done.stdout
    (copies / "acme/client.py").write_bytes(b"# edited\n")
    done = python("-S", script, cwd=tmp_path, PYTHONPATH="")
    assert done.returncode == 1
    assert f"{copies}/acme/client.py:1:1: error: " in done.stderr
    assert python("-S", script, str(tmp_path), cwd=tmp_path, PYTHONPATH="").returncode == 3
    assert python("-S", script, "--help", cwd=tmp_path, PYTHONPATH="").returncode == 2


def test_the_copy_tells_outdated_where_the_project_is(copies: Path) -> None:
    script, here = str(copies / "check_vendored.py"), Path.cwd()
    assert python("-S", script, str(copies), ".", cwd=here, PYTHONPATH="").returncode == 0
    change_spec()
    done = python("-S", script, str(copies), ".", cwd=here, PYTHONPATH="")
    assert (done.returncode, "[V103]" in done.stderr) == (1, True)


@pytest.mark.parametrize("name", ["json", "hashlib", "dataclasses", "re"])
def test_what_lies_beside_the_copy_is_not_run(copies: Path, tmp_path: Path, name: str) -> None:
    (copies / f"{name}.py").write_text("raise SystemExit(0)\n", encoding="utf-8")
    done = python(str((copies / "check_vendored.py").resolve()), cwd=tmp_path, PYTHONPATH="")
    assert done.returncode == 1
    assert f"{name}.py:1:1: error: " in done.stderr


def test_terminals_that_know_only_ascii_are_no_obstacle(copies: Path) -> None:
    (copies / "möre.py").touch()
    done = python("-S", str(copies / "check_vendored.py"), cwd=Path.cwd(), PYTHONIOENCODING="ascii")
    assert (done.returncode, "[V104]" in done.stderr) == (1, True)
