"""Owns what sentences say in passing: values, defaults, ranges, numbers, addresses. Alone knows their wording."""

from __future__ import annotations

import re

from ..core.facts import Pairs, digest
from .passages import Passage, Sort, normal

_LONGEST = 4000  # characters of a description; what it allows is said before
_CODE = "\0[0-9]+\0"
_WORD = r"(?<![A-Za-z0-9_.:/+])[A-Za-z0-9][A-Za-z0-9_.:/+-]{0,119}"
_AND = r"(?:[\s,，、/|;；-]|和|或者?|与|及|\bor\b|\band\b)"
_COMMA = r"\s{0,3}(?:[,，、/|;；]|\bor\b|\band\b|和|或)\s{0,3}(?:(?:and|or)\s{1,3}|[和或])?"
_NOTE = r"(?:\s{0,2}[（(][^（()）\0]{0,30}[)）])?"
_CODES = rf"{_CODE}{_NOTE}(?:{_AND}{{1,12}}{_CODE}{_NOTE})"
_BARE = rf"{_WORD}(?:{_COMMA}{_WORD})"
# Words after which a list of values stands; the weak ones open other sentences, too.
_STRONG = (
    r"可选值|可选项|可选的[一-鿿]{0,8}|可选|取值|枚举值"
    r"|\boptions?\s+(?:are|is|include)\b|\bone\s+of\b|\bvalues?\s+(?:are|is)\b"
)
_WEAK = (
    r"状态|支持的?值?|\bstatus(?:es)?\b|\bavailable\b[ \w]{0,40}|\ballowed\b[ \w]{0,40}|\bpossible\b[ \w]{0,40}"
    r"|\bvalid\b[ \w]{0,40}|\bsupported\b[ \w]{0,40}|\bvalues?\b|\boptions\b|\bmust\s+be\b|\beither\b"
)
_LISTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_STRONG})[\s为是有包括]{{0,6}}[:：,，]?[\s-]{{0,6}}({_CODES}{{0,200}})",
        rf"(?:{_WEAK})[\s为是有包括]{{0,6}}[:：,，]?[\s-]{{0,6}}({_CODES}{{1,200}})",
        rf"(?:{_STRONG})[\s为是有包括]{{0,6}}[:：,，]?\s{{0,6}}({_BARE}{{1,200}})",
        rf"(?:{_WEAK})\s{{0,3}}[:：,，]\s{{0,6}}({_BARE}{{1,200}})",
        rf"\A\s*({_CODES}{{1,200}})[\s。.]*\Z",
    )
)
_ITEM = re.compile(rf"{_CODE}|{_WORD}")
_QUOTE = "[\"'“”「『]?"
_DEFAULTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"({_CODE}|{_WORD})\s{{0,3}}[（(]\s{{0,3}}(?:默认值?|缺省值?|default)\s{{0,3}}[)）]",
        rf"(?:默认|缺省)值?\s{{0,3}}(?:为|是|[:：=])?\s{{0,3}}{_QUOTE}({_CODE}|-?{_WORD})",
        rf"\bdefaults?(?:\s{{1,3}}value)?\s{{0,3}}(?:\b(?:to|is|are)\b|[:：=])?\s{{0,3}}({_CODE})",
        r"\bdefaults?\s{1,3}(-?[0-9][\w.:-]{0,60}|true\b|false\b)",
        rf"\bdefaults?(?:\s{{1,3}}value)?\s{{0,3}}(?:\b(?:to|is|are)\b|[:：=])\s{{0,3}}{_QUOTE}"
        rf"((?:true|false|null|none)\b|-?[0-9][\w.:-]{{0,60}}|{_WORD}(?=[\"'”」』]?\s{{0,3}}(?:[,，.。;；)）]|\Z|\n)))",
    )
)
_BOUND = r"(-?[0-9]{1,30}(?:\.[0-9]{1,30})?)"
_RANGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w.]){_BOUND}\s{{0,3}}[~～]\s{{0,3}}{_BOUND}(?![A-Za-z0-9_])",
        rf"(?:范围|取值|\brange\b|\bbetween\b|\bfrom\b|\bvalues?\b)[^0-9\0\n-]{{0,12}}{_BOUND}"
        rf"\s{{0,3}}(?:[-–—~～至到]|\bto\b|\band\b)\s{{0,3}}{_BOUND}(?![\w-])",
        rf"[\[(]\s{{0,3}}{_BOUND}\s{{0,3}},\s{{0,3}}{_BOUND}\s{{0,3}}[\])]",
    )
)
_SPAN = re.compile(rf"\s*{_BOUND}\s{{0,3}}(?:[-–—~～至到]|\bto\b)\s{{0,3}}{_BOUND}(?![\w-])", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"'`，。；：、（）【】「」\0]+", re.IGNORECASE)
_UNIT = "(?:(?!x[0-9])[A-Za-z]){0,12}+"
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_./])(?<![A-Za-z_]-)"
    rf"(?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]++{_UNIT}(?:[.,:/×x*][0-9]++{_UNIT}){{0,8}}%?)(?![A-Za-z0-9_])"
)
_SEPARATOR = re.compile(r"\s*(?:[,，、|;；]|\bor\b|和|或)\s*")


