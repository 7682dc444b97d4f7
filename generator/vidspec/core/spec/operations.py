"""Operations as callers meet them: what is handed over, what comes back, and what goes over the wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from ..nodes import Node, Scalar
from ..positions import Position
from .evidence import Lines, Provenance
from .rules import Rule
from .types import Anything, Constraints, Type

Location: TypeAlias = Literal["path", "query", "header", "body"]
Encoding: TypeAlias = Literal["multipart", "json", "form", "raw"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A property of a model."""

    name: str
    wire: str
    type: Type
    required: bool
    description: str
    value_descriptions: Mapping[str, str] = field(default_factory=dict, hash=False)
    default: Scalar = None
    constraints: Constraints = field(default_factory=dict, hash=False)
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
    value_descriptions: Mapping[str, str] = field(default_factory=dict, hash=False)
    default: Scalar = None
    constraints: Constraints = field(default_factory=dict, hash=False)
    idempotency: bool = False  # a header: the provider carries out requests with the same value once
    provenance: Provenance

    @property
    def needed(self) -> bool:
        """Whether callers have to give it: what makes a call idempotent is made up where they do not."""
        return self.required and not self.idempotency


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an operation answers with: `kind` says how the body is read."""

    kind: Literal["json", "binary", "empty"]
    type: Type = field(default_factory=Anything)
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
