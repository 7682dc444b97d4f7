# SPDX-License-Identifier: MIT
"""Owns what is known of vendored clients: the manifest beside them, and what differs from it.

It needs nothing but the standard library, not even its neighbours: `vidspec vendor` lays this very file beside the
copies, and `python check_vendored.py` examines the folder it lies in. Exit codes: 0 as vendored, 1 findings, 2 wrong
usage, 3 no manifest or something that cannot be read, 4 a manifest of nothing.
"""

from __future__ import annotations

import sys

if __name__ == "__main__" and not sys.flags.safe_path:
    del sys.path[0]  # what lies beside this file must not stand in for a module of Python's

import hashlib
import json
import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path

MANIFEST = "vidspec.manifest.json"
CHECKER = "check_vendored.py"
INIT = "__init__.py"
INIT_TEXT = b'''\
# SPDX-License-Identifier: MIT
"""Clients that `vidspec vendor` copied. DO NOT EDIT."""
'''
RUNTIME = "_runtime"
NOTE = "V107"  # the one code that is no fault
TEMPORARY = ".vidspec-tmp"  # what a file is called until all of it is written ends so
LIST = "manifest.json"  # of what is generated

# What Python and type checkers write, below which folder; whatever else lies there is somebody's own.
_CACHES = {
    "__pycache__": re.compile(r"[^/]+\.pyc(\.[0-9]+)?"),
    ".mypy_cache": re.compile(
        r"(.*/)?([^/]+\.(json|ff|db|db-(journal|shm|wal))|missing_stubs|CACHEDIR\.TAG|\.gitignore)"
    ),
    ".ruff_cache": re.compile(r"(.*/)?([0-9]+|CACHEDIR\.TAG|\.gitignore)"),
}
_MOST = 100  # entries of one manifest that are told one by one
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PROVIDER = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_STEP = re.compile(r"\w(\w|[.-]){0,254}", re.ASCII)
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_NEVER_SHOWN = re.compile(r"[\u2065\ufdd0-\ufdef\ufff0-\ufffb\U00013430-\U0001345f\U000e0000-\U000e0fff]")
_AGAIN = "run `vidspec vendor` again"


class Digest(str):
    """The SHA-256 of a plain file, as hexadecimal digits."""

    __slots__ = ()


class NoFile(StrEnum):
    """Why a path has no digest."""

    MISSING = "missing"
    LINK = "a link"
    OTHER = "no plain file"


FileState = Digest | NoFile


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is not as it should be, with its place below the folder; every text of it may be shown."""

    path: str
    code: str
    message: str
    line: int = 1
    provider: str | None = None
    expected: str | None = None
    actual: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What was vendored: the digest of each file, and of the spec of each provider."""

    version: str  # of vidspec
    providers: Mapping[str, str]
    files: Mapping[str, str]  # by path below the folder
    sources: Mapping[str, str] = field(default_factory=dict)  # of the project's files, where a copy is not the same
    recorder: bool = False  # whether `record` was asked for
    pending: Mapping[str, str] = field(default_factory=dict)  # what the files become, while a run writes them

    @property
    def known(self) -> Mapping[str, str]:
        """Every file of ours, be it there already or not."""
        return {**self.pending, **self.files}

    def accepts(self, path: str, state: FileState) -> bool:
        """Whether the file is as it was vendored; while a run writes it, it may be the old or the new one."""
        return state in (self.files.get(path), self.pending.get(path))

    def text(self) -> bytes:
        """One line a file, in one order, and no clock: the same content gives the same bytes."""
        plain: dict[str, object] = {
            "files": self.files,
            "format": 1,
            "providers": {name: {"spec": digest} for name, digest in self.providers.items()},
            "vidspec": self.version,
        }
        plain |= {"pending": self.pending} if self.pending else {}
        plain |= {"sources": self.sources} if self.sources else {}
        plain |= {"recorder": True} if self.recorder else {}
        return (json.dumps(plain, indent=1, sort_keys=True) + "\n").encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    faults: tuple[Fault, ...]
    files: int = 0
    providers: int = 0
    unreadable: bool = False


