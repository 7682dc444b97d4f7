"""Owns the order of the stages, nothing else: no disk, no network, no clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from .codegen import render, render_shared
from .codegen.format import lay_out
from .codegen.models import write_models
from .core.nodes import Node
from .core.positions import Position
from .core.spec import File, Provider
from .findings.diagnostic import Diagnostic, Severity
from .findings.loading import load
from .findings.places import placed
from .lint import check
from .matrix import compare, render_matrix
from .matrix.model import Matrix
from .parse import Vocabulary, parse
from .project.listing import listed
from .project.sources import Sources

_FEATURES = "specs/features.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """No file where there is an error."""

    providers: tuple[Provider, ...]
    matrix: Matrix | None
    files: tuple[File, ...]
    diagnostics: tuple[Diagnostic, ...]


_vocabulary = lru_cache(maxsize=1)(Vocabulary)  # which remembers the values that it has checked


def _silent(_: str) -> None:
    """Nobody looks at the progress."""


def read_specs(
    sources: Sources, progress: Callable[[str], object] = _silent
) -> tuple[tuple[Provider, ...], tuple[Diagnostic, ...]]:
    """Every spec that can be read at all, and what is wrong with those that cannot, or in part only."""
    found: list[Diagnostic] = []
    providers: list[Provider] = []
    vocabulary = _vocabulary(sources.vocabulary)
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
    if not providers and not found:
        found.append(Diagnostic(Position("specs"), "S000", "there is no spec: no folder holds an openapi.yaml"))
    return tuple(providers), placed(found, sources.specs)


def run(
    sources: Sources,
    progress: Callable[[str], object] = _silent,
    formatter: Callable[[tuple[File, ...]], tuple[File, ...]] = lay_out,
) -> Result:
    """Specs to files. `progress` is called with each step as it begins; `formatter` decides how the code looks."""
    providers, read = read_specs(sources, progress)
    found = [*read]
    progress("checking rules")
    found.extend(check(providers, read))
    matrix: Matrix | None = None
    if not _errors(found):
        progress("comparing")
        features = _load(_FEATURES, sources.specs[_FEATURES], found) if _FEATURES in sources.specs else None
        matrix, unfit = compare(providers, features)
        found.extend(unfit)
    files: tuple[File, ...] = ()
    if matrix is not None and not _errors(found):
        made: list[File] = [*render_matrix(matrix, sources.pages)]
        for provider in providers:
            progress(f"generating {provider.name}")
            made += [*render(provider, sources.templates), *write_models(provider)]
        progress("laying out")
        complete = (*render_shared(sources.runtime), *formatter(tuple(made)))
        files = tuple(sorted((*complete, listed(complete, sources.versions))))
    diagnostics = tuple(sorted(set(placed(found, sources.specs))))
    return Result(providers=providers, matrix=matrix, files=files, diagnostics=diagnostics)


def _errors(found: list[Diagnostic]) -> bool:
    return any(diagnostic.severity is Severity.ERROR for diagnostic in found)


def _load(file: str, text: str, found: list[Diagnostic]) -> Node | None:
    node, diagnostics = load(text, file)
    found.extend(diagnostics)
    return node
