"""Owns the rows that are about a provider as a whole: key, address, end of life, states of jobs, results, rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...core.pointers import dotted, pointer_steps
from ...core.spec import Operation, Provenance, Rule
from ..model import Consequence
from .fields import field_at
from .probes import DownloadProbe, KeyProbe, ResultProbe, StateProbe
from .statements import AUTH, DELIVERY, ENDPOINTS, RULES, STATUSES, Context, SpecStatement, listed
from .traits import Trait, scalar_text, type_trait

_SILENT = "The document does not show this state."


def service(context: Context) -> Iterator[SpecStatement]:
    """Where the API is, how the key travels, and how long it will be."""
    provider = context.provider
    if (auth := provider.auth) is not None:
        form = f"{auth.prefix}KEY"
        sign = ": " if auth.location == "header" else "="
        yield SpecStatement(
            feature="auth.scheme",
            area=AUTH,
            sides=("request",),
            summary=f"{auth.location} {auth.name}{sign}{form}",
            origins=(auth.provenance,),
            traits=(Trait(name="scheme", side="request", values=(f"{auth.location} {auth.name}{sign}{form}",)),),
            probe=KeyProbe(auth.name, auth.prefix),
        )
    if provider.server.template and provider.server.provenance:
        yield SpecStatement(
            feature="servers.base_url",
            area=AUTH,
            sides=("request",),
            summary=provider.server.template,
            origins=(provider.server.provenance,),
            traits=(Trait(name="address", side="request", values=(provider.server.template,)),),
        )
    if provider.lifecycle is not None:
        shutdown = provider.lifecycle.shutdown
        state = "deprecated" if provider.lifecycle.deprecated else "no end announced"
        yield SpecStatement(
            feature="lifecycle.shutdown",
            area=ENDPOINTS,
            sides=("answer",),
            summary=f"{state}, ends {shutdown}" if shutdown else state,
            origins=(provider.lifecycle.provenance,),
            traits=(Trait(name="date", side="answer", values=(shutdown or state,)),),
        )


def statuses(context: Context) -> Iterator[SpecStatement]:
    """The words for each state of a job."""
    job = context.provider.job
    if job is None:
        return
    shown = job.states_evidence
    for state, values in job.states.items():
        origin = replace(job.provenance, requires=(), evidence=shown.get(state, ()), undocumented=None)
        if context.provider.source is not None and state not in shown:
            origin = replace(origin, undocumented=job.provenance.undocumented or _SILENT)
        yield SpecStatement(
            feature=f"statuses.{state}",
            area=STATUSES,
            sides=("answer",),
            summary=listed(values),
            origins=(origin,),
            traits=(Trait(name="status", side="answer", values=values),),
            probe=StateProbe(pointer_steps(job.status), frozenset(values)),
        )


def delivery(context: Context) -> Iterator[SpecStatement]:
    """Where a finished video comes from."""
    provider, job = context.provider, context.provider.job
    if job is None:
        return
    if job.download is not None:
        operation = provider.operation(job.download)
        answer = (operation.answer.provenance,) if operation.answer.provenance else ()
        documented = not any(origin.undocumented for origin in answer)
        media = f": {listed(operation.answer.media_types)}" if operation.answer.media_types and documented else ""
        yield SpecStatement(
            feature="delivery.download",
            area=DELIVERY,
            sides=("answer",),
            summary=f"{operation.method} {operation.path}{media}",
            origins=(operation.provenance, *answer),
            probe=DownloadProbe(operation),
        )
    polled = provider.operation(job.poll).answer.type
    for pointer in job.results:
        name = dotted(pointer)
        field = field_at(provider, polled, pointer)
        yield SpecStatement(
            feature="delivery.result_url",
            area=DELIVERY,
            sides=("answer",),
            summary=name,
            origins=(field.provenance if field else job.provenance,),
            traits=(
                Trait(name="name", side="answer", values=(name,)),
                *([type_trait(field.type, "answer")] if field else []),
            ),
            probe=ResultProbe(pointer_steps(pointer)),
        )


def rules(context: Context) -> Iterator[SpecStatement]:
    """Rules across fields. The same rule in several operations is one row."""
    for operation in context.provider.operations:
        id = context.id(operation)
        baseline = next((o for o in context.baseline.operations if o.id == id), None) if context.baseline else None
        known = {row for p in baseline.parameters for row in _rows(baseline, p.wire)} if baseline else set()
        for rule in operation.rules:
            fields = (rule.field, *(condition.field for condition in rule.when))
            strict = rule.refuse and not known.isdisjoint(_rows(operation, rule.field))
            yield SpecStatement(
                feature=f"rules.{rule.id}",
                area=RULES,
                sides=("request",),
                summary=rule.message,
                origins=(Provenance(at=rule.at, evidence=rule.evidence),),
                parents=tuple(f"{id}.request.{row}" for name in fields for row in _rows(operation, name)[:1]),
                traits=(Trait(name="rule", side="request", values=(_rule_text(rule),)),),
                # A rule on a field that the baseline lacks concerns no program that was written against it.
                burden=Consequence.DEGRADED if strict else Consequence.NONE,
                remark=None if rule.refuse else "Advice: the client sends such a request all the same.",
            )


def _rows(operation: Operation, wire: str) -> tuple[str, ...]:
    """What the field of that name stands for."""
    parameter = next((p for p in operation.parameters if p.wire == wire), None)
    return tuple(link.name for link in parameter.provenance.baseline) or (wire,) if parameter else ()


def _rule_text(rule: Rule) -> str:
    conditions = " and ".join(
        f"{condition.field} in {', '.join(map(scalar_text, condition.values))}" for condition in rule.when
    )
    argument = ", ".join(map(scalar_text, rule.argument))
    return f"{rule.field} {rule.kind} {argument}" + (f" when {conditions}" if conditions else "")
