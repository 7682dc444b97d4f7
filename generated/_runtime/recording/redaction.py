# SPDX-License-Identifier: MIT
"""Owns what is taken out of the texts of an exchange: keys that are known, files, and prompts unless they are wanted.

A key is known by the name it was sent under. A placeholder is text where there was text and 0 where there was a number,
so that the shape of what is recorded stays as it was.
"""

from __future__ import annotations

import base64
import re
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from ..written import below_written, named
from .names import is_file, is_secret
from .secrets import MAX_LENGTH, MAX_TEXTS, SHORT, WINDOW, Known, forms

REDACTED = "<redacted>"
_MARK = "\ue000"  # stands for it where it must not end a URL
_LONG_ENOUGH = 8  # of a header of the caller's own, to be looked for elsewhere
_MAX_TEXT = 50_000  # ... and those of one of them
# Headers that tell nothing of who sends them.
_KEPT = frozenset(
    {"accept", "accept-encoding", "cache-control", "connection", "content-encoding", "content-length", "content-type"}
    | {"date", "host", "retry-after", "server", "transfer-encoding", "user-agent", "vary", "x-request-id"}
)
_COUNTED = re.compile("tokens", re.IGNORECASE)  # numbers of them are no secrets
_SIGNED = frozenset({"hmac", "sig", "sign", "signature"})
_URL = re.compile(r"""https?://[^\s"'<>\\]{1,4096}""")
_PAIR = re.compile(  # "...?X-Amz-Signature=abc", "Bearer abc", wherever it stands
    r"""((?:signature|token|secret|passw|passphrase|credential|key|session|\bsig|\bpwd|\bhmac|\botp)[\w.-]{0,40}="""
    r"""|\b[as]k=|\bbearer\s{1,9})"""
    r"""(?!<redacted|%3Credacted)[^\s&;,"'<>]{1,8192}""",
    re.IGNORECASE,
)
_DATA_URL = re.compile(r"data:([\w.+-]{1,60}/[\w.+-]{1,60})[;,]")
_SEGMENT = "!$&'()*+,;=:@"  # what a segment of a path may hold as it is
_INNER_DATA_URL = re.compile(r"data:([\w.+-]{1,60}/[\w.+-]{1,60});base64,[A-Za-z0-9+/=_-]{16,}")
_RUN = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{1024,}+={0,2}")
_PLACEHOLDER = re.compile(r"<redacted(: [0-9a-z/.+, -]{1,90})?>")
_TOKEN = re.compile(r"[!-?A-~]{0,64}")  # without "@": addresses belong to people
# Words in the name of a field that holds what somebody wrote; the second ones in requests only.
_WRITTEN = frozenset(
    {"caption", "content", "description", "input", "instruction", "instructions", "lyrics", "prompt", "text"}
)
_WRITTEN_IN_REQUESTS = _WRITTEN | {"email", "message", "name", "query", "story", "title", "user"}


