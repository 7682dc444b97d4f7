"""Tests of what a copy holds, with the recorder and without it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from vidspec.vendoring import checker as vendored
from vidspec.vendoring.selection import select

from tests.support.project import python, tree
from tests.support.vendored import MANIFEST, Run, change_manifest, change_runtime, manifest


def _recorder_files(folder: Path) -> set[str]:
    """The files of the runtime that a copy with the recorder would hold and this one does not."""
    files = select(vendored.given(Path(), ["acme"]), ["acme"], recorder=True, package=folder.name)
    return {path for path in files if not (folder / path).exists()}


def test_the_recorder_is_copied_for_who_asks(copies: Path, run: Run) -> None:
    """The choice is remembered, until another one is made."""
    recorder = _recorder_files(copies)
    assert len(recorder) > 3
    for options, there in ((["--with-recorder"], True), ([], True), (["--without-recorder"], False), ([], False)):
        done = run("vendor", "acme", "--into", copies, *options)
        assert (done.code, done.err) == (0, "")
        assert {path for path in recorder if (copies / path).exists()} == (recorder if there else set())
        assert manifest(copies).get("recorder", False) == there
        assert run("vendor", "--check", copies).findings == set()


_RECORD = """
import sys
sys.path.insert(0, {parent!r})
try:
    from {package}.acme import record
except ImportError as error:
    print(error)
else:
    print(record("traffic.har").keys())
"""


def test_without_the_recorder_its_import_says_how_to_get_it(copies: Path, run: Run) -> None:
    code = _RECORD.format(parent=str(copies.parent.resolve()), package=copies.name)
    done = python("-c", code, cwd=Path.cwd())
    assert done.stdout == "_vendor.acme was copied without record; run `vidspec vendor` with `--with-recorder`\n"
    assert run("vendor", "acme", "--into", copies, "--with-recorder").code == 0
    assert "request" in python("-c", code, cwd=Path.cwd()).stdout


def test_what_is_no_longer_needed_goes_unless_it_was_edited(copies: Path, run: Run) -> None:
    """As in a copy of an older vidspec, which held the whole runtime."""
    before = tree(copies)
    for path, of in tree(Path("generated/_runtime")).items():
        if not (copies / "_runtime" / path).exists():
            (copies / "_runtime" / path).parent.mkdir(exist_ok=True)
            shutil.copy(Path("generated/_runtime", path), copies / "_runtime" / path)
            change_manifest(copies, files=manifest(copies)["files"] | {f"_runtime/{path}": of})
    assert len(tree(copies)) > len(before) + 3
    assert run("vendor", "--check", copies).findings == set()
    edited = copies / sorted(manifest(copies)["files"].keys() - before.keys())[0]
    kept = edited.read_bytes()
    edited.write_bytes(kept + b"# mine\n")
    done = run("vendor", "acme", "--into", copies)
    assert (done.code, done.findings) == (1, {("V101", edited.as_posix())})
    edited.write_bytes(kept)
    assert run("vendor", "acme", "--into", copies).code == 0
    assert tree(copies) == before


def test_the_readme_imports_from_where_the_copy_is(copies: Path, run: Run) -> None:
    readme = copies / "acme/README.md"
    assert "\nfrom _vendor.acme import Client\n" in readme.read_text(encoding="utf-8")
    (copies.parent / "__init__.py").touch()
    assert run("vendor", "--check", copies).findings == set()  # it is as it was copied
    assert run("vendor", "acme", "--into", copies).code == 0
    text = readme.read_text(encoding="utf-8")
    assert "\nfrom app._vendor.acme import Client\n" in text
    assert "generated.acme" not in text
    assert run("vendor", "--check", copies).findings == set()


def test_only_changes_of_what_a_copy_holds_make_it_outdated(copies: Path, run: Run) -> None:
    unneeded = sorted(_recorder_files(copies))[0]
    change_runtime(unneeded.removeprefix("_runtime/"))
    assert run("generate").code == 0
    assert run("vendor", "--check", copies).findings == set()
    change_runtime("__init__.py")  # the copy holds another version of it
    assert run("generate").code == 0
    assert run("vendor", "--check", copies).findings == {("V103", f"{copies}/_runtime/__init__.py")}


@pytest.mark.parametrize(
    "changes", [{"recorder": "yes"}, {"sources": []}, {"sources": {"acme/README.md": "0"}}, {"sources": None}]
)
def test_what_a_manifest_says_of_the_choice_has_a_form(copies: Path, run: Run, changes: dict[str, Any]) -> None:
    change_manifest(copies, **changes)
    done = run("vendor", "--check", copies)
    assert (done.code, done.findings) == (3, {("V100", f"{copies}/{MANIFEST}")})
