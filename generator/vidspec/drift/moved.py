"""Owns the first question: does the document still say what the lock holds?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from ..core.facts import Fact, Kind, Pairs
from ..findings.diagnostic import Diagnostic
from .comparison import Comparison


def moved(compared: Comparison) -> Iterator[Diagnostic]:
    """D102 removed, D103 added, D104 changed; notes: D105 reworded or moved, D106 lines shifted."""
    if compared.document.facts == compared.lock.facts:
        return
    findings = [*_findings(compared)]
    yield from findings
    yield from _rest_of_blocks(compared, {finding.at.line for finding in findings})
    yield from _shifted(compared)


def _findings(compared: Comparison) -> Iterator[Diagnostic]:
    yield from _changed(compared)
    for was, now in compared.alignment.reordered:
        fact = compared.document.facts[now]
        yield _note(compared, fact, f"{_told(compared.lock.facts[was])} stands in another order", "D105")
    yield from _removed(compared)
    yield from _added(compared)


def _changed(compared: Comparison) -> Iterator[Diagnostic]:
    old, new = compared.lock.facts, compared.document.facts
    renamed: dict[str, str] = {}
    endpoints = {new[now].lines.first for _, now in compared.alignment.changed if new[now].kind is Kind.ENDPOINT}
    for was, now in compared.alignment.changed:
        reported = new[now].kind is Kind.PROSE and new[now].lines.first in endpoints and _literals(old[was], new[now])
        if not reported and not _follows(old[was], new[now], renamed):
            yield from _change(compared, old[was], new[now])


def _removed(compared: Comparison) -> Iterator[Diagnostic]:
    """What is gone; of a block of code that is gone or read otherwise, nothing but that."""
    old = compared.lock.facts
    gone = [old[was] for was, _ in compared.alignment.removed]
    blocks = [
        *_blocks(gone),
        *_blocks(old[was] for was, now in compared.alignment.changed if _reread(compared, was, now)),
    ]
    for was, before in compared.alignment.removed:
        if _inside(old[was], blocks):
            continue
        yield Diagnostic(
            compared.at(_gap_line(compared, before, old[was].kind)),
            "D102",
            f"the document no longer has {_told(old[was])} ({old[was].section or 'at its start'})",
            place=_place(old[was]),
            expected=_said(old[was]),
            related=compared.related(old[was].lines),
        )


def _added(compared: Comparison) -> Iterator[Diagnostic]:
    """What is new; of a block of code that is new or read otherwise, nothing but that."""
    new = compared.document.facts
    come = [new[index] for index in compared.alignment.added]
    blocks = [
        *_blocks(come),
        *_blocks(new[now] for was, now in compared.alignment.changed if _reread(compared, was, now)),
    ]
    for index in compared.alignment.added:
        fact = new[index]
        if _inside(fact, blocks):
            continue
        if fact.kind is Kind.PROSE and not fact.values:
            yield _note(compared, fact, "a new paragraph", "D105")
            continue
        message = f"the document has {_told(fact)} now, which the lock does not hold ({_said(fact) or 'no values'})"
        at = compared.at(fact.lines.first)
        yield Diagnostic(at, "D103", message, place=_place(fact), actual=_said(fact))


def _blocks(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.kind is Kind.BLOCK]


def _reread(compared: Comparison, was: int, now: int) -> bool:
    return compared.lock.facts[was].values != compared.document.facts[now].values


def _inside(fact: Fact, blocks: Iterable[Fact]) -> bool:
    return fact.kind is not Kind.BLOCK and any(
        block.lines.first <= fact.lines.first and fact.lines.last <= block.lines.last for block in blocks
    )


def _literals(was: Fact, now: Fact) -> bool:
    """Whether nothing but what stands in backticks differs."""
    return all(aspect == "literal" for aspect, _ in {*was.values} ^ {*now.values})


def _follows(was: Fact, now: Fact, renamed: dict[str, str]) -> bool:
    """Whether a key of JSON or YAML differs only because one above it was renamed, which is told already."""
    if was.kind is not Kind.VALUE or was.name == now.name:
        return False
    for old, new in renamed.items():
        if was.name.startswith(f"{old}/") and now.name == new + was.name.removeprefix(old):
            return was.values == now.values
    renamed[was.name] = now.name
    return False


def _change(compared: Comparison, was: Fact, now: Fact) -> Iterator[Diagnostic]:
    if now.kind is Kind.BLOCK and (was.name, was.values) == (now.name, now.values):
        return  # its lines are told one by one
    if now.kind is Kind.ROW and [text for _, text in was.digests] == [text for _, text in now.digests]:
        return  # a column has another title, which its head tells
    if now.kind is Kind.PROSE and was.values == now.values:
        yield _note(compared, now, "reads otherwise, with the same names and numbers", "D105")
        return
    at = compared.at(_changed_line(compared, now))
    expected, actual = _difference(was, now)
    message = f"{_told(was)} has changed ({now.section or 'at the start'}): {expected} → {actual}"
    place = _place(replace(was, section=now.section))
    yield Diagnostic(
        at, "D104", message, place=place, expected=expected, actual=actual, related=compared.related(was.lines)
    )


def _difference(was: Fact, now: Fact) -> tuple[str, str]:
    """What differs, in words, on either side; digests only where nothing else tells it."""
    old, new = ([*([("name", fact.name)] if was.name != now.name else []), *fact.values] for fact in (was, now))
    gone, come = [pair for pair in old if pair not in new], [pair for pair in new if pair not in old]
    if gone or come:
        return _words(gone), _words(come)
    texts = [name for name, text in now.digests if (name, text) not in was.digests]
    if texts:
        digests = (dict(fact.digests) for fact in (was, now))
        before, after = ([(f"the text of {name}", texts_of.get(name, "")) for name in texts] for texts_of in digests)
        return _words(before), _words(after)
    return _words(old), _words(new)  # the same in another order


def _words(pairs: list[tuple[str, str]]) -> str:
    return ", ".join(f"{name} `{text}`" for name, text in pairs) or "nothing"


def _said(fact: Fact) -> str:
    return _words([*fact.values]) if fact.values else ""


_NAMES = {
    Kind.PROSE: "the paragraph",
    Kind.HEAD: "the head of the table",
    Kind.COMMAND: "the command's",
    Kind.VALUE: "the key",
    Kind.BLOCK: "the block of code",
}


def _told(fact: Fact) -> str:
    return f"{_NAMES.get(fact.kind, f'the {fact.kind}')} {fact.name}".rstrip()


def _place(fact: Fact) -> str:
    return f"{fact.section}: {fact.kind} {fact.name}".rstrip()


def _note(compared: Comparison, fact: Fact, message: str, code: str) -> Diagnostic:
    return Diagnostic(compared.at(fact.lines.first), code, message, place=_place(fact))


def _gap_line(compared: Comparison, before: int, gone: Kind) -> int:
    """Where something is missing: right after what stands before the gap."""
    facts = compared.document.facts
    if before == 0:
        return 1
    if gone is Kind.HEADING and before < len(facts):
        return facts[before].lines.first  # a title belongs to what follows
    previous = facts[before - 1]
    block = next((fact for fact in reversed(facts[:before]) if fact.kind is Kind.BLOCK), None)
    if gone not in (Kind.COMMAND, Kind.VALUE) and block is not None and block.lines.last >= previous.lines.last:
        return block.lines.last + 1  # it stood behind the block of code, not in it
    line = (previous.lines.first if previous.kind in (Kind.BLOCK, Kind.HEAD) else previous.lines.last) + 1
    return min(line, facts[before].lines.first) if before < len(facts) else line


def _changed_line(compared: Comparison, now: Fact) -> int:
    """The line of a fact that differs, where it has several and its block knows them one by one."""
    if now.lines.first == now.lines.last:
        return now.lines.first
    for old, new in compared.alignment.changed:
        block = compared.document.facts[new]
        if block.kind is Kind.BLOCK and block.lines.first <= now.lines.first and now.lines.last <= block.lines.last:
            for line in _changed_lines(compared.lock.facts[old], block):
                if now.lines.first <= line <= now.lines.last:
                    return line
    return now.lines.first


def _changed_lines(was: Fact, now: Fact) -> Iterator[int]:
    """Lines of a block that read otherwise, or before which some are missing, as they stand in the document."""
    numbers = [int(number) for number, _ in now.digests]
    for tag, _, _, j, j_end in SequenceMatcher(None, _texts(was.digests), _texts(now.digests), False).get_opcodes():
        if tag == "delete":
            yield now.lines.first + (numbers[j] if j < len(numbers) else numbers[-1] + 1 if numbers else 0)
        elif tag != "equal":
            yield from (now.lines.first + number for number in numbers[j:j_end])


def _texts(digests: Pairs) -> list[str]:
    return [text for _, text in digests]


def _rest_of_blocks(compared: Comparison, reported: set[int]) -> Iterator[Diagnostic]:
    """Lines of code that read otherwise though no fact of theirs changed: a comment, an option, a bracket."""
    for old, new in compared.alignment.changed:
        was, block = compared.lock.facts[old], compared.document.facts[new]
        if block.kind is not Kind.BLOCK or (block.one("read") == "json" and was.one("read") == "json"):
            continue  # of JSON, everything that counts is a fact
        for line in _changed_lines(was, block):
            if not reported & {line - 1, line, line + 1}:
                digest = dict(block.digests).get(str(line - block.lines.first), "")
                yield Diagnostic(
                    compared.at(line),
                    "D104",
                    f"a line of the block of code has changed ({block.section or 'at the start'})",
                    place=_place(block),
                    actual=digest,
                    related=compared.related(was.lines),
                )


def _shifted(compared: Comparison) -> Iterator[Diagnostic]:
    """A note where the first line is that stands elsewhere, unless that is only because of another order."""
    alignment, old, new = compared.alignment, compared.lock.facts, compared.document.facts
    if alignment.reordered and compared.document.length == compared.lock.length:
        return
    lines = ((old[i].lines.first, new[j].lines.first) for i, j in alignment.same if (i, j) not in alignment.reordered)
    was, now = next((pair for pair in lines if pair[0] != pair[1]), (0, 0))
    if was:
        message = (
            f"lines have shifted from here on, by {now - was} at first; `--accept` moves the citations of the spec"
        )
        yield Diagnostic(compared.at(now), "D106", message, place="lines")
