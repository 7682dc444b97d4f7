"""Owns how texts are told apart without being repeated: digests, and which texts may stand as they are."""

from __future__ import annotations

import hashlib

MAX_TOKEN = 120  # characters of a text that may stand as it is
MAX_CELL = 40


def normal(text: str) -> str:
    """`text` with every run of white space, of whatever width, as one space."""
    return " ".join(text.split())


def digest(text: str) -> str:
    """A short digest of the text in which white space does not count."""
    return hashlib.sha256(normal(text).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def is_token(text: str) -> bool:
    """Whether a text is a name or a value, no sentence: ASCII without white space."""
    return len(text) <= MAX_TOKEN and text.isascii() and not any(c.isspace() for c in text)


def is_cell_token(text: str) -> bool:
    """Whether the text of a cell is one word, in whatever language."""
    return 0 < len(text) <= MAX_CELL and not any(c.isspace() for c in text)


def said(text: str) -> tuple[str, str]:
    """What is told of a text that may be a sentence: ("value", itself) or ("text", its digest)."""
    return ("value", text) if is_token(text) else ("text", digest(text))
