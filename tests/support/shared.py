"""Makes what is expensive once per test run, whichever worker asks for it first."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def shared_folder(factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], None]) -> Path:
    """The folder of this name, filled once per test run; the other workers wait for it."""
    with locked(factory, name) as folder:
        done = folder.with_suffix(".done")
        if not done.exists():
            shutil.rmtree(folder)
            folder.mkdir()
            fill(folder)
            done.touch()
    return folder


@contextmanager
def locked(factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """The folder of this name, which no other worker has at the same time."""
    folder = _root(factory) / name
    folder.mkdir(exist_ok=True)
    with folder.with_suffix(".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # released when the file is closed
        yield folder


def shared_text(factory: pytest.TempPathFactory, name: str, make: Callable[[], str]) -> str:
    """The text of this name, made once per test run."""
    folder = shared_folder(factory, name, lambda folder: _write(folder / "text", make()))
    return (folder / "text").read_bytes().decode()


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def _root(factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run have in common."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
