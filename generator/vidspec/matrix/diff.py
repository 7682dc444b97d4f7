"""Owns what changed between two published matrices, and whether a change is for the better."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jsonschema import Draft202012Validator

from ..core.pointers import pointer_to
from ..findings.diagnostic import Diagnostic
from ..findings.loading import load
from .model import Claim, Consequence, Outcome

Report = dict[str, Any]


class Verdict(StrEnum):
    WORSENED = "worsened"
    IMPROVED = "improved"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One thing that was added, removed or changed. Without a provider it concerns all of them."""

    verdict: Verdict
    kind: str  # "added", "removed" or "changed"
    feature: str | None
    provider: str | None
    text: str


# From the best to the worst; what nobody knows stands between what does no harm and what does.
_SIDES = (Consequence.NONE, Consequence.COSMETIC, None, Consequence.DEGRADED, Consequence.BREAKING)
_CLAIMS = (
    *(Claim.SUPPORTED, Claim.EXTENSION, Claim.RENAMED, Claim.PARTIAL, Claim.CHANGED),
    *(Claim.NOT_APPLICABLE, Claim.UNDOCUMENTED, Claim.CONTRADICTED, Claim.UNSUPPORTED),
)
_NEWS = {"removed": "gone", "added": "new", "changed": "told otherwise"}
_OUTCOMES = (Outcome.PASSED, Outcome.NOT_RUN, Outcome.FAILED)
# The cell of a feature that a matrix does not have.
_SILENCE: Report = {
    "claim": Claim.UNDOCUMENTED,
    "consequence": {},
    "verification": {"outcome": Outcome.NOT_RUN},
}


def read_report(text: str, file: str, schema: str) -> tuple[Report | None, tuple[Diagnostic, ...]]:
    """A published matrix, or what keeps the text from being one. `schema` is that of the matrix, as text."""
    root, found = load(text, file)
    if root is None:
        return None, found
    errors = []
    for error in Draft202012Validator(json.loads(schema)).iter_errors(root.plain()):
        place = root.get(*error.absolute_path) or root
        where = pointer_to(error.absolute_path) or "/"
        errors.append(Diagnostic(place.at, "M101", f"no matrix of this version at {where}: {error.message[:200]}"))
    plain = root.plain()
    if errors or not isinstance(plain, dict):
        return None, tuple(sorted(errors))
    report: Report = plain
    errors = [Diagnostic(root.at, "M101", f"no matrix: {fault}") for fault in _faults(report)]
    return (None, tuple(errors)) if errors else (report, found)


def _faults(report: Report) -> Iterator[str]:
    """What no schema can say."""
    ids = [feature["id"] for feature in report["features"]]
    yield from (f"the feature {id} is there twice" for id in dict.fromkeys(ids) if ids.count(id) > 1)
    for feature in report["features"]:
        if feature["cells"].keys() != report["providers"].keys():
            yield f"the cells of {feature['id']} are not those of the providers"


def changes(old: Report, new: Report) -> tuple[Revision, ...]:
    """Everything that differs: what is worse first, then in the order of the matrix."""
    found = [*_providers(old, new), *_features(old, new), *_discrepancies(old, new), *_frame(old, new)]
    return tuple(sorted(found, key=lambda revision: list(Verdict).index(revision.verdict)))


def _providers(old: Report, new: Report) -> Iterator[Revision]:
    for name in _gone(old["providers"], new["providers"]):
        yield _revision(Verdict.WORSENED, "removed", None, name, "the provider is gone")
    for name in _gone(new["providers"], old["providers"]):
        yield _revision(Verdict.NEUTRAL, "added", None, name, "a new provider")


def _features(old: Report, new: Report) -> Iterator[Revision]:
    """Row by row. Of a row that is not there, nothing is known."""
    before = {feature["id"]: feature for feature in old["features"]}
    after = {feature["id"]: feature for feature in new["features"]}
    shared = [name for name in new["providers"] if name in old["providers"]]
    for id in (*_gone(before, after), *_gone(after, before)):
        was, now = (one.get(id, {}).get("cells", {}) for one in (before, after))
        verdicts = [_verdict(was.get(name, _SILENCE), now.get(name, _SILENCE)) for name in shared]
        verdict = next((found for found in Verdict if found in verdicts), Verdict.NEUTRAL)
        kind, text = ("added", "a new feature") if id in after else ("removed", "the feature is gone")
        yield _revision(verdict, kind, id, None, text)
    for id in (id for id in after if id in before):
        yield from _row(before[id], after[id], shared)


