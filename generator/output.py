"""Owns the folder `generated/`: what in it differs from what should be there, and writing it; alone writes files."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .diagnostics import Diagnostic, Position
from .ir import File

_TEMPORARY = ".vidspec-tmp"


class Change(StrEnum):
    MISSING = "missing"
    STALE = "stale"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True, order=True)
class Stale:
    """A file below `generated/` that is not as it should be."""

    path: str
    change: Change


def stale(files: tuple[File, ...], root: Path, owned: frozenset[str] | None = None) -> tuple[Stale, ...]:
    """What differs. With `owned`, only the top folders named there are looked at."""
    wanted = {file.path: file.text.encode() for file in files if _owned(file.path, owned)}
    there = {path for path in _present(root) if _owned(path, owned)}
    found = [Stale(path, Change.MISSING) for path in wanted.keys() - there]
    found += [Stale(path, Change.ORPHAN) for path in there - wanted.keys()]
    for path in wanted.keys() & there:
        target = root / path
        if target.is_symlink() or target.read_bytes() != wanted[path]:
            found.append(Stale(path, Change.STALE))
    return tuple(sorted(found))


def write(files: tuple[File, ...], root: Path, owned: frozenset[str] | None = None) -> tuple[Stale, ...]:
    """Brings the folder up to date and tells what was changed. Files that are right are not touched.

    Each file appears whole or not at all, orphans go last: whenever this is stopped, the next run completes it.
    """
    for path in _present(root):
        if path.endswith(_TEMPORARY):
            (root / path).unlink()  # of a run that was stopped
    changes = stale(files, root, owned)
    texts = {file.path: file.text for file in files}
    for change in changes:
        if change.change is not Change.ORPHAN:
            _make_room(root, change.path)
            _put(root / change.path, texts[change.path].encode())
    for change in changes:
        target = root / change.path
        if change.change is Change.ORPHAN and (target.is_symlink() or target.is_file()):
            target.unlink()
            _remove_empty(root, target.parent)
    return changes


def _put(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}{_TEMPORARY}")
    with temporary.open("xb") as file:  # never through a link that somebody has laid there
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, target)


def _make_room(root: Path, path: str) -> None:
    """Removes what stands in the way of a file: links and files where its folders belong, a folder where it belongs.

    The folder is the generator's own; what a link leads to is not, and is never touched.
    """
    target = root / path
    for folder in reversed(target.parents[: len(Path(path).parts) - 1]):
        if folder.is_symlink() or folder.is_file():
            folder.unlink()
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)


def as_diagnostics(changes: tuple[Stale, ...], folder: str) -> tuple[Diagnostic, ...]:
    """What `check` says of files that are not as they should be."""
    says = {
        Change.MISSING: ("G101", "the file is missing; `make generate` writes it"),
        Change.STALE: ("G102", "the file is not what the specs give: stale or edited; `make generate` rewrites it"),
        Change.ORPHAN: ("G103", "no spec gives this file; `make generate` removes it"),
    }
    return tuple(Diagnostic(Position(f"{folder}/{change.path}"), *says[change.change]) for change in changes)


def _owned(path: str, owned: frozenset[str] | None) -> bool:
    return owned is None or path.partition("/")[0] in owned


def _present(root: Path) -> set[str]:
    """The files there are; what Python and type checkers leave behind does not count."""
    found = set()
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in ("__pycache__", ".mypy_cache", ".ruff_cache")]
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        found |= {(Path(folder) / name).relative_to(root).as_posix() for name in (*names, *links)}
    return found


def _remove_empty(root: Path, folder: Path) -> None:
    """Removes a folder that has become empty, and those above it, bytecode notwithstanding."""
    while folder != root:
        cache = folder / "__pycache__"
        if cache.is_dir() and {child.name for child in folder.iterdir()} == {"__pycache__"}:
            for child in cache.iterdir():
                child.unlink()
            cache.rmdir()
        if any(folder.iterdir()):
            return
        folder.rmdir()
        folder = folder.parent
