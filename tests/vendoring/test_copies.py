"""Tests that copies of clients are whole without the parts of the runtime that they do not need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from vidspec.vendoring import checker

from tests.support.copies import OPTIONAL, copy_of, put_copies
from tests.support.project import PROJECT, python

CHECKER_FILE = Path(checker.__file__)
EXPORT = re.compile(r"^    from \S+ import (\w+) as \1$", re.MULTILINE)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package that holds a copy for each case; the type checkers read it among all clients."""
    root = tmp_path_factory.mktemp("application")
    put_copies(root)
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


def test_a_copy_imports_nothing_of_the_project() -> None:
    """Not even for type checkers, which would not miss `generated` where they read it beside the copies."""
    imports = re.compile(rb"^\s*(?:from|import) +generated\b", re.MULTILINE)
    files = {path: data for case in OPTIONAL for path, data in copy_of(case).items() if path.endswith(".py")}
    assert [path for path, data in files.items() if imports.search(data)] == []


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
