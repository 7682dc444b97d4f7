"""A provider: everything that its spec says, ready to be checked, rendered and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from ..nodes import Node
from .evidence import Discrepancy, Lines, Provenance, SourceDocument, Unsupported
from .operations import Example, Field, Model, Operation
from .types import ModelRef, Type, options_of

State: TypeAlias = Literal["queued", "running", "succeeded", "failed"]


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
    states: Mapping[State, tuple[str, ...]] = field(hash=False)
    states_evidence: Mapping[State, tuple[Lines, ...]] = field(hash=False)  # of the states that the document shows
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

    def fields_of(self, declared: Type) -> tuple[Field, ...]:
        """The fields of the objects that an answer of that type may be."""
        models = {model.name: model for model in self.models}
        refs = (option for option in options_of(declared) if isinstance(option, ModelRef))
        return tuple(field for ref in refs for field in models[ref.name].fields)

    def operation(self, id: str) -> Operation:
        return next(operation for operation in self.operations if operation.id == id)

    def is_blocking(self, operation: Operation) -> bool:
        """Whether a response is the finished work: that of a POST is, unless the POST is about a job."""
        if operation.says_blocking is not None:
            return operation.says_blocking
        about_job = self.job is not None and operation.id in (*self.job.submit, self.job.poll)
        return operation.method == "POST" and not about_job
