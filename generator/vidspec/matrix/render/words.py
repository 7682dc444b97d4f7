"""Owns what the matrix is called in words wherever it is shown: claims, consequences, counts and places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...core.citations import counted_lines
from ...core.positions import Position
from ...core.spec import Lines
from ...core.text import visible
from ..model import Cell, Claim, Consequence, Evidence, Matrix, Outcome, Score, Verification

CLAIMS: Mapping[Claim, str] = {
    Claim.SUPPORTED: "As in the baseline; what differs can hurt no program.",
    Claim.RENAMED: "The same under another name or in another place.",
    Claim.PARTIAL: "Narrower than the baseline, or only under a condition.",
    Claim.CHANGED: "Differs in another way: another type, other values, newly required.",
    Claim.EXTENSION: "The baseline lacks it.",
    Claim.UNSUPPORTED: "The document says that it does not exist.",
    Claim.CONTRADICTED: "The document says two things; the consequences are those of what the spec decides for.",
    Claim.UNDOCUMENTED: "The document says nothing; it may exist or not.",
    Claim.NOT_APPLICABLE: "Part of something that the document does not have.",
}
CONSEQUENCES: Mapping[Consequence, str] = {
    Consequence.NONE: "The program works as it is.",
    Consequence.COSMETIC: "A setting or a name changes that no request or answer carries.",
    Consequence.DEGRADED: "Some uses fail, or give something else.",
    Consequence.BREAKING: "A program that does no more than the baseline asks has to be changed.",
}
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.PASSED: "Documented examples have it, and all of them agree with the spec.",
    Outcome.FAILED: "A documented example disagrees with the spec.",
    Outcome.NOT_RUN: "No documented example has it; nothing was tried.",
}


def word(value: Claim | Consequence | Outcome) -> str:
    """A value of the matrix as a reader sees it: `not applicable`."""
    return value.value.replace("_", " ")


def shown(text: str) -> str:
    """Text of a spec on one line, with nothing in it that a reader could not see."""
    return " ".join(visible(text).split())


def worst(cell: Cell) -> Consequence | None:
    """The worse of what follows for requests and for answers; None where nothing can be concluded."""
    known = [consequence for consequence in (cell.request, cell.answer) if consequence is not None]
    return max(known, key=lambda consequence: consequence.rank, default=None)


def serious(cell: Cell) -> Consequence | None:
    """What follows for a program, if it is more than a reader would pass over."""
    consequence = worst(cell)
    return consequence if consequence in (Consequence.DEGRADED, Consequence.BREAKING) else None


def proof(verification: Verification) -> str:
    """What was tried: `2 examples passed`, `not run`."""
    if verification.outcome is Outcome.NOT_RUN:
        return word(verification.outcome)
    return f"{counted(len(verification.examples), 'example')} {word(verification.outcome)}"


def counted(count: int, singular: str, plural: str = "") -> str:
    """`1 feature`, `2 features`."""
    return f"{count} {singular if count == 1 else plural or f'{singular}s'}"


def score_text(matrix: Matrix, provider: str) -> str:
    """The counts of a provider over all areas: `core 9 of 11, extras 3, unknown 4`."""
    all_of = matrix.total(provider)
    return f"core {all_of.met} of {all_of.known}, extras {all_of.extras}, unknown {all_of.unknown}"


def score_parts(score: Score) -> tuple[str, ...]:
    """The counts of one area without those that are nothing."""
    parts = [f"core {score.met} of {score.known}"] if score.known else []
    parts += [f"extras {score.extras}"] if score.extras else []
    parts += [f"unknown {score.unknown}"] if score.unknown else []
    return tuple(parts)


def grouped(evidence: Iterable[Evidence]) -> dict[tuple[str, Position], tuple[Lines, ...]]:
    """The cited lines by document and place of the spec."""
    lines_by_place: dict[tuple[str, Position], set[Lines]] = {}
    for citation in evidence:
        lines_by_place.setdefault((citation.document, citation.spec), set()).add(citation.lines)
    return {place: tuple(sorted(lines)) for place, lines in lines_by_place.items()}


def places(evidence: Iterable[Evidence]) -> list[str]:
    """`doc.txt lines 18, 30 (specs/acme/openapi.yaml:112)`, one for each place of the spec."""
    return [
        f"{document} {counted_lines(lines)} ({spec.file}:{spec.line})"
        for (document, spec), lines in grouped(evidence).items()
    ]
