"""Owns the agreement on fields: name, type, required, documented values, default and limits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

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
    claimed: dict[Declared, list[FieldClaim]] = defaultdict(list)
    for claim in claims(compared):
        citing = [field for field in known if overlap(field.evidence, claim.kept.lines)]
        matching = [field for field in citing if field.is_called(claim.name)]
        if not matching and claim.name not in _authorization(provider):
            message = f"the document has a field `{claim.name}` here; no field of that name in the spec cites the line"
            yield _finding(compared, claim, "D301", message, expected=claim.name, actual=_names(citing))
        for field in matching:
            claimed[field].append(claim)
            yield from _shape(compared, claim, field)
            yield from _values(compared, claim, field, literals(field, claim.kept, known))
            yield from _default(compared, claim, field)
            yield from _limits(compared, provider, claim, field)
    for field in known:
        for kept, value in offered(field, explained):
            claim = FieldClaim(name=field.wire, kept=kept, values=(value,), lines=frozenset(kept.lines.numbers))
            yield from _values(compared, claim, field, ())
        yield from _unsaid(compared, field, claimed.get(field, ()))


def _authorization(provider: Provider) -> set[str]:
    return {provider.auth.name} if provider.auth else set()


def _names(citing: Iterable[Declared]) -> str:
    return ", ".join(sorted({field.wire for field in citing})) or "none"


def _shape(compared: Comparison, claim: FieldClaim, field: Declared) -> Iterator[Diagnostic]:
    spec = types_in(field.field.type)
    missing = {kind for kind in claim.types if kind not in spec and not (kind == "integer" and "number" in spec)}
    if missing - field.types_of_deviations(claim.lines):
        message = f"{field.place}: `{claim.name}` is {claim.type_text} in the document and {_listed(spec)} in the spec"
        yield _finding(compared, claim, "D302", message, field, str(claim.type_text), _listed(spec))
    required = claim.required
    if required is None or required == field.field.required:
        return
    if not field.departs((Aspect.REQUIRED,), _WORDS[required], claim.lines):
        document, actual = _WORDS[required][0], _WORDS[field.field.required][0]
        message = f"{field.place}: `{claim.name}` is {document} in the document and {actual} in the spec"
        yield _finding(compared, claim, "D303", message, field, document, actual)


def _values(compared: Comparison, claim: FieldClaim, field: Declared, shown: Iterable[str]) -> Iterator[Diagnostic]:
    """What the document allows, or shows in the row of the field, is among the values of the spec."""
    spec = [*field.values, *(("true", "false") if "boolean" in types_in(field.field.type) else ())]
    offered_values = [*claim.values, *(text for text in shown if text not in claim.values and text != claim.default)]
    unknown = [
        value
        for value in offered_values
        if value not in spec and not field.departs((Aspect.ENUM,), (value,), claim.lines)
    ]
    if unknown:
        message = (
            f"{field.place}: `{claim.name}` may be {', '.join(unknown)} in the document; the spec has {_listed(spec)}"
        )
        yield _finding(compared, claim, "D304", message, field, ", ".join(offered_values), _listed(spec))


def _default(compared: Comparison, claim: FieldClaim, field: Declared) -> Iterator[Diagnostic]:
    documented, spec = claim.default, text_of(field.field.default)
    if documented is None or documented in (spec, digest(spec)):  # a sentence is told by its digest
        return
    deviating = reaching(field.field.provenance.deviations, (Aspect.DEFAULT,), claim.lines)
    if any(says(d.documented, documented) or digest(d.documented) == documented for d in deviating):
        return
    message = f"{field.place}: `{claim.name}` has the default {documented} in the document and {spec} in the spec"
    yield _finding(compared, claim, "D305", message, field, documented, spec)


def _limits(compared: Comparison, provider: Provider, claim: FieldClaim, field: Declared) -> Iterator[Diagnostic]:
    for name, limit in claim.limits:
        spec = _limit(field, name)
        if spec == limit or _ruled(provider, claim, field, limit):
            continue
        if not field.departs((Aspect.ENUM, Aspect.FORMAT), (limit,), claim.lines):
            message = f"{field.place}: `{claim.name}` has the {name} {limit} in the document and {spec} in the spec"
            yield _finding(compared, claim, "D306", message, field, limit, spec)


def _limit(field: Declared, name: str) -> str:
    """A limit of the spec: a constraint, or the least or the greatest of numbers that are the documented values."""
    constraints = field.field.constraints
    bound = next((constraints[key] for key in _LIMITS[name] if key in constraints), None)
    numbers = [
        value
        for value in documented_values(options_of(field.field.type))
        if isinstance(value, (int, float)) and not isinstance(value, bool)
    ]
    if bound is None and numbers:
        bound = min(numbers) if name == "minimum" else max(numbers)
    return text_of(bound)


def _ruled(provider: Provider, claim: FieldClaim, field: Declared, limit: str) -> bool:
    """Whether a rule on the field that cites the line holds the number: it is no limit of the value itself."""
    return any(
        rule.field == field.wire and overlap(rule.evidence, claim.kept.lines) and limit in map(text_of, rule.argument)
        for operation in provider.operations
        for rule in operation.rules
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unsaid:
    """Something that the spec says of a field, and none of the lines that it cites does."""

    code: str
    missing: str  # what no line does, for the message
    expected: str = "not said"
    actual: str


def _unsaid(compared: Comparison, field: Declared, claimed: Sequence[FieldClaim]) -> Iterator[Diagnostic]:
    """What the spec says and the lines that it cites do not."""
    origin = field.field.provenance
    if not origin.evidence or origin.undocumented or compared.has_moved(origin.evidence):
        return
    for check in _CITED:
        for unsaid in check(compared, field, claimed):
            message = f"{field.place}: no line that `{field.wire}` cites {unsaid.missing}"
            yield Diagnostic(
                origin.at, unsaid.code, message, place=field.place, expected=unsaid.expected, actual=unsaid.actual
            )


def _unnamed(compared: Comparison, field: Declared, _: Sequence[FieldClaim]) -> Iterator[_Unsaid]:
    names = {field.wire.rstrip("[]"), *field.field.provenance.documented(Aspect.NAME)}
    if not any(compared.says(field.evidence, name) for name in names):
        yield _Unsaid(code="D301", missing="names it", expected=field.wire, actual="not named")


def _unsaid_values(compared: Comparison, field: Declared, _: Sequence[FieldClaim]) -> Iterator[_Unsaid]:
    values = documented_values(options_of(field.field.type))
    unsaid = ", ".join(text_of(value) for value in values if not compared.says(field.evidence, value))
    if unsaid and not field.field.provenance.deviates(Aspect.ENUM):
        yield _Unsaid(code="D304", missing=f"says {unsaid}", actual=unsaid)


def _unsaid_default(compared: Comparison, field: Declared, claimed: Sequence[FieldClaim]) -> Iterator[_Unsaid]:
    """A default that is claimed of the field elsewhere in its lines has to be the same there."""
    default = field.field.default
    if default is None or field.field.provenance.deviates(Aspect.DEFAULT):
        return
    text = text_of(default)
    said = text in [claim.default for claim in claimed] if claimed else compared.says(field.evidence, default)
    if not said:
        yield _Unsaid(code="D305", missing=f"says that its default is {text}", actual=text)


def _unsaid_limits(compared: Comparison, field: Declared, _: Sequence[FieldClaim]) -> Iterator[_Unsaid]:
    for name, limit in field.field.constraints.items():
        if name in _LIMITS and not compared.says(field.evidence, limit):
            text = text_of(limit)
            yield _Unsaid(code="D306", missing=f"says that its {name} is {text}", actual=text)


_Check = Callable[[Comparison, Declared, Sequence[FieldClaim]], Iterator[_Unsaid]]
_CITED: tuple[_Check, ...] = (_unnamed, _unsaid_values, _unsaid_default, _unsaid_limits)


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(values)) or "none"


def _finding(
    compared: Comparison,
    claim: FieldClaim,
    code: str,
    message: str,
    field: Declared | None = None,
    expected: str | None = None,
    actual: str | None = None,
) -> Diagnostic:
    related = (field.field.provenance.at,) if field else compared.related(claim.kept.lines)
    place = field.place if field else claim.kept.place
    return Diagnostic(
        compared.at(claim.kept.line), code, message, place=place, expected=expected, actual=actual, related=related
    )
