"""Tests of what forbids copying."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from vidspec.vendoring import checker as vendored

from tests.support.project import tree
from tests.support.vendored import BOTH, MANIFEST, Run, bring, change_manifest, change_spec, check_copied, manifest


@pytest.mark.parametrize(
    "arguments",
    [
        ("nobody", "--into", "out"),
        ("acme", "nobody", "--into", "out"),
        ("acme",),
        ("--into", "out"),
        (),
        ("acme", "--check", "out"),
        ("acme", "--into", "generated"),
        ("acme", "--into", "generated/deep"),
        ("acme", "--into", "specs/acme/openapi.yaml"),
        ("acme", "--into", "specs"),
        ("acme", "--into", "templates/client"),
        ("acme", "--into", "."),
        ("acme", "--into", ""),
        ("acme", "--into", "app/_vendor/acme"),
        ("acme", "--into", "my-clients"),
        ("acme", "--into", "class"),
        ("acme", "--into", "out", "--root", "specs"),
    ],
)
def test_wrong_usage_writes_nothing(project: Path, run: Run, arguments: tuple[str, ...]) -> None:
    before = tree(project)
    done = run("vendor", *arguments)
    assert done.code == 2
    assert "Traceback" not in done.err
    assert tree(project) == before
    if "nobody" in arguments:
        assert "acme, bolt" in done.err


def test_without_generated_files_it_is_said_what_to_do_first(project: Path, run: Run) -> None:
    shutil.rmtree("generated")
    done = run("vendor", "acme", "--into", "out")
    assert (done.code, done.err) == (2, "nothing is generated yet; run `vidspec generate` first\n")
    assert not Path("out").exists()


@pytest.mark.parametrize("folder", ["loop", "loop/below", "dangling"])
def test_a_link_that_leads_nowhere_is_no_folder(project: Path, run: Run, folder: str) -> None:
    Path("loop").symlink_to("loop")
    Path("dangling").symlink_to("nowhere")
    done = run("vendor", "acme", "--into", folder)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"{folder} ")
    assert not Path("nowhere").exists()
    assert run("vendor", "--check", folder).code == 3


def test_only_what_the_specs_give_is_copied(project: Path, run: Run) -> None:
    """Stale, edited, missing and orphan files of what is wanted are told; those of other providers do not matter."""
    change_spec("bolt")
    assert run("vendor", "acme", "--into", "fine").code == 0
    Path("generated/acme/models.py").write_text("# edited\n", encoding="utf-8")
    Path("generated/_runtime/types.py").unlink()
    Path("generated/_runtime/more.py").touch()
    before = tree(project)
    done = run("vendor", "acme", "--into", "out")
    assert done.code == 1
    assert done.findings == {
        ("G104", "generated/acme/models.py"),
        ("G101", "generated/_runtime/types.py"),
        ("G103", "generated/_runtime/more.py"),
    }
    assert "`vidspec generate`" in done.err
    assert "make generate" not in done.err
    assert tree(project) == before
    assert {code for code, _ in run("vendor", "bolt", "--into", "out").findings} > {"G102"}


def test_a_spec_with_errors_is_not_vendored(project: Path, run: Run) -> None:
    spec = Path("specs/acme/openapi.yaml")
    spec.write_text(spec.read_text(encoding="utf-8").replace("operationId", "operationIt"), encoding="utf-8")
    before = tree(project)
    assert ("S110", "specs/acme/openapi.yaml") in run("vendor", "acme", "--into", "out").findings
    assert tree(project) == before


def test_files_of_the_application_are_never_overwritten(project: Path, run: Run) -> None:
    """All conflicts are told at once, and nothing at all is written."""
    Path("out/acme/models.py").mkdir(parents=True)
    Path("out/acme/client.py").write_text("# mine\n", encoding="utf-8")
    Path("out/_runtime").write_text("a file\n", encoding="utf-8")
    Path("out/check_vendored.py").symlink_to("nowhere")
    before = tree(project)
    done = run("vendor", "acme", "--into", "out")
    assert done.code == 1
    assert done.findings == {
        ("V105", f"out/{path}") for path in ("acme/models.py", "acme/client.py", "_runtime", "check_vendored.py")
    }
    assert "nothing was written" in done.err
    assert tree(project) == before


def test_edited_files_are_never_overwritten(copies: Path, run: Run) -> None:
    """Not even where they would be removed; restoring or deleting them is the way out."""
    edited = [copies / "acme/models.py", copies / "acme/resources/films.py", copies / "__init__.py"]
    for path in edited:
        path.write_bytes(path.read_bytes() + b"# mine\n")
    spec = Path("specs/acme/openapi.yaml")
    spec.write_text(spec.read_text(encoding="utf-8").replace("films.create", "shorts.create"), encoding="utf-8")
    assert run("generate").code == 0
    before = tree(copies)
    done = run("vendor", "acme", "--into", copies)
    assert (done.code, done.findings) == (1, {("V101", path.as_posix()) for path in edited})
    assert "restore it or delete it" in done.err
    assert tree(copies) == before
    for path in edited:
        path.unlink()
    assert run("vendor", "acme", "--into", copies).code == 0
    check_copied(copies, "acme")


def test_a_provider_that_the_project_lost_is_told(copies: Path, run: Run) -> None:
    shutil.rmtree("specs/acme")
    assert run("generate").code == 0
    before = tree(copies)
    done = run("vendor", "bolt", "--into", copies)
    assert (done.code, done.findings) == (1, {("V103", f"{copies}/{MANIFEST}")})
    assert "no provider acme any more" in done.err
    assert tree(copies) == before
    shutil.rmtree(copies / "acme")
    assert run("vendor", "bolt", "--into", copies).code == 0
    assert run("vendor", "--check", copies).code == 0


@pytest.mark.parametrize("place", ["_runtime", "acme", "acme/resources", "acme/client.py", "check_vendored.py"])
@pytest.mark.parametrize("vendored_before", [True, False])
def test_nothing_is_written_through_links(project: Path, run: Run, place: str, vendored_before: bool) -> None:
    folder, outside = project / "out", project / "outside"
    if vendored_before:
        assert run("vendor", "acme", "--into", "out").code == 0
        (folder / place).rename(outside)
    else:
        (folder / place).parent.mkdir(parents=True)
        outside.mkdir()
    (folder / place).symlink_to(outside)
    change_spec()
    assert run("generate").code == 0
    before = tree(project)
    done = run("vendor", "acme", "--into", "out")
    assert done.code == 1
    assert {code for code, _ in done.findings} <= {"V101", "V105"}
    assert tree(project) == before
    assert run("vendor", "--check", "out").code == (1 if vendored_before else 3)


def test_a_folder_that_is_reached_by_a_link_is_written_where_it_is(project: Path, run: Run) -> None:
    Path("real").mkdir()
    Path("link").symlink_to("real")
    assert run("vendor", "acme", "--into", "link").code == 0
    assert Path("link").is_symlink()
    assert run("vendor", "--check", "real").code == 0


@pytest.mark.parametrize("bytecode", [True, False])
def test_a_file_may_become_a_folder_and_a_folder_a_file(project: Path, run: Run, bytecode: bool) -> None:
    for first, second in (("acme/x", "acme/x/y.py"), ("acme/x/y.py", "acme/x")):
        folder = Path("out", second.replace("/", "-"))
        for path in (first, second):
            shutil.rmtree("generated/acme/x", ignore_errors=True)
            Path("generated/acme/x").unlink(missing_ok=True)
            target = Path("generated", path)
            target.parent.mkdir(exist_ok=True)
            target.write_text(path, encoding="utf-8")
            if bytecode and path == second == "acme/x":
                (folder / "acme/x/__pycache__").mkdir()
                (folder / "acme/x/__pycache__/y.pyc").touch()
            bring(folder)
        check_copied(folder, "acme")
        assert run("vendor", "--check", folder).code == 0
        assert run("vendor", "--check", folder).findings == set()


HOSTILE = [
    "../outside.py",
    "acme/../../outside.py",
    "/etc/hosts",
    "./acme/client.py",
    "acme//client.py",
    "acme/./client.py",
    "acme\\client.py",
    "C:/x",
    "acme/",
    "",
    "acme",
    "acme/client.py\n::error::x",
    "acme/\x1b[2J",
    "acme/\ud800",
    "acme/client.py.",
    "acme/client\0.py",
    "other/client.py",
    "main.py",
    MANIFEST,
    "acme/" + "x" * 300,
    "acme/" + "x/" * 600 + "x",
    "ACME/client.py",
    "acme/CLIENT.py",
]


@pytest.mark.parametrize("entry", HOSTILE)
def test_entries_that_lead_elsewhere_are_told_and_nothing_is_touched(copies: Path, run: Run, entry: str) -> None:
    outside = copies.parent / "outside.py"
    outside.write_bytes(b"# mine\n")
    files = manifest(copies)["files"] | {entry: vendored.digest(b"# mine\n")}
    change_manifest(copies, files=files)
    before = tree(Path())
    checked, again = run("vendor", "--check", copies), run("vendor", "acme", "--into", copies)
    for done in (checked, again):
        assert (done.code, done.findings) == (1, {("V106", f"{copies}/{MANIFEST}")})
        assert len([line for line in done.err.splitlines() if "V106" in line]) == 1
        assert "\x1b" not in done.err + done.out
    assert tree(Path()) == before


@BOTH
def test_of_many_misplaced_entries_the_first_are_told(
    copies: Path, run: Run, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    """With their lines, and the others as a number; and no file was examined."""
    count = 40_000
    files = {f"other/{number}.py": vendored.digest(b"") for number in range(count)}
    (copies / MANIFEST).write_text(json.dumps(manifest(copies) | {"files": files}, indent=1), encoding="utf-8")
    done = run("vendor", "--check", copies, *options)
    lines = [line for line in done.err.splitlines() if line.endswith("[V106]")]
    assert done.code == 1
    assert len(lines) == 101
    assert f"{count - 100} more entries" in done.err
    text = (copies / MANIFEST).read_text(encoding="utf-8").splitlines()
    for line in lines:
        if "more entries" not in line:
            number, entry = line.split(":")[1], line.split("the entry ")[1].split()[0]
            assert json.dumps(entry) in text[int(number) - 1]
    assert not re.search(r"\b[1-9][0-9]* files", done.out)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'"\\ud800"',
        b"\xff",
        b"[" * 100_000,
        b'{"format": ' + b"9" * 5000 + b"}",
        b'{"format": 1, "vidspec": "0", "providers": {}}',
        b'{"format": 1, "vidspec": "0", "providers": {}, "files": []}',
        b'{"format": 2, "vidspec": "0", "providers": {}, "files": {}}',
        b'{"format": 1, "vidspec": "0", "providers": {}, "files": {"acme/x": "0"}}',
        b'{"format": 1, "vidspec": "0", "providers": {}, "files": {"acme/x": null}}',
        b'{"format": 1, "vidspec": "0", "providers": {"acme": "x"}, "files": {}}',
        b'{"format": 1, "vidspec": "0", "providers": {"../x": {"spec": "' + b"0" * 64 + b'"}}, "files": {}}',
        b'{"format": 1, "vidspec": "0", "providers": {}, "files": {}, "files": {}}',
        b"<<<<<<< HEAD\n{}\n",
    ],
)
def test_what_is_no_manifest_cannot_be_read(copies: Path, run: Run, text: bytes) -> None:
    (copies / MANIFEST).write_bytes(text)
    before = tree(copies)
    for done in (run("vendor", "--check", copies), run("vendor", "acme", "--into", copies)):
        assert (done.code, done.findings) == (3, {("V100", f"{copies}/{MANIFEST}")})
        assert "Traceback" not in done.err
    assert tree(copies) == before


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_a_manifest_is_a_plain_file(copies: Path, run: Run, kind: str) -> None:
    path = copies / MANIFEST
    path.rename("kept.json")
    if kind == "link":
        path.symlink_to(Path("kept.json").resolve())
    elif kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    for done in (run("vendor", "--check", copies), run("vendor", "acme", "--into", copies)):
        assert (done.code, done.findings) == (3, {("V100", f"{copies}/{MANIFEST}")})
    assert path.is_symlink() or not path.is_file()
