"""Tests of copying that is interrupted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.support.project import tree
from tests.support.vendored import MANIFEST, Done, Run, change_manifest, change_runtime, change_spec, manifest


class _Killed(BaseException):
    """Stands for the end of the process: nothing of ours handles it."""


def _stopped(monkeypatch: pytest.MonkeyPatch, run: Run, folder: Path, after: int, end: BaseException) -> Done | None:
    """Vendors, and is stopped when so many files are replaced."""
    original, calls = os.replace, []

    def replace(*arguments: Any) -> None:
        calls.append(arguments)
        if len(calls) > after:
            raise end
        original(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        if isinstance(end, OSError):
            return run("vendor", "acme", "--into", folder)
        with pytest.raises(_Killed):
            run("vendor", "acme", "--into", folder)
    return None


@pytest.mark.parametrize("after", [0, 1, 12, 22])
def test_a_first_run_that_is_stopped_is_completed_by_the_next(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    _stopped(monkeypatch, run, Path("out"), after, _Killed())
    assert Path("out", MANIFEST).exists() == (after > 0)  # it goes first, to say whose the others are
    assert run("vendor", "acme", "--into", "out").code == 0
    assert run("vendor", "acme", "--into", "whole/out").code == 0
    assert tree(Path("out")) == tree(Path("whole/out"))


@pytest.mark.parametrize("after", range(4))
def test_an_update_that_is_stopped_leaves_whole_files_and_is_completed(
    copies: Path, run: Run, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    old = tree(copies)
    spec = Path("specs/acme/openapi.yaml")
    spec.write_text(spec.read_text(encoding="utf-8").replace("films.create", "shorts.create"), encoding="utf-8")
    assert run("generate").code == 0
    assert run("vendor", "acme", "--into", f"whole/{copies.name}").code == 0
    new = tree(Path("whole", copies.name))
    _stopped(monkeypatch, run, copies, after, _Killed())
    for path, of in tree(copies).items():
        if path != MANIFEST and not path.endswith(".vidspec-tmp"):
            assert of in (old.get(path), new.get(path)), path
    assert ("pending" in manifest(copies)) == (after > 0)
    assert run("vendor", "acme", "--into", copies).code == 0
    assert tree(copies) == new


@pytest.mark.parametrize("after", [1, 2, 5, 12, 13, 22])
@pytest.mark.parametrize("vendored_before", [True, False])
def test_a_stopped_run_is_completed_whatever_the_project_became(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch, after: int, vendored_before: bool
) -> None:
    """Stopped twice, with files of three versions: none of them is taken for edited, or for the application's."""
    folder = Path("out")
    if vendored_before:
        assert run("vendor", "acme", "--into", folder).code == 0
    for extra in ("extra.py", "further.py"):
        change_spec()
        for path in sorted(Path("templates/runtime").glob("*.py")):
            change_runtime(path.name)
        types = Path("templates/runtime/types.py")
        before = types.read_bytes()
        types.write_bytes(before + f"from . import {extra.removesuffix('.py')}\n".encode())  # so that it is needed
        change_runtime(extra)
        assert run("generate").code == 0
        _stopped(monkeypatch, run, folder, after, _Killed())
        checked = run("vendor", "--check", folder)
        assert (checked.code, checked.findings) == (1, {("V108", f"{folder}/{MANIFEST}")})
        assert "run `vidspec vendor` again" in checked.err
        assert f"_runtime/{extra}" in manifest(folder)["pending"]
        Path("templates/runtime", extra).unlink()
        types.write_bytes(before)
    change_runtime()
    assert run("generate").code == 0
    done = run("vendor", "acme", "--into", folder)
    assert (done.code, done.err) == (0, "")
    assert run("vendor", "acme", "--into", "whole/out").code == 0
    assert tree(folder) == tree(Path("whole/out"))
    assert run("vendor", "--check", folder).findings == set()


def test_after_a_stopped_run_edited_and_foreign_files_are_still_told(
    copies: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_spec()
    assert run("generate").code == 0
    _stopped(monkeypatch, run, copies, 2, _Killed())
    (copies / "acme/client.py").write_bytes(b"# edited\n")
    (copies / "mine.py").touch()
    expected = {("V101", "acme/client.py"), ("V104", "mine.py"), ("V108", MANIFEST)}
    for options in ((), ("--format", "text")):
        done = run("vendor", "--check", copies, *options)
        assert (done.code, done.findings) == (1, {(code, f"{copies}/{path}") for code, path in expected})
    before = tree(copies)
    done = run("vendor", "acme", "--into", copies)
    assert (done.code, done.findings) == (1, {("V101", f"{copies}/acme/client.py")})
    assert tree(copies) == before


def test_half_written_files_of_a_stopped_run_go_and_others_stay(copies: Path, run: Run) -> None:
    before = tree(copies)
    for path in ("acme/.client.py.vidspec-tmp", f".{MANIFEST}.vidspec-tmp", "acme/.mine.vidspec-tmp"):
        (copies / path).write_text("half", encoding="utf-8")
    assert run("vendor", "acme", "--into", copies).code == 0
    assert tree(copies).keys() - before.keys() == {"acme/.mine.vidspec-tmp"}


def test_a_restored_file_ends_with_a_whole_manifest(copies: Path, run: Run) -> None:
    before = tree(copies)
    (copies / "acme/models.py").unlink()
    assert run("vendor", "acme", "--into", copies).code == 0
    assert "pending" not in manifest(copies)
    assert tree(copies) == before


@pytest.mark.parametrize("pending", [[], "x", None, {"acme/client.py": "0"}, {"acme/client.py": None}])
def test_what_is_pending_has_digests_too(copies: Path, run: Run, pending: Any) -> None:
    change_manifest(copies, pending=pending)
    done = run("vendor", "--check", copies)
    assert (done.code, done.findings) == (3, {("V100", f"{copies}/{MANIFEST}")})


def test_a_write_that_fails_leaves_the_copy_usable(copies: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tree(copies)
    change_spec()
    assert run("generate").code == 0
    error = PermissionError(13, "Permission denied", f"{copies}/acme/client.py")
    done = _stopped(monkeypatch, run, copies, 0, error)
    assert done is not None
    assert (done.code, done.err) == (3, f"cannot read or write {copies}/acme/client.py: Permission denied\n")
    assert tree(copies) == old
