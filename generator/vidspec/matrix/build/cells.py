"""Owns what is concluded of one provider and one feature: claim, facets, consequence, note and evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ...core.citations import requirements
from ...core.spec import Lines, Provenance, Provider, Requirement, Unsupported
from ..model import Cell, Claim, Conflict, Consequence, Evidence, Facet, FacetChange
from .consequences import NAMING, consequence, worst
from .statements import Statement, document
from .traits import Side, Trait, change, scalar_text
from .verification import verification

_Place: TypeAlias = tuple[Side, str, str]  # side, name and key of a trait


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A feature and all that the specs say of it."""

    id: str
    title: str
    area: str
    statements: Mapping[str, tuple[Statement, ...]]  # by provider
    conflicts: tuple[Conflict, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        return next(iter(self.statements.values()))[0].sides


@dataclass(frozen=True, slots=True, kw_only=True)
class _Difference:
    facet: Facet
    side: Side
    consequence: Consequence


def cell(row: Row, provider: Provider, baseline: str | None, present: frozenset[str]) -> Cell:
    """What the matrix holds of a provider and a feature. `present` are all features that the provider's spec has."""
    mine = row.statements.get(provider.name)
    refused = next((u for u in provider.unsupported if u.feature == row.id), None)
    if refused is not None and mine is None:
        return _unsupported(row, provider, refused)
    if mine is None:
        applies = any(present.issuperset(s.parents) for statements in row.statements.values() for s in statements)
        return Cell(
            claim=Claim.UNDOCUMENTED if applies else Claim.NOT_APPLICABLE,
            discrepancies=_discrepancies(row, provider) if applies else (),
        )
    theirs = row.statements.get(baseline or "")
    differences = [] if theirs is mine else list(_all_differences(theirs, mine))
    claim = _claim(row, provider, mine, theirs, differences)
    request, answer = _consequences(claim, mine[0], theirs, differences)
    return Cell(
        claim=claim,
        summary=_summary(provider, mine),
        facets=tuple(d.facet for d in differences) if claim is not Claim.UNDOCUMENTED else (),
        request=request,
        answer=answer,
        note=_note(row, provider, claim, mine, differences),
        evidence=_evidence(row, provider, claim, mine),
        spec=tuple(dict.fromkeys(origin.at for s in mine for origin in (*s.origins, *s.below))),
        discrepancies=_discrepancies(row, provider),
        verification=verification(provider, mine),
    )


def _summary(provider: Provider, mine: tuple[Statement, ...]) -> str:
    text = "; ".join(dict.fromkeys(statement.summary for statement in mine))
    return text if _documented(provider, mine) else f"assumed: {text}"


def _unsupported(row: Row, provider: Provider, refused: Unsupported) -> Cell:
    return Cell(
        claim=Claim.UNSUPPORTED,
        request=Consequence.BREAKING if "request" in row.sides else Consequence.NONE,
        answer=Consequence.BREAKING if "answer" in row.sides else Consequence.NONE,
        note=refused.text,
        evidence=_cited(provider, Provenance(at=refused.at, evidence=refused.evidence)),
        spec=(refused.at,),
        discrepancies=_discrepancies(row, provider),
    )


def _documented(provider: Provider, statements: tuple[Statement, ...]) -> bool:
    """Whether the document says so; a spec without a document speaks for itself."""
    return provider.source is None or any(
        bool(s.origins[0].evidence) and not any(origin.assumed for origin in s.within) for s in statements
    )


def _claim(
    row: Row,
    provider: Provider,
    mine: tuple[Statement, ...],
    theirs: tuple[Statement, ...] | None,
    differences: list[_Difference],
) -> Claim:
    if _own_contradictions(row, provider):
        return Claim.CONTRADICTED
    if not _documented(provider, mine):
        return Claim.UNDOCUMENTED
    if theirs is None:
        return Claim.EXTENSION
    telling = [d for d in differences if d.consequence is not Consequence.NONE]
    if not telling:
        return Claim.SUPPORTED
    rest = [d for d in telling if d.facet.name not in NAMING or d.facet.change is not FacetChange.OTHER]
    if not rest:
        return Claim.RENAMED
    narrower = (d.facet.channel is not None or d.facet.change is FacetChange.NARROWER for d in rest)
    mild = all(d.consequence is Consequence.DEGRADED for d in rest)
    return Claim.PARTIAL if mild and all(narrower) else Claim.CHANGED


def _consequences(
    claim: Claim, mine: Statement, theirs: tuple[Statement, ...] | None, differences: list[_Difference]
) -> tuple[Consequence | None, Consequence | None]:
    if claim is Claim.UNDOCUMENTED:
        return None, None
    if theirs is None:
        return mine.burden, Consequence.NONE
    found = {side: [d.consequence for d in differences if d.side == side] for side in ("request", "answer")}
    return worst(found["request"]), worst(found["answer"])


def _all_differences(theirs: tuple[Statement, ...] | None, mine: tuple[Statement, ...]) -> Iterator[_Difference]:
    """What differs in any of the statements, each thing once. Conditions are told even of what the baseline lacks."""
    seen: set[str] = set()
    for statement in mine:
        for found in _differences(theirs[0], statement) if theirs else _conditions({}, statement):
            if found.facet.text not in seen:
                seen.add(found.facet.text)
                yield found


def _differences(theirs: Statement, mine: Statement) -> Iterator[_Difference]:
    known: dict[_Place, Trait] = {(trait.side, trait.name, trait.key): trait for trait in theirs.traits}
    own: dict[_Place, Trait] = {(trait.side, trait.name, trait.key): trait for trait in mine.traits}
    for place in dict.fromkeys((*known, *own)):
        ours, their = known.get(place), own.get(place)
        sample = ours or their
        assert sample is not None
        before = ours or Trait(name=sample.name, side=sample.side, values=None, unlimited=sample.unlimited)
        after = their or Trait(name=sample.name, side=sample.side, values=None)
        found = _loosened(theirs, after, change(before, after))
        if found is FacetChange.SILENT and mine.part:
            continue  # what stands for a part says nothing of the rest
        if found is not FacetChange.SAME:
            facet = Facet(
                name=sample.name,
                text=f"{sample.name}: {_text(before, after)}",
                change=found,
                baseline=before.text,
                provider=after.text,
            )
            found_consequence = consequence(sample.side, _ruled_as(sample, theirs, mine), found)
            yield _Difference(facet=facet, side=sample.side, consequence=found_consequence)
    yield from _conditions(known, mine)


def _ruled_as(trait: Trait, theirs: Statement, mine: Statement) -> str:
    """By which rule a facet is judged: some weigh less than their name says."""
    if trait.name == "name" and _in_path(theirs) and _in_path(mine):
        return "name in path"
    return f"field {trait.name}" if trait.key == "field" else trait.name


def _in_path(statement: Statement) -> bool:
    return any(trait.name == "location" and trait.values == ("path",) for trait in statement.traits)


def _conditions(known: dict[_Place, Trait], mine: Statement) -> Iterator[_Difference]:
    """What no schema shows: another meaning, and conditions that no request can meet."""
    for origin in mine.origins:
        if origin.differs:
            yield _in_words("meaning", origin.differs.text, FacetChange.OTHER, mine.sides[0])
        for needed in origin.requires:
            yield _condition(known, needed, mine.sides[0])


def _loosened(theirs: Statement, trait: Trait, found: FacetChange) -> FacetChange:
    """A pattern that all values of the baseline match asks for nothing new."""
    if trait.key != "pattern" or found is not FacetChange.NARROWER or trait.values is None:
        return found
    values = next((t.values for t in theirs.traits if t.name == "enum"), None) or ()
    try:
        pattern = re.compile(trait.values[0])
    except re.error:
        return found  # a pattern that only other dialects know
    return FacetChange.WIDER if values and all(pattern.search(value) for value in values) else found


def _condition(known: dict[_Place, Trait], needed: Requirement, side: Side) -> _Difference:
    """A condition that no request can meet; of a channel, what is allowed on it."""
    values = known.get((side, "enum", ""))
    if not needed.values or values is None:
        return _in_words("condition", needed.text, FacetChange.NARROWER, side, needed.channel)
    allowed = Trait(name="enum", side=side, values=tuple(map(scalar_text, needed.values)), unlimited=True)
    found = change(values, allowed)
    conditions = "".join(f", {name} {' or '.join(map(scalar_text, of))}" for name, of in needed.when)
    facet = Facet(
        name="enum",
        text=f"enum ({needed.channel} channel{conditions}): {allowed.text}",
        change=found,
        baseline=values.text,
        provider=allowed.text,
        channel=needed.channel,
    )
    # Another channel may serve what this one refuses, so that it is never worse than a condition.
    found = FacetChange.SAME if found is FacetChange.WIDER else found
    return _Difference(facet=facet, side=side, consequence=consequence(side, "condition", found))


def _in_words(name: str, text: str, found: FacetChange, side: Side, channel: str | None = None) -> _Difference:
    """A difference that no schema shows, as the spec words it."""
    where = f" ({channel} channel)" if channel else ""
    facet = Facet(name=name, text=f"{name}{where}: {text}", change=found, provider=text, channel=channel)
    return _Difference(facet=facet, side=side, consequence=consequence(side, name, found))


def _text(before: Trait, after: Trait) -> str:
    if after.values is None:
        return f"{before.text} → not documented"
    if before.values is None:
        return f"+ {after.text}"
    ours, theirs = before.values, after.values
    if before.name != "enum" or not set(ours) & set(theirs):
        return f"{before.text} → {after.text}"
    added = ", ".join(value for value in theirs if value not in ours)
    gone = ", ".join(value for value in ours if value not in theirs)
    return " ".join(([f"+ {added}"] if added else []) + ([f"− {gone}"] if gone else []))


def _note(
    row: Row, provider: Provider, claim: Claim, mine: tuple[Statement, ...], differences: list[_Difference]
) -> str | None:
    """Everything that has to be said in words, without saying anything twice."""
    origin = mine[0].origins[0]
    said = [f"The document contradicts itself: {one.decision}" for one in _own_contradictions(row, provider)]
    if mine[0].remark:
        said.append(mine[0].remark)
    if claim is Claim.PARTIAL:
        telling = (d for d in differences if d.consequence is not Consequence.NONE and d.facet.name != "condition")
        less = [d.facet.text for d in telling if d.facet.change is FacetChange.NARROWER and d.facet.channel is None]
        said += [f"Narrower than the baseline in {'; '.join(less)}."] if less else []
    said += [requirements(origin)] if origin.requires else []
    if origin.undocumented:
        said.append(origin.undocumented)
    elif claim is Claim.UNDOCUMENTED:
        said += [within.undocumented for within in mine[0].within if within.undocumented]
    said += [
        f"As documented, {d.aspect}: {d.documented or 'nothing'}; in the spec: {d.spec or 'nothing'}. {d.why}"
        for d in origin.deviations
    ]
    sentences = [text if text.rstrip().endswith((".", "!", "?")) else f"{text.rstrip()}." for text in said]
    return " ".join(dict.fromkeys(" ".join(text.split()) for text in sentences)) or None


def _own_contradictions(row: Row, provider: Provider) -> list[Conflict]:
    return [c for c in row.conflicts if c.kind == "contradiction" and c.providers[0] == provider.name]


def _discrepancies(row: Row, provider: Provider) -> tuple[str, ...]:
    return tuple(conflict.id for conflict in row.conflicts if provider.name in conflict.providers)


def _evidence(row: Row, provider: Provider, claim: Claim, mine: tuple[Statement, ...]) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for statement in mine:
        for origin in statement.origins:
            found += _cited(provider, origin)
    if claim is Claim.CONTRADICTED:
        for conflict in _own_contradictions(row, provider):
            own = [place for place in conflict.says if place.document == document(provider)]
            found += [
                Evidence(document=place.document, lines=lines, spec=conflict.spec)
                for place in own
                for lines in place.lines
            ]
    return tuple(dict.fromkeys(found))


def _cited(provider: Provider, origin: Provenance) -> tuple[Evidence, ...]:
    """The lines that a statement cites. A spec without a document is its own document."""
    lines = [
        *origin.evidence,
        *(line for needed in origin.requires for line in needed.evidence),
        *(line for deviation in origin.deviations for line in deviation.evidence),
        *(origin.differs.evidence if origin.differs else ()),
    ]
    if provider.source is None:
        lines = [Lines(origin.at.line, origin.at.line)]
    return tuple(Evidence(document=document(provider), lines=line, spec=origin.at) for line in sorted(set(lines)))
