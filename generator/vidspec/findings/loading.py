"""Owns what is reported of a file that cannot be read, as text or as YAML."""

from __future__ import annotations

from pathlib import Path

from ..core import yaml
from ..core.nodes import Node
from ..core.positions import Position
from ..core.yaml import FaultKind
from .diagnostic import Diagnostic

_CODES = {FaultKind.MALFORMED: "S001", FaultKind.DUPLICATE: "S002", FaultKind.LIMIT: "S003"}


def load(text: str, file: str, code: str | None = None) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The root node of a YAML or JSON text, and what is wrong with it: by the codes of specs, or all with `code`."""
    root, faults = yaml.load(text, file)
    return root, tuple(Diagnostic(fault.at, code or _CODES[fault.kind], fault.message) for fault in faults)


def read_file(path: Path, code: str, name: str | None = None) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """A UTF-8 file as text, or why it cannot be read, with the line. Line ends stay as they are.

    `name` is how findings call the file; its path without one.
    """
    file = name or str(path)
    try:
        return path.read_bytes().decode("utf-8"), ()
    except UnicodeDecodeError as error:
        at = Position(file, error.object[: error.start].count(b"\n") + 1)
        return None, (Diagnostic(at, code, f"not UTF-8: {error.reason}"),)
    except OSError as error:
        return None, (Diagnostic(Position(file), code, f"cannot be read: {error.strerror or error}"),)
