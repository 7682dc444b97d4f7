"""Owns the frozen values that pass between stages; names in them are decided, references resolved."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from .nodes import Node, Scalar
from .positions import Position

Location: TypeAlias = Literal["path", "query", "header", "body"]
Encoding: TypeAlias = Literal["multipart", "json", "form", "raw"]
Kind: TypeAlias = Literal["string", "integer", "number", "boolean"]
RuleKind: TypeAlias = Literal["values", "not_values", "pattern", "span", "exactly_one"]
State: TypeAlias = Literal["queued", "running", "succeeded", "failed"]
DiscrepancyKind: TypeAlias = Literal["contradiction", "omission", "difference"]
# Keywords of JSON Schema that bound values from below and from above.
LOWER_LIMITS = ("minimum", "exclusiveMinimum", "minLength", "minItems")
UPPER_LIMITS = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")
Constraints: TypeAlias = tuple[tuple[str, Scalar], ...]  # keywords of JSON Schema with their values


# Types -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Primitive:
    """A JSON scalar; `values` are the documented ones, to which no server is held."""

    kind: Kind
    values: tuple[str | int | float | bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Binary:
    """Bytes: a file in a request, a download in an answer."""


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value."""


@dataclass(frozen=True, slots=True)
class Null:
    """JSON null."""


@dataclass(frozen=True, slots=True)
class Array:
    item: Type


@dataclass(frozen=True, slots=True)
class Map:
    """An object with keys that no schema names."""

    value: Type


@dataclass(frozen=True, slots=True)
class ModelRef:
    """The model of that class name."""

    name: str


@dataclass(frozen=True, slots=True)
class Union:
    options: tuple[Type, ...]


Type: TypeAlias = Primitive | Binary | Anything | Null | Array | Map | ModelRef | Union


def documented_values(options: tuple[Type, ...]) -> list[str | int | float | bool]:
    """The documented values of all scalars among the options of a union."""
    return [value for option in options if isinstance(option, Primitive) for value in option.values]


def options_of(found: Type) -> tuple[Type, ...]:
    """What a type may be: the options of a union, or the one type."""
    return found.options if isinstance(found, Union) else (found,)


def open_type(option: Type) -> Type:
    """The type without its documented values: what any server may send."""
    return Primitive(option.kind) if isinstance(option, Primitive) else option


