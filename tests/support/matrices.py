"""Owns a small matrix that has everything a large one can have; its texts can be anything."""

from __future__ import annotations

from collections.abc import Callable

from vidspec.core.positions import Position
from vidspec.core.spec import DiscrepancyPlace, Lines
from vidspec.matrix.model import (
    Cell,
    Claim,
    Column,
    Conflict,
    Consequence,
    Evidence,
    Exercise,
    Facet,
    FacetChange,
    Feature,
    Matrix,
    Outcome,
    Question,
    Score,
    Verification,
)

AREAS = ("requests", "statuses", "extras")
PROVIDERS = ("first", "second", "third")

_SILENT = (Claim.UNDOCUMENTED, Claim.NOT_APPLICABLE)
# id, area, core, the claims of the providers
_ROWS: tuple[tuple[str, str, bool, tuple[Claim, Claim, Claim]], ...] = (
    ("create", "requests", True, (Claim.SUPPORTED, Claim.SUPPORTED, Claim.CHANGED)),
    ("create.request.image[]", "requests", True, (Claim.SUPPORTED, Claim.UNSUPPORTED, Claim.PARTIAL)),
    ("create.request.seconds", "requests", True, (Claim.SUPPORTED, Claim.RENAMED, Claim.CONTRADICTED)),
    ("create.request.size", "requests", True, (Claim.SUPPORTED, Claim.SUPPORTED, Claim.SUPPORTED)),
    ("statuses.queued", "statuses", True, (Claim.SUPPORTED, Claim.RENAMED, Claim.UNDOCUMENTED)),
    ("statuses.failed", "statuses", True, (Claim.SUPPORTED, Claim.SUPPORTED, Claim.NOT_APPLICABLE)),
    ("remix:video/字幕", "extras", False, (Claim.UNDOCUMENTED, Claim.EXTENSION, Claim.UNDOCUMENTED)),
    ("create.request.hd", "extras", False, (Claim.UNDOCUMENTED, Claim.UNDOCUMENTED, Claim.EXTENSION)),
)
_SEVERE = {
    Claim.RENAMED: Consequence.BREAKING,
    Claim.CHANGED: Consequence.BREAKING,
    Claim.UNSUPPORTED: Consequence.BREAKING,
    Claim.PARTIAL: Consequence.DEGRADED,
    Claim.CONTRADICTED: Consequence.DEGRADED,
    Claim.SUPPORTED: Consequence.NONE,
}


def _same(text: str) -> str:
    return text


def sample(text: Callable[[str], str] = _same) -> Matrix:
    """Every claim, consequence and outcome at least once. All free texts and ids have gone through `text`."""
    columns = tuple(
        Column(
            name=text(name),
            title=text(f"The {name} API"),
            baseline=name == "first",
            document=text(f"{name}.txt"),
            spec=text(f"specs/{name}/openapi.yaml"),
        )
        for name in PROVIDERS
    )
    features = tuple(
        Feature(
            id=text(id),
            title=text(f"Title of {id} with `code`"),
            area=area,
            core=core,
            cells=tuple(_cell(id, claim, provider, text) for claim, provider in zip(claims, PROVIDERS, strict=True)),
        )
        for id, area, core, claims in _ROWS
    )
    return Matrix(
        columns=columns,
        areas=AREAS,
        features=features,
        conflicts=(_conflict("length", "contradiction", text), _conflict("words", "difference", text)),
        scores=tuple(
            _score(features, index, text(name), area) for index, name in enumerate(PROVIDERS) for area in AREAS
        ),
        questions=(
            Question(text=text("What is the length called?"), features=(text("create.request.seconds"),)),
            Question(text=text("Which statuses?"), features=(text("statuses.queued"), text("statuses.failed"))),
        ),
    )


def _cell(id: str, claim: Claim, provider: str, text: Callable[[str], str]) -> Cell:
    if claim in _SILENT:
        return Cell(claim=claim, note=text("The document is silent."))
    spec = Position(text(f"specs/{provider}/openapi.yaml"), 12, 5)
    severe = _SEVERE.get(claim)
    odd = (text("third.length"), text("third.words")) if claim is Claim.CONTRADICTED else ()
    facet = Facet(name="type", text=text("type: string → integer"), change=FacetChange.OTHER, channel=text("reverse"))
    return Cell(
        claim=claim,
        summary=text(f"{id}: {claim} value of {provider}"),
        facets=(facet,) if severe is not Consequence.NONE else (),
        request=severe,
        answer=Consequence.COSMETIC if severe else None,
        note=text("A note with `code`."),
        evidence=(Evidence(document=text(f"{provider}.txt"), lines=Lines(3, 5), spec=spec),),
        spec=(spec, Position(text(f"specs/{provider}/openapi.yaml"), 40, 5)),
        discrepancies=odd,
        verification=_verification(claim, provider, text),
    )


def _verification(claim: Claim, provider: str, text: Callable[[str], str]) -> Verification:
    if claim is Claim.EXTENSION:
        return Verification(outcome=Outcome.NOT_RUN)
    fits = claim is not Claim.CONTRADICTED
    exercise = Exercise(
        id=text("create"), kind="request", document=text(f"{provider}.txt"), lines=(Lines(7, 9),), fits=fits
    )
    return Verification(outcome=Outcome.PASSED if fits else Outcome.FAILED, examples=(exercise,))


def _conflict(id: str, kind: str, text: Callable[[str], str]) -> Conflict:
    return Conflict(
        id=text(f"third.{id}"),
        kind="contradiction" if kind == "contradiction" else "difference",
        providers=(text("third"),),
        features=(text("create.request.seconds"), text("statuses.queued")),
        says=tuple(
            DiscrepancyPlace(document=text("third.txt"), lines=(Lines(line, line),), text=text(f"`seconds` is {word}"))
            for line, word in ((3, "a string"), (9, "an integer"))
        ),
        decision=text("It is a string."),
        spec=Position(text("specs/third/openapi.yaml"), 30, 5),
    )


def _score(features: tuple[Feature, ...], index: int, provider: str, area: str) -> Score:
    mine = [feature for feature in features if feature.area == area]
    core = [feature.cells[index].claim for feature in mine if feature.core]
    return Score(
        provider=provider,
        area=area,
        met=core.count(Claim.SUPPORTED),
        known=sum(claim not in _SILENT for claim in core),
        extras=sum(feature.cells[index].claim is Claim.EXTENSION for feature in mine),
        unknown=sum(claim in _SILENT for claim in core),
        claims=tuple((claim, sum(feature.cells[index].claim is claim for feature in mine)) for claim in Claim),
    )
