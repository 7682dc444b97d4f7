"""Owns the agreement on fields: name, type, required, documented values, default and limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..diagnostics import Diagnostic
from ..ir import (
    Anything,
    Array,
    Binary,
    Field,
    Lines,
    Map,
    ModelRef,
    Null,
    Parameter,
    Primitive,
    Provider,
    Scalar,
    Type,
    documented_values,
    options_of,
)
from .claims import Claim, claims
from .comparison import Comparison

_KINDS = {Binary: "file", Array: "array", Map: "object", ModelRef: "object", Null: "null"}


@dataclass(frozen=True, slots=True)
class Declared:
    """A parameter or a property of the spec, and whose it is."""

    owner: str
    field: Parameter | Field

    @property
    def place(self) -> str:
        return f"{self.owner} {self.field.wire}"

    @property
    def evidence(self) -> tuple[Lines, ...]:
        return self.field.provenance.evidence

    def deviates(self, *aspects: str) -> bool:
        return any(deviation.aspect in aspects for deviation in self.field.provenance.deviations)

    def is_called(self, name: str) -> bool:
        """Whether a document that says `name` means this one; `input.prompt` is `prompt` of an object."""
        names = {
            self.field.wire,
            *(d.documented for d in self.field.provenance.deviations if d.aspect == "name"),
        }
        return name in names or name.rpartition(".")[2] in names


def declared(provider: Provider) -> tuple[Declared, ...]:
    found = [
        Declared(operation.id, parameter) for operation in provider.operations for parameter in operation.parameters
    ]
    found += [Declared(model.name, field) for model in (*provider.models, *provider.params) for field in model.fields]
    return tuple(found)


def fields(compared: Comparison, provider: Provider) -> Iterator[Diagnostic]:
    """D301 a field without its name; D302 type; D303 required; D304 documented values; D305 default; D306 limits."""
    known = declared(provider)
    met: dict[int, list[Claim]] = {}
    for claim in claims(compared):
        citing = [one for one in known if _cites(one.evidence, claim.kept.lines)]
        matching = [one for one in citing if one.is_called(claim.name)]
        if not matching and claim.name not in _authorization(provider):
            message = f"the document has a field `{claim.name}` here; no field of that name in the spec cites the line"
            yield _finding(compared, claim, "D301", message, expected=claim.name, actual=_names(citing))
        for one in matching:
            met.setdefault(id(one), []).append(claim)
            yield from _compare(compared, claim, one)
    for one in known:
        yield from _told(compared, one, met.get(id(one), []))


def _authorization(provider: Provider) -> set[str]:
    return {provider.auth.name} if provider.auth else set()


def _names(citing: Iterable[Declared]) -> str:
    return ", ".join(sorted({one.field.wire for one in citing})) or "none"


def _compare(compared: Comparison, claim: Claim, one: Declared) -> Iterator[Diagnostic]:
    found = one.field
    spec_types = types_in(found.type)
    missing = {
        kind for kind in claim.types if kind not in spec_types and not (kind == "integer" and "number" in spec_types)
    }
    if missing and not one.deviates("type", "nullable", "format"):
        told = f"`{claim.name}` is {claim.type_text} in the document and {_listed(spec_types)} in the spec"
        yield _finding(compared, claim, "D302", told, one, str(claim.type_text), _listed(spec_types))
    if claim.required is not None and claim.required != found.required and not one.deviates("required"):
        words = {True: "required", False: "optional"}
        told = f"`{claim.name}` is {words[claim.required]} in the document and {words[found.required]} in the spec"
        yield _finding(compared, claim, "D303", told, one, words[claim.required], words[found.required])
    documented = [text_of(value) for value in documented_values(options_of(found.type))]
    documented += ["true", "false"] if "boolean" in spec_types else []
    unknown = [value for value in claim.values if value not in documented]
    if unknown and not one.deviates("enum"):
        told = f"`{claim.name}` may be {', '.join(unknown)} in the document; the spec has {_listed(documented)}"
        yield _finding(compared, claim, "D304", told, one, ", ".join(claim.values), _listed(documented))
    if claim.default is not None and claim.default != text_of(found.default) and not one.deviates("default"):
        told = (
            f"`{claim.name}` has the default {claim.default} in the document and {text_of(found.default)} in the spec"
        )
        yield _finding(compared, claim, "D305", told, one, claim.default, text_of(found.default))
    constraints = {name: text_of(value) for name, value in found.constraints}
    for name, limit in claim.limits:
        if constraints.get(name) != limit and not one.field.provenance.undocumented and name in constraints:
            told = f"`{claim.name}` has the {name} {limit} in the document and {constraints[name]} in the spec"
            yield _finding(compared, claim, "D306", told, one, limit, constraints[name])


def _told(compared: Comparison, one: Declared, met: list[Claim]) -> Iterator[Diagnostic]:
    """What the spec says and the lines that it cites do not."""
    found, origin = one.field, one.field.provenance
    if not origin.evidence or compared.has_moved(origin.evidence):
        return
    at, place = origin.at, one.place
    names = {found.wire.rstrip("[]"), *(d.documented for d in origin.deviations if d.aspect == "name")}
    if not origin.undocumented and not any(compared.says(origin.evidence, name) for name in names):
        message = f"no line that `{found.wire}` cites names it"
        yield Diagnostic(at, "D301", message, place=place, expected=found.wire, actual="not named")
    values = documented_values(options_of(found.type))
    unsaid = [text_of(value) for value in values if not compared.says(origin.evidence, value)]
    if unsaid and not origin.undocumented and not one.deviates("enum"):
        message = f"no line that `{found.wire}` cites says {', '.join(unsaid)}"
        yield Diagnostic(at, "D304", message, place=place, expected="not said", actual=", ".join(unsaid))
    silent = found.default is None or origin.undocumented or one.deviates("default")
    claimed = [claim.default for claim in met] or [
        text_of(found.default) if compared.says(origin.evidence, found.default) else None
    ]
    if not silent and text_of(found.default) not in claimed:
        message = f"no line that `{found.wire}` cites says that its default is {text_of(found.default)}"
        yield Diagnostic(at, "D305", message, place=place, expected="not said", actual=text_of(found.default))
    for name, limit in found.constraints:
        if name in ("minimum", "maximum") and not origin.undocumented and not compared.says(origin.evidence, limit):
            message = f"no line that `{found.wire}` cites says that its {name} is {text_of(limit)}"
            yield Diagnostic(at, "D306", message, place=place, expected="not said", actual=text_of(limit))


def types_in(found: Type) -> frozenset[str]:
    kinds: set[str] = set()
    for option in options_of(found):
        if isinstance(option, Anything):
            return frozenset({"string", "integer", "number", "boolean", "array", "object", "file", "null"})
        kinds.add(option.kind if isinstance(option, Primitive) else _KINDS[type(option)])
    return frozenset(kinds)


def text_of(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else "none" if value is None else str(value)


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(values)) or "none"


def _cites(evidence: Iterable[Lines], lines: Lines) -> bool:
    return any(one.first <= lines.last and lines.first <= one.last for one in evidence)


def _finding(
    compared: Comparison,
    claim: Claim,
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