# Where a statement comes from --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Lines:
    """Lines of a source document, both ends included."""

    first: int
    last: int

    @classmethod
    def read(cls, node: Node) -> Lines | None:
        """A citation: a number, or text such as "24-31"; None for anything else."""
        if isinstance(node.value, int) and not isinstance(node.value, bool):
            return cls(node.value, node.value)
        first, _, last = (node.text() or "").partition("-")
        return cls(int(first), int(last)) if first.isdecimal() and last.isdecimal() else None

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    @property
    def numbers(self) -> range:
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """The spec departs from what the document literally says."""

    aspect: str
    documented: str
    spec: str
    why: str
    evidence: tuple[Lines, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A condition that no request can meet; with a channel, perhaps for certain values of the field only."""

    text: str
    channel: str | None = None
    when: tuple[tuple[str, tuple[Scalar, ...]], ...] = ()
    values: tuple[Scalar, ...] = ()
    evidence: tuple[Lines, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """What of the baseline something stands for; with a text, which part of it does."""

    name: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Words of the spec, with the lines that they stand on."""

    text: str
    evidence: tuple[Lines, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What supports a statement of the spec, and where it stands in the spec."""

    at: Position = field(compare=False)
    evidence: tuple[Lines, ...] = ()
    undocumented: str | None = None  # why the spec assumes what the document does not say
    deviations: tuple[Deviation, ...] = ()
    requires: tuple[Requirement, ...] = ()
    baseline: tuple[Link, ...] = ()
    assumed_aspects: tuple[str, ...] = ()  # of what is documented: what of it the document does not say
    differs: Note | None = None  # how its meaning differs from the baseline's

    @property
    def assumed(self) -> bool:
        """Whether the spec alone says so and the document does not."""
        return self.undocumented is not None and not self.evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One of the places of a discrepancy."""

    document: str
    lines: tuple[Lines, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """A document contradicts itself or another."""

    id: str
    kind: DiscrepancyKind
    features: tuple[str, ...]  # rows of the matrix that it is about
    says: tuple[Place, ...]
    decision: str
    at: Position = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported:
    """The document says that a feature does not exist."""

    feature: str
    text: str
    evidence: tuple[Lines, ...]
    at: Position = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """The document a spec was normalized from."""

    document: str
    lines: int
    sha256: str
    published: bool = True  # by the provider; otherwise notes from several places, which no provider changes
    no_fact: tuple[Note, ...] = ()  # lines that state nothing for the spec, and why


# What a client is made of ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A property of a model."""

    name: str
    wire: str
    type: Type
    required: bool
    description: str
    value_descriptions: tuple[tuple[str, str], ...] = ()
    default: Scalar = None
    constraints: Constraints = ()
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """An object with named properties: a class of answers, or a TypedDict of requests."""

    name: str
    fields: tuple[Field, ...]
    description: str
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a caller hands to an operation, wherever it travels."""

    name: str
    wire: str
    location: Location
    type: Type
    required: bool  # on the wire
    positional: bool
    description: str
    value_descriptions: tuple[tuple[str, str], ...] = ()
    default: Scalar = None
    constraints: Constraints = ()
    idempotency: bool = False  # a header: the provider carries out requests with the same value once
    provenance: Provenance

    @property
    def needed(self) -> bool:
        """Whether callers have to give it: what makes a call idempotent is made up where they do not."""
        return self.required and not self.idempotency


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A documented rule on one field of a request, perhaps only where other fields have certain values."""

    id: str
    refuse: bool
    when: tuple[tuple[str, tuple[Scalar, ...]], ...]
    defaults: tuple[tuple[str, Scalar], ...]  # documented defaults of the fields in `when`
    field: str
    kind: RuleKind
    argument: tuple[Scalar, ...]
    message: str
    evidence: tuple[Lines, ...]
    at: Position = dataclasses.field(compare=False)  # `field` is an attribute here


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an operation answers with: `kind` says how the body is read."""

    kind: Literal["json", "binary", "empty"]
    type: Type = Anything()
    media_types: tuple[str, ...] = ()
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorAnswer:
    """What an operation answers with under a status that is no success; `default` stands for any."""

    status: str
    type: Type | None
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class WireExample:
    """A documented request as it goes over the wire, or a documented answer."""

    id: str
    kind: Literal["request", "answer"]
    method: str | None = None  # of a request
    url: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    status: str | None = None  # of an answer: the entry under `responses`
    binary: bool = False
    body: Node | None = None  # JSON, or the parts of a form
    form: bool = False
    composed: bool = False  # put together from what the document shows of single fields
    evidence: tuple[Lines, ...]
    at: Position = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventStream:
    """A boolean parameter turns the answer into server-sent events of that type."""

    parameter: str
    type: Type
    terminator: str | None
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A value that the spec shows, and the schema that it has to fit."""

    value: Node
    schema: tuple[str, ...]  # JSON pointer into the spec, step by step
    form: bool = False  # parts of a form: every value is text on the wire


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    resource: tuple[str, ...]  # safe Python names: ("chat", "completions")
    name: str  # safe Python name: "create"
    id: str  # as in the spec
    method: str
    path: str  # as on the wire: "/v1/videos/{video_id}"
    summary: str
    description: str
    deprecated: bool
    parameters: tuple[Parameter, ...]
    encodings: tuple[Encoding, ...]
    body: Provenance | None  # of the request's body as a whole
    answer: Answer
    errors: tuple[ErrorAnswer, ...]
    stream: EventStream | None
    rules: tuple[Rule, ...]
    says_blocking: bool | None  # whether the response is the finished work, where the spec says so
    wire: tuple[WireExample, ...]
    provenance: Provenance
    id_at: Position = field(compare=False)
    path_at: Position = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """How an asynchronous job is followed. Places are JSON pointers into answers."""

    submit: tuple[str, ...]  # operation ids
    poll: str
    poll_parameter: str  # Python name of the parameter that takes the job's id
    download: str | None
    download_parameter: str | None  # the same of `download`
    id: str
    status: str
    progress: str | None
    error: str | None
    results: tuple[str, ...]
    states: tuple[tuple[State, tuple[str, ...]], ...]
    states_evidence: tuple[tuple[State, tuple[Lines, ...]], ...]  # of the states that the document shows
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Auth:
    """Where the key travels: in `name`, after `prefix`."""

    location: Literal["header", "query"]
    name: str
    prefix: str
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """`url` is complete, or None where the document leaves host or port open; `template` is what it says."""

    url: str | None
    template: str | None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifecycle:
    deprecated: bool
    shutdown: str | None  # ISO 8601 date
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    name: str
    file: str
    title: str
    description: str
    baseline: bool
    lifecycle: Lifecycle | None
    server: Server
    auth: Auth | None
    operations: tuple[Operation, ...]
    models: tuple[Model, ...]  # of answers
    params: tuple[Model, ...]  # nested objects of requests
    job: Job | None
    discrepancies: tuple[Discrepancy, ...]
    unsupported: tuple[Unsupported, ...]
    source: SourceDocument | None
    examples: tuple[Example, ...]
    document: Node = field(compare=False, repr=False)

    def fields_of(self, found: Type) -> tuple[Field, ...]:
        """The fields of the objects that an answer of that type may be."""
        models = {model.name: model for model in self.models}
        refs = (option for option in options_of(found) if isinstance(option, ModelRef))
        return tuple(field for ref in refs for field in models[ref.name].fields)

    def operation(self, id: str) -> Operation:
        return next(operation for operation in self.operations if operation.id == id)

    def is_blocking(self, operation: Operation) -> bool:
        """Whether a response is the finished work: that of a POST is, unless the POST is about a job."""
        if operation.says_blocking is not None:
            return operation.says_blocking
        about_job = self.job is not None and operation.id in (*self.job.submit, self.job.poll)
        return operation.method == "POST" and not about_job


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A file to be: its path below `generated/`, with forward slashes, and its text."""

    path: str
    text: str
