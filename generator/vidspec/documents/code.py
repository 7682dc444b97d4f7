"""Owns the facts of blocks of code: which reader reads a block, and the digests of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..core.facts import Kind, digest
from . import endpoints
from .curl import curl
from .found import Found, Section, lines
from .parts import CodeBlock
from .payloads import is_json, json_values, yaml_values
from .shell import Command, commands

_MAX_SHELL = 100_000  # characters of a block; nobody reads an example of that size
_SHELL = ("sh", "bash", "shell", "zsh", "console", "curl", "shell-session", "shellscript", "terminal")
_TEXT = ("", "text", "txt", "plain", "plaintext", "http", "https", "headers", "rest", "httprequest")
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*):[ \t]+(\S.*)")
_HEADERS = frozenset(
    ("accept", "authorization", "content-type", "content-length", "cookie", "host", "idempotency-key", "user-agent")
)
_REQUEST = re.compile(rf"(?:{'|'.join(endpoints.METHODS)})[ \t]+\S+(?:[ \t]+HTTP/[0-9.]+)?")


def code(block: CodeBlock, place: Section) -> Iterator[Found]:
    """The facts of one block: itself, and what it says."""
    if not block.closed:
        message = "the block of code that begins here never ends: the document is cut in the middle"
        yield place.fault("D003", block.first, message, "a block of code", "the end of the block", _first(block))
    elif block.opened is not None:
        message = f"another block of code begins inside of the one that begins at line {block.first}"
        yield place.fault("D003", block.opened, message, "a block of code", "the end of the block", _first(block))
    rows = block.text.split("\n")
    read = _reader(block, rows)
    digests = tuple(
        (str(number), digest(row)) for number, row in enumerate(rows, block.start - block.first) if row.strip()
    )
    yield place.fact(Kind.BLOCK, lines(block.first, block.last), block.language, (("read", read),), digests)
    if read == "json":
        yield from json_values(block.text, _rows(block), place, "a block of JSON")
    elif read == "yaml":
        yield from yaml_values(block.text, _rows(block), place, "a block of YAML")
    elif read == "http":
        yield from _request(rows, block, place)
    elif read == "headers":
        yield from _headers(rows, block.start, place)
    elif read == "curl" or block.language in _SHELL:
        yield from _shell(block, place)
    else:
        yield from _lines(rows, block, place)


def _first(block: CodeBlock) -> str:
    """What tells a block from the next one: its language, and a digest of how it begins."""
    return f"{block.language or 'text'} {digest(block.text[:200])}"


def _rows(block: CodeBlock) -> range:
    count = max(block.text.removesuffix("\n").count("\n") + 1, 1)
    return range(block.start, min(block.start + count, block.last + 1)) or range(block.first, block.first + 1)


def _reader(block: CodeBlock, rows: Sequence[str]) -> str:
    language, text = block.language, block.text.strip()
    filled = [row.strip() for row in rows if row.strip()]
    if language in ("json", "yaml", "yml"):
        return "yaml" if language == "yml" else language
    if language in _SHELL:
        return "curl" if re.search(r"(?:^|[\s|;&(])curl\s", text) else "text"
    if language not in _TEXT or not filled:
        return "text"
    if _REQUEST.fullmatch(filled[0]):
        return "http"
    if re.match(r"(?:[$%]\s+)?curl\s", text):
        return "curl"
    if _are_headers(filled):
        return "headers"
    return "json" if text[0] in "{[" and is_json(text) else "text"


def _are_headers(filled: Sequence[str]) -> bool:
    names = [header[1].lower() for header in map(_HEADER.fullmatch, filled) if header]
    return len(names) == len(filled) and any(name in _HEADERS or name.startswith("x-") for name in names)


def _request(rows: Sequence[str], block: CodeBlock, place: Section) -> Iterator[Found]:
    """Requests as they go over the wire: a line with the method, headers, a blank line, a body."""
    starts = [number for number, row in enumerate(rows) if _REQUEST.fullmatch(row.strip())]
    for start, end in pairwise((*starts, len(rows))):
        endpoint = endpoints.endpoint(rows[start])
        if endpoint is not None:
            yield endpoints.fact(place, block.start + start, endpoint)
        yield from _message(rows[start + 1 : end], block.start + start + 1, place)


def _message(rows: Sequence[str], first: int, place: Section) -> Iterator[Found]:
    """The headers of a request, and its body if that is JSON."""
    heads = next((number for number, row in enumerate(rows) if not _HEADER.fullmatch(row.strip())), len(rows))
    yield from _headers(rows[:heads], first, place)
    end = next((number for number, row in enumerate(rows) if number >= heads and row.startswith("###")), len(rows))
    body = "\n".join(rows[heads:end])
    if body.lstrip()[:1] in ("{", "["):
        lines_of_body = range(first + heads, first + end)
        yield from json_values(body, lines_of_body, place, "the body of a request", (("in", "body"),))


def _headers(rows: Sequence[str], start: int, place: Section) -> Iterator[Found]:
    for number, row in enumerate(rows):
        if header := _HEADER.fullmatch(row.strip()):
            yield _header(header, start + number, place)


def _header(header: re.Match[str], line: int, place: Section) -> Found:
    return place.fact(Kind.COMMAND, lines(line), f"header {header[1]}", (("value", header[2].strip()),))


def _shell(block: CodeBlock, place: Section) -> Iterator[Found]:
    if len(block.text) > _MAX_SHELL:
        message = f"a block of shell commands has more than {_MAX_SHELL} characters"
        yield place.fault("D009", block.first, message, _first(block), "an example", "too long")
        return
    parsed, unbalanced = commands(block.text)
    offset = block.start - 1
    if unbalanced is not None:
        message = f"{unbalanced.what} begins here and never ends"
        expected, line = f"the end of {unbalanced.what}", unbalanced.line + offset
        yield place.fault("D009", line, message, "a shell command", expected, _first(block), unbalanced.column)
    for command in parsed:
        if command.words[0].text == "curl" and not command.stray:
            yield from curl(command, place, offset)
        else:
            yield _other(command, place, offset)


def _other(command: Command, place: Section, offset: int) -> Found:
    """A command that is not curl's, or the rest of one that was cut off from it."""
    words = command.words
    where = lines(words[0].first + offset, max(word.last for word in words) + offset)
    name = words[0].text if len(words[0].text) <= 40 else digest(words[0].text)
    if command.stray:
        tokens = tuple(("token", word.text if len(word.text) <= 120 else digest(word.text)) for word in words)
        return place.fact(Kind.COMMAND, where, f"stray {name}", tokens)
    text = " ".join(word.text for word in words)
    return place.fact(Kind.COMMAND, where, f"command {name}", (), (("text", digest(text)),))


def _lines(rows: Sequence[str], block: CodeBlock, place: Section) -> Iterator[Found]:
    """Lines of a plain block that are an endpoint as a whole."""
    for number, row in enumerate(rows) if block.language in _TEXT else ():
        endpoint = endpoints.endpoint(row)
        if endpoint is not None:
            yield endpoints.fact(place, block.start + number, endpoint)
