"""Owns the rows of what is sent and what is answered: one row a field, nested objects taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...core.pointers import pointer_steps
from ...core.spec import (
    LOWER_LIMITS,
    UPPER_LIMITS,
    Aspect,
    Field,
    Location,
    Model,
    ModelRef,
    Operation,
    Parameter,
    Provenance,
    Provider,
    Type,
    Union,
    options_of,
)
from ..model import Consequence
from .probes import FieldProbe, NoProbe, Probe, ResponseProbe
from .statements import ENCODINGS, EXTRAS, OBJECT, OTHERS, Context, SpecStatement, listed
from .traits import Kind, Side, Trait, enum_values, required_trait, scalar_text, type_text, type_trait, type_words

MAX_NESTING = 4  # objects in objects: what lies deeper belongs to the row above it


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A field that has a row: its path on the wire, and the row that it stands for."""

    wire: tuple[str, ...]
    row: str
    part: str | None = None  # which part of it stands for the row, where it stands for several
    inside: str | None = None  # the row of the field around it, if that has one of its own
    location: Location
    required: bool
    field: Field | Parameter
    model: Provenance | None  # of the object that the field is in, where that is no body
    around: tuple[Provenance, ...] = ()  # of containers that have no row of their own
    below: tuple[Provenance, ...] = ()  # of what is inside and has no row of its own

    @property
    def name(self) -> str:
        return ".".join(self.wire) or "body"


def leaves(
    fields: tuple[Field, ...] | tuple[Parameter, ...], models: Mapping[str, Model], model: Provenance | None = None
) -> Iterator[Leaf]:
    """The fields with rows of their own: an object that is nothing but its fields has none."""
    for field in fields:
        leaf = Leaf(
            wire=(field.wire,),
            row=field.wire or "body",
            location=field.location if isinstance(field, Parameter) else "body",
            required=field.required,
            field=field,
            model=model,
        )
        yield from _taken_apart(leaf, models, frozenset())


def _taken_apart(leaf: Leaf, models: Mapping[str, Model], seen: frozenset[str]) -> Iterator[Leaf]:
    links = leaf.field.provenance.baseline
    if links:
        leaf = replace(leaf, row=links[0].name)
    type = leaf.field.type
    inner = [option.name for option in options_of(type) if isinstance(option, ModelRef) and option.name not in seen]
    if len(seen) >= MAX_NESTING:
        inner = []
    container = isinstance(type, ModelRef) and bool(inner) and bool(models[type.name].fields)
    if not container:
        leaf = leaf if inner else replace(leaf, below=tuple(inside(type, models)))
        yield leaf
        yield from (replace(leaf, row=link.name, part=link.text or "a part") for link in links[1:])
    for name in inner:
        for below in models[name].fields:
            nested = Leaf(
                wire=(*leaf.wire, below.wire),
                row=f"{leaf.row}.{below.wire}",
                inside=leaf.inside if container else leaf.row,
                location=leaf.location,
                required=below.required and leaf.required,
                field=below,
                model=models[name].provenance,
                around=(*leaf.around, leaf.field.provenance) if container else (),
            )
            yield from _taken_apart(nested, models, seen | {name})


def request_fields(context: Context) -> Iterator[SpecStatement]:
    """Every parameter and body field of every operation."""
    models = {model.name: model for model in context.provider.params}
    for operation in context.provider.operations:
        id = context.id(operation)
        for leaf in leaves(operation.parameters, models):
            yield SpecStatement(
                feature=f"{id}.request.{leaf.row}",
                area=context.request_area(id),
                sides=("request",),
                summary=_summary(leaf),
                origins=(leaf.field.provenance, *leaf.around),
                below=leaf.below,
                parents=(f"{id}.request.{leaf.inside}",) if leaf.inside else (id,),
                traits=(*_naming(leaf), *_traits(leaf, "request"), *_encoding(operation, leaf)),
                burden=Consequence.BREAKING if _needed(context, id, leaf) else Consequence.NONE,
                remark=f"Carried by `{leaf.name}`: {leaf.field.description}" if leaf.part else None,
                part=leaf.part is not None,
                probe=_sent(operation, leaf),
            )


def _needed(context: Context, id: str, leaf: Leaf) -> bool:
    """Whether programs of the baseline call the operation and would have to give the field, which they do not know."""
    return leaf.required and leaf.location != "path" and context.is_shared(id)


def answer_fields(context: Context) -> Iterator[SpecStatement]:
    """Every field of every answer. A job's fields have one set of rows, whichever operation answers it."""
    models = context.answers
    job = context.provider.job
    of_job = {job.poll, *job.submit} if job else set()
    # The operation that polls comes first: what it says of a field counts more than what the others say.
    ordered = sorted(context.provider.operations, key=lambda o: not (job and o.id == job.poll))
    for operation in ordered:
        id = context.polls if operation.id in of_job and context.polls else context.id(operation)
        answer = operation.answer.type
        if not isinstance(answer, ModelRef) or not context.is_core(id):
            continue
        for leaf in leaves(models[answer.name].fields, models, models[answer.name].provenance):
            yield SpecStatement(
                feature=f"{id}.response.{leaf.row}",
                area=OBJECT if operation.id in of_job else OTHERS,
                sides=("answer",),
                summary=_summary(leaf),
                origins=(leaf.field.provenance, *leaf.around),
                below=leaf.below,
                within=(operation.answer.provenance,) if operation.answer.provenance else (),
                parents=(f"{id}.response.{leaf.inside}",) if leaf.inside else (id,),
                traits=(
                    Trait(name="name", side="answer", values=(leaf.name,)),
                    # The status of a job ends its polling: what is unknown in it does more harm than elsewhere.
                    *_traits(leaf, "answer", "status" if job and leaf.wire == pointer_steps(job.status) else "enum"),
                ),
                probe=ResponseProbe(operation, leaf.wire),
            )