def values(text: Passage) -> tuple[str, ...]:
    """The values that a description allows."""
    marked = text.marked[:_LONGEST]
    for pattern in _LISTS:
        match = pattern.search(marked)
        if match:
            return tuple(text.unmarked(item) for item in _items(match[1]))
    return ()


def _items(listed: str) -> list[str]:
    without_notes = re.sub(r"[（(][^（()）]*[)）]", "", listed)
    items = [item[0].rstrip(".:/-") for item in _ITEM.finditer(without_notes)]
    return [item for item in items if item.casefold() not in ("and", "or")]


def default(text: Passage) -> str | None:
    """The default that a description tells."""
    marked = text.marked[:_LONGEST]
    for pattern in _DEFAULTS:
        match = pattern.search(marked)
        if match:
            return text.unmarked(match[1]) if match[1].startswith("\0") else match[1].rstrip(".:/,")
    return None


def span(text: Passage) -> Pairs:
    """The range that a description tells."""
    marked = text.marked[:_LONGEST]
    for pattern in _RANGES:
        match = pattern.search(marked)
        if match:
            return (("minimum", match[1]), ("maximum", match[2]))
    return ()


def urls(text: Passage) -> tuple[str, ...]:
    """The addresses that are no code: shown ones, and where links lead to."""
    addresses: list[str] = []
    for piece in text.pieces:
        if piece.sort in (Sort.ADDRESS, Sort.TARGET):
            addresses.append(piece.text)
        elif piece.sort is Sort.TEXT:
            addresses.extend(match.rstrip(".,;:!?)]") for match in _URL.findall(piece.text))
    return tuple(dict.fromkeys(addresses))


def numbers(text: Passage) -> tuple[str, ...]:
    """The numbers outside of code and addresses, with the unit that sticks to them."""
    return tuple(_NUMBER.findall(_URL.sub(" ", _words(text))))


def rest(text: Passage) -> str:
    """A digest of the words that are left when everything is taken away that is a value."""
    return digest(_NUMBER.sub("\0", _URL.sub("\0", _words(text))))


def _words(text: Passage) -> str:
    """The text with a NUL in place of everything that is told as a whole."""
    whole = {Sort.CODE: "\0", Sort.ADDRESS: "\0", Sort.TARGET: ""}
    return "".join(whole.get(piece.sort, piece.text) for piece in text.pieces)


def said(text: Passage) -> Pairs:
    """Code spans, numbers and addresses of a sentence."""
    return (
        *(("literal", piece.text) for piece in text.codes),
        *(("number", number) for number in numbers(text)),
        *(("url", url) for url in urls(text)),
    )


def described(text: Passage) -> Pairs:
    """Everything that the description of a field says."""
    stated = default(text)
    return (
        *(("values", value) for value in values(text)),
        *((("default", stated),) if stated is not None else ()),
        *span(text),
        *said(text),
    )


def choice(text: Passage) -> Pairs:
    """What a cell or a line says whose meaning is the allowed values: code spans, a range, or a list."""
    if text.codes:
        return tuple(("values", piece.text) for piece in text.codes)
    plain = text.plain
    if bounds := _SPAN.match(plain):
        return (("minimum", bounds[1]), ("maximum", bounds[2]))
    items = [item for item in _SEPARATOR.split(plain.rstrip("。.")) if item]
    if items and all(not any(c.isspace() for c in item) for item in items):
        return tuple(("values", item) for item in items)
    return ()


def single(text: Passage) -> str | None:
    """The one value that a cell or a line states, or None where it is a sentence."""
    if text.codes:
        return text.codes[0].text
    plain = normal(text.plain).rstrip("。")
    return plain if plain and not any(c.isspace() for c in plain) else None
