"""Owns the counts of the matrix. What is unknown is counted apart, as neither met nor unmet."""

from __future__ import annotations

from collections import Counter

from ..model import Claim, Feature, Score

_OPEN = (Claim.UNDOCUMENTED, Claim.NOT_APPLICABLE)


def scores(providers: tuple[str, ...], areas: tuple[str, ...], features: tuple[Feature, ...]) -> tuple[Score, ...]:
    """One score for each provider and area."""
    return tuple(
        _score(name, area, [(f.core, f.cells[column].claim) for f in features if f.area == area])
        for column, name in enumerate(providers)
        for area in areas
    )


def _score(provider: str, area: str, cells: list[tuple[bool, Claim]]) -> Score:
    core = [claim for is_core, claim in cells if is_core]
    counted = Counter(claim for _, claim in cells)
    return Score(
        provider=provider,
        area=area,
        met=core.count(Claim.SUPPORTED),
        known=sum(claim not in _OPEN for claim in core),
        extras=sum(claim not in _OPEN for is_core, claim in cells if not is_core),
        unknown=core.count(Claim.UNDOCUMENTED),
        claims=tuple((claim, counted[claim]) for claim in Claim),
    )
