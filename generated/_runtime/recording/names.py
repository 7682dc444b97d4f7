# SPDX-License-Identifier: MIT
"""Owns what names and looks tell of a text: whether it is a secret, was written by somebody, or is a file."""

from __future__ import annotations

import re

from ..written import named, words_of

_SECRET = re.compile(
    r"auth|cookie|key(?!frame)|token|secret|signature|credential|session|pass(w|phrase)|csrf|xsrf|jwt|bearer",
    re.IGNORECASE,
)
_SECRET_WORDS = frozenset({"ak", "hmac", "otp", "pwd", "sig", "sign", "sk"})
_UNBROKEN = 1024  # characters of a text without spaces; what is longer is mostly a file
# Base64, as a whole or in lines, and names of fields that hold it.
_PACKED = re.compile(r"\s*+(?:[A-Za-z0-9+/_-]{20,}+\s++)*+[A-Za-z0-9+/_-]*+={0,2}\s*+")
_PACKED_LENGTH = 256
_NAMED_LENGTH = 64  # names of files are shorter
_FILES = frozenset({"audio", "file", "frame", "image", "mask", "video"})


def is_secret(name: str) -> bool:
    """Whether what bears that name may be a secret: a header, a parameter, a field."""
    return _SECRET.search(name) is not None or named(name, _SECRET_WORDS)


def is_file(name: str, text: str) -> bool:
    """Whether a text is most likely a file, by its name or by how it looks."""
    if len(text) > _UNBROKEN and text.isascii() and not re.search(r"\s", text):
        return True
    words = words_of(name)
    if "b64" in name.lower() or "base64" in name.lower():
        limit = 0
    else:
        limit = _NAMED_LENGTH if words and words[-1].rstrip("s") in _FILES else _PACKED_LENGTH
    return len(text) > limit and _PACKED.fullmatch(text) is not None
