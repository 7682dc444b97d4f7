"""Owns the views of discrepancies, grouped by the provider whose spec records them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ...core.citations import lines_text
from ..model import Conflict, Feature, Matrix
from .addresses import conflict_address, feature_address
from .details import Anchor, Labelled
from .markup import prose
from .words import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A discrepancy."""

    address: str
    id: str
    kind: str
    says: tuple[Labelled, ...]
    decision: Markup
    features: tuple[Anchor, ...]
    spec: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordGroup:
    title: str
    records: tuple[Record, ...]


def record_groups(matrix: Matrix, features: Mapping[str, Feature]) -> tuple[RecordGroup, ...]:
    """The discrepancies by the provider whose spec records them, in the order of the columns."""
    owners = list(dict.fromkeys(conflict.providers[0] for conflict in matrix.conflicts if conflict.providers))
    order = [column.name for column in matrix.columns]
    owners.sort(key=lambda owner: order.index(owner) if owner in order else len(order))
    return tuple(
        RecordGroup(
            title=shown(owner),
            records=tuple(_record(c, features) for c in matrix.conflicts if c.providers[:1] == (owner,)),
        )
        for owner in owners
    )


def _record(conflict: Conflict, features: Mapping[str, Feature]) -> Record:
    return Record(
        address=conflict_address(conflict.id),
        id=shown(conflict.id),
        kind=conflict.kind,
        says=tuple(
            Labelled(name=f"{shown(place.document)}:{lines_text(place.lines)}", text=prose(place.text))
            for place in conflict.says
        ),
        decision=prose(conflict.decision),
        features=tuple(
            Anchor(text=shown(id), address=feature_address(id)) for id in conflict.features if id in features
        ),
        spec=f"{shown(conflict.spec.file)}:{conflict.spec.line}",
    )
