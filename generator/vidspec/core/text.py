"""Owns which characters may be shown at all."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
# Code points that no Unicode will ever show, or that an older one does not know as controls yet.
_NEVER_SHOWN = re.compile(r"[\u2065\ufdd0-\ufdef\ufff0-\ufffb\U00013430-\U0001345f\U000e0000-\U000e0fff]")


def visible(text: str) -> str:
    """`text` with every control, bidirectional, private and surrogate character as an escape of Python's.

    Characters that are not assigned stay: which ones those are depends on the interpreter.
    """
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return "".join(map(_shown, text))


def visible_line(text: str) -> str:
    """`visible` on one line: ends of lines and tabs are escapes as well."""
    return visible(text).replace("\n", "\\n").replace("\t", "\\t")


@lru_cache(maxsize=8192)  # a text has many characters, and few different ones
def _shown(character: str) -> str:
    return character if character in "\n\t" or not _is_hidden(character) else _escape(character)


def _is_hidden(character: str) -> bool:
    never = ord(character) & 0xFFFE == 0xFFFE or _NEVER_SHOWN.match(character)
    return bool(never) or unicodedata.category(character) in _HIDDEN


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
