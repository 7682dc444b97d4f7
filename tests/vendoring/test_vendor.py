"""Owns the tests of vendored clients: what is copied, what forbids it, and what is told of copies."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from vidspec.project import cache
from vidspec.project.write import lay
from vidspec.vendoring import checker as vendored
from vidspec.vendoring.plan import plan
from vidspec.vendoring.selection import select

from tests.support.cli import vidspec
from tests.support.project import PROJECT, python, tree

SPEC = """\
openapi: 3.1.0
info: {title: Films of NAME, version: 1.0.0}
servers: [{url: https://api.NAME.example}]
security: [{key: []}]
paths:
  /v1/films:
    post:
      operationId: films.create
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [prompt]
              properties:
                prompt: {type: string, description: Text that guides the film.}
      responses:
        '200':
          description: The film.
          content: {application/json: {schema: {$ref: '#/components/schemas/Film'}}}
components:
  securitySchemes:
    key: {type: http, scheme: bearer}
  schemas:
    Film:
      type: object
      required: [id]
      properties:
        id: {type: string, description: Id of the film.}
"""
COPIES = Path("app/_vendor")
MANIFEST = "vidspec.manifest.json"
BOTH = pytest.mark.parametrize("options", [(), ("--format", "text")], ids=["plain", "in full"])


class Done(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def findings(self) -> set[tuple[str, str]]:
        """Code and file of each line that is a finding."""
        lines = [line for line in self.err.splitlines() if line.endswith("]")]
        return {(line[-5:-1], line.split(":", 1)[0]) for line in lines}


Run = Callable[..., Done]


@pytest.fixture
def run() -> Run:
    """The program, in this process and its folder."""

    def run(*arguments: object) -> Done:
        done = vidspec(*map(str, arguments), cwd=Path.cwd())
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two providers, and a folder with copies of a client; not to be changed."""
    root = tmp_path_factory.mktemp("made")
    shutil.copytree(PROJECT / "templates", root / "templates")
    for name in ("acme", "bolt"):
        path = root / "specs" / name / "openapi.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(SPEC.replace("NAME", name), encoding="utf-8")
    for command in (("generate",), ("vendor", "acme", "--into", str(root / COPIES))):
        done = vidspec(*command, "--root", str(root))
        assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def project(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which is the working folder, so that findings are told by short paths."""
    root = Path(shutil.copytree(made, tmp_path / "project"))
    cache.remember(root, "as generated")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def copies(project: Path) -> Path:
    """The folder with a vendored client, relative to the project."""
    return COPIES


def _change_spec(name: str = "acme") -> None:
    spec = Path("specs", name, "openapi.yaml")
    spec.write_text(spec.read_text(encoding="utf-8").replace("Films of", "New films of"), encoding="utf-8")


def _manifest(folder: Path) -> Any:
    return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))


def _change_manifest(folder: Path, **changes: Any) -> None:
    (folder / MANIFEST).write_text(json.dumps(_manifest(folder) | changes), encoding="utf-8")


def _bring(folder: Path) -> None:
    """Vendors what lies in `generated/`, whatever the specs give."""
    before, faults = vendored.read(folder)
    todo = plan(Path(), folder, before, ["acme"], "0", package=folder.name)
    assert faults == todo.faults == ()
    lay(folder, todo.pending)
    lay(folder, todo.changed, (*todo.gone, *todo.left))
    lay(folder, todo.manifest)


def _check_copied(folder: Path, *providers: str) -> None:
    """The folder holds what its clients need of `generated/`, and nothing else of theirs."""
    files = select(vendored.given(Path(), providers), providers, recorder=False, package=folder.name)
    expected = {path: vendored.digest(data) for path, data in files.items() if "/" in path}
    copied = {path: of for path, of in tree(folder).items() if path.partition("/")[0] in ("_runtime", *providers)}
    assert copied == expected


# Copying -----------------------------------------------------------------------------------------


def test_client_and_runtime_are_copied_but_for_what_is_not_needed(copies: Path) -> None:
    _check_copied(copies, "acme")
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
    found = _manifest(copies)
    assert found["files"] == {path: of for path, of in tree(copies).items() if path != MANIFEST}
    assert found["providers"] == {"acme": {"spec": tree(Path("specs"))["acme/openapi.yaml"]}}
    assert found["vidspec"]


def test_the_same_content_gives_the_same_manifest(project: Path, copies: Path, run: Run) -> None:
    assert run("vendor", "bolt", "acme", "--into", "one/copies").code == 0
    assert run("vendor", "acme", "bolt", "--into", "two/copies").code == 0
    assert tree(Path("one")) == tree(Path("two"))
    text = (copies / MANIFEST).read_text(encoding="utf-8")
    assert list(_manifest(copies)["files"]) == sorted(_manifest(copies)["files"])
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
    _check_copied(copies, "acme")
    assert (copies / "acme/resources/shorts.py").exists()
    assert not (copies / "acme/resources/films.py").exists()
    assert run("vendor", "--check", copies).code == 0


def test_what_is_vendored_already_is_kept_and_brought_up_to_date(copies: Path, run: Run) -> None:
    _change_spec("acme")
    assert run("generate").code == 0
    assert run("vendor", "bolt", "--into", copies).code == 0
    assert list(_manifest(copies)["providers"]) == ["acme", "bolt"]
    _check_copied(copies, "acme", "bolt")
    assert run("vendor", "--check", copies).code == 0


def test_a_provider_whose_folder_is_deleted_is_given_up(copies: Path, run: Run) -> None:
    assert run("vendor", "bolt", "--into", copies).code == 0
    shutil.rmtree(copies / "acme")
    done = run("vendor", "bolt", "--into", copies)
    assert (done.code, "acme is no longer vendored" in done.out) == (0, True)
    assert list(_manifest(copies)["providers"]) == ["bolt"]
    assert run("vendor", "--check", copies).code == 0
    assert run("vendor", "acme", "--into", copies).code == 0
    _check_copied(copies, "acme", "bolt")


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
        assert "__init__.py" not in _manifest(own.parent)["files"]
        assert run("vendor", "--check", "mine").code == 0


# What a copy holds -------------------------------------------------------------------------------


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
        assert _manifest(copies).get("recorder", False) == there
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
            _change_manifest(copies, files=_manifest(copies)["files"] | {f"_runtime/{path}": of})
    assert len(tree(copies)) > len(before) + 3
    assert run("vendor", "--check", copies).findings == set()
    edited = copies / sorted(_manifest(copies)["files"].keys() - before.keys())[0]
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
    _change_runtime(unneeded.removeprefix("_runtime/"))
    assert run("generate").code == 0
    assert run("vendor", "--check", copies).findings == set()
    _change_runtime("__init__.py")  # the copy holds another version of it
    assert run("generate").code == 0
    assert run("vendor", "--check", copies).findings == {("V103", f"{copies}/_runtime/__init__.py")}


@pytest.mark.parametrize(
    "changes", [{"recorder": "yes"}, {"sources": []}, {"sources": {"acme/README.md": "0"}}, {"sources": None}]
)
def test_what_a_manifest_says_of_the_choice_has_a_form(copies: Path, run: Run, changes: dict[str, Any]) -> None:
    _change_manifest(copies, **changes)
    done = run("vendor", "--check", copies)
    assert (done.code, done.findings) == (3, {("V100", f"{copies}/{MANIFEST}")})


# What forbids it ---------------------------------------------------------------------------------


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
    _change_spec("bolt")
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
    _check_copied(copies, "acme")


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
    _change_spec()
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
            _bring(folder)
        _check_copied(folder, "acme")
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
    files = _manifest(copies)["files"] | {entry: vendored.digest(b"# mine\n")}
    _change_manifest(copies, files=files)
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
    (copies / MANIFEST).write_text(json.dumps(_manifest(copies) | {"files": files}, indent=1), encoding="utf-8")
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


# Interruption ------------------------------------------------------------------------------------


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
    assert ("pending" in _manifest(copies)) == (after > 0)
    assert run("vendor", "acme", "--into", copies).code == 0
    assert tree(copies) == new


def _change_runtime(path: str = "types.py") -> None:
    template = Path("templates/runtime", path)
    template.write_bytes((template.read_bytes() if template.exists() else b"") + b"# changed\n")


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
        _change_spec()
        for path in sorted(Path("templates/runtime").glob("*.py")):
            _change_runtime(path.name)
        types = Path("templates/runtime/types.py")
        before = types.read_bytes()
        types.write_bytes(before + f"from . import {extra.removesuffix('.py')}\n".encode())  # so that it is needed
        _change_runtime(extra)
        assert run("generate").code == 0
        _stopped(monkeypatch, run, folder, after, _Killed())
        checked = run("vendor", "--check", folder)
        assert (checked.code, checked.findings) == (1, {("V108", f"{folder}/{MANIFEST}")})
        assert "run `vidspec vendor` again" in checked.err
        assert f"_runtime/{extra}" in _manifest(folder)["pending"]
        Path("templates/runtime", extra).unlink()
        types.write_bytes(before)
    _change_runtime()
    assert run("generate").code == 0
    done = run("vendor", "acme", "--into", folder)
    assert (done.code, done.err) == (0, "")
    assert run("vendor", "acme", "--into", "whole/out").code == 0
    assert tree(folder) == tree(Path("whole/out"))
    assert run("vendor", "--check", folder).findings == set()


def test_after_a_stopped_run_edited_and_foreign_files_are_still_told(
    copies: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _change_spec()
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
    assert "pending" not in _manifest(copies)
    assert tree(copies) == before


@pytest.mark.parametrize("pending", [[], "x", None, {"acme/client.py": "0"}, {"acme/client.py": None}])
def test_what_is_pending_has_digests_too(copies: Path, run: Run, pending: Any) -> None:
    _change_manifest(copies, pending=pending)
    done = run("vendor", "--check", copies)
    assert (done.code, done.findings) == (3, {("V100", f"{copies}/{MANIFEST}")})


def test_a_write_that_fails_leaves_the_copy_usable(copies: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tree(copies)
    _change_spec()
    assert run("generate").code == 0
    error = PermissionError(13, "Permission denied", f"{copies}/acme/client.py")
    done = _stopped(monkeypatch, run, copies, 0, error)
    assert done is not None
    assert (done.code, done.err) == (3, f"cannot read or write {copies}/acme/client.py: Permission denied\n")
    assert tree(copies) == old


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
    _change_spec("bolt")
    assert run("generate").code == 0
    assert run("vendor", "--check", copies).findings == found  # bolt is not vendored here


def test_edited_and_outdated_are_told_of_one_file(copies: Path, run: Run) -> None:
    _change_spec()
    assert run("generate").code == 0
    readme = f"{copies}/acme/README.md"
    Path(readme).write_bytes(b"edited\n")
    assert {("V101", readme), ("V103", readme)} < run("vendor", "--check", copies).findings


def test_findings_have_fingerprints_of_their_own(copies: Path, run: Run) -> None:
    for path in (copies / "acme").rglob("*.py"):
        path.write_bytes(b"# edited\n")
    (copies / "more.py").touch()
    _change_spec()
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


# With nothing but Python -------------------------------------------------------------------------

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
    _change_spec()
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
    _change_spec()
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
    _change_spec()
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


# The plan ----------------------------------------------------------------------------------------


def test_the_plan_writes_nothing(project: Path) -> None:
    before = tree(project)
    todo = plan(project, project / "out", None, ["acme"], "0", package="out")
    assert todo.changed.keys() == todo.files.keys() > {"acme/client.py", "_runtime/types.py", "check_vendored.py"}
    assert tree(project) == before


def test_a_name_that_changes_only_in_case_is_no_loss(copies: Path, run: Run) -> None:
    Path("generated/acme/models.py").rename("generated/acme/Models.py")
    _bring(copies)
    _check_copied(copies, "acme")
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
