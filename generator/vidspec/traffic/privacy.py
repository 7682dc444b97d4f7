"""Owns what of a recording may be told: names, and values that are no secrets and none of somebody's words."""

from __future__ import annotations

import json
import re
from typing import Any

from ..core.text import visible_line

_SHOWN = 80  # characters of a name or a value
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/-]{0,79}")
# The recorder has the same names, so that what it takes out and what is told here agree.
_SECRET = re.compile(
    r"auth|cookie|key(?!frame)|token|secret|signature|credential|session|pass(w|phrase)|csrf|xsrf|jwt|bearer",
    re.IGNORECASE,
)
_SECRET_WORDS = frozenset({"ak", "hmac", "otp", "pwd", "sig", "sign", "sk"})
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")


def is_secret(name: str) -> bool:
    """Whether what bears that name may be a secret: a parameter, a field, a pointer to one."""
    return _SECRET.search(name) is not None or any(word.lower() in _SECRET_WORDS for word in _WORD.findall(name))


def value_text(value: Any) -> str:
    """A value that may be told: short and without spaces, so that it is none of somebody's words."""
    if isinstance(value, str):
        return value if _TOKEN.fullmatch(value) else "a text"
    return json.dumps(value)[:_SHOWN]


def shown(name: str) -> str:
    """A name from a recording, as far as it is shown."""
    cut = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}..."
    return visible_line(cut)
