"""Owns the agreement on fields: name, type, required, documented values, default and limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..core.facts import digest
from ..core.spec import LOWER_LIMITS, UPPER_LIMITS, Aspect, Provider, documented_values, options_of
from ..findings.diagnostic import Diagnostic
from .choices import literals, offered, tables
from .claims import FieldClaim, claims, overlap
from .comparison import Comparison
from .declared import Declared, declared, reaching, says, text_of, types_in

_LIMITS = {"minimum": LOWER_LIMITS, "maximum": UPPER_LIMITS}
_WORDS = {True: ("required", "true"), False: ("optional", "false")}


def fields(compared: Comparison, provider: Provider) -> Iterator[Diagnostic]:
    """D301 a field without its name; D302 type; D303 required; D304 documented values; D305 default; D306 limits."""
    known, explained = declared(provider), tables(compared)
    met: dict[int, list[FieldClaim]] = {}
    for claim in claims(compared):
        citing = [one for one in known if overlap(one.evidence, claim.kept.lines)]
        matching = [one for one in citing if one.is_called(claim.name)]
        if not matching and claim.name not in _authorization(provider):
            message = f"the document has a field `{claim.name}` here; no field of that name in the spec cites the line"
            yield _finding(compared, claim, "D301", message, expected=claim.name, actual=_names(citing))
        for one in matching:
            met.setdefault(id(one), []).append(claim)
            yield from _shape(compared, claim, one)
            yield from _values(compared, claim, one, literals(one, claim.kept, known))
            yield from _default(compared, claim, one)
            yield from _limits(compared, provider, claim, one)
    for one in known:
        for kept, value in offered(one, explained):
            claim = FieldClaim(name=one.field.wire, kept=kept, values=(value,), lines=frozenset(kept.lines.numbers))
            yield from _values(compared, claim, one, ())
        yield from _unsaid(compared, one, met.get(id(one), []))


def _authorization(provider: Provider) -> set[str]:
    return {provider.auth.name} if provider.auth else set()


def _names(citing: Iterable[Declared]) -> str:
    return ", ".join(sorted({one.field.wire for one in citing})) or "none"


def _shape(compared: Comparison, claim: FieldClaim, one: Declared) -> Iterator[Diagnostic]:
    spec = types_in(one.field.type)
    missing = {kind for kind in claim.types if kind not in spec and not (kind == "integer" and "number" in spec)}
    if missing - one.types_of_deviations(claim.lines):
        told = f"{one.place}: `{claim.name}` is {claim.type_text} in the document and {_listed(spec)} in the spec"
        yield _finding(compared, claim, "D302", told, one, str(claim.type_text), _listed(spec))
    required = claim.required
    if required is None or required == one.field.required:
        return
    if not one.departs((Aspect.REQUIRED,), _WORDS[required], claim.lines):
        document, actual = _WORDS[required][0], _WORDS[one.field.required][0]
        told = f"{one.place}: `{claim.name}` is {document} in the document and {actual} in the spec"
        yield _finding(compared, claim, "D303", told, one, document, actual)


def _values(compared: Comparison, claim: FieldClaim, one: Declared, shown: Iterable[str]) -> Iterator[Diagnostic]:
    """What the document allows, or shows in the row of the field, is among the values of the spec."""
    spec = [*one.values, *(("true", "false") if "boolean" in types_in(one.field.type) else ())]
    told = [*claim.values, *(text for text in shown if text not in claim.values and text != claim.default)]
    unknown = [value for value in told if value not in spec and not one.departs((Aspect.ENUM,), (value,), claim.lines)]
    if unknown:
        message = (
            f"{one.place}: `{claim.name}` may be {', '.join(unknown)} in the document; the spec has {_listed(spec)}"
        )
        yield _finding(compared, claim, "D304", message, one, ", ".join(told), _listed(spec))


def _default(compared: Comparison, claim: FieldClaim, one: Declared) -> Iterator[Diagnostic]:
    documented, spec = claim.default, text_of(one.field.default)
    if documented is None or documented in (spec, digest(spec)):  # a sentence is told by its digest
        return
    deviating = reaching(one.field.provenance.deviations, (Aspect.DEFAULT,), claim.lines)
    if any(says(d.documented, documented) or digest(d.documented) == documented for d in deviating):
        return
    told = f"{one.place}: `{claim.name}` has the default {documented} in the document and {spec} in the spec"
    yield _finding(compared, claim, "D305", told, one, documented, spec)


def _limits(compared: Comparison, provider: Provider, claim: FieldClaim, one: Declared) -> Iterator[Diagnostic]:
    for name, limit in claim.limits:
        spec = _limit(one, name)
        if spec == limit or _ruled(provider, claim, one, limit):
            continue
        if not one.departs((Aspect.ENUM, Aspect.FORMAT), (limit,), claim.lines):
            told = f"{one.place}: `{claim.name}` has the {name} {limit} in the document and {spec} in the spec"
            yield _finding(compared, claim, "D306", told, one, limit, spec)


def _limit(one: Declared, name: str) -> str:
    """A limit of the spec: a constraint, or the least or the greatest of numbers that are the documented values."""
    constraints = one.field.constraints
    found = next((constraints[key] for key in _LIMITS[name] if key in constraints), None)
    numbers = [
        value
        for value in documented_values(options_of(one.field.type))
        if isinstance(value, (int, float)) and not isinstance(value, bool)
    ]
    if found is None and numbers:
        found = min(numbers) if name == "minimum" else max(numbers)
    return text_of(found)


def _ruled(provider: Provider, claim: FieldClaim, one: Declared, limit: str) -> bool:
    """Whether a rule on the field that cites the line holds the number: it is no limit of the value itself."""
    return any(
        rule.field == one.field.wire
        and overlap(rule.evidence, claim.kept.lines)
        and limit in map(text_of, rule.argument)
        for operation in provider.operations
        for rule in operation.rules
    )


def _unsaid(compared: Comparison, one: Declared, met: list[FieldClaim]) -> Iterator[Diagnostic]:
    """What the spec says and the lines that it cites do not."""
    found, origin = one.field, one.field.provenance
    if not origin.evidence or compared.has_moved(origin.evidence):
        return
    at, place = origin.at, one.place
    names = {found.wire.rstrip("[]"), *origin.documented(Aspect.NAME)}
    if not origin.undocumented and not any(compared.says(origin.evidence, name) for name in names):
        message = f"{place}: no line that `{found.wire}` cites names it"
        yield Diagnostic(at, "D301", message, place=place, expected=found.wire, actual="not named")
    values = documented_values(options_of(found.type))
    unsaid = [text_of(value) for value in values if not compared.says(origin.evidence, value)]
    if unsaid and not origin.undocumented and not origin.deviates(Aspect.ENUM):
        message = f"{place}: no line that `{found.wire}` cites says {', '.join(unsaid)}"
        yield Diagnostic(at, "D304", message, place=place, expected="not said", actual=", ".join(unsaid))
    silent = found.default is None or origin.undocumented or origin.deviates(Aspect.DEFAULT)
    claimed = [claim.default for claim in met] or [
        text_of(found.default) if compared.says(origin.evidence, found.default) else None
    ]
    if not silent and text_of(found.default) not in claimed:
        message = f"{place}: no line that `{found.wire}` cites says that its default is {text_of(found.default)}"
        yield Diagnostic(at, "D305", message, place=place, expected="not said", actual=text_of(found.default))
    for name, limit in found.constraints.items():
        if name in ("minimum", "maximum") and not origin.undocumented and not compared.says(origin.evidence, limit):
            message = f"{place}: no line that `{found.wire}` cites says that its {name} is {text_of(limit)}"
            yield Diagnostic(at, "D306", message, place=place, expected="not said", actual=text_of(limit))


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(values)) or "none"


def _finding(
    compared: Comparison,
    claim: FieldClaim,
    code: str,
    message: str,
    one: Declared | None = None,
    expected: str | None = None,
    actual: str | None = None,
) -> Diagnostic:
    related = (one.field.provenance.at,) if one else compared.related(claim.kept.lines)
    place = one.place if one else claim.kept.place
    return Diagnostic(
        compared.at(claim.kept.line), code, message, place=place, expected=expected, actual=actual, related=related
    )