def read(folder: Path) -> tuple[Manifest | None, tuple[Fault, ...]]:
    """The manifest of a folder; None without a fault where there is none at all, and with faults where it is faulty."""
    kind = state(folder, MANIFEST)
    if kind is NoFile.MISSING:
        return None, ()
    if isinstance(kind, NoFile):
        return None, (Fault(MANIFEST, "V100", f"{kind} stands where the manifest belongs"),)
    try:
        text = (folder / MANIFEST).read_bytes().decode("utf-8")
        manifest = _shaped(json.loads(text, object_pairs_hook=_unrepeated))
    except json.JSONDecodeError as error:
        return None, (Fault(MANIFEST, "V100", "the manifest is not JSON", error.lineno),)
    except (ValueError, RecursionError) as error:
        return None, (Fault(MANIFEST, "V100", f"this is no manifest: {_visible(str(error))[:200]}"),)
    faults = _told(text, _misplaced(manifest))
    return (None, faults) if faults else (manifest, ())


def _told(text: str, misplaced: Iterator[tuple[str, str]]) -> tuple[Fault, ...]:
    """The first of them with their lines, the others as a number: a manifest may be long and wrong all through."""
    faults, last = [], 0
    for name, fault in islice(misplaced, _MOST):
        last = max(text.find(json.dumps(name), last), last)  # entries come in the order of the text
        line, shown = 1 + text.count("\n", 0, last), _visible(name)[:200]
        faults.append(Fault(MANIFEST, "V106", f"the entry {shown} {fault}", line, actual=shown))
    if more := sum(1 for _ in misplaced):
        faults.append(Fault(MANIFEST, "V106", f"{more} more entries are misplaced", actual=f"{more} more"))
    return tuple(faults)


def state(folder: Path, path: str) -> FileState:
    """The digest of the file at `path`, or why it has none. Nothing is followed out of the folder."""
    target, mode = folder, 0
    for step in path.split("/"):
        target /= step
        try:
            mode = target.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return NoFile.MISSING
        if stat.S_ISLNK(mode):
            return NoFile.LINK
    if not stat.S_ISREG(mode):
        return NoFile.OTHER
    with target.open("rb") as file:
        return Digest(hashlib.file_digest(file, "sha256").hexdigest())


def digest(data: bytes) -> Digest:
    return Digest(hashlib.sha256(data).hexdigest())


def is_digest(text: str) -> bool:
    return _DIGEST.fullmatch(text) is not None


def temporary(path: str) -> str:
    """What the file is called while it is being written."""
    above, slash, name = path.rpartition("/")
    return f"{above}{slash}.{name}{TEMPORARY}"


def present(folder: Path, *, in_caches: bool = False) -> Iterator[str]:
    """Every file and link below a folder, but for caches; of those, what no tool writes, if asked for."""
    if not folder.is_dir():
        return
    for parent, folders, names in os.walk(folder, onerror=_stop):
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        folders[:] = [name for name in folders if in_caches or name not in _CACHES]
        for name in (*names, *links):
            path = (Path(parent) / name).relative_to(folder).as_posix()
            if name in links or not _is_cached(path):
                yield path


def _is_cached(path: str) -> bool:
    """Whether a tool wrote the file into its cache."""
    steps = path.split("/")
    for count, step in enumerate(steps[:-1], 1):
        if step in _CACHES:
            return _CACHES[step].fullmatch("/".join(steps[count:])) is not None
    return False


def _stop(error: OSError) -> None:
    raise error  # a folder that cannot be listed must not pass for an empty one


def given(root: Path, providers: Sequence[str]) -> dict[str, bytes]:
    """What the project in `root` gives to be vendored, by path."""
    generated = root / "generated"
    found = {
        f"{top}/{path}": (generated / top / path).read_bytes()
        for top in (RUNTIME, *providers)
        for path in present(generated / top)
    }
    own = Path(__file__)
    if own.name != CHECKER:  # a copy does not say what the original is like
        found[CHECKER] = own.read_bytes()
    return found


def spec_digest(root: Path, provider: str) -> str | None:
    """The digest of the provider's spec; None if the project has no such provider."""
    path = root / "specs" / provider / "openapi.yaml"
    return digest(path.read_bytes()) if path.is_file() else None


