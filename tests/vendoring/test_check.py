"""Tests of the examination of copies."""

from __future__ import annotations

import ast
import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from vidspec.vendoring import checker as vendored
from vidspec.vendoring.plan import plan

from tests.support.project import tree
from tests.support.vendored import BOTH, MANIFEST, Run, bring, change_spec, check_copied

# Examining ---------------------------------------------------------------------------------------


@BOTH
def test_copies_as_vendored_are_clean(copies: Path, run: Run, options: tuple[str, ...]) -> None:
    before = tree(Path())
    done = run("vendor", "--check", copies, *options)
    assert (done.code, done.err) == (0, "")
    assert tree(Path()) == before


@BOTH
def test_edited_missing_and_foreign_files_are_told_apart(copies: Path, run: Run, options: tuple[str, ...]) -> None:
    (copies / "acme/client.py").write_bytes(b"# edited\n")
    (copies / "acme/models.py").unlink()
    (copies / "_runtime/types.py").unlink()
    (copies / "_runtime/types.py").mkdir()
    (copies / "acme/more.py").touch()
    (copies / "link").symlink_to("acme")
    for folder in ("__pycache__", "acme/__pycache__"):
        (copies / folder).mkdir()
        (copies / folder / "x.pyc").touch()
    done = run("vendor", "--check", copies, *options)
    expected = [("V101", "acme/client.py"), ("V102", "acme/models.py"), ("V101", "_runtime/types.py")]
    expected += [("V104", "acme/more.py"), ("V104", "link")]
    assert (done.code, done.findings) == (1, {(code, f"{copies}/{path}") for code, path in expected})


CACHED = [
    "__pycache__/x.cpython-312.pyc",
    "acme/__pycache__/x.cpython-312-pytest-9.1.pyc",
    "acme/__pycache__/x.cpython-312.pyc.140213",
    ".mypy_cache/CACHEDIR.TAG",
    ".mypy_cache/.gitignore",
    ".mypy_cache/missing_stubs",
    ".mypy_cache/3.12/acme/x.data.json",
    ".mypy_cache/3.12/acme/x.meta.ff",
    ".mypy_cache/3.12/cache.0.db",
    ".ruff_cache/CACHEDIR.TAG",
    ".ruff_cache/.gitignore",
    ".ruff_cache/0.14.1/11386718247869002299",
]


SMUGGLED = [
    "__pycache__/x.py",
    "__pycache__/x.so",
    "acme/__pycache__/deep/x.pyc",
    "acme/__pycache__/__init__.py",
    ".mypy_cache/x.py",
    ".mypy_cache/x.pyc",
    ".mypy_cache/3.12/__pycache__/x.pyc",
    ".ruff_cache/x.py",
    ".ruff_cache/0.14.1/x.py",
]


def test_in_caches_only_what_tools_write_is_passed_over(copies: Path, run: Run) -> None:
    for path in CACHED + SMUGGLED:
        (copies / path).parent.mkdir(parents=True, exist_ok=True)
        (copies / path).touch()
    (copies / ".mypy_cache/link").symlink_to("3.12")
    for options in ((), ("--format", "text")):
        done = run("vendor", "--check", copies, *options)
        expected = {("V104", f"{copies}/{path}") for path in (*SMUGGLED, ".mypy_cache/link")}
        assert (done.code, done.findings) == (1, expected)


def test_what_lies_in_caches_of_the_project_is_not_copied(copies: Path, run: Run) -> None:
    Path("generated/acme/__pycache__").mkdir()
    Path("generated/acme/__pycache__/x.py").touch()
    assert run("vendor", "acme", "--into", copies).code == 0
    assert not (copies / "acme/__pycache__").exists()
    assert run("vendor", "--check", copies).code == 0


@BOTH
def test_folders_of_the_same_names_are_no_project(copies: Path, run: Run, options: tuple[str, ...]) -> None:
    """An application may well have `specs/` and `generated/`; the list in the latter makes a project."""
    kept = Path("generated", "manifest.json").read_bytes()
    digest = vendored.digest(b"")
    shutil.rmtree("specs/acme")
    for text in (
        None,
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"files": {"main.js": "main.1f.js"}}',
        f'{{"digest": "{digest}", "files": {{"main.js": 1}}}}'.encode(),
        f'{{"digest": "x", "files": {{"main.js": "{digest}"}}}}'.encode(),
    ):
        Path("generated/manifest.json").unlink(missing_ok=True)
        if text is not None:
            Path("generated/manifest.json").write_bytes(text)
        done = run("vendor", "--check", copies, *options)
        assert (done.code, done.findings) == (0, {("V107", f"{copies}/{MANIFEST}")}), text
    Path("generated/manifest.json").write_bytes(kept)
    assert {code for code, _ in run("vendor", "--check", copies, *options).findings} == {"V103"}


@BOTH
def test_a_changed_spec_makes_copies_outdated(copies: Path, run: Run, options: tuple[str, ...]) -> None:
    spec = Path("specs/acme/openapi.yaml")
    spec.write_bytes(spec.read_bytes() + b"# a comment\n")
    done = run("vendor", "--check", copies, *options)
    assert (done.code, done.findings) == (1, {("V103", f"{copies}/{MANIFEST}")})
    assert "specs/acme/openapi.yaml" in done.err
    assert run("generate").code == 0
    assert run("vendor", "acme", "--into", copies).code == 0
    assert run("vendor", "--check", copies, *options).code == 0