def _row(was: Report, now: Report, providers: list[str]) -> Iterator[Revision]:
    for name in providers:
        one, other = was["cells"][name], now["cells"][name]
        if text := _told(one, other):
            yield _revision(_verdict(one, other), "changed", now["id"], name, text)
    if frame := [key for key in ("title", "area", "core") if was[key] != now[key]]:
        yield _revision(Verdict.NEUTRAL, "changed", now["id"], None, f"another {' and '.join(frame)}")


def _discrepancies(old: Report, new: Report) -> Iterator[Revision]:
    """Records that came, went or changed; those of a provider that came or went with it say nothing more."""
    before = {found["id"]: found for found in old["discrepancies"]}
    after = {found["id"]: found for found in new["discrepancies"]}
    for id in (*_gone(before, after), *after):
        was, now = before.get(id), after.get(id)
        if was and now and not _differs(was, now):
            continue
        owner = (now or was or {})["providers"][0]
        grave = [found is not None and found["kind"] == "contradiction" for found in (was, now)]
        verdict = Verdict.NEUTRAL
        if owner in old["providers"] and owner in new["providers"] and grave[0] != grave[1]:
            verdict = Verdict.WORSENED if grave[1] else Verdict.IMPROVED
        kind = "removed" if now is None else "added" if was is None else "changed"
        yield _revision(verdict, kind, None, owner, f"discrepancy {id} is {_NEWS[kind]}")


def _differs(was: Report, now: Report) -> bool:
    """Places in the spec move with every edit and do not count."""
    return any(was[key] != now[key] for key in ("kind", "features", "says", "decision"))


def _frame(old: Report, new: Report) -> Iterator[Revision]:
    """What is no cell: by which rules consequences follow, and what is asked first."""
    for key in ("rules", "questions"):
        if old[key] != new[key]:
            yield _revision(Verdict.NEUTRAL, "changed", None, None, f"other {key}")


def _gone(one: Report, other: Report) -> list[str]:
    return [name for name in one if name not in other]


def _revision(verdict: Verdict, kind: str, feature: str | None, provider: str | None, text: str) -> Revision:
    return Revision(verdict=verdict, kind=kind, feature=feature, provider=provider, text=text)


def _told(old: Report, new: Report) -> str:
    """What differs in a cell, in words; places in the spec move with every edit and do not count."""
    said = [f"{old['claim']} → {new['claim']}"] if old["claim"] != new["claim"] else []
    for side in ("request", "answer"):
        before, after = (cell["consequence"].get(side, "unknown") for cell in (old, new))
        said += [f"{side}s: {before} → {after}"] if before != after else []
    before, after = (cell["verification"]["outcome"] for cell in (old, new))
    said += [f"examples: {before} → {after}"] if before != after else []
    if old["summary"] != new["summary"]:
        said.append(f"`{old['summary']}` → `{new['summary']}`")
    facets = [[facet["text"] for facet in cell["facets"]] for cell in (old, new)]
    said += [f"no longer {text}" for text in facets[0] if text not in facets[1]]
    said += [text for text in facets[1] if text not in facets[0]]
    said += ["another note"] if old["note"] != new["note"] else []
    said += ["other lines"] if _lines(old) != _lines(new) else []
    return "; ".join(said)


def _lines(cell: Report) -> set[tuple[str, tuple[int, ...]]]:
    return {(one["document"], tuple(one["lines"])) for one in cell["evidence"]}


def _verdict(old: Report, new: Report) -> Verdict:
    """An example that fails decides; then consequences, the worst first; then claims, and what the examples prove."""
    before, after = _badness(old), _badness(new)
    if before == after:
        return Verdict.NEUTRAL
    return Verdict.WORSENED if after > before else Verdict.IMPROVED


def _badness(cell: Report) -> tuple[int, ...]:
    outcome = cell["verification"]["outcome"]
    sides = sorted((_SIDES.index(cell["consequence"].get(side)) for side in ("request", "answer")), reverse=True)
    return int(outcome == Outcome.FAILED), *sides, _CLAIMS.index(cell["claim"]), _OUTCOMES.index(outcome)
