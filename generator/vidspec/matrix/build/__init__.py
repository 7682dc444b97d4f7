"""Owns the way from providers to the conformance matrix: rows from what the specs say, cells from comparing it.

Claim, consequence and verification are three layers and never mixed: what the document says, what follows for a program
written against the baseline, and what the documented examples prove.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ...core.nodes import Node
from ...core.spec import Provider
from ...findings.diagnostic import Diagnostic
from ..model import Column, Conflict, Feature, Matrix
from .catalogue import read_catalogue
from .cells import cell
from .consequences import rulings
from .fields import answer_fields, request_fields, whole_answers
from .operations import endpoints, errors, streams
from .rows import lost, rows
from .scores import scores
from .service import delivery, rules, service, statuses
from .statements import Context, SpecStatement, document

_READERS: tuple[Callable[[Context], Iterator[SpecStatement]], ...] = (
    endpoints,
    service,
    request_fields,
    answer_fields,
    whole_answers,
    streams,
    statuses,
    errors,
    delivery,
    rules,
)


def compare(providers: tuple[Provider, ...], features: Node | None) -> tuple[Matrix, tuple[Diagnostic, ...]]:
    """The matrix of all providers, and what names a feature that there is not.

    `features` is the root of `specs/features.yaml`, which gives titles and order; None where there is no such file.
    """
    catalogue, findings = read_catalogue(features)
    ordered = tuple(sorted(providers, key=lambda provider: (not provider.baseline, provider.name)))
    baseline = next((provider for provider in ordered if provider.baseline), None)
    statements = {p.name: tuple(s for read in _READERS for s in read(Context(p, baseline))) for p in ordered}
    present = {name: frozenset(statement.feature for statement in of) for name, of in statements.items()}
    known = frozenset().union(*present.values())
    conflicts = tuple(conflict for provider in ordered for conflict in _conflicts(provider, ordered, known))
    feature_rows, areas = rows(statements, conflicts, catalogue)
    base = baseline.name if baseline else None
    made = tuple(
        Feature(
            id=row.id,
            title=row.title,
            area=row.area,
            core=base in row.statements,
            cells=tuple(cell(row, provider, base, present[provider.name]) for provider in ordered),
        )
        for row in feature_rows
    )
    matrix = Matrix(
        columns=tuple(_column(provider) for provider in ordered),
        areas=areas,
        features=made,
        conflicts=conflicts,
        scores=scores(tuple(statements), areas, made),
        questions=tuple(
            replace(question, features=rest)
            for question, _ in catalogue.questions
            if (rest := tuple(feature for feature in question.features if feature in known))
        ),
        rulings=rulings(),
    )
    return matrix, (*findings, *lost(ordered, statements, present, catalogue, baseline))


def _column(provider: Provider) -> Column:
    return Column(
        name=provider.name,
        title=provider.title,
        baseline=provider.baseline,
        document=document(provider),
        spec=provider.file,
    )


def _conflicts(provider: Provider, providers: tuple[Provider, ...], known: frozenset[str]) -> Iterator[Conflict]:
    """The discrepancy records of a spec, with everybody whose document they cite."""
    owners = {document(other): other.name for other in providers if other.source}
    for discrepancy in provider.discrepancies:
        others = (owners[place.document] for place in discrepancy.says if place.document in owners)
        yield Conflict(
            id=f"{provider.name}.{discrepancy.id}",
            kind=discrepancy.kind,
            providers=tuple(dict.fromkeys((provider.name, *others))),
            features=tuple(feature for feature in discrepancy.features if feature in known),
            says=discrepancy.says,
            decision=discrepancy.decision,
            spec=discrepancy.at,
        )
