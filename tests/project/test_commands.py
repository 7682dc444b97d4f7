"""Tests of the commands `generate` and `check`, and of the same bytes everywhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.cli import vidspec
from tests.support.project import PROJECT, python, tree

# The commands ------------------------------------------------------------------------------------


def _specs(target: Path, count: int) -> list[str]:
    """A project with some of the specs; the names of the providers."""
    names = sorted(path.name for path in (PROJECT / "specs").iterdir() if path.is_dir())[:count]
    for name in names:
        shutil.copytree(PROJECT / "specs" / name, target / "specs" / name)
    return names


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two specs that was generated; not to be changed."""
    root = tmp_path_factory.mktemp("made")
    names = _specs(root, 2)
    done = vidspec("generate", "--root", str(root))
    assert done.returncode == 0, done.stderr
    for name in names:
        assert any(line.startswith(name) for line in done.stdout.splitlines())
    return root


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(made, tmp_path / "project"))


def test_a_copy_of_the_specs_gives_the_committed_clients(made: Path) -> None:
    for name in (*sorted(path.name for path in (made / "specs").iterdir()), "_runtime"):
        assert tree(made / "generated" / name) == tree(PROJECT / "generated" / name)


def test_the_second_run_changes_nothing_and_loads_nothing_heavy(project: Path) -> None:
    assert vidspec("generate", "--root", str(project)).returncode == 0  # what is known of a folder is not of its copy
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}
    done = python("-X", "importtime", "-m", "vidspec", "generate", "--root", str(project))
    assert done.returncode == 0
    assert "nothing changed" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*")} == before
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert not loaded & {"datamodel_code_generator", "jinja2", "ruamel", "openapi_spec_validator"}


def test_an_edited_file_is_noticed_by_the_second_run(project: Path) -> None:
    edited = project / "generated/_runtime/types.py"
    original = edited.read_bytes()
    edited.write_bytes(original + b"# edited\n")
    done = vidspec("generate", "--root", str(project))
    assert done.returncode == 0
    assert edited.read_bytes() == original


def test_check_is_clean_after_generate(project: Path) -> None:
    before = tree(project)
    done = vidspec("check", "--root", str(project))
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(project) == before


@pytest.mark.parametrize(("code", "fault"), [("G101", "missing"), ("G104", "edited"), ("G103", "orphan")])
def test_check_reports_what_is_not_as_it_should_be(project: Path, code: str, fault: str) -> None:
    file = project / "generated/_runtime/types.py"
    if fault == "missing":
        file.unlink()
    elif fault == "edited":
        file.write_bytes(file.read_bytes() + b"# edited\n")
    else:
        file = file.with_name("more.py")
        file.write_bytes(b"")
    before = tree(project)
    done = vidspec("check", "--root", str(project))
    assert done.returncode == 1
    assert f"generated/_runtime/{file.name}:1:1: error: " in done.stderr
    assert f"[{code}]" in done.stderr
    assert tree(project) == before


def test_a_stale_spec_is_reported_by_check_and_brought_up_to_date_by_generate(project: Path) -> None:
    spec = next((project / "specs").glob("*/openapi.yaml"))
    spec.write_text(spec.read_text(encoding="utf-8").replace("title: ", "title: New ", 1), encoding="utf-8")
    (project / "generated/_runtime/types.py").write_bytes(b"# edited\n")
    done = vidspec("check", "--root", str(project))
    assert done.returncode == 1
    assert f"generated/{spec.parent.name}/README.md:1:1: error: the file is stale" in done.stderr
    assert "generated/manifest.json:1:1: error: the file is stale" in done.stderr
    assert "generated/_runtime/types.py:1:1: error: the file was edited" in done.stderr
    assert done.stderr.count("[G104]") == 1
    assert vidspec("generate", "--root", str(project)).returncode == 0
    assert vidspec("check", "--root", str(project)).returncode == 0


