"""Owns the promise that a clone holds the committed bytes, whatever Git is told to do with line ends."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.project import PROJECT, environment

WINDOWS = "first\r\nsecond\r\n"


def _git(folder: Path, *arguments: str) -> str:
    """Git without the settings of this machine."""
    settings = environment(GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null")
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "core.safecrlf=false")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, env=settings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _clone(tmp_path: Path, files: dict[str, bytes], autocrlf: str) -> Path:
    """A clone, made with a setting, of a repository with these files."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    origin.mkdir()
    shutil.copy(PROJECT / ".gitattributes", origin)
    for name, data in files.items():
        (origin / name).parent.mkdir(parents=True, exist_ok=True)
        (origin / name).write_bytes(data)
    _git(origin, "init", "--quiet")
    _git(origin, "add", "--all", "--force")
    _git(origin, "commit", "--quiet", "--message", "all")
    _git(tmp_path, "clone", "--quiet", "-c", f"core.autocrlf={autocrlf}", str(origin), str(clone))
    return clone


@pytest.mark.skipif(not (PROJECT / ".git").exists(), reason="no clone: nobody knows which files belong to it")
def test_a_clone_that_prefers_windows_line_ends_has_the_same_bytes(tmp_path: Path) -> None:
    names = _git(PROJECT, "ls-files", "-z", "--cached").split("\0")
    files = {name: (PROJECT / name).read_bytes() for name in names if name and (PROJECT / name).is_file()}
    clone = _clone(tmp_path, files, "true")
    assert [name for name, data in files.items() if (clone / name).read_bytes() != data] == []


@pytest.mark.parametrize("autocrlf", ["true", "input", "false"])
@pytest.mark.parametrize(
    "name", ["specs/acme/source.txt", "tests/golden/line-ends/spec.yaml", "tests/drift/relay-page/document.md"]
)
def test_documents_and_cases_keep_their_line_ends(tmp_path: Path, name: str, autocrlf: str) -> None:
    assert (_clone(tmp_path, {name: WINDOWS.encode()}, autocrlf) / name).read_bytes() == WINDOWS.encode()


@pytest.mark.parametrize("name", ["specs/acme/openapi.yaml", "templates/client/x.jinja", "generated/acme/client.py"])
def test_other_files_are_committed_with_line_feeds(tmp_path: Path, name: str) -> None:
    assert (_clone(tmp_path, {name: WINDOWS.encode()}, "true") / name).read_bytes() == b"first\nsecond\n"
