"""Owns the check of source documents against specs, and the acceptance of what the documents say today."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ...core.positions import Position
from ...findings.diagnostic import Diagnostic
from ...findings.reading import read_file
from ...project.sources import LOCK
from ..running import Reporting, conclude, require_known, sound_specs

if TYPE_CHECKING:
    from ...core.facts import Document
    from ...core.spec import Provider
    from ...drift import Lock

_COMMAND = "drift --sources"
_NOT_WHOLE = frozenset({"D002", "D003", "D004"})  # the document is empty, cut, or something else
_KINDS = {
    "heading": "headings",
    "prose": "paragraphs",
    "label": "labels",
    "endpoint": "endpoints",
    "head": "tables",
    "row": "table rows",
    "block": "blocks of code",
    "command": "parts of commands",
    "value": "keys and values",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A document that was read, and what belongs to it."""

    provider: Provider
    document: Document
    file: str
    lock: Lock | None
    lock_file: str
    found: tuple[Diagnostic, ...]  # by the reader

    @property
    def whole(self) -> bool:
        return not any(one.code in _NOT_WHOLE for one in self.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """The documents that were asked for, and what keeps others from being examined."""

    texts: Mapping[str, str]  # of all specs and sources
    sources: tuple[_Source, ...]
    found: tuple[Diagnostic, ...]


def check_sources(folder: Path, names: Sequence[str], how: Reporting, *, accept: bool = False) -> NoReturn:
    """Source documents against the specs that were normalized from them."""
    read = _read(folder, names, how, accept=accept)
    if accept:
        _accept(read, names, how)
        read = _read(folder, names, how, accept=False)

    from ...drift import compare

    found = [*read.found]
    for source in read.sources:
        found += source.found
        if source.whole:
            found += compare(source.provider, source.document, source.lock, source.file, source.lock_file)
    _conclude(read, found, names, how)


def _conclude(read: _Read, found: Sequence[Diagnostic], names: Sequence[str], how: Reporting) -> NoReturn:
    counts = Counter({"documents": len(read.sources)})
    for source in read.sources:
        counts["lines"] += source.document.length
        counts.update({_KINDS[kind]: count for kind, count in source.document.counts.items()})
    unreadable = any(one.fails for one in read.found)
    conclude(_COMMAND, found, tuple(counts.items()), how, whole=not names, unreadable=unreadable)


def _read(folder: Path, names: Sequence[str], how: Reporting, *, accept: bool) -> _Read:
    texts, providers = sound_specs(_COMMAND, how)
    require_known(names, (provider.name for provider in providers))
    wanted = [one for one in providers if one.source and (not names or one.name in names)]
    at_hand = any((folder / one.source.document).is_file() for one in wanted if one.source)
    sources: list[_Source] = []
    found: list[Diagnostic] = []
    for provider in wanted:
        assert provider.source is not None
        path = folder / provider.source.document
        if path.is_file():
            source, faults = _read_one(provider, path, how.root, accept=accept)
            found += (replace(one, provider=provider.name) for one in faults)
            sources += [source] if source else []
        elif not names and not provider.source.published:
            found.append(_absent(provider, path, "put together by hand and not at hand; not examined", fails=False))
        else:
            # A folder without a single document is the wrong one: then nothing was examined.
            found.append(_absent(provider, path, "there is no such file", fails=at_hand or not folder.is_dir()))
    return _Read(texts=texts.specs, sources=tuple(sources), found=tuple(found))


def _absent(provider: Provider, path: Path, message: str, *, fails: bool) -> Diagnostic:
    at = Position(str(path))
    return Diagnostic(at, "D001", message, provider=provider.name, place="document", as_note=not fails)


def _read_one(
    provider: Provider, path: Path, root: Path, *, accept: bool
) -> tuple[_Source | None, tuple[Diagnostic, ...]]:
    """A document and its lock. Who accepts the document needs no lock that can be read."""
    from ...documents import read
    from ...drift import read_lock

    text, faults = read_file(path, "D001")
    lock_file = f"specs/{provider.name}/{LOCK}"
    lock: Lock | None = None
    if (root / lock_file).exists():
        lock_text, lock_faults = read_file(root / lock_file, "D101")
        if lock_text is not None:
            lock, lock_faults = read_lock(lock_text, lock_file)
        faults += () if accept else lock_faults
    if text is None or faults:
        return None, faults
    document, told = read(text, path.name, str(path))
    found = tuple(replace(one, provider=provider.name) for one in told)
    return _Source(
        provider=provider, document=document, file=str(path), lock=lock, lock_file=lock_file, found=found
    ), ()


def _accept(read: _Read, names: Sequence[str], how: Reporting) -> None:
    """Writes the locks of what the documents say today, and moves the citations along: all of it or nothing."""
    from ...drift import accept
    from ...project.write import lay

    found = [*read.found, *(one for source in read.sources if not source.whole for one in source.found)]
    texts = read.texts
    for source in read.sources:
        accepted = accept(texts, source.provider.name, source.document, source.lock)
        texts, found = accepted.texts, [*found, *accepted.found]
    if not read.sources or any(one.fails for one in found):
        print("nothing was accepted", file=sys.stderr)
        _conclude(read, found, names, how)
    changed = {name: text.encode() for name, text in texts.items() if not _stands(how.root / name, text)}
    lay(how.root, changed)
    for name in sorted(changed):
        print(f"wrote {name}", file=sys.stderr)
    done = "the locks hold what the documents say; review the diff, then `vidspec generate`"
    print(done if changed else "no lock changed", file=sys.stderr)


def _stands(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()
