"""Owns what changed between two matrices, and whether a change is for the better."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..core.spec import Lines
from .model import Cell, Claim, Conflict, Feature, Matrix, Outcome, consequence_rank


class RevisionVerdict(StrEnum):
    """Whether a program is worse off; in the order in which revisions are listed."""

    WORSENED = "worsened"
    IMPROVED = "improved"
    NEUTRAL = "neutral"

    @property
    def rank(self) -> int:
        return _VERDICT_RANKS[self]


_VERDICT_RANKS = {verdict: rank for rank, verdict in enumerate(RevisionVerdict)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Something that was added, removed or changed. Without a provider it concerns all of them."""

    verdict: RevisionVerdict
    kind: str  # "added", "removed" or "changed"
    feature: str | None
    provider: str | None
    text: str


_NEWS = {"removed": "was removed", "added": "is new", "changed": "changed"}
_ABSENT = Cell(claim=Claim.UNDOCUMENTED)  # the cell of a feature that a matrix does not have


def changes(old: Matrix, new: Matrix) -> tuple[Revision, ...]:
    """Everything that differs: what is worse first, then in the order of the matrix."""
    revisions = [*_providers(old, new), *_features(old, new), *_discrepancies(old, new), *_frame(old, new)]
    return tuple(sorted(revisions, key=lambda revision: revision.verdict.rank))


def _providers(old: Matrix, new: Matrix) -> Iterator[Revision]:
    before, after = _names(old), _names(new)
    for name in _missing(before, after):
        yield _revision(RevisionVerdict.WORSENED, "removed", None, name, "the provider is gone")
    for name in _missing(after, before):
        yield _revision(RevisionVerdict.NEUTRAL, "added", None, name, "a new provider")


def _features(old: Matrix, new: Matrix) -> Iterator[Revision]:
    """Row by row. Of a row that a matrix does not have, nothing is known."""
    before = {feature.id: feature for feature in old.features}
    after = {feature.id: feature for feature in new.features}
    shared = [name for name in _names(new) if name in _names(old)]
    for id in (*_missing(before, after), *_missing(after, before)):
        was, now = _cells(old, before.get(id)), _cells(new, after.get(id))
        verdicts = [_verdict(was.get(name, _ABSENT), now.get(name, _ABSENT)) for name in shared]
        verdict = min(verdicts, key=lambda verdict: verdict.rank, default=RevisionVerdict.NEUTRAL)
        kind, text = ("added", "a new feature") if id in after else ("removed", "the feature is gone")
        yield _revision(verdict, kind, id, None, text)
    for id, feature in after.items():
        if id in before:
            cells = _cells(old, before[id]), _cells(new, feature)
            yield from _row(id, *cells, shared)
            yield from _renamed(before[id], feature)


def _row(id: str, before: Mapping[str, Cell], after: Mapping[str, Cell], providers: list[str]) -> Iterator[Revision]:
    for name in providers:
        was, now = before[name], after[name]
        if text := "; ".join(_differences(was, now)):
            yield _revision(_verdict(was, now), "changed", id, name, text)


def _renamed(was: Feature, now: Feature) -> Iterator[Revision]:
    pairs = {"title": (was.title, now.title), "area": (was.area, now.area), "core": (was.core, now.core)}
    if names := [name for name, (before, after) in pairs.items() if before != after]:
        yield _revision(RevisionVerdict.NEUTRAL, "changed", now.id, None, f"another {' and '.join(names)}")


def _discrepancies(old: Matrix, new: Matrix) -> Iterator[Revision]:
    """Records that came, went or changed. Those of a provider that came or went with it mean nothing more."""
    before = {conflict.id: conflict for conflict in old.conflicts}
    after = {conflict.id: conflict for conflict in new.conflicts}
    shared = {*_names(old)} & {*_names(new)}
    for id in (*_missing(before, after), *after):
        was, now = before.get(id), after.get(id)
        present = now or was
        if present is None or (was and now and _content(was) == _content(now)):
            continue
        owner = present.providers[0]
        grave = [conflict is not None and conflict.kind == "contradiction" for conflict in (was, now)]
        verdict = RevisionVerdict.NEUTRAL
        if owner in shared and grave[0] != grave[1]:
            verdict = RevisionVerdict.WORSENED if grave[1] else RevisionVerdict.IMPROVED
        kind = "removed" if now is None else "added" if was is None else "changed"
        yield _revision(verdict, kind, None, owner, f"discrepancy {id} {_NEWS[kind]}")


def _content(conflict: Conflict) -> tuple[object, ...]:
    """Places in the spec move with every edit and do not count."""
    return conflict.kind, conflict.features, conflict.says, conflict.decision


def _frame(old: Matrix, new: Matrix) -> Iterator[Revision]:
    """What is no cell: the rules of consequence, and the questions asked first."""
    pairs = {"rules": (old.rulings, new.rulings), "questions": (old.questions, new.questions)}
    for name, (before, after) in pairs.items():
        if before != after:
            yield _revision(RevisionVerdict.NEUTRAL, "changed", None, None, f"other {name}")


def _names(matrix: Matrix) -> list[str]:
    return [column.name for column in matrix.columns]


def _cells(matrix: Matrix, feature: Feature | None) -> Mapping[str, Cell]:
    """The cells of a feature by provider; none where the matrix does not have it."""
    return dict(zip(_names(matrix), feature.cells, strict=True)) if feature else {}


def _missing(names: Iterable[str], others: Iterable[str]) -> list[str]:
    known = {*others}
    return [name for name in names if name not in known]


def _revision(verdict: RevisionVerdict, kind: str, feature: str | None, provider: str | None, text: str) -> Revision:
    return Revision(verdict=verdict, kind=kind, feature=feature, provider=provider, text=text)


def _differences(old: Cell, new: Cell) -> Iterator[str]:
    """What differs in a cell, in words; places in the spec move with every edit and do not count."""
    if old.claim != new.claim:
        yield f"{old.claim} → {new.claim}"
    for side, before, after in (("requests", old.request, new.request), ("answers", old.answer, new.answer)):
        if before != after:
            yield f"{side}: {before or 'unknown'} → {after or 'unknown'}"
    if old.verification.outcome != new.verification.outcome:
        yield f"examples: {old.verification.outcome} → {new.verification.outcome}"
    if old.summary != new.summary:
        yield f"`{old.summary}` → `{new.summary}`"
    facets = [facet.text for facet in old.facets], [facet.text for facet in new.facets]
    yield from (f"no longer {text}" for text in _missing(*facets))
    yield from _missing(*reversed(facets))
    if old.note != new.note:
        yield "another note"
    if _lines(old) != _lines(new):
        yield "other lines"


def _lines(cell: Cell) -> set[tuple[str, Lines]]:
    return {(evidence.document, evidence.lines) for evidence in cell.evidence}


def _verdict(old: Cell, new: Cell) -> RevisionVerdict:
    before, after = _harm(old), _harm(new)
    if before == after:
        return RevisionVerdict.NEUTRAL
    return RevisionVerdict.WORSENED if after > before else RevisionVerdict.IMPROVED


def _harm(cell: Cell) -> tuple[int, ...]:
    """An example that fails decides; then consequences, the worst first; then claims, and what the examples prove."""
    outcome = cell.verification.outcome
    sides = sorted((consequence_rank(cell.request), consequence_rank(cell.answer)), reverse=True)
    return int(outcome is Outcome.FAILED), *sides, cell.claim.rank, outcome.rank
