"""Owns declared deviations and single words: whether the document still says what the spec says that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic, Position
from ..ir import Deviation, Lines, Provenance, Provider, Scalar
from .claims import Claim, claims
from .comparison import Comparison
from .fields import declared


def deviations(compared: Comparison, provider: Provider) -> Iterator[Diagnostic]:
    """D320: a deviation whose document no longer says what it claims."""
    known = [*claims(compared)]
    for place, origin in _origins(provider):
        name = place.rpartition(" ")[2]
        for deviation in origin.deviations:
            if not _holds(compared, deviation, name, known):
                lines = [compared.alignment.new_line(one.first) for one in deviation.evidence]
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
    yield from ((one.place, one.field.provenance) for one in declared(provider))
    yield from ((model.name, model.provenance) for model in (*provider.models, *provider.params))
    for operation in provider.operations:
        yield operation.id, operation.provenance
        if operation.body is not None:
            yield f"{operation.id} body", operation.body
    if provider.auth is not None:
        yield "auth", provider.auth.provenance
    if provider.server.provenance is not None:
        yield "server", provider.server.provenance


def _holds(compared: Comparison, deviation: Deviation, name: str, known: list[Claim]) -> bool:
    lines = {number for one in deviation.evidence for number in one.numbers}
    here = [claim for claim in known if not lines.isdisjoint(claim.lines) and claim.name == name]
    documented = deviation.documented
    if documented in ("true", "false"):
        flags = {claim.required for claim in here} - {None}
        return not flags or (documented == "true") in flags
    if deviation.aspect == "type" and any(claim.type_text == documented for claim in here):
        return True
    # What stands in backticks is said literally; a single word is literal without them.
    words = re.findall(r"`([^`]+)`", documented) or ([documented] if not re.search(r"\s", documented) else [])
    return all(word in compared.text(deviation.evidence) for word in words)


def words(compared: Comparison, provider: Provider) -> Iterator[Diagnostic]:
    """D321: a value of a rule, a condition or a state of a job that no cited line says."""
    for place, at, evidence, value in _values(provider):
        if evidence and not compared.has_moved(evidence) and not compared.says(evidence, value):
            message = f"{place}: no line that is cited says {value}"
            yield Diagnostic(at, "D321", message, place=place, expected="not said", actual=str(value))


def _values(provider: Provider) -> Iterator[tuple[str, Position, tuple[Lines, ...], Scalar]]:
    for operation in provider.operations:
        for rule in operation.rules:
            values: list[Scalar] = [value for _, choices in rule.when for value in choices if isinstance(value, str)]
            values += rule.argument if rule.kind in ("values", "not_values") else ()
            values += rule.argument[1:] if rule.kind == "span" else ()
            yield from ((f"{operation.id} rule {rule.id}", rule.at, rule.evidence, value) for value in values)
    for one in declared(provider):
        for needed in one.field.provenance.requires:
            said = (*needed.values, *(value for _, choices in needed.when for value in choices))
            yield from ((f"{one.place} requires", one.field.provenance.at, needed.evidence, v) for v in said)
    if provider.job is not None:
        states = dict(provider.job.states)
        for state, evidence in provider.job.states_evidence:
            yield from ((f"job {state}", provider.job.provenance.at, evidence, v) for v in states.get(state, ()))
