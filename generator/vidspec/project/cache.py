"""Owns what is known to be unchanged: digests of a project's inputs and output, kept outside of what is committed."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from .sources import PACKAGE, files, spec_files, templates_folder, vocabulary_file

_STATE = Path(".vidspec") / "generate.json"


def _digest(root: Path) -> str:
    """A digest of everything that decides about the output. Loads nothing heavy."""
    found = hashlib.sha256()
    found.update("\n".join(_distributions()).encode())
    package = [path for path in files(PACKAGE) if path.suffix == ".py"]
    for path in (*spec_files(root), vocabulary_file(root), *files(templates_folder(root)), *package):
        data = path.read_bytes()
        found.update(f"{path}:{len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()


def _distributions() -> list[str]:
    """The name and version of everything that is installed, as the folders of metadata say: nothing is opened."""
    return sorted({path.name for folder in sys.path for path in Path(folder).glob("*.dist-info")})


def _output_digest(folder: Path) -> str:
    """A digest of the files of a folder, as they are."""
    found = hashlib.sha256()
    for path in files(folder):
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
