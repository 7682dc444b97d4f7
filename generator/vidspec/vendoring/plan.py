"""Owns what vendoring would change in a folder, and everything that forbids it, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .checker import (
    INIT,
    INIT_TEXT,
    MANIFEST,
    Digest,
    Fault,
    FileState,
    Manifest,
    NoFile,
    digest,
    edited,
    given,
    present,
    spec_digest,
    state,
    temporary,
)
from .selection import select


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What there is to do; nothing of it may be done where there is a fault."""

    providers: tuple[str, ...]
    dropped: tuple[str, ...]  # vendored before; their files were deleted
    files: Mapping[str, bytes]  # all that the folder will hold
    changed: Mapping[str, bytes]  # those of them that are to be written
    gone: tuple[str, ...]  # vendored before, and given no more
    left: tuple[str, ...]  # half written, by a run that was stopped
    pending: Mapping[str, bytes]  # the manifest of both what is there and what will be, to be written first
    manifest: Mapping[str, bytes]  # one file, to be written last; none if it stands there already
    faults: tuple[Fault, ...]


def plan(
    root: Path,
    folder: Path,
    before: Manifest | None,
    named: Sequence[str],
    version: str,
    *,
    package: str,
    recorder: bool | None = None,
) -> Plan:
    """Vendoring the providers `named`, beside those that are vendored already: one runtime serves all.

    `package` is what the folder is imported as. Where nothing is said of the `recorder`, it stays as it was.
    """
    old = before or Manifest(version=version, providers={}, files={})
    providers = tuple(sorted({*named, *_kept(folder, old)}))
    unknown = [name for name in providers if spec_digest(root, name) is None]
    known = [name for name in providers if name not in unknown]
    recorder = old.recorder if recorder is None else recorder
    originals = given(root, known)
    files = select(originals, known, recorder=recorder, package=package)
    sources = {path: digest(originals[path]) for path, data in sorted(files.items()) if data != originals[path]}
    if INIT in old.known or state(folder, INIT) in (NoFile.MISSING, digest(INIT_TEXT)):
        files[INIT] = INIT_TEXT
    files = dict(sorted(files.items()))
    specs = {name: spec_digest(root, name) or "" for name in providers}
    digests = {path: digest(data) for path, data in files.items()}
    after = Manifest(version=version, providers=specs, files=digests, sources=sources, recorder=recorder)
    states = {path: state(folder, path) for path in (*files, *old.known)}
    changed = {path: data for path, data in files.items() if states[path] != after.files[path]}
    gone = tuple(path for path in old.known if path not in files and states[path] is not NoFile.MISSING)
    faults = {*_withdrawn(unknown), *_conflicts(folder, after, old, states), *_edits(after, old, states)}
    half = {path for path in (*old.known, *files, MANIFEST) if isinstance(state(folder, temporary(path)), Digest)}
    pending = {MANIFEST: _pending(after, old, states, half).text()} if changed or gone else {}
    return Plan(
        providers=providers,
        dropped=tuple(sorted(old.providers.keys() - set(providers))),
        files=files,
        changed=changed,
        gone=gone,
        left=tuple(sorted(map(temporary, half))),
        pending=pending,
        manifest={MANIFEST: after.text()} if pending or state(folder, MANIFEST) != digest(after.text()) else {},
        faults=tuple(sorted(faults)),
    )


def _kept(folder: Path, old: Manifest) -> set[str]:
    """The providers of which anything is left: who deletes the whole folder of one gives it up."""
    left = {path.partition("/")[0] for path in old.known if state(folder, path) is not NoFile.MISSING}
    return left & old.providers.keys()


def _pending(after: Manifest, old: Manifest, states: Mapping[str, FileState], half: set[str]) -> Manifest:
    """By this, whatever stops the run, and whatever the project gives by then, its files are known to be ours."""
    # Where names that differ in case are one file, it has one entry, under its new name.
    now = {path.casefold(): path for path in (*old.files, *old.pending) if isinstance(states[path], Digest)}
    files = {path: states[path] for path in now.values()}
    # What was half written stays known until it is deleted, though no such file is given any more.
    pending = {path: of for path, of in old.pending.items() if path in half} | dict(after.files)
    return replace(after, files=files, sources={}, pending=pending)


def _withdrawn(unknown: Sequence[str]) -> Iterator[Fault]:
    for name in unknown:
        message = f"the project has no provider {name} any more; delete its folder, then run `vidspec vendor` again"
        yield Fault(MANIFEST, "V103", message, provider=name, expected=f"specs/{name}/openapi.yaml")


def _edits(after: Manifest, old: Manifest, states: Mapping[str, FileState]) -> Iterator[Fault]:
    """Files of ours that were edited, and would be lost."""
    for path, expected in old.known.items():
        if states[path] not in (NoFile.MISSING, after.files.get(path)) and not old.accepts(path, states[path]):
            yield edited(path, expected, states[path])


def _conflicts(folder: Path, after: Manifest, old: Manifest, states: Mapping[str, FileState]) -> Iterator[Fault]:
    """Files and links of the application where something is to be written."""
    for path, expected in after.files.items():
        way = _in_the_way(folder, path)
        if way is None or way in old.known or states[path] == expected:
            continue
        if way == path and (folder / path).is_dir() and not (folder / path).is_symlink():
            mine = {f"{path}/{below}" for below in present(folder / path, in_caches=True)}
            if mine and mine <= old.known.keys():
                continue
        message = "this is not of the vendored clients and stands in their way; move it, or vendor into another folder"
        yield Fault(way, "V105", message, expected=after.files.get(way), actual=states.get(way))


def _in_the_way(folder: Path, path: str) -> str | None:
    """What is there already, be it the path itself, or a link or a file where a folder above it belongs."""
    steps = path.split("/")
    for count in range(1, len(steps) + 1):
        way = "/".join(steps[:count])
        target = folder / way
        if target.is_symlink() or (target.exists() and (count == len(steps) or not target.is_dir())):
            return way
    return None
