"""Owns what is read of a project: specs, vocabulary and templates, as texts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..core.positions import Position
from ..findings.diagnostic import Diagnostic
from ..findings.reading import read_file
from .versions import installed

PACKAGE = Path(__file__).resolve().parents[1]
LOCK = "source.lock.json"  # beside each spec: the facts of its document
# Templates and vocabulary are inside of the package where it is installed, and at the top of the repository otherwise.
_OWN = PACKAGE / "data" if (PACKAGE / "data").is_dir() else PACKAGE.parents[1]
_TEMPLATES = _OWN / "templates"
_MARK = Path("client", "package.py.jinja")  # tells templates of vidspec from those of something else
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

    unreadable += _missing_templates(folder)
    sources = Sources(
        specs=_texts(spec_files(root), root, unreadable),
        vocabulary=_vocabulary(vocabulary_file(root), unreadable),
        templates=texts("client"),
        runtime=texts("runtime"),
        pages=texts("matrix"),
        versions=installed(),
    )
    return sources, tuple(unreadable)


def templates_folder(root: Path) -> Path:
    """The templates of the project if it has its own; a folder of that name may belong to something else."""
    own = root / "templates"
    return own if (own / _MARK).is_file() else _TEMPLATES


def _missing_templates(folder: Path) -> list[Diagnostic]:
    """A finding for each template that a project with its own lacks."""
    names = (path.relative_to(_TEMPLATES) for path in files(_TEMPLATES) if path.suffix != ".pyc")
    missing = (folder / name for name in names if not (folder / name).is_file())
    return [Diagnostic(Position(str(path)), "S001", "missing template") for path in missing]


def vocabulary_file(root: Path) -> Path:
    own = root / "specs" / _VOCABULARY.name
    return own if own.is_file() else _VOCABULARY


def _vocabulary(path: Path, unreadable: list[Diagnostic]) -> str:
    """The text of the vocabulary, which defines each `x-` key below `$defs`."""
    text, faults = read_file(path, "S001")
    unreadable += faults
    try:
        schema = json.loads(text or "{}")
    except (ValueError, RecursionError):
        schema = None
    if not faults and not (isinstance(schema, dict) and isinstance(schema.get("$defs"), dict)):
        message = "malformed vocabulary: expected a JSON Schema with `$defs`; without this file, vidspec uses its own"
        unreadable.append(Diagnostic(Position(str(path)), "S001", message))
    return text or ""


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
