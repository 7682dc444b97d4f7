"""Owns the rows of the matrix: which features there are, in which order, and what names a feature that there is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...core.positions import Position
from ...core.spec import Provider
from ...findings.diagnostic import Diagnostic
from ..model import Conflict
from .catalogue import Catalogue
from .cells import FeatureStatements
from .statements import AREAS, EXTRAS, SpecStatement

_Statements = Mapping[str, tuple[SpecStatement, ...]]  # by provider


def rows(
    by_provider: _Statements, conflicts: tuple[Conflict, ...], catalogue: Catalogue
) -> tuple[tuple[FeatureStatements, ...], tuple[str, ...]]:
    """Every feature that some spec says something of, area by area; and the areas."""
    by_feature: dict[str, dict[str, list[SpecStatement]]] = {}
    for provider, statements in by_provider.items():
        for statement in statements:
            by_feature.setdefault(statement.feature, {}).setdefault(provider, []).append(statement)
    area = {id: catalogue.areas.get(id) or next(iter(by.values()))[0].area for id, by in by_feature.items()}
    areas = tuple(a for a in dict.fromkeys((*catalogue.areas.values(), *AREAS)) if a in area.values())
    listed = {id: place for place, id in enumerate(catalogue.titles)}
    # What the catalogue does not list follows in the order in which the specs have it.
    ordered = sorted(by_feature, key=lambda row: (areas.index(area[row]), listed.get(row, len(listed))))
    return tuple(
        FeatureStatements(
            id=id,
            title=catalogue.titles.get(id) or _title(id),
            area=area[id],
            statements={by: tuple(sorted(of, key=lambda s: s.part)) for by, of in by_feature[id].items()},
            conflicts=tuple(conflict for conflict in conflicts if id in conflict.features),
        )
        for id in ordered
    ), areas


def _title(id: str) -> str:
    """A title for a feature that the catalogue does not name: `sound in the request of videos.create`."""
    for kind, words in (("request", "in the request of"), ("response", "in the answer of")):
        operation, separator, name = id.partition(f".{kind}.")
        if separator:
            return f"`{name}` {words} `{operation}`"
    return f"`{id}`"


def lost(
    providers: tuple[Provider, ...],
    by_provider: _Statements,
    present: Mapping[str, frozenset[str]],
    catalogue: Catalogue,
    baseline: Provider | None,
) -> Iterator[Diagnostic]:
    """What names a feature that there is not, so that it would be left out of the matrix in silence."""
    known = frozenset().union(*present.values())
    for id, at in catalogue.positions.items():
        if id not in known:
            yield Diagnostic(at, "M002", f"no spec has the feature {id}")
    for question, at in catalogue.questions:
        yield from _unknown(question.features, known, at, "the question")
    for provider in providers:
        for discrepancy in provider.discrepancies:
            yield from _unknown(discrepancy.features, known, discrepancy.at, f"discrepancy {discrepancy.id}")
        for refused in provider.unsupported:
            yield from _unknown((refused.feature,), known, refused.at, "x-unsupported")
            if refused.feature in present[provider.name]:
                yield Diagnostic(refused.at, "M005", f"x-unsupported denies {refused.feature}, which the spec declares")
    if baseline is None:
        return
    for provider in providers:
        for statement in by_provider[provider.name]:
            origin = statement.origins[0]
            if origin.baseline and statement.feature not in present[baseline.name] and statement.area != EXTRAS:
                yield Diagnostic(
                    origin.at, "M003", f"x-baseline leads to {statement.feature}, which the baseline lacks"
                )


def _unknown(features: tuple[str, ...], known: frozenset[str], at: Position, owner: str) -> Iterator[Diagnostic]:
    for feature in features:
        if feature not in known:
            message = f"{owner} names the feature {feature}, which no spec has"
            yield Diagnostic(at, "M004", message)
