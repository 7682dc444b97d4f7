"""Owns how two versions of a spec are read and compared: what callers of the generated client see otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ...core.names import provider_name_fault
from ...core.nodes import Node
from ...findings.diagnostic import Diagnostic, Severity
from ...findings.loading import load
from ...findings.reading import read_file
from ...project.sources import read_sources
from ..running import Format, Reporting, conclude

if TYPE_CHECKING:
    from ...core.spec import Provider
    from ...parse import Vocabulary

_COMMAND = "drift --spec"
# Lines that do not exist, or of a document that nobody names: an old spec often comes without its source.yaml.
_CITATIONS = frozenset({"S122", "S123"})


def compare_specs(old: Path, new: Path, how: Reporting) -> NoReturn:
    """Two versions of a spec, files or the folders that hold them; exit code 1 if anything is breaking."""
    from ...parse import Vocabulary

    vocabulary = Vocabulary(read_sources(how.root)[0].vocabulary)
    faults: list[Diagnostic] = []
    was, now = (_read(path, vocabulary, faults) for path in (old, new))
    if was is None or now is None:
        conclude(_COMMAND, sorted(faults), (), how, unreadable=True)
    from ...breaking import compare_surfaces

    found = compare_surfaces(was, now)
    if not found and how.format is Format.TEXT:
        print("nothing changed")
    conclude(_COMMAND, found, _examined(was, now), how)


def _read(path: Path, vocabulary: Vocabulary, faults: list[Diagnostic]) -> Provider | None:
    """The provider that a spec describes; None with its faults if it describes none, or only a part of one."""
    from ...parse import parse

    file = path / "openapi.yaml" if path.is_dir() else path
    beside = file.with_name("source.yaml")
    found: list[Diagnostic] = []
    root = _load(file, found)
    source = _load(beside, found) if beside.is_file() else None
    provider = None
    if root is not None:
        folder = file.resolve().parent.name
        provider, diagnostics = parse("api" if provider_name_fault(folder) else folder, root, source, vocabulary)
        found += diagnostics
    wrong = [one for one in found if one.severity is Severity.ERROR and one.code not in _CITATIONS]
    faults += wrong
    return None if wrong else provider


def _load(file: Path, found: list[Diagnostic]) -> Node | None:
    text, faults = read_file(file, "S001")
    root: Node | None = None
    if text is not None:
        root, faults = load(text, str(file))
    found += faults
    return root


def _examined(old: Provider, new: Provider) -> Iterator[tuple[str, int]]:
    """How much was compared, on the side that has more of it."""

    def counts(one: Provider) -> tuple[int, ...]:
        models = (*one.models, *one.params)
        parameters = sum(len(operation.parameters) for operation in one.operations)
        return len(one.operations), parameters, len(models), sum(len(model.fields) for model in models)

    names = ("operations", "parameters", "models", "fields")
    yield from zip(names, map(max, counts(old), counts(new)), strict=True)
