"""Owns the facts of running text: titles, sentences, and lines that open with a label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..core.facts import Fact, Kind, Pairs, digest
from . import endpoints
from .columns import label
from .found import Found, Section, lines
from .parts import Paragraph, Title
from .passages import Passage, Piece, Sort
from .sentences import choice, rest, said, single

_MAX_TITLE = 60
_MAX_LABEL = 40
_LABEL = re.compile(r"\s*([^:：\0\n]{1,40}?)\s*[:：]\s*")


def title_name(title: Title) -> str:
    plain = title.text.plain
    return plain if len(plain) <= _MAX_TITLE else digest(plain)


def title(block: Title, place: Section) -> Iterator[Found]:
    where = lines(block.first, block.last)
    yield place.fact(Kind.HEADING, where, title_name(block), (("level", str(block.level)),))
    yield from told_endpoints(block.text, place)


def paragraph(block: Paragraph, place: Section) -> Iterator[Found]:
    segments = list(block.text.segments(_opens))
    for number, segment in enumerate(segments):
        last = block.last if number == len(segments) - 1 else segment.last
        if segment.plain or segment.codes or said(segment):
            yield _statement(segment, place, last)
            yield from told_endpoints(segment, place, whole=True)


def told_endpoints(text: Passage, place: Section, *, whole: bool = False) -> Iterator[Fact]:
    """The endpoints in code spans, those that are named with their methods, and the one that a text is as a `whole`."""
    before = ""
    for piece in text.pieces:
        if piece.sort is Sort.CODE:
            endpoint = endpoints.endpoint(piece.text, method=endpoints.method_before(before))
            if endpoint is not None:
                yield endpoints.fact(place, piece.line, endpoint)
        before = piece.text if piece.text.strip() else before
        if piece.sort is Sort.TEXT:
            for endpoint in endpoints.calls(piece.text):
                yield endpoints.fact(place, piece.line, endpoint)
    opened = _opened(text) if whole and not text.codes else None
    content = opened[1] if opened else text
    plain = content.plain
    is_path = plain.startswith("/") or (opened is not None and label(opened[0]) in ("base url", "endpoint"))
    endpoint = endpoints.endpoint(plain) if whole and not text.codes and is_path else None
    if endpoint is not None:
        yield endpoints.fact(place, content.line, endpoint)


def _statement(text: Passage, place: Section, last: int) -> Fact:
    where = lines(text.line, last)
    opened = _opened(text)
    if opened is None:
        return place.fact(Kind.PROSE, where, "", said(text), (("text", rest(text)),))
    name, content = opened
    return place.fact(Kind.LABEL, where, name, _labelled(name, content), (("text", digest(content.plain)),))


def _labelled(name: str, content: Passage) -> Pairs:
    meaning = label(name)
    stated: Pairs = ()
    if meaning == "default":
        value = single(content)
        stated = (("default", value),) if value is not None else ()
    elif meaning in ("values", "range"):
        stated = choice(content)
    if stated:
        return stated + tuple(pair for pair in said(content) if pair[0] != "number")
    return said(content)


def _opens(piece: Piece) -> bool:
    """Whether a line that begins with the piece is one of its own: it opens with a label."""
    if piece.bold:
        return True
    match = _LABEL.match(piece.text) if piece.sort is Sort.TEXT else None
    return match is not None and bool(label(match[1]))


def _opened(text: Passage) -> tuple[str, Passage] | None:
    """The label that a text opens with, and what follows it."""
    bold = 0
    while bold < len(text.pieces) and text.pieces[bold].bold and text.pieces[bold].sort is not Sort.HARD:
        bold += 1
    return _bold_label(text, bold) if bold else _plain_label(text)


def _bold_label(text: Passage, bold: int) -> tuple[str, Passage] | None:
    name = text.shifted(text.pieces[:bold]).plain
    following = text.pieces[bold:]
    colon = following[0] if following else None
    if not name.endswith((":", "：")):
        if colon is None or colon.sort is not Sort.TEXT or not colon.text.lstrip().startswith((":", "：")):
            return None
        following = (replace(colon, text=colon.text.lstrip()[1:]), *following[1:])
    content = _content(text, following)
    name = name.rstrip(":： ")
    return (name, content) if name and content.plain and len(name) <= _MAX_LABEL else None


def _plain_label(text: Passage) -> tuple[str, Passage] | None:
    opening = text.pieces[0] if text.pieces else None
    match = _LABEL.match(opening.text) if opening is not None and opening.sort is Sort.TEXT else None
    if match is None or opening is None or not label(match[1]):
        return None
    content = _content(text, (replace(opening, text=opening.text[match.end() :]), *text.pieces[1:]))
    return (match[1], content) if content.plain else None


def _content(text: Passage, pieces: tuple[Piece, ...]) -> Passage:
    kept = tuple(piece for piece in pieces if piece.text)
    while kept and not kept[0].text.strip():
        kept = kept[1:]
    return text.shifted(kept)