@pytest.mark.parametrize("command", ["check", "generate"])
def test_a_bad_spec_stops_everything(project: Path, command: str) -> None:
    """All findings are told, and not one file is written, not even of the specs that are good."""
    good, bad = sorted((project / "specs").glob("*/openapi.yaml"))
    good.write_text(good.read_text(encoding="utf-8").replace("title: ", "title: New ", 1), encoding="utf-8")
    bad.write_text(bad.read_text(encoding="utf-8").replace("operationId:", "operationIt:", 2), encoding="utf-8")
    before = tree(project)
    done = vidspec(command, "--root", str(project))
    assert done.returncode == 1
    assert done.stderr.count("[S110]") == 2
    assert "Traceback" not in done.stderr
    assert tree(project) == before


def test_one_provider_is_generated_alone(project: Path) -> None:
    first, second = sorted(path.parent for path in (project / "specs").glob("*/openapi.yaml"))
    for folder in (first, second):
        spec = folder / "openapi.yaml"
        spec.write_text(spec.read_text(encoding="utf-8").replace("title: ", "title: New ", 1), encoding="utf-8")
    untouched = tree(project / "generated" / second.name)
    (project / "generated" / "orphan.txt").write_text("x", encoding="utf-8")
    done = vidspec("generate", first.name, "--root", str(project))
    assert done.returncode == 0, done.stderr
    assert tree(project / "generated" / second.name) == untouched
    assert "New " in (project / "generated" / first.name / "README.md").read_text(encoding="utf-8")
    assert (project / "generated" / "orphan.txt").exists()
    # What is left undone must not be forgotten, nor taken for edited.
    done = vidspec("check", "--root", str(project))
    assert (done.returncode, "[G102]" in done.stderr, "[G104]" in done.stderr) == (1, True, False)
    assert vidspec("generate", "--root", str(project)).returncode == 0
    assert tree(project / "generated" / second.name) != untouched


@pytest.mark.parametrize("command", ["check", "generate"])
def test_a_folder_without_specs_is_a_mistake_of_the_caller(tmp_path: Path, command: str) -> None:
    done = vidspec(command, "--root", str(tmp_path))
    assert done.returncode == 2
    assert "specs/" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["check", "generate"])
def test_what_examined_nothing_does_not_pass(tmp_path: Path, command: str) -> None:
    (tmp_path / "specs").mkdir()
    done = vidspec(command, "--root", str(tmp_path))
    assert done.returncode == 4
    assert not (tmp_path / "generated").exists()


def test_an_unknown_provider_is_a_mistake_of_the_caller(project: Path) -> None:
    before = tree(project)
    done = vidspec("generate", "nobody", "--root", str(project))
    assert done.returncode == 2
    assert "nobody" in done.stderr
    assert tree(project) == before


@pytest.mark.parametrize("command", ["check", "generate"])
def test_a_spec_that_is_not_utf_8_cannot_be_read(project: Path, command: str) -> None:
    spec = next((project / "specs").glob("*/openapi.yaml"))
    lines = spec.read_bytes().count(b"\n")
    spec.write_bytes(spec.read_bytes() + b"x: \xff\n")
    before = tree(project / "generated")
    done = vidspec(command, "--root", str(project))
    assert done.returncode == 3
    assert f"specs/{spec.parent.name}/openapi.yaml:{lines + 1}:" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(project / "generated") == before


# The same bytes everywhere -----------------------------------------------------------------------


_DIGEST = """
import hashlib
from pathlib import Path
from vidspec.project.sources import read_sources
from vidspec.pipeline import run

sources, _ = read_sources(Path({root!r}))
for file in run(sources).files:
    print(hashlib.sha256(file.text.encode()).hexdigest(), file.path)
"""


def test_bytes_do_not_hang_on_the_environment(tmp_path: Path) -> None:
    """Neither the order of hashes nor time zone, language or working folder is seen in what is generated."""
    code = _DIGEST.format(root=str(PROJECT))
    one = python("-c", code, PYTHONHASHSEED="1", TZ="UTC", LANG="C", LC_ALL="C", PYTHONUTF8="0")
    changed = {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "COLUMNS": "20"}
    two = python("-c", code, cwd=tmp_path, PYTHONHASHSEED="2", **changed)
    assert one.returncode == two.returncode == 0, one.stderr + two.stderr
    assert len(one.stdout.splitlines()) > 50
    assert one.stdout == two.stdout
