"""Owns what changed between two published matrices, and whether a change is for the better."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jsonschema import Draft202012Validator

from .conformance import Claim, Consequence, Outcome
from .diagnostics import Diagnostic
from .source import load

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
_OUTCOMES = (Outcome.PASSED, Outcome.NOT_RUN, Outcome.FAILED)


def read_report(text: str, file: str, schema: str) -> tuple[Report | None, tuple[Diagnostic, ...]]:
    """A published matrix, or what keeps the text from being one. `schema` is that of the matrix, as text."""
    root, found = load(text, file)
    if root is None:
        return None, found
    errors = []
    for error in Draft202012Validator(json.loads(schema)).iter_errors(root.plain()):
        place = root.get(*error.absolute_path) or root
        where = "".join(f"/{step}" for step in error.absolute_path) or "/"
        errors.append(Diagnostic(place.at, "M101", f"no matrix of this version at {where}: {error.message[:200]}"))
    plain = root.plain()
    if errors or not isinstance(plain, dict):
        return None, tuple(sorted(errors))
    return plain, found


def changes(old: Report, new: Report) -> tuple[Revision, ...]:
    """Everything that differs: what is worse first, then in the order of the matrix."""
    found = [*_providers(old, new), *_features(old, new), *_discrepancies(old, new)]
    return tuple(sorted(found, key=lambda revision: list(Verdict).index(revision.verdict)))


def _providers(old: Report, new: Report) -> Iterator[Revision]:
    for name in _gone(old["providers"], new["providers"]):
        yield _revision(Verdict.WORSENED, "removed", None, name, "the provider is gone")
    for name in _gone(new["providers"], old["providers"]):
        yield _revision(Verdict.NEUTRAL, "added", None, name, "a new provider")


def _features(old: Report, new: Report) -> Iterator[Revision]:
    before = {feature["id"]: feature for feature in old["features"]}
    after = {feature["id"]: feature for feature in new["features"]}
    for id in _gone(before, after):
        yield _revision(Verdict.WORSENED, "removed", id, None, "the feature is gone")
    for id in _gone(after, before):
        yield _revision(Verdict.NEUTRAL, "added", id, None, "a new feature")
    for id, feature in after.items():
        for provider, cell in feature["cells"].items():
            known = before.get(id, {}).get("cells", {}).get(provider)
            if known is not None and (text := _told(known, cell)):
                yield _revision(_verdict(known, cell), "changed", id, provider, text)


def _discrepancies(old: Report, new: Report) -> Iterator[Revision]:
    before = {found["id"]: found for found in old["discrepancies"]}
    after = {found["id"]: found for found in new["discrepancies"]}
    for id in _gone(before, after):
        yield _revision(Verdict.IMPROVED, "removed", None, before[id]["providers"][0], f"discrepancy {id} is gone")
    for id in _gone(after, before):
        worse = after[id]["kind"] == "contradiction"
        verdict = Verdict.WORSENED if worse else Verdict.NEUTRAL
        yield _revision(verdict, "added", None, after[id]["providers"][0], f"discrepancy {id} is new")


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
    """Consequences decide; where they are the same, claims do, and then what the examples prove."""
    for before, after in zip(_badness(old), _badness(new), strict=True):
        if any(b > a for a, b in zip(before, after, strict=True)):
            return Verdict.WORSENED
        if before != after:
            return Verdict.IMPROVED
    return Verdict.NEUTRAL


def _badness(cell: Report) -> tuple[tuple[int, ...], ...]:
    sides = tuple(_SIDES.index(cell["consequence"].get(side)) for side in ("request", "answer"))
    return sides, (_CLAIMS.index(cell["claim"]),), (_OUTCOMES.index(cell["verification"]["outcome"]),)
