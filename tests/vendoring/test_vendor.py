"""Tests of what is copied into an application, and how often."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from vidspec.vendoring import checker as vendored

from tests.support.cli import vidspec
from tests.support.project import python, tree
from tests.support.vendored import MANIFEST, Run, change_spec, check_copied, manifest


def test_client_and_runtime_are_copied_but_for_what_is_not_needed(copies: Path) -> None:
    check_copied(copies, "acme")
    adapted = {"README.md", "__init__.py"}
    copied, generated = tree(copies / "acme"), tree(Path("generated/acme"))
    assert copied.keys() == generated.keys() > adapted
    assert {path for path, of in copied.items() if of != generated[path]} == adapted
    copied, generated = tree(copies / "_runtime"), tree(Path("generated/_runtime"))
    assert copied.keys() < generated.keys()
    assert copied.keys() > {"LICENSE", "client.py", "py.typed"}
    assert {path for path, of in copied.items() if of != generated[path]} == {"__init__.py"}
    assert (copies / "check_vendored.py").read_bytes() == Path(vendored.__file__).read_bytes()
    assert sorted(path.name for path in copies.iterdir()) == sorted(
        ["__init__.py", "_runtime", "acme", "check_vendored.py", MANIFEST]
    )


def test_the_manifest_names_every_file_with_its_digest_and_each_spec(copies: Path) -> None:
    found = manifest(copies)
    assert found["files"] == {path: of for path, of in tree(copies).items() if path != MANIFEST}
    assert found["providers"] == {"acme": {"spec": tree(Path("specs"))["acme/openapi.yaml"]}}
    assert found["vidspec"]


def test_the_same_content_gives_the_same_manifest(project: Path, copies: Path, run: Run) -> None:
    assert run("vendor", "bolt", "acme", "--into", "one/copies").code == 0
    assert run("vendor", "acme", "bolt", "--into", "two/copies").code == 0
    assert tree(Path("one")) == tree(Path("two"))
    text = (copies / MANIFEST).read_text(encoding="utf-8")
    assert list(manifest(copies)["files"]) == sorted(manifest(copies)["files"])
    assert str(project) not in text


def test_what_was_done_is_told_with_the_line_to_import_it(project: Path, run: Run) -> None:
    Path("src/app").mkdir(parents=True)
    Path("src/app/__init__.py").touch()
    done = run("vendor", "acme", "--into", "src/app/_vendor")
    files = len(tree(Path("generated/acme")))
    assert f"acme: {files} files, {files} changed\n" in done.out
    assert done.out.endswith("from app._vendor.acme import Client\n")
    again = run("vendor", "acme", "--into", "src/app/_vendor")
    assert f"acme: {files} files, 0 changed\n" in again.out
    assert "nothing changed" in again.out


CALL = """
import asyncio, httpx, sys
from {package}.acme import AsyncClient, Client
from {package}.acme.models import Film

def answer(request):
    assert request.headers["authorization"] == "Bearer k" and str(request.url) == "https://api.acme.example/v1/films"
    return httpx.Response(200, json={{"id": "f1"}})

transport = httpx.MockTransport(answer)
film = Client(api_key="k", http_client=httpx.Client(transport=transport)).films.create(prompt="a cat")
assert type(film) is Film

async def call():
    async with httpx.AsyncClient(transport=transport) as http:
        return await AsyncClient(api_key="k", http_client=http).films.create(prompt="a cat")

