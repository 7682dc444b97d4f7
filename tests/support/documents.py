"""Owns where the source documents are, and the reading of cited lines; alone knows that they may be absent."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


def folder() -> Path:
    """Where the documents are, if they are anywhere."""
    given = os.environ.get("VIDSPEC_SOURCES")
    return Path(given) if given else REPOSITORY.parent / "shared" / "sources"


def find(document: str) -> Path | None:
    """The file of a document; the baseline's lies in a folder of its own beside the others."""
    places = (folder() / document, folder().parent / "baseline" / document)
    return next((place for place in places if place.is_file()), None)


def require(document: str) -> Path:
    """The file of a document. Skips the test where it is absent, unless the environment insists on it."""
    found = find(document)
    if found is not None:
        return found
    reason = f"the source document {document} is not at hand: looked in {folder()} and beside it"
    if os.environ.get("VIDSPEC_REQUIRE_SOURCES") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def lines(document: str) -> list[str]:
    """The lines of a document; line 1 is the first."""
    return require(document).read_text(encoding="utf-8").splitlines()


def numbers(cited: Iterable[int | str]) -> Iterator[int]:
    """The line numbers in a list of numbers and ranges."""
    for entry in cited:
        first, _, last = str(entry).partition("-")
        assert not last or int(first) < int(last), f"{entry} is no range"
        yield from range(int(first), int(last or first) + 1)


def cited_text(document: str, cited: Iterable[int | str]) -> str:
    """The cited lines as one text."""
    text = lines(document)
    return "\n".join(text[number - 1] for number in numbers(cited))
