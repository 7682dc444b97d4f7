"""Owns the respects in which features are compared: what a provider has in each, and how two of them differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...core.nodes import Scalar
from ...core.spec import (
    Anything,
    Array,
    Binary,
    Map,
    ModelRef,
    Null,
    Primitive,
    Type,
    Union,
    documented_values,
    options_of,
)
from ..model import FacetChange

Side = Literal["request", "answer"]
Kind = Literal["set", "upper", "lower", "suffix"]

_ANY = frozenset({"string", "integer", "number", "boolean", "file", "object", "array", "null"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """One respect of a feature. `values` is what it allows or is; None where the document does not say."""

    name: str
    side: Side
    values: tuple[str, ...] | None
    shown: str | None = None  # where the values themselves are not what a reader wants to see
    kind: Kind = "set"
    unlimited: bool = False  # whether None at the baseline means that anything is allowed
    key: str = ""  # tells traits of one name apart: the keyword of a constraint, `field` for what an operation says too

    @property
    def text(self) -> str | None:
        return None if self.values is None else self.shown or ", ".join(self.values)


def change(baseline: Trait, provider: Trait) -> FacetChange:
    """How the provider's trait differs from the baseline's."""
    if provider.values is None:
        return FacetChange.SAME if baseline.values is None else FacetChange.SILENT
    if baseline.values is None:
        return FacetChange.NARROWER if baseline.unlimited else FacetChange.WIDER
    if baseline.kind == "suffix":
        # The baseline's path lies below its base URL; the provider's is whole, so that any prefix fits a base URL.
        return FacetChange.SAME if provider.values[0].endswith(baseline.values[-1]) else FacetChange.OTHER
    if baseline.kind != "set" and baseline.kind == provider.kind:
        return _bound(baseline, float(baseline.values[0]), float(provider.values[0]))
    return _change_of_sets(frozenset(baseline.values), frozenset(provider.values))


def _change_of_sets(baseline: frozenset[str], provider: frozenset[str]) -> FacetChange:
    if baseline == provider:
        return FacetChange.SAME
    if baseline < provider:
        return FacetChange.WIDER
    if provider < baseline:
        return FacetChange.NARROWER
    return FacetChange.MIXED if baseline & provider else FacetChange.OTHER


def _bound(trait: Trait, baseline: float, provider: float) -> FacetChange:
    if baseline == provider:
        return FacetChange.SAME
    return FacetChange.NARROWER if (provider < baseline) == (trait.kind == "upper") else FacetChange.WIDER


def type_words(type: Type) -> frozenset[str]:
    """The words for the JSON types that a value may have; a file is one more."""
    match type:
        case Primitive(kind):
            return frozenset({kind})
        case Binary():
            return frozenset({"file"})
        case Null():
            return frozenset({"null"})
        case Array():
            return frozenset({"array"})
        case Map() | ModelRef():
            return frozenset({"object"})
        case Union(options):
            return frozenset().union(*(type_words(option) for option in options))
        case Anything():
            return _ANY


def type_text(words: frozenset[str]) -> str:
    if words == _ANY:
        return "any"
    return " or ".join(sorted(words, key=lambda word: (word == "null", word)))


def type_trait(type: Type, side: Side) -> Trait:
    words = type_words(type)
    return Trait(name="type", side=side, values=tuple(sorted(words)), shown=type_text(words))


def enum_values(type: Type) -> tuple[str, ...]:
    """The documented values as text: a length of "4" and one of 4 differ in type and not in value."""
    return tuple(dict.fromkeys(scalar_text(value) for value in documented_values(options_of(type))))


def scalar_text(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else str(value)


def required_trait(required: bool, side: Side) -> Trait:
    """What may be: a field that is there, or one that is left out."""
    words = {"request": ("required", "optional"), "answer": ("always there", "may be missing")}[side]
    values = ("there",) if required else ("absent", "there")
    return Trait(name="required", side=side, values=values, shown=words[0] if required else words[1])
