"""Runs the type checkers over generated code."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.project import python
from tests.support.shared import locked


@contextmanager
def mypy_cache(factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The cache of mypy for this test run, so that libraries are read once; one process at a time has it."""
    with locked(factory, "mypy_cache") as folder:
        yield folder


def mypy_lines(folder: Path, cache: Path, *targets: str) -> list[str]:
    """What `mypy --strict` prints about modules of a folder, which is where their imports are looked for."""
    options = ("--strict", "--config-file=", "--python-version=3.11", "--show-error-codes", f"--cache-dir={cache}")
    done = python("-m", "mypy", *options, *targets, cwd=folder, MYPYPATH=str(folder), PYTHONPATH="")
    assert not done.stderr, done.stderr
    return done.stdout.splitlines()


def pyright_lines(folder: Path, config: Mapping[str, object], least: int) -> list[str]:
    """The errors and warnings of pyright in a folder, which has to have at least so many files."""
    (folder / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    done = python("-m", "pyright", "--outputjson", "--pythonpath", sys.executable, cwd=folder, PYTHONPATH="")
    report = json.loads(done.stdout)
    assert report["summary"]["filesAnalyzed"] >= least
    return [
        f"{Path(d['file']).relative_to(folder)}:{d['range']['start']['line'] + 1}: {d['message']}"
        for d in report["generalDiagnostics"]
        if d["severity"] in ("error", "warning")
    ]
