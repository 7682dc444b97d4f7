"""Owns what is read from the disk: specs and templates as texts, and the digest by which unchanged inputs are known."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .diagnostics import Diagnostic, Position

_PACKAGE = Path(__file__).resolve().parent
# Templates and vocabulary lie beside the package in the repository, and inside of it where it is installed.
_OWN = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parent
_TEMPLATES = _OWN / "templates"
_VOCABULARY = _OWN / "specs" / "extensions.schema.json"
# What decides about the bytes that come out, beside our own files.
_LIBRARIES = (
    "datamodel-code-generator",
    "inflect",
    "jinja2",
    "jsonschema",
    "markupsafe",
    "openapi-spec-validator",
    "pydantic",
    "ruamel.yaml",
    "ruff",
)
_STATE = Path(".vidspec") / "generate.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that `generated/` is made of, as texts by file name."""

    specs: Mapping[str, str]  # "specs/acme/openapi.yaml", "specs/acme/source.yaml", ..., "specs/features.yaml"
    vocabulary: str
    templates: Mapping[str, str]  # of templates/client
    runtime: Mapping[str, str]  # of templates/runtime
    pages: Mapping[str, str]  # of templates/matrix


def read(root: Path) -> tuple[Sources, tuple[Diagnostic, ...]]:
    """All inputs of the project in `root`, and each file that is not UTF-8 or cannot be opened."""
    unreadable: list[Diagnostic] = []
    folder = _templates(root)

    def texts(name: str) -> dict[str, str]:
        return _texts(_files(folder / name), folder / name, unreadable)

    sources = Sources(
        specs=_texts(_spec_files(root), root, unreadable),
        vocabulary=_vocabulary(root).read_text(encoding="utf-8"),
        templates=texts("client"),
        runtime=texts("runtime"),
        pages=texts("matrix"),
    )
    return sources, tuple(unreadable)


LOCK = "source.lock.json"  # beside each spec: the facts of its document


def read_file(path: Path, code: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """A file that somebody names, as text, or why it cannot be had. Line ends stay as they are."""
    try:
        return path.read_bytes().decode("utf-8"), ()
    except UnicodeDecodeError as error:
        at = Position(str(path), error.object[: error.start].count(b"\n") + 1)
        return None, (Diagnostic(at, code, f"not UTF-8: {error.reason}"),)
    except OSError as error:
        return None, (Diagnostic(Position(str(path)), code, f"cannot be read: {error.strerror or error}"),)


def _digest(root: Path) -> str:
    """A digest of everything that decides about the output. Loads nothing heavy."""
    found = hashlib.sha256()
    for name in _LIBRARIES:
        try:
            found.update(f"{name}={version(name)}\n".encode())
        except PackageNotFoundError:
            found.update(f"{name} is missing\n".encode())
    package = [path for path in _files(_PACKAGE) if path.suffix == ".py"]
    for path in (*_spec_files(root), _vocabulary(root), *_files(_templates(root)), *package):
        data = path.read_bytes()
        found.update(f"{path}:{len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()


def _output_digest(folder: Path) -> str:
    """A digest of the files of a folder, as they are."""
    found = hashlib.sha256()
    for path in _files(folder):
        data = path.read_bytes() if path.is_file() else b""
        found.update(f"{path.relative_to(folder).as_posix()}:{len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()


def unchanged(root: Path) -> str | None:
    """What to say if the last complete run had these inputs and left this output; None if it has to be run again."""
    try:
        state = json.loads((root / _STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(state, dict) or state.get("key") != _key(root):
        return None
    return f"generated/ is up to date: nothing changed ({state.get('summary')})"


def remember(root: Path, summary: str) -> None:
    """Keeps the digest of a complete run, outside of what is committed."""
    path = root / _STATE
    path.parent.mkdir(exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps({"key": _key(root), "summary": summary}), encoding="utf-8")
    temporary.replace(path)


def _key(root: Path) -> str:
    return f"{_digest(root)}-{_output_digest(root / 'generated')}"


def _templates(root: Path) -> Path:
    own = root / "templates"
    return own if own.is_dir() else _TEMPLATES


def _vocabulary(root: Path) -> Path:
    own = root / "specs" / _VOCABULARY.name
    return own if own.is_file() else _VOCABULARY


def _spec_files(root: Path) -> list[Path]:
    folder = root / "specs"
    specs = sorted(p for p in folder.glob("*/*.yaml") if p.name in ("openapi.yaml", "source.yaml"))
    return [*specs, *folder.glob("features.yaml")]


def _files(folder: Path) -> list[Path]:
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not name.endswith("_cache"))
        found += [Path(parent) / name for name in names]
    return sorted(found)


def _texts(paths: Iterable[Path], base: Path, unreadable: list[Diagnostic]) -> dict[str, str]:
    texts = {}
    for path in paths:
        name = path.relative_to(base).as_posix()
        try:
            texts[name] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            unreadable.append(Diagnostic(Position(name, line), "S001", f"not UTF-8: {error.reason}"))
        except OSError as error:
            unreadable.append(Diagnostic(Position(name), "S001", f"cannot be read: {error.strerror}"))
    return texts
