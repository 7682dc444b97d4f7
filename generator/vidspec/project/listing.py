"""Owns `generated/manifest.json`: the digests of the generated files and the versions they were generated with.

By the digests, a file that was edited is told from one that was generated from what the specs used to be.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..core.spec import File
from ..vendoring.checker import LIST, digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What is known of generated files. It is falsy if it lists none."""

    files: Mapping[str, str] = field(default_factory=dict)  # digests by path
    versions: Mapping[str, str] = field(default_factory=dict)  # by package

    def __bool__(self) -> bool:
        return bool(self.files)

    def text(self) -> str:
        """The file: a line for each entry, and a digest of the lines, by which the list vouches for itself."""
        lines = {"files": dict(self.files), "versions": dict(self.versions)}
        own = digest(_json(lines).encode())
        return _json({"digest": own, **lines}) + "\n"


def listing(files: Iterable[File], versions: Mapping[str, str]) -> Listing:
    return Listing(files={file.path: digest(file.text.encode()) for file in files}, versions=versions)


def listed(files: Iterable[File], versions: Mapping[str, str]) -> File:
    """The list of the files, as a file."""
    return File(LIST, listing(files, versions).text())


def parsed(text: str) -> Listing:
    """The list that a text holds. It is empty if the text is malformed or was edited."""
    try:
        match json.loads(text):
            case {"files": dict(files), "versions": dict(versions)}:
                stated = Listing(files=files, versions=versions)
            case _:
                return Listing()
        return stated if stated.text() == text else Listing()
    except (ValueError, RecursionError):
        return Listing()


def read_listing(root: Path) -> Listing:
    """The list in the folder `root`. It is empty if the file is missing, malformed or was edited."""
    path = root / LIST
    if path.is_symlink() or not path.is_file():
        return Listing()
    try:
        return parsed(path.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError):
        return Listing()


def _json(value: object) -> str:
    return json.dumps(value, indent=1, sort_keys=True)
