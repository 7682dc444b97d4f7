"""Owns the rows of operations themselves, of their streams, and of the errors they answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...core.paths import PathTemplate, server_path
from ...core.pointers import dotted
from ...core.spec import Model, ModelRef, Operation
from .fields import field_at, inside, leaves, required
from .probes import CallProbe, ResponseProbe
from .statements import (
    ENCODINGS,
    ENDPOINTS,
    ERRORS,
    EXTRAS,
    Context,
    SpecStatement,
    listed,
)
from .traits import Trait, enum_values, type_text, type_trait, type_words


def endpoints(context: Context) -> Iterator[SpecStatement]:
    """One row an operation: how it is called, and what kind of thing it answers."""
    for operation in context.provider.operations:
        id = context.id(operation)
        encodings = tuple(ENCODINGS[encoding] for encoding in operation.encodings)
        path, server = PathTemplate.of_spec(operation.path).blank, server_path(context.provider.server.template or "")
        traits = [
            Trait(name="method", side="request", values=(operation.method,)),
            Trait(
                name="path",
                side="request",
                values=(server + path, path),
                shown=server + operation.path,
                kind="suffix",
            ),
        ]
        if encodings:
            traits.append(Trait(name="encoding", side="request", values=encodings))
        if (job := _answered(context, operation)) is not None:
            traits.append(job)
        yield SpecStatement(
            feature=id,
            area=ENDPOINTS if context.is_core(id) else EXTRAS,
            sides=("request", "answer"),
            summary=f"{operation.method} {operation.path}" + (f", {' or '.join(encodings)}" if encodings else ""),
            origins=tuple(o for o in (operation.provenance, operation.body, operation.answer.provenance) if o),
            traits=tuple(traits),
            probe=CallProbe(operation),
        )


def streams(context: Context) -> Iterator[SpecStatement]:
    """Answers that come as events."""
    models = context.answers
    for operation in context.provider.operations:
        if operation.stream is None:
            continue
        id = context.id(operation)
        yield SpecStatement(
            feature=f"{id}.stream",
            area=EXTRAS,
            sides=("answer",),
            summary=f"{operation.stream.parameter}=true: server-sent events",
            origins=(operation.stream.provenance,),
            below=tuple(inside(operation.stream.type, models)),
            parents=(id,),
        )


def errors(context: Context) -> Iterator[SpecStatement]:
    """How errors look, field by field, and which operations are documented to answer them."""
    models = context.answers
    for operation in context.provider.operations:
        id = context.id(operation)
        for answer in operation.errors:
            named = "any status" if answer.status == "default" else answer.status
            fields = context.provider.fields_of(answer.type) if answer.type else ()
            yield SpecStatement(
                feature=f"{id}.errors",
                area=ERRORS if context.is_core(id) else EXTRAS,
                sides=("answer",),
                summary=f"{named}: {listed(field.wire for field in fields) or 'no shape'}",
                origins=(answer.provenance,),
                parents=(id,),
                probe=ResponseProbe(operation, (), success=False),
            )
            if isinstance(answer.type, ModelRef):
                yield from _envelope(operation, models[answer.type.name], models)


def _envelope(operation: Operation, model: Model, models: Mapping[str, Model]) -> Iterator[SpecStatement]:
    names = tuple(field.wire for field in model.fields)
    yield SpecStatement(
        feature="errors.envelope",
        area=ERRORS,
        sides=("answer",),
        summary=f"object: {listed(names)}",
        origins=(model.provenance, *(field.provenance for field in model.fields)),
        traits=(Trait(name="fields", side="answer", values=names or None),),
        probe=ResponseProbe(operation, (), success=False),
    )
    for leaf in leaves(model.fields, models, model.provenance):
        yield SpecStatement(
            feature=f"errors.envelope.{leaf.row}",
            area=ERRORS,
            sides=("answer",),
            summary=f"{leaf.name}: {type_text(type_words(leaf.field.type))}",
            origins=(leaf.field.provenance, *leaf.around),
            below=leaf.below,
            parents=("errors.envelope",),
            traits=(
                Trait(name="name", side="answer", values=(leaf.name,)),
                type_trait(leaf.field.type, "answer"),
                required(leaf, "answer"),
                Trait(name="enum", side="answer", values=enum_values(leaf.field.type) or None, unlimited=True),
            ),
            probe=ResponseProbe(operation, leaf.wire, success=False),
        )


def _answered(context: Context, operation: Operation) -> Trait | None:
    """Whether an operation that starts a job answers the job itself, or only what leads to it."""
    job, answer = context.provider.job, operation.answer
    if job is None or operation.id not in job.submit or answer.provenance is None or answer.provenance.assumed:
        return None
    if field_at(context.provider, answer.type, job.status) is not None:
        return Trait(name="answer", side="answer", values=("the job",))
    return Trait(name="answer", side="answer", values=(f"not the job, only {dotted(job.id)}",))
