"""Owns the comparison of a source document with its spec: has it moved, is all of it cited, do both say the same?

text ─read→ Document ─┐
lock ─read→ Lock ─────┼─align→ Comparison ─┬─moved──────→ D10x   does the document still say what the lock holds?
spec ─parse→ Provider ┘                    ├─coverage───→ D20x   is every fact cited, or waived with a reason?
                                           └─agreement──→ D3xx   does the spec say what the document says?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..core.facts import Document
from ..core.positions import Position
from ..core.spec import Provider
from ..findings.diagnostic import Diagnostic
from .acceptance import Accepted, accept
from .alignment import align
from .citations import citations
from .comparison import Comparison
from .coverage import coverage
from .deviations import deviations, words
from .endpoints import endpoints
from .examples import examples
from .fields import fields
from .linemap import LineMap
from .lock import Lock, lock_of
from .lock import read as read_lock
from .moved import moved

__all__ = ["Accepted", "Lock", "accept", "compare", "read_lock"]

_AGREEMENT = (fields, endpoints, examples, deviations, words)


def compare(
    provider: Provider, document: Document, lock: Lock | None, file: str, lock_file: str
) -> tuple[Diagnostic, ...]:
    """All three questions. `file` is how findings name the document, `lock_file` where its lock belongs."""
    known = lock or lock_of(document, lock_file)
    alignment = align(known.facts, document.facts)
    compared = Comparison(
        document=document,
        lock=known,
        alignment=alignment,
        lines=LineMap(known.facts, document, alignment),
        citations=citations(provider.document),
        file=file,
    )
    findings = [*_unlocked(lock, lock_file), *moved(compared), *coverage(compared, provider)]
    for question in _AGREEMENT:
        findings += question(compared, provider)
    return tuple(sorted({replace(finding, provider=provider.name) for finding in findings}))


def _unlocked(lock: Lock | None, lock_file: str) -> Iterator[Diagnostic]:
    if lock is None:
        message = "there is no lock of the document's facts, so nobody can tell whether it moved; `--accept` writes one"
        yield Diagnostic(Position(lock_file), "D107", message, place="lock")