def whole_answers(context: Context) -> Iterator[SpecStatement]:
    """The answers that are one row: of operations that the baseline lacks, and those that are no object."""
    models = context.answers
    for operation in context.provider.operations:
        id, answer = context.id(operation), operation.answer
        if answer.kind != "json" or answer.provenance is None:
            continue
        if isinstance(answer.type, ModelRef) and context.is_core(id):
            continue
        names = tuple(field.wire for field in context.provider.fields_of(answer.type))
        kind = type_text(type_words(answer.type))
        yield SpecStatement(
            feature=f"{id}.response",
            area=OTHERS if context.is_core(id) else EXTRAS,
            sides=("answer",),
            summary=f"{kind}: {listed(names)}" if names else kind,
            origins=(answer.provenance,),
            below=tuple(inside(answer.type, models)),
            parents=(id,),
            traits=(type_trait(answer.type, "answer"), Trait(name="fields", side="answer", values=names or None)),
            probe=ResponseProbe(operation, ()),
        )


def inside(type: Type, models: Mapping[str, Model]) -> Iterator[Provenance]:
    """Where everything inside of what is one row stands in the spec."""
    todo, seen = [type], set[str]()
    while todo:
        inner = todo.pop()
        if isinstance(inner, Union):
            todo.extend(inner.options)
        elif item := getattr(inner, "item", None) or getattr(inner, "value", None):
            todo.append(item)
        elif isinstance(inner, ModelRef) and inner.name not in seen:
            seen.add(inner.name)
            for field in models[inner.name].fields:
                yield field.provenance
                todo.append(field.type)


def field_at(provider: Provider, type: Type, pointer: str) -> Field | None:
    """The field at a JSON pointer into an answer."""
    field: Field | None = None
    for step in pointer_steps(pointer):
        field = next((f for f in provider.fields_of(type) if f.wire == step), None)
        if field is None:
            return None
        type = field.type
    return field


def _naming(leaf: Leaf) -> tuple[Trait, Trait]:
    return (
        Trait(name="name", side="request", values=(leaf.name,)),
        Trait(name="location", side="request", values=(leaf.location,)),
    )


def _traits(leaf: Leaf, side: Side, enum: str = "enum") -> Iterator[Trait]:
    field = leaf.field
    known = Aspect.TYPE not in field.provenance.assumed_aspects
    yield type_trait(field.type, side) if known else Trait(name="type", side=side, values=None)
    if leaf.part:
        # The rest is said of the whole, which goes on without this part.
        yield required_trait(False, side)
        yield Trait(name="enum", side=side, values=(leaf.part,), unlimited=True)
        return
    yield required(leaf, side)
    yield Trait(name=enum, side=side, values=enum_values(field.type) or None, unlimited=True)
    yield Trait(name="default", side=side, values=None if field.default is None else (scalar_text(field.default),))
    for key, value in field.constraints.items():
        numeric = isinstance(value, (int, float)) and not isinstance(value, bool)
        kind: Kind = (
            "upper" if numeric and key in UPPER_LIMITS else "lower" if numeric and key in LOWER_LIMITS else "set"
        )
        text = scalar_text(value)
        yield Trait(
            name="constraints", side=side, values=(text,), shown=f"{key} {text}", kind=kind, unlimited=True, key=key
        )


def required(leaf: Leaf, side: Side) -> Trait:
    """Whether the field has to be there. Many a document does not say it, and the spec tells so at the object."""
    if leaf.model is not None and Aspect.REQUIRED in leaf.model.assumed_aspects:
        return Trait(name="required", side=side, values=None)
    return required_trait(leaf.required, side)


def _encoding(operation: Operation, leaf: Leaf) -> tuple[Trait, ...]:
    if leaf.location != "body":
        return ()
    return (
        Trait(name="encoding", key="field", side="request", values=tuple(ENCODINGS[e] for e in operation.encodings)),
    )


def _summary(leaf: Leaf) -> str:
    """`parameters.duration: integer, 4 | 8 | 12, default 4`; of what stands for a row in part, which part does."""
    where = "" if leaf.location == "body" else f" in {leaf.location}"
    if leaf.part:
        return f"{leaf.name}{where}: {leaf.part}"
    field = leaf.field
    words = [] if Aspect.TYPE in field.provenance.assumed_aspects else [type_text(type_words(field.type))]
    words += _allowed(field)
    words += [f"{key} {scalar_text(value)}" for key, value in field.constraints.items()]
    words += [f"default {scalar_text(field.default)}"] if field.default is not None else []
    text = f"{leaf.name}{where}: {', '.join(words) or 'any'}"
    named = [d.documented for d in field.provenance.deviations if d.aspect is Aspect.NAME]
    return f"{text} (documented as {listed(named)} too)" if named else text


def _allowed(field: Field | Parameter) -> list[str]:
    """The documented values, those of each channel apart."""
    channels = [needed for needed in field.provenance.requires if needed.channel and needed.values]
    if not channels:
        return [listed(values)] if (values := enum_values(field.type)) else []
    return [
        "; ".join(
            f"{needed.channel} channel"
            + "".join(f", {' or '.join(map(scalar_text, condition.values))}" for condition in needed.when)
            + f": {listed(map(scalar_text, needed.values))}"
            for needed in channels
        )
    ]


def _sent(operation: Operation, leaf: Leaf) -> Probe:
    # That the carrier is there says nothing of a part of it.
    return NoProbe() if leaf.part else FieldProbe(operation, leaf.location, leaf.wire)
