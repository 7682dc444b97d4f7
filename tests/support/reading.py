"""Reads documents for tests, and picks facts out of them."""

from __future__ import annotations

from hashlib import sha256

from vidspec.core.facts import Fact, Kind
from vidspec.documents import read
from vidspec.findings.diagnostic import Diagnostic, Severity


def facts(text: str, kind: Kind | None = None, *, faults: tuple[str, ...] = ()) -> list[Fact]:
    """The facts of a document that has these faults and no others."""
    document, found = read(text, "acme.md")
    assert tuple(fault.code for fault in found) == faults, found
    return [fact for fact in document.facts if kind in (None, fact.kind)]


def only(text: str, kind: Kind, *, faults: tuple[str, ...] = ()) -> Fact:
    found = facts(text, kind, faults=faults)
    assert len(found) == 1, found
    return found[0]


def fault(text: str, name: str = "acme.md") -> Diagnostic:
    """The one fault of a document."""
    _, found = read(text, name, "docs/acme.md")
    assert len(found) == 1, found
    assert found[0].severity is Severity.ERROR
    assert found[0].at.file == "docs/acme.md"
    assert found[0].provider is None
    assert found[0].place
    assert found[0].expected is not None
    assert found[0].actual is not None
    return found[0]


def digest(text: str) -> str:
    return sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def told(found: list[Fact]) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    return [(str(fact.lines), fact.name, fact.values) for fact in found]
