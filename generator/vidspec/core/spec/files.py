"""A file that a stage makes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A file to be: its path below `generated/`, with forward slashes, and its text."""

    path: str
    text: str
