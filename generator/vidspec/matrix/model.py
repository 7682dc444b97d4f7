"""Owns the frozen values of the conformance matrix: features, cells, and what is said, proven and concluded in each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from ..core.positions import Position
from ..core.spec import DiscrepancyKind, DiscrepancyPlace, Lines

REPORT_VERSION = 1  # of `matrix.json`; grows when the meaning of a key changes


class Claim(StrEnum):
    """What a document says of a feature, against the baseline."""

    SUPPORTED = "supported"  # as in the baseline
    RENAMED = "renamed"  # the same under another name or in another place
    PARTIAL = "partial"  # narrower, or under a condition
    CHANGED = "changed"  # differs in another way
    EXTENSION = "extension"  # the baseline lacks it
    UNSUPPORTED = "unsupported"  # the document says that it does not exist
    CONTRADICTED = "contradicted"  # the document says two things
    UNDOCUMENTED = "undocumented"  # the document says nothing
    NOT_APPLICABLE = "not_applicable"  # part of something that the document does not have

    @property
    def rank(self) -> int:
        """Grows from the best to the worst for a program written against the baseline."""
        return _CLAIM_RANKS[self]


class Consequence(StrEnum):
    """What a difference means for a program written against the baseline; from the mildest to the worst."""

    NONE = "none"  # the program works as it is
    COSMETIC = "cosmetic"  # readers and settings see it, requests and answers do not
    DEGRADED = "degraded"  # some uses fail, or give something else
    BREAKING = "breaking"  # a program that does no more than the baseline asks has to be changed

    @property
    def rank(self) -> int:
        return _CONSEQUENCE_RANKS[self]


class FacetChange(StrEnum):
    """How a facet differs from the baseline's."""

    SAME = "same"
    WIDER = "wider"  # allows all of the baseline and more
    NARROWER = "narrower"  # allows only a part of the baseline
    MIXED = "mixed"  # allows a part of the baseline and something else
    OTHER = "other"  # has nothing in common with the baseline
    SILENT = "silent"  # the document does not say; nothing is concluded from it


class Outcome(StrEnum):
    """The result of trying the documented examples."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not_run"  # no documented example has the feature

    @property
    def rank(self) -> int:
        return _OUTCOME_RANKS[self]


_CLAIM_RANKS = {
    claim: rank
    for rank, claim in enumerate(
        (
            *(Claim.SUPPORTED, Claim.EXTENSION, Claim.RENAMED, Claim.PARTIAL, Claim.CHANGED),
            *(Claim.NOT_APPLICABLE, Claim.UNDOCUMENTED, Claim.CONTRADICTED, Claim.UNSUPPORTED),
        )
    )
}
_UNKNOWN_RANK = 2  # between what does no harm and what does
_CONSEQUENCE_RANKS = {
    Consequence.NONE: 0,
    Consequence.COSMETIC: 1,
    Consequence.DEGRADED: 3,
    Consequence.BREAKING: 4,
}
_OUTCOME_RANKS = {Outcome.PASSED: 0, Outcome.NOT_RUN: 1, Outcome.FAILED: 2}


def consequence_rank(consequence: Consequence | None) -> int:
    """The rank of what follows, or of not knowing it."""
    return _UNKNOWN_RANK if consequence is None else consequence.rank


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """Lines of a document, and the place of the spec that cites them."""

    document: str
    lines: Lines
    spec: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One respect in which a provider differs from the baseline, or differs by channel."""

    name: str  # name, location, encoding, type, required, enum, default, constraints, ...
    text: str  # "type: string → integer", "enum: + 10, 15 − 12"
    change: FacetChange
    baseline: str | None = None
    provider: str | None = None
    channel: str | None = None  # the channel of the provider that it holds for


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """A documented request or answer that has the feature."""

    id: str
    kind: str  # "request" or "answer"
    document: str
    lines: tuple[Lines, ...]
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Which documented examples have the feature, and whether they fit the spec."""

    outcome: Outcome
    examples: tuple[Exercise, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One provider and one feature. Claim, consequence and verification are three layers and never mixed."""

    claim: Claim
    summary: str = ""  # what it is there: "seconds: string, 4 | 8 | 12"
    facets: tuple[Facet, ...] = ()
    request: Consequence | None = None  # None where nothing can be concluded
    answer: Consequence | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    spec: tuple[Position, ...] = ()  # where the spec says or assumes it
    discrepancies: tuple[str, ...] = ()
    verification: Verification = Verification(outcome=Outcome.NOT_RUN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A row. `cells` are in the order of the columns."""

    id: str
    title: str
    area: str
    core: bool  # the baseline has it
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A provider, as the matrix shows it."""

    name: str
    title: str
    baseline: bool
    document: str
    spec: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A discrepancy record of a spec."""

    id: str  # "<provider>.<id in the spec>"
    kind: DiscrepancyKind
    providers: tuple[str, ...]  # whose documents are among the places; the one whose spec records it comes first
    features: tuple[str, ...]
    says: tuple[DiscrepancyPlace, ...]
    decision: str
    spec: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of one provider in one area. What is unknown counts as neither met nor unmet."""

    provider: str
    area: str
    met: int  # features of the baseline that are supported
    known: int  # features of the baseline that the document speaks of
    extras: int  # features that the baseline lacks
    unknown: int  # features of the baseline that the document does not speak of
    claims: tuple[tuple[Claim, int], ...]  # of all features of the area


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a reader asks first, and the features that answer it."""

    text: str
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What follows from a facet that differs, by how it differs. From silence nothing follows."""

    side: str  # "request" or "answer"
    facet: str
    wider: Consequence
    narrower: Consequence
    mixed: Consequence
    other: Consequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    columns: tuple[Column, ...]  # the baseline first
    areas: tuple[str, ...]
    features: tuple[Feature, ...]
    conflicts: tuple[Conflict, ...]
    scores: tuple[Score, ...]
    questions: tuple[Question, ...]
    rulings: tuple[Ruling, ...] = ()  # by which the consequences were found

    def total(self, provider: str) -> Score:
        """The counts of a provider over all areas."""
        scores = [score for score in self.scores if score.provider == provider]
        claims = Counter[Claim]()
        for score in scores:
            claims.update(dict(score.claims))
        return Score(
            provider=provider,
            area="all areas",
            met=sum(score.met for score in scores),
            known=sum(score.known for score in scores),
            extras=sum(score.extras for score in scores),
            unknown=sum(score.unknown for score in scores),
            claims=tuple(claims.items()),
        )
