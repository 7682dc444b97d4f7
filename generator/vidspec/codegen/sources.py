"""Builds the view of a client's SOURCES.md: which lines of which document each statement comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ..core.citations import lines_text
from ..core.markup import code_span, markdown
from ..core.spec import Lines, Operation, Provenance, Provider, SourceDocument
from .docstrings import LICENSE_LINE

_Statement: TypeAlias = tuple[str, tuple[Lines, ...], str]  # a name, the lines, and what they leave open


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    title: str
    spec: str
    license: str
    document: str
    statements: tuple[tuple[str, ...], ...]
    contradictions: tuple[tuple[str, ...], ...]


def sources_view(provider: Provider) -> SourcesView | None:
    """The view, or None where nothing is cited and nothing is said to be undocumented."""
    rows = tuple(_statements(provider))
    if not rows and not provider.discrepancies:
        return None
    return SourcesView(
        title=markdown(provider.title),
        spec=provider.file,
        license=LICENSE_LINE,
        document=_document(provider.source),
        statements=rows,
        contradictions=tuple(
            (code_span(discrepancy.id), markdown(claim.text), code_span(claim.document), lines_text(claim.lines))
            for discrepancy in provider.discrepancies
            for claim in discrepancy.says
        ),
    )


def _document(source: SourceDocument | None) -> str:
    if source is None:
        return "none"
    digest = f", SHA-256 {code_span(source.sha256)}" if source.sha256 else ""
    return f"{code_span(source.document)} ({source.lines} lines{digest})"


def _statements(provider: Provider) -> Iterator[tuple[str, ...]]:
    document = code_span(provider.source.document) if provider.source else ""
    for name, evidence, undocumented in _supported(provider):
        if evidence or undocumented:
            lines = lines_text(evidence)
            yield code_span(name), document if lines else "", lines, markdown(undocumented)


def _supported(provider: Provider) -> Iterator[_Statement]:
    """Everything that the spec states, by a name that readers of the client know, with what supports it."""
    yield _statement("base URL", provider.server.provenance)
    yield _statement("key", provider.auth.provenance if provider.auth else None)
    yield _statement("deprecation", provider.lifecycle.provenance if provider.lifecycle else None)
    yield _statement("jobs", provider.job.provenance if provider.job else None)
    for operation in provider.operations:
        yield from _of_operation(operation)
    for model in (*provider.params, *provider.models):
        yield _statement(model.name, model.provenance)
        for field in model.fields:
            yield _statement(f"{model.name}.{field.name}", field.provenance)


def _of_operation(operation: Operation) -> Iterator[_Statement]:
    yield _statement(operation.id, operation.provenance)
    yield _statement(f"{operation.id} body", operation.body)
    for parameter in operation.parameters:
        yield _statement(f"{operation.id}({parameter.name})", parameter.provenance)
    for rule in operation.rules:
        yield f"{operation.id}: {rule.message}", rule.evidence, ""
    yield _statement(f"{operation.id} response", operation.answer.provenance)
    yield _statement(f"{operation.id} events", operation.stream.provenance if operation.stream else None)
    for error in operation.errors:
        yield _statement(f"{operation.id} error {error.status}", error.provenance)


def _statement(name: str, origin: Provenance | None) -> _Statement:
    return (name, origin.evidence, origin.undocumented or "") if origin else (name, (), "")