def test_changed_added_and_removed_files_make_copies_outdated(copies: Path, run: Run) -> None:
    spec = Path("specs/acme/openapi.yaml")
    spec.write_text(spec.read_text(encoding="utf-8").replace("films.create", "shorts.create"), encoding="utf-8")
    assert run("generate").code == 0
    found = run("vendor", "--check", copies).findings
    assert {code for code, _ in found} == {"V103"}
    assert {f"{copies}/acme/resources/{name}.py" for name in ("films", "shorts")} < {file for _, file in found}
    change_spec("bolt")
    assert run("generate").code == 0
    assert run("vendor", "--check", copies).findings == found  # bolt is not vendored here


def test_edited_and_outdated_are_told_of_one_file(copies: Path, run: Run) -> None:
    change_spec()
    assert run("generate").code == 0
    readme = f"{copies}/acme/README.md"
    Path(readme).write_bytes(b"edited\n")
    assert {("V101", readme), ("V103", readme)} < run("vendor", "--check", copies).findings


def test_findings_have_fingerprints_of_their_own(copies: Path, run: Run) -> None:
    for path in (copies / "acme").rglob("*.py"):
        path.write_bytes(b"# edited\n")
    (copies / "more.py").touch()
    change_spec()
    assert run("generate").code == 0
    done = run("vendor", "--check", copies, "--format", "json")
    findings = json.loads(done.out)["findings"]
    assert {one["rule"] for one in findings} == {"V101", "V103", "V104"}
    assert len({one["fingerprint"] for one in findings}) == len(findings)
    assert all(
        one["provider"] == "acme" for one in findings if one["place"].startswith("acme/") and one["rule"] != "V104"
    )


def test_a_waiver_covers_a_finding(copies: Path, run: Run) -> None:
    """Waivers take more than Python: with them, the command goes the long way."""
    (copies / "more.py").touch()
    assert run("vendor", "--check", copies).code == 1
    waiver = "{rule: V104, place: more.py, reason: it moves next week, owner: films, expires: 9999-12-31}"
    Path("waivers.yaml").write_text(f"waivers:\n  - {waiver}\n", encoding="utf-8")
    assert run("vendor", "--check", copies).code == 0


def test_without_the_project_it_is_noted_what_was_not_examined(
    copies: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for options in ((), ("--format", "text")):
        done = run("vendor", "--check", f"project/{copies}", *options)
        assert (done.code, {code for code, _ in done.findings}) == (0, {"V107"})
    _change = Path("project/specs/acme/openapi.yaml")
    _change.write_bytes(_change.read_bytes() + b"# a comment\n")
    done = run("vendor", "--check", f"project/{copies}", "--root", "project")
    assert (done.code, {code for code, _ in done.findings}) == (1, {"V103"})


@BOTH
def test_a_folder_without_a_manifest_cannot_be_examined(project: Path, run: Run, options: tuple[str, ...]) -> None:
    for folder in ("nowhere", "specs", "specs/acme/openapi.yaml"):
        done = run("vendor", "--check", folder, *options)
        assert (done.code, done.findings) == (3, {("V100", f"{folder}/{MANIFEST}")})


@BOTH
def test_a_manifest_of_nothing_does_not_pass(project: Path, run: Run, options: tuple[str, ...]) -> None:
    Path("out").mkdir()
    Path("out", MANIFEST).write_bytes(b'{"files": {}, "format": 1, "providers": {}, "vidspec": "0"}')
    assert run("vendor", "--check", "out", "--root", "out", *options).code == 4


def test_names_of_foreign_files_are_harmless(copies: Path, run: Run) -> None:
    (copies / "\x1b[2J\n::error::x.py").touch()
    os.close(os.open(os.fsencode(copies) + b"/\xff.py", os.O_CREAT))
    for options in ((), ("--format", "text"), ("--format", "json")):
        done = run("vendor", "--check", copies, *options)
        assert done.code == 1
        assert "\x1b" not in done.err + done.out
        assert not any(line.startswith("::") for line in done.err.splitlines())
        assert (done.err + done.out).count("V104") >= 2


# The plan ----------------------------------------------------------------------------------------


def test_the_plan_writes_nothing(project: Path) -> None:
    before = tree(project)
    todo = plan(project, project / "out", None, ["acme"], "0", package="out")
    assert todo.changed.keys() == todo.files.keys() > {"acme/client.py", "_runtime/types.py", "check_vendored.py"}
    assert tree(project) == before


def test_a_name_that_changes_only_in_case_is_no_loss(copies: Path, run: Run) -> None:
    Path("generated/acme/models.py").rename("generated/acme/Models.py")
    bring(copies)
    check_copied(copies, "acme")
    assert run("vendor", "--check", copies).code == 0


def test_the_check_is_one_file_of_pythons_own_words() -> None:
    """It is copied into applications alone: whatever it imports has to come with Python."""
    imported = set()
    for node in ast.walk(ast.parse(Path(vendored.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            imported.add(str(node.module).partition(".")[0])
        elif isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
    assert "hashlib" in imported
    assert imported <= sys.stdlib_module_names


@pytest.mark.parametrize("format", ["json", "junit", "sarif", "github"])
def test_every_format_tells_the_findings(copies: Path, run: Run, format: str) -> None:
    (copies / "more.py").touch()
    done = run("vendor", "--check", copies, "--format", format)
    assert (done.code, done.err) == (1, "")
    assert "V104" in done.out
    assert f"{copies}/more.py" in done.out
