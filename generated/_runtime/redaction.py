"""Owns what of an exchange never reaches a disk: keys in any place, files, and prompts unless they are wanted.

A placeholder is text where there was text, so that the shape of what is recorded stays as it was.
"""

from __future__ import annotations

import base64
import html
import re
import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, unquote_plus, urlencode, urlsplit, urlunsplit

REDACTED = "<redacted>"
_MARK = "\ue000"  # stands for it where it must not end a URL
LONG = 1024  # characters of a text without spaces; what is longer is mostly a file
_SHORT = 6  # a shorter secret is only found where it stands alone
_LONG_ENOUGH = 8  # of a header of the caller's own, to be looked for elsewhere
_WINDOW = 16  # characters of a prompt that are enough to know it by
_MAX_TEXTS = 100  # that are known again at a time ...
_MAX_LENGTH = 100_000  # ... and their characters
# Headers that tell nothing of who sends them.
_KEPT = frozenset(
    {"accept", "accept-encoding", "cache-control", "connection", "content-encoding", "content-length", "content-type"}
    | {"date", "host", "retry-after", "server", "transfer-encoding", "user-agent", "vary", "x-request-id"}
)
_SECRET = re.compile(
    r"auth|cookie|key|token|secret|signature|credential|session|passw|csrf|xsrf|jwt|bearer", re.IGNORECASE
)
_SIGNED = re.compile(r"sig(nature)?$", re.IGNORECASE)
_URL = re.compile(r"""https?://[^\s"'<>\\]{1,4096}""")
_PAIR = re.compile(  # "...?X-Amz-Signature=abc", "Bearer abc", wherever it stands
    r"""((?:signature|token|secret|passw|credential|key|session|\bsig)[\w.-]{0,40}=|\bbearer\s{1,9})"""
    r"""(?!<redacted|%3Credacted)[^\s&;,"'<>]{1,8192}""",
    re.IGNORECASE,
)
_DATA_URL = re.compile(r"data:([\w.+-]{1,60}/[\w.+-]{1,60})[;,]")
_SEGMENT = "!$&'()*+,;=:@"  # what a segment of a path may hold as it is
_INNER_DATA_URL = re.compile(r"data:([\w.+-]{1,60}/[\w.+-]{1,60});base64,[A-Za-z0-9+/=_-]{16,}")
_ESCAPE = re.compile(r"""\\(?:u([0-9a-fA-F]{4})|(["/\\]))""")
_PLACEHOLDER = re.compile(r"<redacted(: [0-9a-z/.+, -]{1,90})?>")
_TOKEN = re.compile(r"[!-?A-~]{0,64}")  # without "@": addresses belong to people
# Words in the name of a field that holds what somebody wrote; the second ones in requests only.
_WRITTEN = frozenset(
    {"caption", "content", "description", "input", "instruction", "instructions", "lyrics", "prompt", "text"}
)
_WRITTEN_IN_REQUESTS = _WRITTEN | {"email", "message", "name", "query", "story", "title", "user"}
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")


def is_secret(name: str) -> bool:
    """Whether what bears that name may be a secret: a header, a parameter, a field."""
    return _SECRET.search(name) is not None or name.lower() == "sig"


