"""Owns what is concluded of one provider and one feature: claim, facets, consequence, note and evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...core.citations import requirements
from ...core.spec import Lines, Provenance, Provider, Unsupported
from ..model import Cell, Claim, Conflict, Consequence, Evidence, FacetChange
from .consequences import NAMING, worst
from .differences import FacetDifference, differences
from .statements import SpecStatement, document
from .traits import Side
from .verification import verification


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureStatements:
    """A feature and all that the specs say of it."""

    id: str
    title: str
    area: str
    statements: Mapping[str, tuple[SpecStatement, ...]]  # by provider
    conflicts: tuple[Conflict, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        return next(iter(self.statements.values()))[0].sides

    def own_contradictions(self, spec: Provider) -> list[Conflict]:
        return [c for c in self.conflicts if c.kind == "contradiction" and c.providers[0] == spec.name]

    def discrepancies(self, spec: Provider) -> tuple[str, ...]:
        return tuple(conflict.id for conflict in self.conflicts if spec.name in conflict.providers)


def cell(feature: FeatureStatements, spec: Provider, baseline_name: str | None, present: frozenset[str]) -> Cell:
    """What the matrix holds of a spec and a feature. `present` are all features that the spec has."""
    provider = feature.statements.get(spec.name)
    if provider is None:
        refused = next((unsupported for unsupported in spec.unsupported if unsupported.feature == feature.id), None)
        return _unsupported(feature, spec, refused) if refused else _silent(feature, spec, present)
    baseline = feature.statements.get(baseline_name or "")
    differing = differences(baseline, provider) if baseline is not provider else ()
    claim = _claim(feature, spec, provider, baseline, differing)
    request, answer = _consequences(claim, provider[0], baseline, differing)
    return Cell(
        claim=claim,
        summary=_summary(spec, provider),
        facets=tuple(d.facet for d in differing) if claim is not Claim.UNDOCUMENTED else (),
        request=request,
        answer=answer,
        note=_note(feature, spec, claim, provider, differing),
        evidence=_evidence(feature, spec, claim, provider),
        spec=tuple(dict.fromkeys(origin.at for s in provider for origin in (*s.origins, *s.below))),
        discrepancies=feature.discrepancies(spec),
        verification=verification(spec, provider),
    )


def _silent(feature: FeatureStatements, spec: Provider, present: frozenset[str]) -> Cell:
    applies = any(present.issuperset(s.parents) for statements in feature.statements.values() for s in statements)
    return Cell(
        claim=Claim.UNDOCUMENTED if applies else Claim.NOT_APPLICABLE,
        discrepancies=feature.discrepancies(spec) if applies else (),
    )


def _unsupported(feature: FeatureStatements, spec: Provider, refused: Unsupported) -> Cell:
    return Cell(
        claim=Claim.UNSUPPORTED,
        request=Consequence.BREAKING if "request" in feature.sides else Consequence.NONE,
        answer=Consequence.BREAKING if "answer" in feature.sides else Consequence.NONE,
        note=refused.text,
        evidence=_cited(spec, Provenance(at=refused.at, evidence=refused.evidence)),
        spec=(refused.at,),
        discrepancies=feature.discrepancies(spec),
    )


def _summary(spec: Provider, statements: tuple[SpecStatement, ...]) -> str:
    text = "; ".join(dict.fromkeys(statement.summary for statement in statements))
    return text if _documented(spec, statements) else f"assumed: {text}"


def _documented(spec: Provider, statements: tuple[SpecStatement, ...]) -> bool:
    """Whether the document says so; a spec without a document speaks for itself."""
    return spec.source is None or any(
        bool(s.origins[0].evidence) and not any(origin.assumed for origin in s.within) for s in statements
    )


def _claim(
    feature: FeatureStatements,
    spec: Provider,
    provider: tuple[SpecStatement, ...],
    baseline: tuple[SpecStatement, ...] | None,
    differing: tuple[FacetDifference, ...],
) -> Claim:
    if feature.own_contradictions(spec):
        return Claim.CONTRADICTED
    if not _documented(spec, provider):
        return Claim.UNDOCUMENTED
    if baseline is None:
        return Claim.EXTENSION
    telling = [d for d in differing if d.consequence is not Consequence.NONE]
    if not telling:
        return Claim.SUPPORTED
    rest = [d for d in telling if d.facet.name not in NAMING or d.facet.change is not FacetChange.OTHER]
    if not rest:
        return Claim.RENAMED
    narrower = (d.facet.channel is not None or d.facet.change is FacetChange.NARROWER for d in rest)
    mild = all(d.consequence is Consequence.DEGRADED for d in rest)
    return Claim.PARTIAL if mild and all(narrower) else Claim.CHANGED


def _consequences(
    claim: Claim,
    provider: SpecStatement,
    baseline: tuple[SpecStatement, ...] | None,
    differing: tuple[FacetDifference, ...],
) -> tuple[Consequence | None, Consequence | None]:
    if claim is Claim.UNDOCUMENTED:
        return None, None
    if baseline is None:
        return provider.burden, Consequence.NONE
    by_side = {side: [d.consequence for d in differing if d.side == side] for side in ("request", "answer")}
    return worst(by_side["request"]), worst(by_side["answer"])


def _note(
    feature: FeatureStatements,
    spec: Provider,
    claim: Claim,
    provider: tuple[SpecStatement, ...],
    differing: tuple[FacetDifference, ...],
) -> str | None:
    """Everything that has to be said in words, without saying anything twice."""
    origin = provider[0].origins[0]
    texts = [f"The document contradicts itself: {c.decision}" for c in feature.own_contradictions(spec)]
    if provider[0].remark:
        texts.append(provider[0].remark)
    if claim is Claim.PARTIAL:
        telling = (d for d in differing if d.consequence is not Consequence.NONE and d.facet.name != "condition")
        less = [d.facet.text for d in telling if d.facet.change is FacetChange.NARROWER and d.facet.channel is None]
        texts += [f"Narrower than the baseline in {'; '.join(less)}."] if less else []
    texts += [requirements(origin)] if origin.requires else []
    if origin.undocumented:
        texts.append(origin.undocumented)
    elif claim is Claim.UNDOCUMENTED:
        texts += [within.undocumented for within in provider[0].within if within.undocumented]
    texts += [
        f"As documented, {d.aspect}: {d.documented or 'nothing'}; in the spec: {d.spec or 'nothing'}. {d.why}"
        for d in origin.deviations
    ]
    sentences = [text if text.rstrip().endswith((".", "!", "?")) else f"{text.rstrip()}." for text in texts]
    return " ".join(dict.fromkeys(" ".join(text.split()) for text in sentences)) or None


def _evidence(
    feature: FeatureStatements, spec: Provider, claim: Claim, provider: tuple[SpecStatement, ...]
) -> tuple[Evidence, ...]:
    cited = [evidence for statement in provider for origin in statement.origins for evidence in _cited(spec, origin)]
    if claim is Claim.CONTRADICTED:
        cited += [
            Evidence(document=place.document, lines=lines, spec=conflict.spec)
            for conflict in feature.own_contradictions(spec)
            for place in conflict.says
            if place.document == document(spec)
            for lines in place.lines
        ]
    return tuple(dict.fromkeys(cited))


def _cited(spec: Provider, origin: Provenance) -> tuple[Evidence, ...]:
    """The lines that a statement cites. A spec without a document is its own document."""
    lines = [
        *origin.evidence,
        *(line for requirement in origin.requires for line in requirement.evidence),
        *(line for deviation in origin.deviations for line in deviation.evidence),
        *(origin.differs.evidence if origin.differs else ()),
    ]
    if spec.source is None:
        lines = [Lines(origin.at.line, origin.at.line)]
    return tuple(Evidence(document=document(spec), lines=line, spec=origin.at) for line in sorted(set(lines)))
