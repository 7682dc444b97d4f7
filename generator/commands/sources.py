"""Owns the check of source documents against specs, and the acceptance of what the documents say today."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .. import inputs
from ..diagnostics import Diagnostic, Position, Severity
from .running import Exit, Reporting, conclude, print_findings, require_known, sound_specs

if TYPE_CHECKING:
    from ..drift import Lock
    from ..facts import Document
    from ..ir import Provider

_REFUSED = frozenset({"D002", "D003", "D004"})  # a document that is not whole is never accepted
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


def check_sources(folder: Path, names: Sequence[str], how: Reporting, *, accept: bool = False) -> None:
    """Source documents against the specs that were normalized from them."""
    texts, providers = _specs(how.root)
    sources, unread = _read(_wanted(providers, names), texts, folder, named=bool(names))
    if accept:
        _accept(sources, texts, how.root)
        texts, providers = _specs(how.root)
        sources, unread = _read(_wanted(providers, names), texts, folder, named=bool(names))

    from ..drift import compare

    found = [*unread]
    counts = Counter({"documents": len(sources)})
    for source in sources:
        found += (*source.found, *compare(source.provider, source.document, source.lock, source.file, source.lock_file))
        counts["lines"] += source.document.length
        counts.update({_KINDS[kind]: count for kind, count in source.document.counts.items()})
    conclude(
        "drift --sources",
        found,
        tuple(counts.items()),
        how,
        whole=not names,
        unreadable=any(one.fails for one in unread),
    )


def _specs(root: Path) -> tuple[dict[str, str], tuple[Provider, ...]]:
    """The texts of specs and locks, and the specs."""
    sources, providers = sound_specs(root)
    locks, unreadable = inputs.read_locks(root)
    if unreadable:
        print_findings(unreadable)
        raise typer.Exit(Exit.UNREADABLE)
    return {**sources.specs, **locks}, providers


def _wanted(providers: Sequence[Provider], names: Sequence[str]) -> list[Provider]:
    require_known(names, (provider.name for provider in providers))
    return [provider for provider in providers if provider.source and (not names or provider.name in names)]


def _read(
    providers: Sequence[Provider], texts: Mapping[str, str], folder: Path, *, named: bool
) -> tuple[list[_Source], list[Diagnostic]]:
    """The documents that are at hand, and what keeps the others from being examined."""
    sources: list[_Source] = []
    found: list[Diagnostic] = []
    at_hand = any((folder / p.source.document).is_file() for p in providers if p.source)
    for provider in providers:
        assert provider.source is not None
        path = folder / provider.source.document
        if not path.is_file() and not named and not provider.source.published:
            found.append(_absent(provider, path, "put together by hand and not at hand; not examined", fails=False))
        elif not path.is_file():
            # A folder without a single document is the wrong one: then nothing was examined.
            found.append(_absent(provider, path, "there is no such file", fails=at_hand or not folder.is_dir()))
        else:
            source, faults = _read_one(provider, texts, path)
            found += (replace(one, provider=provider.name) for one in faults)
            sources += [source] if source else []
    return sources, found


def _absent(provider: Provider, path: Path, message: str, *, fails: bool) -> Diagnostic:
    severity = Severity.ERROR if fails else Severity.NOTE
    return Diagnostic(Position(str(path)), "D001", message, severity, provider.name, "document")


def _read_one(
    provider: Provider, texts: Mapping[str, str], path: Path
) -> tuple[_Source | None, tuple[Diagnostic, ...]]:
    from ..documents import read
    from ..drift import read_lock

    text, unreadable = inputs.read_file(path, "D001")
    lock_file = f"specs/{provider.name}/{inputs.LOCK}"
    lock, faults = read_lock(texts[lock_file], lock_file) if lock_file in texts else (None, ())
    if text is None or faults:
        return None, (*unreadable, *faults)
    document, told = read(text, path.name, str(path))
    found = tuple(replace(one, provider=provider.name) for one in told)
    return _Source(
        provider=provider, document=document, file=str(path), lock=lock, lock_file=lock_file, found=found
    ), ()


def _accept(sources: Sequence[_Source], texts: Mapping[str, str], root: Path) -> None:
    """Writes the locks of what the documents say today, and moves the citations along: all of it or nothing."""
    from ..drift import accept
    from ..output import lay

    refused = [one for source in sources for one in source.found if one.code in _REFUSED]
    if refused or not sources:
        print_findings(refused)
        print("nothing was accepted: no document could be read as a whole", file=sys.stderr)
        raise typer.Exit(Exit.UNREADABLE if refused else Exit.NOTHING)
    accepted = dict(texts)
    for source in sources:
        accepted = accept(accepted, source.provider.name, source.document, source.lock)
    changed = {name: text.encode() for name, text in accepted.items() if text != texts.get(name)}
    lay(root, changed)
    for name in sorted(changed):
        print(f"wrote {name}", file=sys.stderr)
    print(
        "the locks hold what the documents say; review the diff, then `make generate`" if changed else "no lock changed"
    )
