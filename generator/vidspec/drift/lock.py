"""Owns the lock of a source document: the facts that a spec was normalized from, as text and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ..core.facts import Document, Fact, Kind, Pairs
from ..core.nodes import Node, Plain
from ..core.spec import Lines
from ..findings.diagnostic import Diagnostic
from ..findings.loading import load

VERSION = 1  # grows when the meaning of a key, or what is read out of a document, changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What a document said when its spec was written."""

    document: str
    length: int
    facts: tuple[Fact, ...]
    file: str = field(compare=False)


def lock_of(document: Document, file: str) -> Lock:
    return Lock(document=document.name, length=document.length, facts=document.facts, file=file)


def write(lock: Lock) -> str:
    """JSON with a fact a line, so that a change of the document is a change of lines."""
    head = f'{{"version": {VERSION}, "document": {_json(lock.document)}, "lines": {lock.length}, "facts": ['
    return "\n".join([head, ",\n".join(_json(_entry(fact)) for fact in lock.facts), "]}", ""])


def read(text: str, file: str) -> tuple[Lock | None, tuple[Diagnostic, ...]]:
    """The lock, or what keeps the text from being one."""
    root, faults = load(text, file, "D101")
    if root is None or faults:
        return None, faults
    version, document, length, entries = (root.get(key) for key in ("version", "document", "lines", "facts"))
    if version is None or version.value != VERSION:
        return None, (_fault(version or root, f"no lock of version {VERSION}; `--accept` writes one anew"),)
    name, count = document.text() if document else None, length.scalar() if length else None
    if name is None or not isinstance(count, int) or entries is None:
        return None, (_fault(root, "a lock has `document`, `lines` and `facts`"),)
    read = [(entry, _fact(entry)) for entry in entries.elements()]
    wrong = tuple(_fault(entry, "no fact of a lock; `--accept` writes it anew") for entry, fact in read if fact is None)
    facts = tuple(_placed(fact for _, fact in read if fact is not None))
    return (None, wrong) if wrong else (Lock(document=name, length=count, facts=facts, file=file), ())


def _fault(node: Node, message: str) -> Diagnostic:
    return Diagnostic(node.at, "D101", message)


def _entry(fact: Fact) -> Plain:
    entry: dict[str, Plain] = {"at": str(fact.lines), "kind": str(fact.kind), "name": fact.name}
    if fact.values:
        entry["values"] = _grouped(fact.values)
    if fact.digests:
        entry["digests"] = _grouped(fact.digests)
    return entry


def _grouped(pairs: Pairs) -> Plain:
    return [[name, text] for name, text in pairs]


def _fact(entry: Node) -> Fact | None:
    lines, kind, name = (node.text() if (node := entry.get(key)) else None for key in ("at", "kind", "name"))
    first, dash, last = (lines or "").partition("-")
    if kind not in set(Kind) or name is None or not first.isdecimal() or (dash and not last.isdecimal()):
        return None
    values, digests = _pairs(entry.get("values")), _pairs(entry.get("digests"))
    if values is None or digests is None:
        return None
    where = Lines(int(first), int(last or first))
    return Fact(kind=Kind(kind), lines=where, name=name, values=values, digests=digests)


def _pairs(node: Node | None) -> Pairs | None:
    pairs = []
    for element in node.elements() if node else ():
        name, text = (part.text() for part in element.elements()) if len(element.elements()) == 2 else (None, None)
        if name is None or text is None:
            return None
        pairs.append((name, text))
    return tuple(pairs)


def _json(value: Plain) -> str:
    return json.dumps(value, ensure_ascii=False)


def _placed(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts with the sections they stand in, which the lock does not repeat: the headings before tell them."""
    titles: list[tuple[int, str]] = []
    for fact in facts:
        level = int(fact.one("level") or 1) if fact.kind is Kind.HEADING else None
        if level is not None:
            titles = [title for title in titles if title[0] < level]
        yield replace(fact, section=" / ".join(title for _, title in titles))
        if level is not None:
            titles.append((level, fact.name))
