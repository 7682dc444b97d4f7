"""Owns what is reported of a file that cannot be read as text. It needs nothing but the standard library."""

from __future__ import annotations

from pathlib import Path

from ..core.positions import Position
from .diagnostic import Diagnostic


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