print(film.id, asyncio.run(call()).id, "generated" in sys.modules, "vidspec" in sys.modules)
"""


@pytest.mark.parametrize("package", ["_vendor", "app._vendor", "app.deeply.inside._vendor"])
def test_the_copy_works_below_any_package(made: Path, tmp_path: Path, package: str) -> None:
    folder = tmp_path / package.replace(".", "/")
    for parent in folder.parents[: package.count(".")]:
        parent.mkdir(parents=True, exist_ok=True)
        (parent / "__init__.py").touch()
    done = vidspec("vendor", "acme", "--into", str(folder), "--root", str(made))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"from {package}.acme import Client\n")
    called = python("-c", CALL.format(package=package), cwd=tmp_path, PYTHONPATH="")
    assert called.stdout == "f1 f1 False False\n", called.stderr


def test_vendoring_again_touches_nothing(copies: Path, run: Run) -> None:
    before = {path: path.stat().st_mtime_ns for path in copies.rglob("*")}
    assert run("vendor", "acme", "--into", copies).code == 0
    assert {path: path.stat().st_mtime_ns for path in copies.rglob("*")} == before


def test_vendoring_again_changes_adds_and_removes_what_the_project_does(copies: Path, run: Run) -> None:
    spec = Path("specs/acme/openapi.yaml")
    spec.write_text(spec.read_text(encoding="utf-8").replace("films.create", "shorts.create"), encoding="utf-8")
    assert run("generate").code == 0
    done = run("vendor", "acme", "--into", copies)
    assert done.code == 0, done.err
    check_copied(copies, "acme")
    assert (copies / "acme/resources/shorts.py").exists()
    assert not (copies / "acme/resources/films.py").exists()
    assert run("vendor", "--check", copies).code == 0


def test_what_is_vendored_already_is_kept_and_brought_up_to_date(copies: Path, run: Run) -> None:
    change_spec("acme")
    assert run("generate").code == 0
    assert run("vendor", "bolt", "--into", copies).code == 0
    assert list(manifest(copies)["providers"]) == ["acme", "bolt"]
    check_copied(copies, "acme", "bolt")
    assert run("vendor", "--check", copies).code == 0


def test_a_provider_whose_folder_is_deleted_is_given_up(copies: Path, run: Run) -> None:
    assert run("vendor", "bolt", "--into", copies).code == 0
    shutil.rmtree(copies / "acme")
    done = run("vendor", "bolt", "--into", copies)
    assert (done.code, "acme is no longer vendored" in done.out) == (0, True)
    assert list(manifest(copies)["providers"]) == ["bolt"]
    assert run("vendor", "--check", copies).code == 0
    assert run("vendor", "acme", "--into", copies).code == 0
    check_copied(copies, "acme", "bolt")


def test_what_is_left_of_a_provider_that_is_given_up_is_named(copies: Path, run: Run) -> None:
    shutil.rmtree(copies / "acme")
    for path in ("mine.py", "__pycache__/own.py", "__pycache__/x.pyc", "bad\x1b[2J.py"):
        (copies / "acme" / path).parent.mkdir(parents=True, exist_ok=True)
        (copies / "acme" / path).touch()
    done = run("vendor", "bolt", "--into", copies)
    line = next(line for line in done.out.splitlines() if line.startswith("acme is no longer"))
    assert done.code == 0
    left = "acme/__pycache__/own.py, acme/bad\\x1b[2J.py, acme/mine.py"
    assert line == f"acme is no longer vendored: its files were deleted; not vendored, and left there: {left}"
    assert (copies / "acme/mine.py").exists()


def test_a_missing_file_is_restored(copies: Path, run: Run) -> None:
    before = tree(copies)
    (copies / "acme/models.py").unlink()
    (copies / "__init__.py").unlink()
    assert run("vendor", "acme", "--into", copies).code == 0
    assert tree(copies) == before


@pytest.mark.parametrize("text", ["", "# mine\n"])
def test_an_init_of_the_application_is_left_alone(project: Path, run: Run, text: str) -> None:
    own = Path("mine/__init__.py")
    own.parent.mkdir()
    own.write_text(text, encoding="utf-8")
    for _ in range(2):
        assert run("vendor", "acme", "--into", "mine").code == 0
        assert own.read_text(encoding="utf-8") == text
        assert "__init__.py" not in manifest(own.parent)["files"]
        assert run("vendor", "--check", "mine").code == 0
