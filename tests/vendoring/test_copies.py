"""Tests that copies of clients are whole without the parts of the runtime that they do not need."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from vidspec.vendoring import checker
from vidspec.vendoring.selection import select

from tests.support.project import PROJECT, generate_acme, python

GOLDEN = Path(__file__).parents[1] / "golden"
# What the runtime exports for what only some specs have, by the golden case that has no more than this.
OPTIONAL = {
    "minimal": set[str](),
    "download": {"AsyncBinaryResponse", "BinaryResponse"},
    "stream": {"AsyncStream", "Stream"},
    "job-at-the-root": {"AsyncBinaryResponse", "AsyncStartedJob", "BinaryResponse", "StartedJob"},
}
CHECKER_FILE = Path(checker.__file__)
EXPORT = re.compile(r"^    from \S+ import (\w+) as \1$", re.MULTILINE)


def copy_of(case: str, *, recorder: bool = False) -> dict[str, bytes]:
    """The files of a copy of the client of a golden case, in a package of the name of the case."""
    result = generate_acme((GOLDEN / case / "spec.yaml").read_text(encoding="utf-8"))
    files = {file.path: file.text.encode() for file in result.files if file.path.startswith(("acme/", "_runtime/"))}
    return select(files, ["acme"], recorder=recorder, package=f"copies.{_package(case)}")


def _package(case: str) -> str:
    return case.replace("-", "_")


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package that holds a copy for each case."""
    root = tmp_path_factory.mktemp("application")
    (root / "copies").mkdir()
    (root / "copies/__init__.py").touch()
    for case in OPTIONAL:
        for path, data in copy_of(case).items():
            target = root / "copies" / _package(case) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        (root / "copies" / _package(case) / "__init__.py").touch()
    return root


@pytest.mark.parametrize("case", OPTIONAL)
def test_a_copy_offers_what_its_spec_has(case: str) -> None:
    exported = set(EXPORT.findall(copy_of(case)["_runtime/__init__.py"].decode()))
    assert exported & set().union(*OPTIONAL.values()) == OPTIONAL[case]
    assert exported > {"APIError", "Model", "omit"}
    assert "record" not in exported


def test_the_recorder_is_offered_to_who_asks() -> None:
    files = copy_of("minimal", recorder=True)
    for path in ("_runtime/__init__.py", "acme/__init__.py"):
        assert "record" in EXPORT.findall(files[path].decode())


def test_mypy_strict_finds_nothing(copies: Path, tmp_path: Path) -> None:
    options = ("--strict", "--config-file=", "--python-version=3.11", f"--cache-dir={tmp_path}")
    done = python("-m", "mypy", *options, "copies", cwd=copies, MYPYPATH="", PYTHONPATH="")
    assert done.returncode == 0, done.stdout + done.stderr


def test_pyright_finds_nothing(copies: Path) -> None:
    config = {"include": ["copies"], "pythonVersion": "3.11", "typeCheckingMode": "standard"}
    (copies / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    options = ("--outputjson", "--pythonpath", sys.executable, "-p", str(copies))
    done = python("-m", "pyright", *options, cwd=copies, PYTHONPATH="")
    report = json.loads(done.stdout)
    assert report["generalDiagnostics"] == []
    assert report["summary"]["filesAnalyzed"] > 100


def _modules(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("*.py")):
        yield ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


_IMPORT_EACH = """
import importlib, sys
for name in sys.stdin.read().split():
    module = importlib.import_module(name)
    for export in getattr(module, "__all__", ()):
        getattr(module, export)
"""


def test_every_module_and_every_export_loads(copies: Path) -> None:
    done = python("-W", "error", "-c", _IMPORT_EACH, cwd=copies, stdin="\n".join(_modules(copies)), PYTHONPATH="")
    assert done.returncode == 0, done.stderr


def test_the_license_is_copied_and_every_file_names_it() -> None:
    files = copy_of("minimal", recorder=True) | copy_of("job-at-the-root") | copy_of("stream")
    assert files["_runtime/LICENSE"] == (PROJECT / "LICENSE").read_bytes()
    silent = [
        path
        for path, data in files.items()
        if path.endswith((".md", ".py")) and b"SPDX-License-Identifier: MIT" not in b"".join(data.splitlines()[:4])
    ]
    assert silent == []
    for file in (CHECKER_FILE, *(PROJECT / "templates/runtime").rglob("*.py")):
        assert file.read_text(encoding="utf-8").startswith("# SPDX-License-Identifier: MIT\n"), file
