"""Owns the second question: is every fact of the document cited by the spec, or waived with a reason?"""

from __future__ import annotations

from collections.abc import Iterator

from ..core.facts import Fact, Kind
from ..core.spec import Lines, Provider
from ..findings.diagnostic import Diagnostic
from .comparison import Comparison


def coverage(compared: Comparison, provider: Provider) -> Iterator[Diagnostic]:
    """D201 a fact that nothing cites; D202 a citation of an empty line; D203 a line that is both cited and waived."""
    cited, waived = compared.citations.by_line.keys(), _waived(provider)
    known = cited | waived
    for kept in compared.kept:
        if not _covered(kept.fact, known):
            subject = f"{kept.fact.kind} {kept.fact.name}".rstrip()
            message = f"no part of the spec cites {subject}, and `no_fact` in source.yaml does not waive it"
            yield Diagnostic(compared.at(kept.line), "D201", message, place=kept.place)
    unmoved = compared.document.facts == compared.lock.facts  # else a bracket may only seem to be cited for nothing
    for number in sorted(known):
        statement = next(iter(compared.citations.by_line.get(number, ())), None)
        line = Lines(number, number)
        if statement and number in waived:
            message = f"line {number} is cited here and waived by `no_fact` in source.yaml"
            yield Diagnostic(statement.at, "D203", message, place=statement.name)
        elif statement and unmoved and not compared.text((line,)).strip():
            message = f"line {number} is cited, and the document has nothing there"
            yield Diagnostic(statement.at, "D202", message, place=statement.name)


def _waived(provider: Provider) -> set[int]:
    notes = provider.source.no_fact if provider.source else ()
    return {number for note in notes for lines in note.evidence for number in lines.numbers}


def _covered(fact: Fact, known: set[int]) -> bool:
    numbers = fact.lines.numbers
    # A block is told by what is in it; of everything else, each line counts.
    return any(n in known for n in numbers) if fact.kind is Kind.BLOCK else all(n in known for n in numbers)
