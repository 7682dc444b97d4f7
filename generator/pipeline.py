"""Owns the order of the stages, nothing else: no disk, no network, no clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from .diagnostics import Diagnostic, Position, Severity
from .ir import File, Node, Provider
from .layout import lay_out
from .models import write_models
from .parse import Vocabulary, parse
from .render import render, render_shared
from .rules import check
from .source import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that `generated/` is made of, as texts by file name."""

    specs: Mapping[str, str]  # "specs/acme/openapi.yaml", "specs/acme/source.yaml", ...
    vocabulary: str
    templates: Mapping[str, str]  # of templates/client
    runtime: Mapping[str, str]  # of templates/runtime


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """No file where there is an error."""

    providers: tuple[Provider, ...]
    files: tuple[File, ...]
    diagnostics: tuple[Diagnostic, ...]


def _silent(_: str) -> None:
    """Nobody looks at the progress."""


def run(sources: Sources, progress: Callable[[str], object] = _silent) -> Result:
    """Specs to files. `progress` is told what is begun."""
    found: list[Diagnostic] = []
    providers: list[Provider] = []
    vocabulary = Vocabulary(sources.vocabulary)
    for file in sorted(sources.specs):
        if PurePosixPath(file).name != "openapi.yaml":
            continue
        progress(f"reading {file}")
        root = _load(file, sources.specs[file], found)
        source_file = str(PurePosixPath(file).with_name("source.yaml"))
        source = _load(source_file, sources.specs[source_file], found) if source_file in sources.specs else None
        if root is None:
            continue
        provider, diagnostics = parse(PurePosixPath(file).parent.name, root, source, vocabulary)
        found.extend(diagnostics)
        if provider is not None:
            providers.append(provider)
    progress("checking rules")
    found.extend(check(tuple(providers), tuple(found)))
    if not providers and not found:
        found.append(Diagnostic(Position("specs"), "S000", "there is no spec: no folder holds an openapi.yaml"))
    files: tuple[File, ...] = ()
    if not any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        made: list[File] = []
        for provider in providers:
            progress(f"generating {provider.name}")
            made += [*render(provider, sources.templates), *write_models(provider)]
        progress("laying out")
        files = tuple(sorted((*render_shared(sources.runtime), *lay_out(tuple(made)))))
    return Result(providers=tuple(providers), files=files, diagnostics=tuple(sorted(set(found))))


def _load(file: str, text: str, found: list[Diagnostic]) -> Node | None:
    node, diagnostics = load(text, file)
    found.extend(diagnostics)
    return node
