"""Owns declared deviations and single words: whether the document still says what the spec says that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.nodes import Scalar
from ..core.positions import Position
from ..core.spec import (
    AllowedValues,
    Aspect,
    Deviation,
    Field,
    ForbiddenValues,
    Lines,
    NumberSpan,
    Operation,
    Parameter,
    Provenance,
    Provider,
    RuleCheck,
)
from ..findings.diagnostic import Diagnostic
from .claims import FieldClaim, claims, types_named, types_of
from .comparison import Comparison
from .declared import declared, is_plain, text_of, types_in

_Said = dict[Aspect, frozenset[str]]  # what the spec says of each aspect; several texts may mean the same
_OF_TYPES = (Aspect.TYPE, Aspect.NULLABLE)


def deviations(compared: Comparison, provider: Provider) -> Iterator[Diagnostic]:
    """D320: a deviation whose document no longer says what it claims; D322: one whose spec does not."""
    yield from _untrue(provider)
    known = [*claims(compared)]
    for place, origin in _origins(provider):
        name = place.rpartition(" ")[2]
        for deviation in origin.deviations:
            if not _holds(compared, deviation, name, known):
                lines = [compared.lines.near(cited.first) for cited in deviation.evidence]
                at = compared.at(lines[0]) if lines else origin.at
                message = (
                    f"{place}: the spec declares that the document says `{deviation.documented}` here; it does not"
                )
                yield Diagnostic(
                    at,
                    "D320",
                    message,
                    place=f"{place} {deviation.aspect}",
                    expected=deviation.documented,
                    actual="not said",
                    related=(origin.at,),
                )


def _origins(provider: Provider) -> Iterator[tuple[str, Provenance]]:
    yield from ((field.place, field.field.provenance) for field in declared(provider))
    yield from ((model.name, model.provenance) for model in (*provider.models, *provider.params))
    for operation in provider.operations:
        yield operation.id, operation.provenance
        if operation.body is not None:
            yield f"{operation.id} body", operation.body
    if provider.auth is not None:
        yield "auth", provider.auth.provenance
    if provider.server.provenance is not None:
        yield "server", provider.server.provenance


def _holds(compared: Comparison, deviation: Deviation, name: str, known: list[FieldClaim]) -> bool:
    lines = {number for cited in deviation.evidence for number in cited.numbers}
    here = [claim for claim in known if not lines.isdisjoint(claim.lines) and claim.name == name]
    documented = deviation.documented
    if documented in ("true", "false"):
        flags = {claim.required for claim in here} - {None}
        return not flags or (documented == "true") in flags
    if deviation.aspect is Aspect.TYPE and any(claim.type_text == documented for claim in here):
        return True
    kinds = frozenset[str]().union(*(claim.types for claim in here))
    if deviation.aspect in _OF_TYPES and kinds:
        return types_named(documented) <= kinds
    # What stands in backticks is said literally; a single word is literal without them.
    words = re.findall(r"`([^`]+)`", documented) or ([documented] if not re.search(r"\s", documented) else [])
    return all(word in compared.text(deviation.evidence) for word in words)


def _untrue(provider: Provider) -> Iterator[Diagnostic]:
    for place, origin, known in _declared(provider):
        for deviation in origin.deviations:
            actual = known.get(deviation.aspect)
            if actual and not _is_so(deviation, actual):
                spec = ", ".join(sorted(actual))
                message = f"{place}: a deviation declares that the spec says `{deviation.spec}`; it says {spec}"
                where = f"{place} {deviation.aspect}"
                yield Diagnostic(origin.at, "D322", message, place=where, expected=deviation.spec, actual=spec)


def _is_so(deviation: Deviation, actual: frozenset[str]) -> bool:
    """Whether the spec says what a deviation claims of it; sentences are not understood and believed."""
    if deviation.aspect in _OF_TYPES:
        types = types_of(deviation.spec.strip("` "))
        same_but_null = types - {"null"} == actual - {"null"}
        return not types or (same_but_null and (deviation.aspect is Aspect.TYPE or types == actual))
    return not is_plain(deviation.spec) or deviation.spec.strip("` ") in actual


def _declared(provider: Provider) -> Iterator[tuple[str, Provenance, _Said]]:
    """What the spec says wherever a deviation may be declared, with its place."""
    for field in declared(provider):
        yield field.place, field.field.provenance, _of_field(field.field)
    for operation in provider.operations:
        said = {Aspect.PATH: frozenset({operation.path}), Aspect.METHOD: frozenset({operation.method})}
        yield operation.id, operation.provenance, said
        if operation.body is not None:
            yield f"{operation.id} body", operation.body, _of_body(provider, operation)
    server = provider.server
    if server.provenance is not None and server.template:
        url = re.match(r"(?:(\w+)://)?([^/]*)(.*)", server.template, re.DOTALL)
        parts = frozenset((server.template, *(url.groups("") if url else ())))
        yield "server", server.provenance, {Aspect.SERVER: parts}


def _of_field(field: Parameter | Field) -> _Said:
    types = types_in(field.type)
    default = {"null", "none"} if field.default is None else {text_of(field.default)}
    return {
        Aspect.NAME: frozenset({field.wire}),
        Aspect.TYPE: types,
        Aspect.NULLABLE: types,
        Aspect.REQUIRED: frozenset({text_of(field.required)}),
        Aspect.DEFAULT: frozenset(default),
    }


def _of_body(provider: Provider, operation: Operation) -> _Said:
    body = provider.document.get("paths", operation.path, operation.method.lower(), "requestBody")
    if body is None or body.get("content") is None:
        return {}  # declared elsewhere
    required, content = body.get("required"), body.get("content")
    media = [name for name, _ in content.items()] if content else []
    return {
        Aspect.REQUIRED: frozenset({text_of(required.scalar() if required else False)}),
        Aspect.ENCODING: frozenset((*media, *operation.encodings)),
    }


def words(compared: Comparison, provider: Provider) -> Iterator[Diagnostic]:
    """D321: a value of a rule, a condition or a state of a job that no cited line says."""
    for place, at, evidence, value in _values(provider):
        if evidence and not compared.has_moved(evidence) and not compared.says(evidence, value):
            message = f"{place}: no line that is cited says {value}"
            yield Diagnostic(at, "D321", message, place=place, expected="not said", actual=str(value))


def _values(provider: Provider) -> Iterator[tuple[str, Position, tuple[Lines, ...], Scalar]]:
    for operation in provider.operations:
        for rule in operation.rules:
            when = [value for condition in rule.when for value in condition.values if isinstance(value, str)]
            values = (*when, *_cited_values(rule.check))
            yield from ((f"{operation.id} rule {rule.id}", rule.at, rule.evidence, value) for value in values)
    for field in declared(provider):
        for needed in field.field.provenance.requires:
            said = (*needed.values, *(value for condition in needed.when for value in condition.values))
            yield from ((f"{field.place} requires", field.field.provenance.at, needed.evidence, v) for v in said)
    if provider.job is not None:
        job = provider.job
        for state, evidence in job.states_evidence.items():
            yield from ((f"job {state}", job.provenance.at, evidence, word) for word in job.states.get(state, ()))


def _cited_values(check: RuleCheck) -> tuple[Scalar, ...]:
    """The values of a rule that the lines which it cites have to say."""
    match check:
        case AllowedValues(values) | ForbiddenValues(values):
            return values
        case NumberSpan():
            return check.minimum, check.maximum
    return ()