class Written:
    """What was written in requests, to be known again in answers: those to later requests repeat it too."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._texts: dict[str, str] = {}  # as it is compared; the oldest first
        self._length = 0
        self._windows = Counter[str]()

    def add(self, text: str) -> None:
        with self._lock:
            if text in self._texts:
                return
            # The host of a URL is no secret of its own, and results may lie on the same one.
            url = "://" in text and not re.search(r"\s", text)
            folded = self._texts[text] = _folded(text.partition("://")[2].partition("/")[2] if url else text)
            self._length += len(folded)
            self._windows.update(_windows(folded))
            while len(self._texts) > _MAX_TEXTS or (self._length > _MAX_LENGTH and len(self._texts) > 1):
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
            if self._windows and any(window in self._windows for window in _windows(folded)):
                return True
            short = [written for written in self._texts.values() if 0 < len(written) < _WINDOW]
        # A short word is looked for as a word, unless its script has no spaces between them.
        return any(
            not written.isascii() or re.search(rf"(?<!\w){re.escape(written)}(?!\w)", folded)
            for written in short
            if written in folded
        )

    def __contains__(self, text: str) -> bool:
        return text in self._texts


class Redaction:
    """Takes secrets and prompts out of one exchange; what the request holds is known again in the answer."""

    def __init__(self, *, prompts: bool, written: Written | None = None, key_name: str = "") -> None:
        self._prompts = prompts
        self._key_name = key_name.lower()
        self._secrets: set[str] = set()
        self._written = written or Written()

    # Learning -----------------------------------------------------------------------------------

    def _is_secret(self, name: str) -> bool:
        return is_secret(name) or bool(name and name.lower() == self._key_name)

    def learn_header(self, name: str, value: str, *, sent: bool = True) -> None:
        """Notes the value of a header that may be a secret, and each of its parts."""
        lower = name.lower()
        if not value.strip() or lower in _KEPT:
            return
        if not self._is_secret(lower):
            if sent and len(value) >= _LONG_ENOUGH:  # nobody knows what it is for
                self._secret(value)
            return
        self._secret(value)
        if "cookie" in lower:
            pairs = value.split(";") if lower == "cookie" else [value.partition(";")[0]]
            for pair in pairs:
                self._secret(pair.partition("=")[2].strip())
            return
        scheme, *rest = value.split()
        for piece in rest:
            self._secret(piece)
        if scheme.lower() == "basic" and rest:
            self._learn_basic(rest[0])

    def _learn_basic(self, encoded: str) -> None:
        try:
            pair = base64.b64decode(encoded).decode("utf-8", "replace")
        except ValueError:
            return
        self._secret(pair)
        self._secret(pair.partition(":")[2])

    def learn_url(self, url: str) -> None:
        """Notes the secrets of a URL: who it is called as, and parameters by their names."""
        try:
            pieces = urlsplit(url)
            pairs = parse_qsl(pieces.query, keep_blank_values=True)
        except ValueError:
            return
        self._secret(unquote(pieces.password or ""))
        for name, value in pairs:
            if self._is_secret(name):
                self._secret(value)

    def _secret(self, value: str) -> None:
        if value:
            self._secrets |= {value, quote(value, safe="")}

    # Taking out ---------------------------------------------------------------------------------

    def header(self, name: str, value: str) -> str:
        if name.lower() == "location":
            return _without_parameters(self.text(value)) if value else ""
        return self.text(value) if name.lower() in _KEPT else REDACTED

    def text(self, text: str) -> str:
        """Any text without secrets, files and parameters of URLs."""
        if found := _DATA_URL.match(text):
            return f"<redacted: {found[1]}, {len(text)} characters>"
        if len(text) > LONG and text.isascii() and not re.search(r"\s", text):
            return _placeholder(text)
        if text in self._secrets:
            return REDACTED
        text = _INNER_DATA_URL.sub(lambda found: f"<redacted: {found[1]}, {len(found[0])} characters>", text)
        # Secrets first: one with a slash in it would take a URL apart.
        for secret in sorted((s for s in self._secrets if len(s) >= _SHORT), key=len, reverse=True):
            text = text.replace(secret, _MARK)
        text = _URL.sub(lambda found: _without_parameters(found[0]), text).replace(_MARK, REDACTED)
        return _PAIR.sub(rf"\1{REDACTED}", text)

    def sent(self, name: str, text: str) -> str:
        """A text of the request, in the field of that name."""
        if self._is_secret(name) and text:
            self._secret(text)
            return REDACTED
        if self._prompts or not text or _PLACEHOLDER.fullmatch(text) or _DATA_URL.match(text):
            return self.text(text)
        written = not name or _named(name, _WRITTEN_IN_REQUESTS) or _TOKEN.fullmatch(text) is None or "://" in text
        if not written:
            return self.text(text)
        self._written.add(text)
        return _placeholder(text)

    def received(self, name: str, text: str) -> str:
        """A text of the answer, in the field of that name."""
        if self._is_secret(name) and text:
            return REDACTED
        if self._prompts or not text or _PLACEHOLDER.fullmatch(text) or _DATA_URL.match(text):
            return self.text(text)
        return _placeholder(text) if _named(name, _WRITTEN) or self._known(text) else self.text(text)

    def page(self, text: str) -> str:
        """A text of which nothing is known."""
        return _placeholder(text) if not self._prompts and self._known(text) else self.text(text)

    def json(self, value: Any, *, sent: bool, name: str = "") -> Any:
        """A JSON value; numbers and the like stay."""
        if isinstance(value, dict):
            return {self.key(key, sent=sent): self.json(below, sent=sent, name=key) for key, below in value.items()}
        if isinstance(value, list):
            return [self.json(below, sent=sent, name=name) for below in value]
        if isinstance(value, str):
            return self.sent(name, value) if sent else self.received(name, value)
        return value

    def key(self, key: str, *, sent: bool) -> str:
        """The name of a field."""
        # A short word that somebody wrote may well be the name of a field.
        if not self._prompts and ((sent and not _TOKEN.fullmatch(key)) or (len(key) >= _WINDOW and self._known(key))):
            return _placeholder(key)
        return self.text(key) if len(key) >= _SHORT else key

    def _known(self, text: str) -> bool:
        """Whether a text repeats what was written, in whatever form."""
        return any(self._written.is_in(form) for form in _forms(text))

    def url(self, url: str) -> tuple[str, list[tuple[str, str]]]:
        """The URL of a request, and its parameters."""
        pieces = urlsplit(url)
        pairs = parse_qsl(pieces.query, keep_blank_values=True)
        signed = any(_SIGNED.search(name) for name, _ in pairs)
        pairs = [
            (self.key(name, sent=True), REDACTED if signed and value else self.sent(name, value))
            for name, value in pairs
        ]
        path = "/".join(quote(self._segment(unquote(step)), safe=_SEGMENT) for step in pieces.path.split("/"))
        host = pieces.netloc.rpartition("@")[2]
        return urlunsplit((pieces.scheme, host, path, urlencode(pairs), "")), pairs

    def _segment(self, step: str) -> str:
        written = step in self._written or not step.isascii() or re.search(r"\s", step)
        return _placeholder(step) if written and not self._prompts else self.text(step)


def _placeholder(text: str) -> str:
    return f"<redacted: {len(text)} characters>"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _forms(text: str) -> set[str]:
    """A text, and what it says where it is markup, part of a URL, or JSON inside of a text, perhaps twice."""
    once = _unescaped(text)
    return {text, html.unescape(text), unquote_plus(text), once, _unescaped(once)}


def _unescaped(text: str) -> str:
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)
    # JSON writes a character beyond the basic plane as two.
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _windows(folded: str) -> Iterator[str]:
    return (folded[at : at + _WINDOW] for at in range(len(folded) - _WINDOW + 1))


def _named(name: str, words: frozenset[str]) -> bool:
    return any(word.lower() in words for word in _WORD.findall(name))


def _without_parameters(url: str) -> str:
    """A URL in which parameters have names only, and which says nothing of who calls it."""
    try:
        pieces = urlsplit(url)
        pairs = [(name, REDACTED if value else "") for name, value in parse_qsl(pieces.query, keep_blank_values=True)]
    except ValueError:
        return REDACTED
    host = pieces.netloc.rpartition("@")[2]
    return urlunsplit((pieces.scheme, host, pieces.path, urlencode(pairs), ""))