def check(folder: Path, root: Path | None = None) -> Checked:
    """Everything in which a folder differs from its manifest, and the manifest from the project."""
    manifest, faults = read(folder)
    if manifest is None:
        found = faults or (
            Fault(MANIFEST, "V100", "there is no manifest; `vidspec vendor PROVIDER --into DIR` writes it"),
        )
        return Checked(faults=found, unreadable=any(fault.code == "V100" for fault in found))
    state_of_run = _stopped() if manifest.pending else _outdated(manifest, root)
    found = (*_changed(folder, manifest), *_foreign(folder, manifest), *state_of_run)
    return Checked(faults=tuple(sorted(found)), files=len(manifest.known), providers=len(manifest.providers))


def edited(path: str, expected: str, actual: FileState) -> Fault:
    what = "the file was edited" if isinstance(actual, Digest) else f"{actual} stands where the file belongs"
    return Fault(path, "V101", f"{what}; restore it or delete it, then {_AGAIN}", 1, _provider(path), expected, actual)


def _changed(folder: Path, manifest: Manifest) -> Iterator[Fault]:
    for path, expected in manifest.known.items():
        actual = state(folder, path)
        if actual is NoFile.MISSING:
            if not manifest.pending:
                yield Fault(path, "V102", f"the file is missing; {_AGAIN}", provider=_provider(path), expected=expected)
        elif not manifest.accepts(path, actual):
            yield edited(path, expected, actual)


def _stopped() -> Iterator[Fault]:
    yield Fault(MANIFEST, "V108", f"a run was stopped before all files were written; {_AGAIN}")


def _foreign(folder: Path, manifest: Manifest) -> Iterator[Fault]:
    ours = {MANIFEST, INIT, *manifest.known}
    if manifest.pending:
        ours |= {temporary(path) for path in ours}
    for path in present(folder, in_caches=True):
        if path not in ours:
            yield Fault(_visible(path), "V104", "this file was not vendored; move it out of the folder")


def _outdated(manifest: Manifest, root: Path | None) -> Iterator[Fault]:
    if root is None or not _is_project(root):
        yield Fault(MANIFEST, NOTE, "whether the copies are outdated was not examined: the project is not at hand")
        return
    known = []
    for name, expected in manifest.providers.items():
        actual = spec_digest(root, name)
        place = f"specs/{name}/openapi.yaml"
        if actual is None:
            message = f"the project has no provider {name} any more; delete its folder, then {_AGAIN}"
            yield Fault(MANIFEST, "V103", message, provider=name, expected=place)
            continue
        known.append(name)
        if actual != expected:
            message = f"{place} is not the one that {name} was vendored from; {_AGAIN}"
            yield Fault(MANIFEST, "V103", message, provider=name, expected=actual, actual=expected)
    yield from _replaced(manifest, {path: digest(data) for path, data in given(root, known).items()}, known)


def _is_project(root: Path) -> bool:
    """Whether the folders of these names are those of a project: applications have such folders, too."""
    path = root / "generated" / LIST
    if not (root / "specs").is_dir() or not path.is_file():
        return False
    try:
        match json.loads(path.read_bytes()):
            case {"digest": str(own), "files": dict(files)}:
                return all(isinstance(of, str) and is_digest(of) for of in (own, *files.values()))
    except (ValueError, RecursionError):
        pass
    return False


def _replaced(manifest: Manifest, now: Mapping[str, str], known: Sequence[str]) -> Iterator[Fault]:
    """Files of which the project has another version, none, or a new one.

    New files of the runtime are not looked for: a copy that needs one imports it from a file that has changed.
    """
    origins = {path: manifest.sources.get(path, of) for path, of in manifest.files.items()}
    before = {path: of for path, of in origins.items() if path.partition("/")[0] in (RUNTIME, *known)}
    before |= {path: origins[path] for path in now.keys() & origins.keys()}
    new = {path for path in now if path not in before and not path.startswith(f"{RUNTIME}/")}
    for path in sorted(before.keys() | new):
        if path not in before:
            message = "the project has one more file"
        elif path not in now:
            message = "the project has this file no more"
        elif before[path] != now[path]:
            message = "the project has another version of this file"
        else:
            continue
        yield Fault(path, "V103", f"{message}; {_AGAIN}", 1, _provider(path), now.get(path), before.get(path))


