"""Where a statement of a spec comes from: cited lines, deviations from them, and what the baseline calls it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

from ..nodes import Node, Scalar
from ..positions import Position

DiscrepancyKind: TypeAlias = Literal["contradiction", "omission", "difference"]


@dataclass(frozen=True, slots=True, order=True)
class Lines:
    """Lines of a source document, both ends included."""

    first: int
    last: int

    @classmethod
    def read(cls, node: Node) -> Lines | None:
        """A citation: a number, or text such as "24-31"; None for anything else."""
        if isinstance(node.value, int) and not isinstance(node.value, bool):
            return cls(node.value, node.value)
        first, _, last = (node.text() or "").partition("-")
        return cls(int(first), int(last)) if first.isdecimal() and last.isdecimal() else None

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    @property
    def numbers(self) -> range:
        return range(self.first, self.last + 1)


class Aspect(StrEnum):
    """What a deviation is about: what of a field, an operation or a server the spec says otherwise."""

    NAME = "name"
    TYPE = "type"
    FORMAT = "format"
    REQUIRED = "required"
    NULLABLE = "nullable"
    ENUM = "enum"
    DEFAULT = "default"
    PATH = "path"
    METHOD = "method"
    SERVER = "server"
    ENCODING = "encoding"
    AUTH = "auth"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """The spec departs from what the document literally says."""

    aspect: Aspect
    documented: str
    spec: str
    why: str
    evidence: tuple[Lines, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A field of a request has one of the values."""

    field: str
    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A condition that no request can meet; with a channel, perhaps for certain values of the field only."""

    text: str
    channel: str | None = None
    when: tuple[Condition, ...] = ()
    values: tuple[Scalar, ...] = ()
    evidence: tuple[Lines, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """What of the baseline something stands for; with a text, which part of it does."""

    name: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Words of the spec, with the lines that they stand on."""

    text: str
    evidence: tuple[Lines, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What supports a statement of the spec, and where it stands in the spec."""

    at: Position = field(compare=False)
    evidence: tuple[Lines, ...] = ()
    undocumented: str | None = None  # why the spec assumes what the document does not say
    deviations: tuple[Deviation, ...] = ()
    requires: tuple[Requirement, ...] = ()
    baseline: tuple[Link, ...] = ()
    assumed_aspects: tuple[Aspect, ...] = ()  # of what is documented: what of it the document does not say
    differs: Note | None = None  # how its meaning differs from the baseline's

    def documented(self, aspect: Aspect) -> frozenset[str]:
        """What the document says of an aspect in which the spec departs from it."""
        return frozenset(deviation.documented for deviation in self.deviations if deviation.aspect is aspect)

    def deviates(self, aspect: Aspect) -> bool:
        return any(deviation.aspect is aspect for deviation in self.deviations)

    @property
    def assumed(self) -> bool:
        """Whether the spec alone says so and the document does not."""
        return self.undocumented is not None and not self.evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepancyPlace:
    """One of the places of a discrepancy."""

    document: str
    lines: tuple[Lines, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """A document contradicts itself or another."""

    id: str
    kind: DiscrepancyKind
    features: tuple[str, ...]  # rows of the matrix that it is about
    says: tuple[DiscrepancyPlace, ...]
    decision: str
    at: Position = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported:
    """The document says that a feature does not exist."""

    feature: str
    text: str
    evidence: tuple[Lines, ...]
    at: Position = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """The document a spec was normalized from."""

    document: str
    lines: int
    sha256: str
    published: bool = True  # by the provider; otherwise notes from several places, which no provider changes
    no_fact: tuple[Note, ...] = ()  # lines that state nothing for the spec, and why
