# SPDX-License-Identifier: MIT
"""Owns what requests held that must not be told: secrets and written texts, known again in whatever form they come."""

from __future__ import annotations

import html
import re
import threading
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, unquote_plus

SHORT = 6  # a shorter secret is only found where it stands alone
WINDOW = 16  # characters of a prompt that are enough to know it by
MAX_TEXTS = 100  # that are known again at a time ...
MAX_LENGTH = 100_000  # ... and their characters
_MAX_SECRETS = 64  # that later exchanges know
_MAX_SECRET = 8 * 1024  # characters of one of these
_ESCAPE = re.compile(r"""\\(?:u([0-9a-fA-F]{4})|(["/\\])|[bfnrt])""")


class Secrets:
    """What was secret in the latest exchanges: where a redirect leads, requests go without it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: dict[str, None] = {}  # the latest one at the end

    def add(self, value: str) -> None:
        if not SHORT <= len(value) <= _MAX_SECRET:
            return
        with self._lock:
            self._values.pop(value, None)
            self._values[value] = None
            if len(self._values) > _MAX_SECRETS:
                del self._values[next(iter(self._values))]

    def all(self) -> tuple[str, ...]:
        with self._lock:
            return tuple(self._values)


class Written:
    """What was written in requests, to be known again in answers: those to later requests repeat it too."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._texts: dict[str, str] = {}  # as it is compared; the oldest first
        self._length = 0
        self._windows = Counter[str]()
        self._short: list[str] | None = []

    def add(self, text: str) -> None:
        with self._lock:
            if text in self._texts:
                return
            # The host of a URL is no secret of its own, and results may lie on the same one.
            url = "://" in text and not re.search(r"\s", text)
            folded = self._texts[text] = _folded(text.partition("://")[2].partition("/")[2] if url else text)
            self._length += len(folded)
            self._short = None
            self._windows.update(_windows(folded))
            while len(self._texts) > MAX_TEXTS or (self._length > MAX_LENGTH and len(self._texts) > 1):
                oldest = self._texts.pop(next(iter(self._texts)))
                self._length -= len(oldest)
                for window in _windows(oldest):
                    self._windows[window] -= 1
                    if not self._windows[window]:
                        del self._windows[window]

    def is_in(self, text: str) -> bool:
        """Whether a text is one of them, or repeats a piece of one."""
        folded = _folded(text)
        with self._lock:
            if text in self._texts:
                return True
            if self._windows and not self._windows.keys().isdisjoint(_windows(folded)):
                return True
            if self._short is None:
                self._short = [written for written in self._texts.values() if 0 < len(written) < WINDOW]
            short = self._short
        # A short word is looked for as a word, unless its script has no spaces between them.
        return any(
            not written.isascii() or re.search(rf"(?<!\w){re.escape(written)}(?!\w)", folded)
            for written in short
            if written in folded
        )

    def __contains__(self, text: str) -> bool:
        with self._lock:
            return text in self._texts


class Known:
    """What the requests of one recording held."""

    def __init__(self) -> None:
        self.secrets = Secrets()
        self.written = Written()


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def forms(text: str) -> set[str]:
    """A text, and what it says where it is markup, part of a URL, or JSON inside of a text, perhaps twice."""
    found = {text}
    for _ in range(2):
        found |= {form for one in found for form in _read(one)}
    return found


def _read(text: str) -> Iterator[str]:
    if "&" in text:
        yield html.unescape(text)
    if "%" in text:
        yield unquote(text)
    if "%" in text or "+" in text:
        yield unquote_plus(text)
    if "\\" in text:
        yield _unescaped(text)


def _unescaped(text: str) -> str:
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2] or " ", text)
    # JSON writes a character beyond the basic plane as two.
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _windows(folded: str) -> Iterator[str]:
    return (folded[at : at + WINDOW] for at in range(len(folded) - WINDOW + 1))
