"""Owns what it means to accept a document as it is today: a new lock, and citations that have moved along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..core.facts import Document
from ..core.nodes import Node
from ..core.spec import Lines
from ..findings.diagnostic import Diagnostic
from ..findings.loading import load
from . import renumber
from .alignment import align
from .linemap import LineMap
from .lock import Lock, lock_of, write


@dataclass(frozen=True, slots=True)
class Accepted:
    """Specs, sources and locks by file name, and what forbids to write them: D204 citations of facts that are gone."""

    texts: Mapping[str, str]
    found: tuple[Diagnostic, ...] = ()


def accept(texts: Mapping[str, str], provider: str, document: Document, lock: Lock | None) -> Accepted:
    """Everything that accepting one document changes."""
    folder = PurePosixPath("specs") / provider
    lock_file, spec_file, source_file = (str(folder / n) for n in ("source.lock.json", "openapi.yaml", "source.yaml"))
    accepted = {**texts, lock_file: write(lock_of(document, lock_file))}
    known = lock or lock_of(document, lock_file)
    lines = LineMap(known.facts, document, align(known.facts, document.facts))
    findings: list[Diagnostic] = []
    for file, text in texts.items():
        if PurePosixPath(file).name not in ("openapi.yaml", "source.yaml"):
            continue
        root, _ = load(text, file)
        if root is None:
            continue
        if file == spec_file:
            moved = renumber.spec(text, root, lines)
        elif file == source_file:
            moved = renumber.source(text, root, document, lines)
        elif PurePosixPath(file).name == "openapi.yaml":
            moved = renumber.sibling(text, root, document.name, lines)
        else:
            continue
        accepted[file] = moved.text
        findings += (_gone(node, provider, document) for node in moved.gone)
    return Accepted(accepted, tuple(sorted(set(findings))))


def _gone(node: Node, provider: str, document: Document) -> Diagnostic:
    message = f"lines {Lines.read(node)} of the lock, cited here, stand in the document no more; change the spec first"
    return Diagnostic(node.at, "D204", message, provider=provider, place=f"citations of {document.name}")
