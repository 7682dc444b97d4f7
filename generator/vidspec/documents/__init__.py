"""Owns the way from the text of a source document to the facts that it states, each with its lines."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator

from ..core.facts import Document, Kind
from ..findings.diagnostic import Diagnostic
from .code import code
from .found import Found, Section, apart
from .markdown import blocks
from .paragraphs import paragraph, title, title_name
from .parts import CodeBlock, Paragraph, Table, Title
from .tables import table

__all__ = ["read"]

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
# Documents have a few hundred lines; reading more than this takes longer than anybody waits.
_MAX_LENGTH = 200_000  # characters
_MAX_LINES = 20_000
_MAX_NESTING = 25
_MARKS = re.compile(rf"(?:[ \t]{{0,9}}(?:>|[-*+](?=[ \t])|\d{{1,9}}[.)](?=[ \t]))){{{_MAX_NESTING + 1}}}")
_TELLING = (Kind.HEADING, Kind.HEAD, Kind.BLOCK, Kind.ENDPOINT)


def read(text: str, name: str, file: str | None = None) -> tuple[Document, tuple[Diagnostic, ...]]:
    """What a document states, and what hinders reading it. `file` is what positions show."""
    lines = _lines(text)
    place = Section(file=file or name)
    facts, faults = apart(_found(lines, name, place), len(lines))
    document = Document(name=name, length=len(lines), sha256=_sha256(text), facts=facts, texts=lines)
    return document, faults


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _lines(text: str) -> tuple[str, ...]:
    """The lines as an editor numbers them; a line feed ends a line, and a carriage return before it is no text."""
    rows = text.removeprefix("\ufeff").split("\n")
    if not rows[-1]:
        rows.pop()
    return tuple(row.removesuffix("\r") for row in rows)


def _found(lines: tuple[str, ...], name: str, place: Section) -> Iterator[Found]:
    # A carriage return or a NUL inside of a line is neither the end of a line nor a mark of ours.
    text = "\n".join(lines).replace("\r", " ").replace("\0", "\ufffd")
    if not text.strip():
        yield place.fault("D002", 1, "the document is empty", "the document", "text", "nothing")
        return
    ending = name.rpartition(".")[2].lower()
    if ending in ("yaml", "yml", "json"):
        language = "json" if ending == "json" else "yaml"
        yield from code(CodeBlock(language=language, text=text, start=1, first=1, last=len(lines)), place)
        return
    if len(text) > _MAX_LENGTH or len(lines) > _MAX_LINES:
        message = f"the document has more than {_MAX_LENGTH} characters or {_MAX_LINES} lines"
        yield place.fault("D004", 1, message, "the document", "Markdown", "too long")
        return
    deep = next((number for number, line in enumerate(lines, 1) if _MARKS.match(line)), None)
    if deep is not None:
        message = f"quotes and lists nest deeper than {_MAX_NESTING} levels here, where nothing is read any more"
        yield place.fault("D004", deep, message, "the document", "Markdown", "too deep")
        return
    foreign = _foreign("\n".join(lines))
    if foreign:
        yield place.fault("D004", 1, f"the document is not Markdown but {foreign}", "the document", "Markdown", foreign)
        return
    yield from _markdown(text, lines, place)


def _foreign(text: str) -> str | None:
    """What a text is that is not Markdown."""
    start = text.lstrip()
    if start.startswith("%PDF"):
        return "a PDF"
    if "\0" in text:
        return "binary data"
    if _PAGE.match(text):
        return "a page of HTML"
    if start.startswith("{"):
        try:
            json.loads(text, parse_int=str, parse_float=str)
        except (ValueError, RecursionError):
            return None
        return "JSON"
    return None


def _markdown(text: str, lines: tuple[str, ...], place: Section) -> Iterator[Found]:
    last = max(number for number, row in enumerate(lines, 1) if row.strip())
    above: list[tuple[int, str]] = []
    telling = False
    for item in _blocks(text, last, place, above):
        telling = telling or (not isinstance(item, Diagnostic) and item.kind in _TELLING)
        yield item
    if not telling:
        message = "the document has no title, no table, no block of code and no endpoint"
        yield place.fault("D004", 1, message, "the document", "Markdown", "running text")


def _blocks(text: str, last: int, place: Section, above: list[tuple[int, str]]) -> Iterator[Found]:
    for block in blocks(text):
        if isinstance(block, Title):
            above[:] = [known for known in above if known[0] < block.level]
            yield from title(block, _below(place, above))
            above.append((block.level, title_name(block)))
            continue
        where = _below(place, above)
        if isinstance(block, Paragraph):
            yield from paragraph(block, where)
        elif isinstance(block, Table):
            yield from table(block, where, last)
        else:
            yield from code(block, where)


def _below(place: Section, above: list[tuple[int, str]]) -> Section:
    return Section(file=place.file, section=" / ".join(name for _, name in above))
