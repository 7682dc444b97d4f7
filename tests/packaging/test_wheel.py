"""Owns the wheel: what it installs, what its metadata says, and that it works without the repository."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest
from vidspec.core.version import VERSION

from tests.support.project import PROJECT, environment, python, tree


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with what is installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    built = python("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for PYTHONPATH in which the wheel is unpacked: what pip does with it, without a network."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as file:
        file.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def metadata(installed: Path) -> Message:
    text = (installed / f"vidspec-{VERSION}.dist-info" / "METADATA").read_text(encoding="utf-8")
    return Parser().parsestr(text, headersonly=True)


def _run(installed: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return python("-m", "vidspec", *arguments, cwd=cwd, PYTHONPATH=str(installed))


def _files(folder: Path) -> Mapping[str, str]:
    return {path: digest for path, digest in tree(folder).items() if not path.endswith(".pyc")}


def test_only_vidspec_is_installed(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        names = file.namelist()
    assert {name.partition("/")[0] for name in names} == {"vidspec", f"vidspec-{VERSION}.dist-info"}
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []


def test_every_module_template_and_the_vocabulary_are_inside(installed: Path) -> None:
    package, data = installed / "vidspec", installed / "vidspec" / "data"
    assert _files(data / "templates") == _files(PROJECT / "templates")
    assert (data / "specs" / "extensions.schema.json").read_bytes() == (
        PROJECT / "specs" / "extensions.schema.json"
    ).read_bytes()
    own = {path: digest for path, digest in _files(package).items() if not path.startswith("data/")}
    assert own == _files(PROJECT / "generator" / "vidspec")
    assert "py.typed" in own


def test_metadata(installed: Path, metadata: Message) -> None:
    assert metadata["Version"] == VERSION
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata.get_all("License-File") == ["LICENSE"]
    text = installed / f"vidspec-{VERSION}.dist-info" / "licenses" / "LICENSE"
    assert text.read_bytes() == (PROJECT / "LICENSE").read_bytes()


def test_what_is_required_is_a_range(metadata: Message) -> None:
    """Exact versions would keep vidspec from being installed beside an application."""
    required = [line for line in metadata.get_all("Requires-Dist") or [] if "extra ==" not in line]
    assert required
    assert [line for line in required if not re.match(r"[\w.-]+>=[\d.]+($|[;,])", line)] == []


def test_an_installed_vidspec_generates_from_specs_alone(installed: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(PROJECT / "specs" / "ephone", root / "specs" / "ephone")
    generated = _run(installed, "generate", "--root", str(root), cwd=tmp_path)
    assert generated.returncode == 0, generated.stdout + generated.stderr
    checked = _run(installed, "check", "--root", str(root), cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    client = python("-c", "import generated.ephone as e; print(e.Client.__name__)", cwd=root, PYTHONPATH=str(root))
    assert client.stdout == "Client\n", client.stderr


def test_the_console_command_of_an_installed_vidspec(wheel: Path, tmp_path: Path) -> None:
    """An environment that sees the libraries of this one, so that nothing is downloaded."""
    env = tmp_path / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", env], check=True)
    site = next(env.glob("lib/python*/site-packages"))
    pip = ("-m", "pip", "--python", str(env / "bin" / "python"), "--disable-pip-version-check")
    done = python(*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel), PYTHONPATH="")
    assert done.returncode == 0, done.stderr
    (site / "libraries.pth").write_text(next(p for p in sys.path if p.endswith("site-packages")), encoding="utf-8")
    command = [env / "bin" / "vidspec", "--version"]
    told = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment(PYTHONPATH=""))
    assert (told.returncode, told.stdout) == (0, f"vidspec {VERSION}\n"), told.stderr