class Redaction:
    """Takes secrets and prompts out of one exchange; what the request holds is known again in the answer."""

    def __init__(self, *, prompts: bool, known: Known, key_name: str = "") -> None:
        self._prompts = prompts
        self._key_name = key_name.lower()
        self._shared = known.secrets
        self._secrets = set(known.secrets.all())
        self._longest_first: list[str] | None = None
        self._written = known.written
        self._learned = [0, 0]  # texts and their characters
        self._lost = False

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
                self._secret(value, share=False)
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
        for piece in (pair, *pair.split(":", 1)):
            self._secret(piece)

    def learn_url(self, url: str) -> None:
        """Notes the secrets of a URL: who it is called as, and parameters by their names."""
        try:
            pieces = urlsplit(url)
            pairs = parse_qsl(pieces.query, keep_blank_values=True)
        except ValueError:
            return
        self._secret(unquote(pieces.username or ""))
        self._secret(unquote(pieces.password or ""))
        for name, value in pairs:
            if self._is_secret(name):
                self._secret(value)

    def _secret(self, value: str, *, share: bool = True) -> None:
        if not value:
            return
        for form in {value, quote(value, safe=""), unquote(value)}:
            if form not in self._secrets:
                self._secrets.add(form)
                self._longest_first = None
            if share:
                self._shared.add(form)

    def _write(self, text: str) -> None:
        if len(text) > _MAX_TEXT:
            self.lose()
        self._written.add(text[:_MAX_TEXT])
        self._learned[0] += 1
        self._learned[1] += len(text)
        if self._learned[0] > MAX_TEXTS or self._learned[1] > MAX_LENGTH:
            self.lose()

    def learn_text(self, text: str) -> None:
        """Notes what was written and is not kept."""
        for form in forms(text) if text else ():
            self._write(form)

    def lose(self) -> None:
        """Notes that not everything that was written is known: what may repeat it must go."""
        self._lost = True

    # Taking out ---------------------------------------------------------------------------------

    def header(self, name: str, value: str) -> str:
        if name.lower() == "location":
            return _without_parameters(self.page(value)) if value else ""
        return self.text(value) if name.lower() in _KEPT else REDACTED

    def text(self, text: str) -> str:
        """Any text without secrets, files and parameters of URLs."""
        if found := _DATA_URL.match(text):
            return f"<redacted: {found[1]}, {len(text)} characters>"
        if text in self._secrets:
            return REDACTED
        if is_file("", text):
            return _placeholder(text)
        length = len(text)
        if "data:" in text:
            text = _INNER_DATA_URL.sub(lambda found: f"<redacted: {found[1]}, {len(found[0])} characters>", text)
        # Secrets first: one with a slash in it would take a URL apart.
        for secret in self._to_replace():
            text = text.replace(secret, _MARK)
        if self._secrets and any(secret in form for form in forms(text) - {text} for secret in self._to_replace()):
            return f"<redacted: {length} characters>"
        text = _RUN.sub(lambda found: _placeholder(found[0]), text)
        if "://" in text:
            text = _URL.sub(lambda found: _without_parameters(found[0]), text)
        text = text.replace(_MARK, REDACTED)
        return _PAIR.sub(rf"\1{REDACTED}", text) if "=" in text or "bearer" in text.lower() else text

    def _to_replace(self) -> list[str]:
        if self._longest_first is None:
            self._longest_first = sorted((s for s in self._secrets if len(s) >= SHORT), key=len, reverse=True)
        return self._longest_first

    def sent(self, name: str, text: str, above: tuple[str, ...] = ()) -> str:
        """A text of the request, in the field of that name, below those that are named."""
        if text and any(self._is_secret(one) for one in (name, *above)):
            self._secret(text)
            return REDACTED
        if not text or _PLACEHOLDER.fullmatch(text) or _DATA_URL.match(text) or self._prompts:
            return self._kept(name, text)
        plain = _TOKEN.fullmatch(text) is not None and "://" not in text
        if name and plain and not named(name, _WRITTEN_IN_REQUESTS) and not below_written(name, above):
            return self._kept(name, text)
        if not is_file(name, text) or named(name, _WRITTEN_IN_REQUESTS):
            self._write(text)
        return _placeholder(text)

    def received(self, name: str, text: str, above: tuple[str, ...] = ()) -> str:
        """A text of the answer, in the field of that name, below those that are named."""
        if text and any(self._is_secret(one) for one in (name, *above)):
            return REDACTED
        if not text or _PLACEHOLDER.fullmatch(text) or _DATA_URL.match(text) or self._prompts:
            return self._kept(name, text)
        if named(name, _WRITTEN) or below_written(name, above) or self._known(text):
            return _placeholder(text)
        return self._kept(name, text)

    def _kept(self, name: str, text: str) -> str:
        return _placeholder(text) if is_file(name, text) else self.text(text)

    def page(self, text: str) -> str:
        """A text of which nothing is known."""
        return _placeholder(text) if text and not self._prompts and self._known(text) else self.text(text)

    def json(self, value: Any, *, sent: bool, name: str = "", above: tuple[str, ...] = ()) -> Any:
        """A JSON value; other scalars stay unless they are secrets. `above` are names that tell of all below."""
        if isinstance(value, dict):
            told = {kind for one in above for kind in self._kinds(one)}
            above = above if self._kinds(name) <= told else (*above, name)
            return {
                self.key(key, sent=sent): self.json(below, sent=sent, name=key, above=above)
                for key, below in value.items()
            }
        if isinstance(value, list):
            return [self.json(below, sent=sent, name=name, above=above) for below in value]
        if isinstance(value, str):
            return self.sent(name, value, above) if sent else self.received(name, value, above)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self._number(value, (name, *above), sent=sent)
        return value

    def _kinds(self, name: str) -> set[str]:
        """What a name tells of all that is below it."""
        secret = self._is_secret(name)
        kinds = {
            "secret": secret,
            "number": secret and not _COUNTED.search(name),
            "written": below_written("", (name,)),
        }
        return {kind for kind, is_so in kinds.items() if is_so}

    def _number(self, value: float, names: tuple[str, ...], *, sent: bool) -> float:
        secret = any(self._is_secret(name) and not _COUNTED.search(name) for name in names)
        text = repr(value)
        if secret and sent and len(text) >= SHORT:
            self._secret(text)
        return 0 if secret or (len(text) >= SHORT and text in self._secrets) else value

    def key(self, key: str, *, sent: bool) -> str:
        """The name of a field."""
        # A short word that somebody wrote may well be the name of a field.
        if not self._prompts and ((sent and not _TOKEN.fullmatch(key)) or (len(key) >= WINDOW and self._known(key))):
            return _placeholder(key)
        return self.text(key) if len(key) >= SHORT else key

    def _known(self, text: str) -> bool:
        """Whether a text repeats what was written, in whatever form, or may do so."""
        if self._lost and _TOKEN.fullmatch(text) is None:
            return True
        return any(self._written.is_in(form) for form in forms(text))

    def url(self, url: str) -> tuple[str, list[tuple[str, str]]]:
        """The URL of a request, and its parameters."""
        pieces = urlsplit(url)
        pairs = parse_qsl(pieces.query, keep_blank_values=True)
        signed = any(named(name, _SIGNED) for name, _ in pairs)
        pairs = [
            (self.key(name, sent=True), REDACTED if signed and value else self.sent(name, value))
            for name, value in pairs
        ]
        path = "/".join(quote(self._segment(unquote(step)), safe=_SEGMENT) for step in pieces.path.split("/"))
        host = pieces.netloc.rpartition("@")[2]
        return urlunsplit((pieces.scheme, host, path, urlencode(pairs), "")), pairs

    def _segment(self, step: str) -> str:
        if self._prompts or not step:
            return self.text(step)
        written = step in self._written or (len(step) >= WINDOW and self._known(step))
        return _placeholder(step) if written or not step.isascii() or re.search(r"\s", step) else self.text(step)


def _placeholder(text: str) -> str:
    return f"<redacted: {len(text)} characters>"


def _without_parameters(url: str) -> str:
    """A URL in which parameters have names only, and which says nothing of who calls it."""
    try:
        pieces = urlsplit(url)
        pairs = [(name, REDACTED if value else "") for name, value in parse_qsl(pieces.query, keep_blank_values=True)]
    except ValueError:
        return REDACTED
    host = pieces.netloc.rpartition("@")[2]
    return urlunsplit((pieces.scheme, host, pieces.path, urlencode(pairs), ""))
