"""Owns what differs between the statements of a provider and that of the baseline, facet by facet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from ...core.spec import Requirement
from ..model import Consequence, Facet, FacetChange
from .consequences import consequence
from .statements import SpecStatement
from .traits import Side, Trait, change, scalar_text

_TraitKey: TypeAlias = tuple[Side, str, str]  # side, name and key of a trait
_Traits: TypeAlias = Mapping[_TraitKey, Trait]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetDifference:
    """A facet that differs, and what follows from it for the requests or for the responses of a program."""

    facet: Facet
    side: Side
    consequence: Consequence


def differences(
    baseline: tuple[SpecStatement, ...] | None, provider: tuple[SpecStatement, ...]
) -> tuple[FacetDifference, ...]:
    """What differs in any of the provider's statements, each thing once.

    Conditions are listed even of what the baseline lacks.
    """
    distinct: dict[str, FacetDifference] = {}
    for statement in provider:
        for difference in _differences(baseline[0], statement) if baseline else _conditions({}, statement):
            distinct.setdefault(difference.facet.text, difference)
    return tuple(distinct.values())


def _differences(baseline: SpecStatement, provider: SpecStatement) -> Iterator[FacetDifference]:
    baseline_traits, provider_traits = _traits(baseline), _traits(provider)
    for key in dict.fromkeys((*baseline_traits, *provider_traits)):
        pair = _pair(baseline_traits.get(key), provider_traits.get(key))
        if pair is not None:
            yield from _difference(baseline, provider, *pair)
    yield from _conditions(baseline_traits, provider)


def _traits(statement: SpecStatement) -> _Traits:
    return {(trait.side, trait.name, trait.key): trait for trait in statement.traits}


def _pair(baseline: Trait | None, provider: Trait | None) -> tuple[Trait, Trait] | None:
    """Both traits; one that is missing stands for what is not said."""
    if baseline is not None:
        return baseline, provider or _not_said(baseline)
    if provider is not None:
        return _not_said(provider), provider
    return None


def _not_said(trait: Trait) -> Trait:
    return replace(trait, values=None, shown=None)


def _difference(
    baseline_statement: SpecStatement, provider_statement: SpecStatement, baseline: Trait, provider: Trait
) -> Iterator[FacetDifference]:
    kind = _loosened(baseline_statement, provider, change(baseline, provider))
    if kind is FacetChange.SAME or (kind is FacetChange.SILENT and provider_statement.part):
        return  # what stands for a part says nothing of the rest
    rule = _ruled_as(baseline, baseline_statement, provider_statement)
    yield FacetDifference(
        facet=Facet(
            name=baseline.name,
            text=f"{baseline.name}: {_text(baseline, provider)}",
            change=kind,
            baseline=baseline.text,
            provider=provider.text,
        ),
        side=baseline.side,
        consequence=consequence(baseline.side, rule, kind),
    )


def _ruled_as(trait: Trait, baseline: SpecStatement, provider: SpecStatement) -> str:
    """By which rule a facet is judged: some weigh less than their name says."""
    if trait.name == "name" and _in_path(baseline) and _in_path(provider):
        return "name in path"
    return f"field {trait.name}" if trait.key == "field" else trait.name


def _in_path(statement: SpecStatement) -> bool:
    return any(trait.name == "location" and trait.values == ("path",) for trait in statement.traits)


def _loosened(baseline: SpecStatement, provider: Trait, kind: FacetChange) -> FacetChange:
    """A pattern that all values of the baseline match asks for nothing new."""
    if provider.key != "pattern" or kind is not FacetChange.NARROWER or provider.values is None:
        return kind
    values = next((trait.values for trait in baseline.traits if trait.name == "enum"), None) or ()
    try:
        pattern = re.compile(provider.values[0])
    except re.error:
        return kind  # a pattern that only other dialects know
    return FacetChange.WIDER if values and all(pattern.search(value) for value in values) else kind


def _conditions(baseline: _Traits, provider: SpecStatement) -> Iterator[FacetDifference]:
    """What no schema shows: another meaning, and conditions that no request can meet."""
    for origin in provider.origins:
        if origin.differs:
            yield _in_words("meaning", origin.differs.text, FacetChange.OTHER, provider.sides[0])
        for requirement in origin.requires:
            yield _condition(baseline, requirement, provider.sides[0])


def _condition(baseline: _Traits, requirement: Requirement, side: Side) -> FacetDifference:
    """A condition that no request can meet; of a channel, what is allowed on it."""
    values = baseline.get((side, "enum", ""))
    if not requirement.values or values is None:
        return _in_words("condition", requirement.text, FacetChange.NARROWER, side, requirement.channel)
    allowed = Trait(name="enum", side=side, values=tuple(map(scalar_text, requirement.values)), unlimited=True)
    kind = change(values, allowed)
    conditions = "".join(f", {when.field} {' or '.join(map(scalar_text, when.values))}" for when in requirement.when)
    facet = Facet(
        name="enum",
        text=f"enum ({requirement.channel} channel{conditions}): {allowed.text}",
        change=kind,
        baseline=values.text,
        provider=allowed.text,
        channel=requirement.channel,
    )
    # Another channel may serve what this one refuses, so that it is never worse than a condition.
    judged = FacetChange.SAME if kind is FacetChange.WIDER else kind
    return FacetDifference(facet=facet, side=side, consequence=consequence(side, "condition", judged))


def _in_words(name: str, text: str, kind: FacetChange, side: Side, channel: str | None = None) -> FacetDifference:
    """A difference that no schema shows, as the spec words it."""
    where = f" ({channel} channel)" if channel else ""
    facet = Facet(name=name, text=f"{name}{where}: {text}", change=kind, provider=text, channel=channel)
    return FacetDifference(facet=facet, side=side, consequence=consequence(side, name, kind))


def _text(baseline: Trait, provider: Trait) -> str:
    if provider.values is None:
        return f"{baseline.text} → not documented"
    if baseline.values is None:
        return f"+ {provider.text}"
    if baseline.name != "enum" or not {*baseline.values} & {*provider.values}:
        return f"{baseline.text} → {provider.text}"
    added = ", ".join(value for value in provider.values if value not in baseline.values)
    removed = ", ".join(value for value in baseline.values if value not in provider.values)
    return " ".join(([f"+ {added}"] if added else []) + ([f"− {removed}"] if removed else []))
