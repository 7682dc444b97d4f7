"""Owns the facts of a curl command: what it would send, told as curl understands its options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from urllib.parse import quote

from ..core.facts import Kind, Pairs, digest, is_token
from . import flags
from .endpoints import split
from .found import Found, Section, lines
from .payloads import is_json, json_values
from .shell import Command, Word

_DATA = ("data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "json")
_FORM = ("form", "form-string")
_FIELD = re.compile(r"[^\s=&{}\[\]\"]+=[^&]*(?:&[^\s=&]+=[^&]*)*")
_QUOTED = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Option:
    name: str  # the long one; "url" for what stands without an option
    value: str | None
    first: int
    last: int
    rows: tuple[int, ...] = ()


@dataclass(slots=True)
class _Call:
    """A command while its options are read. Lines are those of the document."""

    place: Section
    offset: int  # from lines of the block to lines of the document
    found: list[Found] = field(default_factory=list)
    options: list[_Option] = field(default_factory=list)

    def fact(self, option: _Option, name: str, values: Pairs) -> None:
        self.found.append(self.place.fact(Kind.COMMAND, lines(option.first, option.last), name, values))


def curl(command: Command, place: Section, offset: int) -> Iterator[Found]:
    """The facts of one command whose first word is `curl`."""
    call = _Call(place=place, offset=offset)
    _read(call, command.words[1:])
    yield from _told(call, command.words[0].first + offset)


def _read(call: _Call, words: Sequence[Word]) -> None:
    index = 0
    while index < len(words):
        word = words[index]
        following = words[index + 1] if index + 1 < len(words) else None
        if word.operator:
            index += _redirected(call, word, following)
        elif word.text.startswith("--") and word.text != "--":
            index += _option(call, word, word.text[2:], None, following)
        elif word.text.startswith("-") and word.text not in ("-", "--"):
            index += _bundle(call, word, following)
        elif word.text != "--":
            _add(call, "url", word, word.text, word)
        index += 1


def _redirected(call: _Call, word: Word, following: Word | None) -> int:
    """Where the output goes, or where the input comes from."""
    _add(call, word.text, word, following.text if following else "", following or word)
    return 1 if following else 0


def _option(call: _Call, word: Word, name: str, glued: str | None, following: Word | None) -> int:
    """Reads one option; the number of words that its value takes."""
    takes = flags.takes_value(name)
    if takes is None:
        _unknown(call, word, word.text, f"curl has no option {word.text.split('=')[0]}", "an option of curl")
        return 0
    if not takes:
        _add(call, name, word, None, word)
        return 0
    if glued is not None:
        _add(call, name, word, glued, word)
        return 0
    if following is None:
        _unknown(call, word, word.text, f"the option {word.text} has no value", "a value")
        return 0
    _add(call, name, word, following.text, following)
    return 1


def _bundle(call: _Call, word: Word, following: Word | None) -> int:
    """Reads short options in one word: `-sSL`, `-XPOST`."""
    for number, letter in enumerate(word.text[1:], 2):
        name = flags.long_name(letter)
        if name is None:
            _unknown(call, word, f"-{letter}", f"curl has no option -{letter}", "an option of curl")
            return 0
        if flags.takes_value(name):
            return _option(call, word, name, word.text[number:] or None, following)
        _add(call, name, word, None, word)
    return 0


def _unknown(call: _Call, word: Word, text: str, message: str, expected: str) -> None:
    line = word.first + call.offset
    actual = text if len(text) <= 40 else f"{text[:40]}..."
    call.found.append(call.place.fault("D008", line, message[:200], f"curl {actual}", expected, actual))


def _add(call: _Call, name: str, word: Word, value: str | None, end: Word) -> None:
    rows = end.rows if value is not None and end.text == value else (end.first,)
    option = _Option(
        name=name,
        value=value,
        first=word.first + call.offset,
        last=end.last + call.offset,
        rows=tuple(row + call.offset for row in rows),
    )
    call.options.append(option)


def _told(call: _Call, first: int) -> Iterator[Found]:
    """What the options come to."""
    by_name: dict[str, list[_Option]] = {}
    for option in call.options:
        by_name.setdefault(option.name, []).append(option)
    data = [option for option in call.options if option.name in _DATA]
    forms = [option for option in call.options if option.name in _FORM]
    query = data if "get" in by_name else []
    _method(call, by_name, first, sends=bool((data and not query) or forms))
    for option in by_name.get("url", ()):
        call.fact(option, "url", _url(option.value or "", query))
    for option in call.options:
        _plain(call, option)
    for option in forms:
        _part(call, option)
    if forms:
        whole = _Option(name="body", value=None, first=forms[0].first, last=max(form.last for form in forms))
        call.fact(whole, "body", (("encoding", "multipart"),))
    yield from call.found
    if data and not query:
        yield from _body(call, data)


def _method(call: _Call, by_name: dict[str, list[_Option]], first: int, *, sends: bool) -> None:
    if "request" in by_name:
        option = by_name["request"][-1]
        call.fact(option, "method", (("value", option.value or ""),))
        return
    implied = "HEAD" if "head" in by_name else "PUT" if "upload-file" in by_name else "POST" if sends else "GET"
    at = _Option(name="method", value=None, first=first, last=first)
    call.fact(at, "method", (("value", implied), ("implied", "true")))


def _url(text: str, query: Sequence[_Option]) -> Pairs:
    parts = split(text)
    more = "&".join(_encoded(option) for option in query)
    if not more:
        return parts
    known = dict(parts).get("query")
    return (*(pair for pair in parts if pair[0] != "query"), ("query", f"{known}&{more}" if known else more))


def _plain(call: _Call, option: _Option) -> None:
    """Headers, and the options that are neither address nor body."""
    name, value = option.name, option.value
    if name == "header" and value is not None and not value.startswith("@"):
        title, colon, text = value.partition(":")
        call.fact(option, f"header {(title if colon else value.rstrip(';')).strip()}", (("value", text.strip()),))
    elif name == "json":
        for title in ("Content-Type", "Accept"):
            call.fact(option, f"header {title}", (("value", "application/json"), ("implied", "true")))
    elif name not in (*_DATA, *_FORM, "url", "request"):
        dashes = "--" if name[0].isalnum() else ""
        call.fact(option, f"option {dashes}{name}", (_said(value),) if value is not None else ())


def _part(call: _Call, option: _Option) -> None:
    name, _, content = (option.value or "").partition("=")
    call.fact(option, f"part {name}", _content(content) if option.name == "form" else (_said(content),))


def _content(content: str) -> Pairs:
    """What the value of a part says: a text or a file, with its media type."""
    sign = content[:1] if content[:1] in ("@", "<") else ""
    text, rest = _unquoted(content[len(sign) :])
    settings = {
        name.strip().lower(): _unquoted(value.strip())[0]
        for name, _, value in (setting.partition("=") for setting in rest.split(";"))
        if value
    }
    media = (("content_type", settings["type"]),) if "type" in settings else ()
    if not sign:
        return (_said(text), *media)
    if sign == "<":
        return (("file", text), *media)
    shown = settings.get("filename", text.replace("\\", "/").rpartition("/")[2])
    return (("filename", shown), *((("file", text),) if shown != text else ()), *media)


def _said(text: str) -> tuple[str, str]:
    """What is told of a text that may be a sentence: ("value", itself) or ("text", its digest)."""
    return ("value", text) if is_token(text) else ("text", digest(text))


def _unquoted(text: str) -> tuple[str, str]:
    """A value that may stand in double quotes, and what follows it after a semicolon."""
    quoted = _QUOTED.match(text)
    if quoted and (quoted.end() == len(text) or text[quoted.end()] == ";"):
        return re.sub(r'\\(["\\])', r"\1", quoted[1]), text[quoted.end() + 1 :]
    # A semicolon parts the settings only where one follows: a sentence may hold some, too.
    settings = re.search(r";\s*(?:type|filename|headers|encoder)=", text)
    return (text[: settings.start()], text[settings.start() + 1 :]) if settings else (text, "")


def _encoded(option: _Option) -> str:
    value = option.value or ""
    if option.name != "data-urlencode":
        return value
    name, equals, content = value.partition("=")
    return f"{name}={quote(content)}" if equals and name else quote(value.removeprefix("="))


def _body(call: _Call, data: Sequence[_Option]) -> Iterator[Found]:
    whole = _Option(name="body", value=None, first=data[0].first, last=max(option.last for option in data))
    files = [o.value[1:] for o in data if o.value and o.value[0] == "@" and o.name != "data-raw"]
    joint = "" if data[0].name == "json" else "&"
    text = joint.join(_encoded(option) for option in data)
    rows = tuple(chain.from_iterable(option.rows for option in data))
    if len(data) > 1:
        rows = tuple(sorted(rows))
    if text.lstrip()[:1] in ("{", "[") and not files:
        encoding = "json" if is_json(text) else "text"
        values: Pairs = (("encoding", encoding),)
        yield from json_values(text, rows or (whole.first,), call.place, "the body of curl", (("in", "body"),))
    elif files:
        values = (("encoding", "text"), *(("file", file) for file in files))
    elif _FIELD.fullmatch(text):
        values = (("encoding", "form"),)
        for option in data:
            for pair in _encoded(option).split("&"):
                name, _, value = pair.partition("=")
                where = lines(option.first, option.last)
                yield call.place.fact(Kind.COMMAND, where, f"field {name}", (_said(value),))
    else:
        values = (("encoding", "text"), _said(text))
    yield call.place.fact(Kind.COMMAND, lines(whole.first, whole.last), "body", values)
