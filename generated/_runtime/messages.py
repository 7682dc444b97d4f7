"""Owns how the words of a server may appear in errors and logs: short, in one line, without keys and prompts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

_SECRET_LENGTH = 6  # characters; what is shorter may be a word
_LENGTH = 300  # characters of a message
_PAGE = re.compile(r"[\s\ufeff]*<")
_MESSAGES = ("message", "msg", "error_message", "detail", "description")


class Hide:
    """Takes secrets out of what a server wrote: it may repeat the key or the prompt that it was sent."""

    def __init__(self, key: str | None = None, written: Iterable[str] = ()) -> None:
        self._key = key if key and len(key) >= _SECRET_LENGTH else None
        texts = {text for text in (self._key, *written) if text}
        # As they are, as they stand in JSON, and as they stand in a URL.
        forms = (form for text in texts for form in (text, json.dumps(text)[1:-1], quote(text, "", errors="replace")))
        self._texts = sorted(set(forms), key=len, reverse=True)

    def __call__(self, text: str) -> str:
        """The text as it may stand in a message or a log."""
        for secret in self._texts:
            text = text.replace(secret, "<redacted>")
        return text

    def everywhere(self, value: Any) -> Any:
        """A decoded body without the key; what was written may stay in there."""
        try:
            return self._without_key(value) if self._key else value
        except RecursionError:
            return "<redacted: it nests too deep>"

    def _without_key(self, value: Any) -> Any:
        assert self._key is not None
        if isinstance(value, str):
            return value.replace(self._key, "<redacted>")
        if isinstance(value, dict):
            return {self._without_key(name): self._without_key(item) for name, item in value.items()}
        if isinstance(value, list):
            return [self._without_key(item) for item in value]
        return value


def error_message(body: Any) -> str | None:
    """The message of an error answer, wherever providers put it; never a page. It may be long and repeat secrets."""
    if not isinstance(body, dict):
        return body if isinstance(body, str) and body.strip() and not _PAGE.match(body) else None
    error = body.get("error")
    for holder, keys in ((error, _MESSAGES), (body, _MESSAGES), (error, ("code", "type"))):
        texts = [holder.get(key) for key in keys] if isinstance(holder, dict) else [holder]
        for text in texts:
            if isinstance(text, str) and text.strip() and not _PAGE.match(text):
                return text
    return None


def one_line(text: str, length: int = _LENGTH) -> str:
    """The text as it may stand in a message: short, and without characters that move the cursor."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * length]).split())
    return line if len(line) <= length else f"{line[:length]}..."
