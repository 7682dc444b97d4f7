"""Owns what is read of a project: specs, vocabulary and templates, as texts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..findings.diagnostic import Diagnostic
from ..findings.reading import read_file
from .versions import installed

PACKAGE = Path(__file__).resolve().parents[1]
LOCK = "source.lock.json"  # beside each spec: the facts of its document
# Templates and vocabulary are inside of the package where it is installed, and at the top of the repository otherwise.
_OWN = PACKAGE / "data" if (PACKAGE / "data").is_dir() else PACKAGE.parents[1]
_TEMPLATES = _OWN / "templates"
_VOCABULARY = _OWN / "specs" / "extensions.schema.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that `generated/` is made of: texts by file name, and the versions that decide how they look."""

    specs: Mapping[str, str]  # "specs/acme/openapi.yaml", "specs/acme/source.yaml", ..., "specs/features.yaml"
    vocabulary: str
    templates: Mapping[str, str]  # of templates/client
    runtime: Mapping[str, str]  # of templates/runtime
    pages: Mapping[str, str]  # of templates/matrix
    versions: Mapping[str, str] = field(default_factory=dict)  # of what writes the files, by package


def read_sources(root: Path) -> tuple[Sources, tuple[Diagnostic, ...]]:
    """All inputs of the project in `root`, and each file that is not UTF-8 or cannot be opened."""
    unreadable: list[Diagnostic] = []
    folder = templates_folder(root)

    def texts(name: str) -> dict[str, str]:
        return _texts(files(folder / name), folder / name, unreadable)

    sources = Sources(
        specs=_texts(spec_files(root), root, unreadable),
        vocabulary=vocabulary_file(root).read_text(encoding="utf-8"),
        templates=texts("client"),
        runtime=texts("runtime"),
        pages=texts("matrix"),
        versions=installed(),
    )
    return sources, tuple(unreadable)


def templates_folder(root: Path) -> Path:
    own = root / "templates"
    return own if own.is_dir() else _TEMPLATES


def vocabulary_file(root: Path) -> Path:
    own = root / "specs" / _VOCABULARY.name
    return own if own.is_file() else _VOCABULARY


def spec_files(root: Path) -> list[Path]:
    folder = root / "specs"
    specs = sorted(p for p in folder.glob("*/*.yaml") if p.name in ("openapi.yaml", "source.yaml"))
    return [*specs, *folder.glob("features.yaml")]


def files(folder: Path) -> list[Path]:
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not name.endswith("_cache"))
        found += [Path(parent) / name for name in names]
    return sorted(found)


def _texts(paths: Iterable[Path], base: Path, unreadable: list[Diagnostic]) -> dict[str, str]:
    texts = {}
    for path in paths:
        name = path.relative_to(base).as_posix()
        text, faults = read_file(path, "S001", name)
        unreadable += faults
        if text is not None:
            texts[name] = text
    return texts