def _provider(path: str) -> str | None:
    top, below, _ = path.partition("/")
    return top if below and top != RUNTIME else None


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key is repeated")
    return found


def _shaped(plain: object) -> Manifest:
    match plain:
        case {"format": 1, "vidspec": str(version), "providers": dict(providers), "files": dict(files), **rest}:
            pending, sources, recorder = rest.get("pending", {}), rest.get("sources", {}), rest.get("recorder", False)
        case {"format": int(), "files": dict()}:
            raise ValueError("it is of another format; use the vidspec that wrote it, or a newer one")
        case _:
            raise ValueError("`format`, `vidspec`, `providers` and `files` do not stand there as they should")
    for name in providers:
        if not _PROVIDER.fullmatch(name):
            raise ValueError(f"{name} cannot name a provider")
    specs = {name: _known(one.get("spec") if isinstance(one, dict) else None) for name, one in providers.items()}
    if not isinstance(pending, dict) or not isinstance(sources, dict) or not isinstance(recorder, bool):
        raise ValueError("malformed `pending`, `sources` or `recorder`")
    now, soon, origins = ({path: _known(of) for path, of in some.items()} for some in (files, pending, sources))
    return Manifest(version=version, providers=specs, files=now, sources=origins, recorder=recorder, pending=soon)


def _known(value: object) -> str:
    if not isinstance(value, str) or not is_digest(value):
        raise ValueError("where a digest belongs, there is none")
    return value


def _misplaced(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Entries that no vendoring writes: outside of the folder, not in normal form, or one file by two names."""
    tops = {RUNTIME, *manifest.providers}
    told = set()
    for paths in (manifest.files, manifest.pending):  # a name may change in case from the one to the other
        folded: dict[str, str] = {}
        for path in paths:
            fault = _misplacement(path, tops, folded)
            if fault is not None and path not in told:
                told.add(path)
                yield path, fault


def _misplacement(path: str, tops: Set[str], folded: dict[str, str]) -> str | None:
    steps = path.split("/")
    if len(path) > 1000 or not all(_STEP.fullmatch(step) and not step.endswith(".") for step in steps):
        return "is no plain path below the folder"
    if path not in (INIT, CHECKER) and (len(steps) == 1 or steps[0] not in tops):
        return "belongs to no vendored provider"
    if folded.setdefault(path.casefold(), path) != path:
        return "differs only in case from another one"
    return None


def _visible(text: str) -> str:
    """`text` on one line, with every character that nobody could see as an escape: what vidspec does elsewhere."""
    return "".join(_escape(c) if _is_hidden(c) else c for c in text)


def _is_hidden(character: str) -> bool:
    never = ord(character) & 0xFFFE == 0xFFFE or _NEVER_SHOWN.match(character)
    return bool(never) or unicodedata.category(character) in _HIDDEN


def _escape(character: str) -> str:
    code = ord(character)
    if character in "\n\t":
        return "\\n" if character == "\n" else "\\t"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def main(arguments: Sequence[str]) -> int:
    """Prints what `check` finds: `[FOLDER [PROJECT]]`, the folder that this file lies in without any; the exit code."""
    if len(arguments) > 2 or any(one.startswith("-") for one in arguments):
        sys.stderr.write("usage: check_vendored.py [FOLDER [PROJECT]]\n")
        return 2
    folder = Path(arguments[0]) if arguments else Path(__file__).parent
    try:
        found = check(folder, Path(arguments[1]) if len(arguments) > 1 else None)
    except OSError as error:
        sys.stderr.write(f"cannot read {_visible(str(error.filename or folder))}: {error.strerror or 'unknown'}\n")
        return 3
    for fault in found.faults:
        severity = "note" if fault.code == NOTE else "error"
        place = _visible((folder / fault.path).as_posix())
        sys.stderr.write(f"{place}:{fault.line}:1: {severity}: {fault.message} [{fault.code}]\n")
    failing = sum(fault.code != NOTE for fault in found.faults)
    if found.unreadable:
        return 3
    result = f"{failing} finding{'s' * (failing > 1)}" if failing else "as vendored" if found.files else "nothing there"
    sys.stdout.write(f"{result}: {found.files} files of {found.providers} providers were examined\n")
    return 1 if failing else 0 if found.files else 4


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
