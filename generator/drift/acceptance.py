"""Owns what it means to accept a document as it is today: a new lock, and citations that have moved along."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from ..facts import Document
from ..source import load
from .alignment import align
from .lock import Lock, lock_of, write
from .renumber import moved_citations, moved_places, moved_source


def accept(texts: Mapping[str, str], provider: str, document: Document, lock: Lock | None) -> dict[str, str]:
    """`texts` of specs, sources and locks by file name, with everything that accepting one document changes."""
    folder = PurePosixPath("specs") / provider
    lock_file, spec_file, source_file = (str(folder / n) for n in ("source.lock.json", "openapi.yaml", "source.yaml"))
    accepted = dict(texts)
    accepted[lock_file] = write(lock_of(document, lock_file))
    new_line = align(lock.facts, document.facts).new_line if lock is not None else int
    for file, text in texts.items():
        root, _ = load(text, file) if PurePosixPath(file).name == "openapi.yaml" else (None, ())
        if root is None:
            continue
        if file == spec_file:
            accepted[file] = moved_citations(text, root, new_line)
        else:
            accepted[file] = moved_places(text, root, document.name, new_line)
    root, _ = load(texts.get(source_file, ""), source_file)
    if root is not None:
        accepted[source_file] = moved_source(texts[source_file], root, document, new_line)
    return accepted
