"""Owns the views of a client's package: its exports, its client classes and its job."""

from __future__ import annotations

from dataclasses import dataclass

from ..ir import Job, Provider
from ..prose import citation
from .resources import Resource
from .text import literal

_ERRORS = (
    "APIConnectionError",
    "APIError",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    name: str
    module: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    header: str
    doc: str
    exports: tuple[Export, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceLink:
    module: str
    class_name: str
    attribute: str
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientClass:
    name: str
    prefix: str
    bases: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientView:
    header: str
    doc: str
    settings: tuple[tuple[str, str], ...]
    resources: tuple[ResourceLink, ...]
    attributes: tuple[ResourceLink, ...]
    clients: tuple[ClientClass, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    header: str
    doc: str
    fields: tuple[tuple[str, str], ...]


def package_view(provider: Provider, header: str) -> PackageView:
    exports = {
        **{model.name: ".params" for model in provider.params},
        **{model.name: ".models" for model in provider.models},
        **dict.fromkeys(_ERRORS, ".._runtime.errors"),
        "omit": ".._runtime.types",
        "record": ".._runtime.recording",
        "AsyncClient": ".client",
        "Client": ".client",
    }
    return PackageView(
        header=header,
        doc=about(provider),
        exports=tuple(Export(name=name, module=module) for name, module in sorted(exports.items())),
    )


def about(provider: Provider) -> str:
    """What a provider is, in the words of its spec, and how long it will be."""
    paragraphs = [provider.title, provider.description.strip()]
    if notice := lifecycle_notice(provider):
        paragraphs.append(notice)
    if provider.source:
        paragraphs.append(f"Source: {provider.source.document}.")
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
            doc=resource.doc,
        )
        for resource in tree
        if len(resource.path) <= 1
    )
    root = next((link for link in links if not link.attribute), None)
    return ClientView(
        header=header,
        doc=about(provider),
        settings=tuple(_settings(provider)),
        resources=links,
        attributes=tuple(link for link in links if link.attribute),
        clients=tuple(
            ClientClass(
                name=f"{prefix}Client",
                prefix=prefix,
                bases=base + (f", _{root.module}.{prefix}{root.class_name}" if root else ""),
            )
            for prefix, base in (("", "SyncClient"), ("Async", "AsyncBaseClient"))
        ),
    )


def _settings(provider: Provider) -> list[tuple[str, str]]:
    found = [("name", literal(provider.name))]
    if provider.server.url:
        found.append(("base_url", literal(provider.server.url)))
    elif provider.server.template:
        found.append(("url_form", literal(provider.server.template)))
    if provider.auth:
        found.append(("key_location", literal(provider.auth.location)))
        found.append(("key_name", literal(provider.auth.name)))
        found.append(("key_prefix", literal(provider.auth.prefix)))
    return found


def job_view(job: Job, header: str) -> JobView:
    states = ", ".join(
        f"{literal(value.lower())}: {literal(state)}" for state, values in job.states for value in values
    )
    fields = [("id", literal(job.id)), ("status", literal(job.status)), ("states", f"{{{states}}}")]
    if job.progress:
        fields.append(("progress", literal(job.progress)))
    if job.error:
        fields.append(("error", literal(job.error)))
    if job.results:
        fields.append(("results", literal(job.results)))
    if job.download:
        fields.append(("download", "True"))
    doc = f"Followed with `{job.poll}`. {citation(job.provenance)}"
    return JobView(header=header, doc=doc, fields=tuple(fields))
