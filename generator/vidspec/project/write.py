"""Owns the folder `generated/`: what in it differs from what should be there, and writing it; alone writes files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ..core.names import provider_name_fault
from ..core.positions import Position
from ..core.spec import File
from ..findings.diagnostic import Diagnostic
from ..vendoring.checker import LIST, TEMPORARY, digest, present, temporary
from .listing import Listing, listing, parsed, read_listing
from .versions import differing


class Change(StrEnum):
    MISSING = "missing"
    STALE = "stale"
    EDITED = "edited"
    UNKNOWN = "edited or stale"  # without the list, nobody knows which
    ORPHAN = "orphan"
    VERSIONS = "generated with other versions"  # said of the list


@dataclass(frozen=True, slots=True, order=True)
class Stale:
    """A file below `generated/` that is not as it should be."""

    path: str
    change: Change
    versions: tuple[tuple[str, str, str], ...] = ()  # packages, recorded and installed version, of `VERSIONS` only


def stale(files: tuple[File, ...], root: Path, owned: frozenset[str] | None = None) -> tuple[Stale, ...]:
    """What differs. With `owned`, only the top folders named there are looked at."""
    wanted = {file.path: file.text.encode() for file in files if _owned(file.path, owned)}
    there = {path for path in present(root) if _owned(path, owned)}
    found = [Stale(path, Change.MISSING) for path in wanted.keys() - there]
    found += [Stale(path, Change.ORPHAN) for path in there - wanted.keys()]
    before = read_listing(root)
    for path in wanted.keys() & there:
        target = root / path
        data = None if target.is_symlink() or not target.is_file() else target.read_bytes()
        if data != wanted[path]:
            found.append(Stale(path, _how_it_differs(path, data, before)))
    return tuple(sorted(_with_versions(found, _versions(before, files))))


def _versions(before: Listing, files: tuple[File, ...]) -> tuple[tuple[str, str, str], ...]:
    """The packages whose versions are not those that the list in the folder records."""
    now = next((parsed(file.text) for file in files if file.path == LIST), Listing())
    return tuple((name, *versions) for name, versions in differing(before.versions, now.versions).items())


def _with_versions(found: list[Stale], versions: tuple[tuple[str, str, str], ...]) -> list[Stale]:
    """The changes, with what is known of versions said of the list, if they may explain any."""
    if not versions or all(change.change is not Change.STALE for change in found):
        return found
    return [*(change for change in found if change.path != LIST), Stale(LIST, Change.VERSIONS, versions)]


def _how_it_differs(path: str, data: bytes | None, before: Listing) -> Change:
    """What became of a file, `None` if it is none; the list itself is edited if it does not vouch for itself."""
    if path == LIST or data is None:
        return Change.STALE if before and data is not None else Change.EDITED
    if not before:
        return Change.UNKNOWN
    return Change.STALE if before.files.get(path) == digest(data) else Change.EDITED


def write(files: tuple[File, ...], root: Path, owned: frozenset[str] | None = None) -> tuple[Stale, ...]:
    """Brings the folder up to date and tells what was changed. Files that are right are not touched.

    Each file appears whole or not at all, orphans go last: whenever this is stopped, the next run completes it.
    """
    for path in present(root):
        if path.endswith(TEMPORARY):
            (root / path).unlink()  # of a run that was stopped
    if owned is not None and any(file.path == LIST for file in files):
        others = (file for file in files if file.path != LIST)
        files, owned = (*others, _list_of_part(files, root, owned)), owned | {LIST}
    changes = stale(files, root, owned)
    wanted = {file.path: file.text.encode() for file in files}
    # The list goes last: until then it names what the others were before.
    paths = sorted((c.path for c in changes if c.change is not Change.ORPHAN), key=lambda path: path == LIST)
    changed = {path: wanted[path] for path in paths}
    for path in changed:
        _make_room(root, path)
    lay(root, changed, [change.path for change in changes if change.change is Change.ORPHAN])
    return changes


def lay(folder: Path, changed: Mapping[str, bytes], gone: Sequence[str] = ()) -> None:
    """Writes files below a folder, each whole or not at all, and removes others, with the folders that become empty.

    What is removed goes last, but for what stands in the way: a folder where a file belongs and the like, and a name
    that differs only in case, which may be the same file.
    """
    targets = {path.casefold() for path in changed}
    ways = {way for path in targets for way in _ways(path)}
    blocking = [path for path in gone if path.casefold() in ways or not targets.isdisjoint(_ways(path.casefold()))]
    for path in blocking:
        _remove(folder, path)
    for path, data in changed.items():
        _put(folder / path, data)
    for path in gone:
        if path not in blocking:
            _remove(folder, path)


def _ways(path: str) -> list[str]:
    """The path itself, last, and the folders above it."""
    steps = path.split("/")
    return ["/".join(steps[:count]) for count in range(1, len(steps) + 1)]


def _list_of_part(files: tuple[File, ...], root: Path, owned: frozenset[str]) -> File:
    """The list after a part of the folder is brought up to date: what is left alone stays listed as it was."""
    before = read_listing(root)
    now = next(parsed(file.text) for file in files if file.path == LIST)
    left = {path: of for path, of in before.files.items() if not _owned(path, owned) and path != LIST}
    part = listing((file for file in files if _owned(file.path, owned)), now.versions)
    versions = before.versions if left else now.versions
    return File(LIST, Listing(files={**left, **part.files}, versions=versions).text())


def _remove(root: Path, path: str) -> None:
    target = root / path
    if target.is_symlink() or target.is_file():
        target.unlink()
        _remove_empty(root, target.parent)


def _put(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(temporary(target.name))
    half.unlink(missing_ok=True)  # of a run that was stopped
    try:
        with half.open("xb") as file:  # never through a link that somebody has laid there
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(half, target)
    except OSError:
        half.unlink(missing_ok=True)
        raise


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
    """What `check` says of files that are not as they should be. Other versions explain every file that is stale."""
    says = {
        Change.MISSING: ("G101", "the file is missing; `vidspec generate` writes it"),
        Change.STALE: ("G102", "the file is stale: the specs give another one now; `vidspec generate` rewrites it"),
        Change.ORPHAN: ("G103", "no spec gives this file; `vidspec generate` removes it"),
        Change.UNKNOWN: ("G104", "the file was edited or is stale; `vidspec generate` rewrites it"),
        Change.EDITED: ("G104", "the file was edited; change spec or template instead, `vidspec generate` rewrites it"),
    }
    others = [change for change in changes if change.change is Change.VERSIONS]
    told = [change for change in changes if change.change in says and not (others and change.change is Change.STALE)]
    count = sum(change.change is Change.STALE for change in changes)
    return (
        *(_other_versions(change, count, folder) for change in others),
        *(
            Diagnostic(Position(f"{folder}/{c.path}"), *says[c.change], provider=_provider(c.path), place=c.path)
            for c in told
        ),
    )


def _other_versions(change: Stale, stale_files: int, folder: str) -> Diagnostic:
    """One finding for all stale files; a note if there is none but the list."""
    recorded = ", ".join(f"{name} {before}" for name, before, _ in change.versions)
    now = ", ".join(f"{name} {after}" for name, _, after in change.versions)
    cure = "install the recorded versions or run `vidspec generate`"
    differ = "1 file differs" if stale_files == 1 else f"{stale_files} files differ"
    told = f"{differ}; {cure}" if stale_files else "no file differs"
    return Diagnostic(
        Position(f"{folder}/{change.path}"),
        "G105",
        f"generated with {recorded}, installed {now}: {told}",
        place=change.path,
        expected=recorded,
        actual=now,
        as_note=not stale_files,
    )


def _provider(path: str) -> str | None:
    top, below, _ = path.partition("/")
    return top if below and provider_name_fault(top) is None else None


def _owned(path: str, owned: frozenset[str] | None) -> bool:
    return owned is None or path.partition("/")[0] in owned


def _remove_empty(root: Path, folder: Path) -> None:
    """Removes a folder that has become empty, and those above it, bytecode notwithstanding."""
    while folder != root:
        cache = folder / "__pycache__"
        only = cache.is_dir() and [child.name for child in folder.iterdir()] == ["__pycache__"]
        if only and not any(present(folder, in_caches=True)):  # neither a link nor anything but bytecode
            shutil.rmtree(cache)
        if any(folder.iterdir()):
            return
        folder.rmdir()
        folder = folder.parent
