"""Builds the views of a client's package: its exports, its client classes and its job."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import takewhile

from ..core.markup import literal
from ..core.spec import Job, Operation, Provider
from .docs import async_doc
from .docstrings import description
from .python import answer_type
from .resources import Resource

_ERRORS_MODULE = ".._runtime.errors"
_ERRORS = (  # `ERRORS` of the runtime
    "APIConnectionError",
    "APIError",
    "APILocalError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "InternalServerError",
    "InvalidRequestError",
    "JobFailedError",
    "JobResultMissingError",
    "JobTimeoutError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "UnprocessableEntityError",
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Export:
    module: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportingModule:
    path: str
    names: str  # an expression


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    header: str
    doc: str
    exports: tuple[Export, ...]
    modules: tuple[ExportingModule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceLink:
    module: str
    class_name: str
    attribute: str
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientClass:
    name: str
    doc: str
    prefix: str
    bases: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobLink:
    resource: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientView:
    header: str
    settings: tuple[tuple[str, str], ...]
    resources: tuple[ResourceLink, ...]
    attributes: tuple[ResourceLink, ...]
    jobs: tuple[JobLink, ...]  # one, or none
    clients: tuple[ClientClass, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobCall:
    name: str
    result: str
    module: str
    builder: str
    parameter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    header: str
    doc: str
    result: str
    calls: tuple[JobCall, ...]
    fields: tuple[tuple[str, str], ...]


def package_view(provider: Provider, header: str) -> PackageView:
    exports = {
        **dict.fromkeys((model.name for model in provider.params), ".params"),
        **dict.fromkeys((model.name for model in provider.models), ".models"),
        **dict.fromkeys(_ERRORS, _ERRORS_MODULE),
        "omit": ".._runtime.types",
        "record": ".._runtime.recording",
        "AsyncClient": ".client",
        "Client": ".client",
    }
    return PackageView(
        header=header,
        doc=about(provider),
        exports=tuple(sorted(Export(module=module, name=name) for name, module in exports.items())),
        modules=tuple(_exporting_module(path, exports) for path in sorted(set(exports.values()))),
    )


def _exporting_module(path: str, exports: Mapping[str, str]) -> ExportingModule:
    names = ", ".join(literal(name) for name, module in sorted(exports.items()) if module == path)
    return ExportingModule(path=path, names="ERRORS" if path == _ERRORS_MODULE else f"[{names}]")


def about(provider: Provider) -> str:
    """What a provider is, in the words of its spec, and how long it will be."""
    paragraphs = (provider.title, provider.description.strip(), lifecycle_notice(provider))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def lifecycle_notice(provider: Provider) -> str | None:
    if provider.lifecycle is None or not provider.lifecycle.deprecated:
        return None
    end = f"; its end was announced for {provider.lifecycle.shutdown}" if provider.lifecycle.shutdown else ""
    return f"This API is deprecated by its provider{end}."


def client_view(provider: Provider, tree: tuple[Resource, ...], header: str) -> ClientView:
    links = tuple(
        ResourceLink(
            module=resource.module,
            class_name=resource.class_name,
            attribute=resource.path[-1] if resource.path else "",
            doc=resource.title,
        )
        for resource in tree
        if len(resource.path) <= 1
    )
    root = next((link for link in links if not link.attribute), None)
    return ClientView(
        header=header,
        settings=tuple(_settings(provider)),
        resources=links,
        attributes=tuple(link for link in links if link.attribute),
        jobs=tuple(_job_links(provider)),
        clients=tuple(
            ClientClass(
                name=f"{prefix}Client",
                doc=async_doc("Client") if prefix else about(provider),
                prefix=prefix,
                bases=base + (f", _{root.module}.{prefix}{root.class_name}" if root else ""),
            )
            for prefix, base in _bases(provider)
        ),
    )


def _bases(provider: Provider) -> tuple[tuple[str, str], tuple[str, str]]:
    """The classes that the clients are made from: those that download, where there is anything to be downloaded."""
    if provider.job or any(operation.answer.kind == "binary" for operation in provider.operations):
        return ("", "FileClient"), ("Async", "AsyncFileClient")
    return ("", "SyncClient"), ("Async", "AsyncBaseClient")


def _job_links(provider: Provider) -> Iterator[JobLink]:
    """Where the client takes jobs up again; a client that follows jobs itself does so already."""
    poll = provider.operation(provider.job.poll) if provider.job else None
    if poll and poll.resource:
        yield JobLink(resource="".join(f".{name}" for name in poll.resource), result=answer_type(poll.answer.type))


def _settings(provider: Provider) -> list[tuple[str, str]]:
    found = [("name", literal(provider.name))]
    if provider.server.url:
        found.append(("base_url", literal(provider.server.url)))
    elif provider.server.template:
        found.append(("url_form", literal(provider.server.template)))
    found.append(("prefix", literal(_prefix(provider))))
    if provider.auth:
        found.append(("key_location", literal(provider.auth.location)))
        found.append(("key_name", literal(provider.auth.name)))
        found.append(("key_prefix", literal(provider.auth.prefix)))
    return found


def _prefix(provider: Provider) -> str:
    """The fixed segments that all paths begin with; none if the server's URL ends with some of them, which it means."""
    paths = [_fixed_segments(operation.path) for operation in provider.operations]
    shared = [steps[0] for steps in takewhile(lambda steps: len(set(steps)) == 1, zip(*paths, strict=False))]
    url = (provider.server.url or provider.server.template or "").rstrip("/")
    server = (url.partition("://")[2] or url).split("/")[1:]
    if any(server[-length:] == shared[:length] for length in range(1, len(shared) + 1)):
        return ""
    return "".join(f"/{step}" for step in shared)


def _fixed_segments(path: str) -> list[str]:
    return list(takewhile(lambda step: step and "{" not in step, path.removeprefix("/").split("/")))


def job_view(provider: Provider, job: Job, header: str) -> JobView:
    states = ", ".join(
        f"{literal(value.lower())}: {literal(state)}" for state, values in job.states.items() for value in values
    )
    poll = provider.operation(job.poll)
    calls = [_job_call("_poll", poll, job.poll_parameter)]
    fields = [("operation", literal(job.poll)), ("poll", "_poll")]
    if job.download and job.download_parameter:
        calls.append(_job_call("_file", provider.operation(job.download), job.download_parameter))
        fields.append(("file", "_file"))
    fields += [("id", literal(job.id)), ("status", literal(job.status)), ("states", f"{{{states}}}")]
    if job.progress:
        fields.append(("progress", literal(job.progress)))
    if job.error:
        fields.append(("error", literal(job.error)))
    if job.results:
        fields.append(("results", literal(job.results)))
    fields.append(("spec", literal(_digest(provider))))
    doc = description(f"Jobs are followed with `{job.poll}`.", job.provenance)
    return JobView(
        header=header, doc=doc, result=answer_type(poll.answer.type), calls=tuple(calls), fields=tuple(fields)
    )


def _job_call(name: str, operation: Operation, parameter: str) -> JobCall:
    return JobCall(
        name=name,
        result=answer_type(operation.answer.type) if operation.answer.kind == "json" else "None",
        module=Resource(path=operation.resource, operations=()).module,
        builder=f"_{operation.name}",
        parameter=parameter,
    )


def _digest(provider: Provider) -> str:
    """What tells a spec from another version of it, however either is written down."""
    text = json.dumps(provider.document.plain(), sort_keys=True, ensure_ascii=True)
    return sha256(text.encode()).hexdigest()[:16]
