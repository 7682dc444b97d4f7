"""Owns the way from the text of a shell block to commands and their words; nothing is expanded, run or opened.

The standard library's shlex finds the words. It tells no lines and knows neither continued lines nor placeholders, so
the text is prepared without moving a character, and the place of a word in it tells its lines.
"""

from __future__ import annotations

import io
import re
import shlex
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word without its quotes. Lines count from 1 inside of the block."""

    text: str
    first: int
    last: int
    rows: tuple[int, ...] = ()  # the line on which each line of the text begins
    operator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    words: tuple[Word, ...]
    stray: bool = False  # it begins with `-`: it looks like the rest of the line before, which does not go on


@dataclass(frozen=True, slots=True, kw_only=True)
class Unbalanced:
    line: int
    column: int
    what: str


_SPACE = " \t\r\f\v\u00a0\u3000"
_PUNCTUATION = ";&|()<>\n"
_MARKS = re.compile(
    rf"(?P<out>(?<![^{_SPACE}{_PUNCTUATION}])(?:\#[^\n]*|[0-9]{{1,9}}(?=>)))"  # comments, and the number in `2>`
    r"|(?P<kept>(?:<[^\s<>|&;()'\"`]++>|\$\([^()\n]*+\)|`[^`\n]*+`)[#0-9]*+)"  # placeholders, substitutions
    r"|'[^']*+'|\"(?:[^\"\\]++|\\.)*+\"|\\(?:.|\Z)|(?P<open>['\"]).*",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.|\Z)", re.DOTALL)
_GAP = re.compile(f"[{_SPACE}]*")
_OPERATOR = re.compile(r"\n|&?[<>]++&?|[;&|()]")
_HERE_DOCUMENT = re.compile(r"(?<!<)<<-?[ \t]{0,9}(['\"]?)(\w{1,99})\1")
_PROMPT = re.compile(r"[$%]")
_ASSIGNMENT = re.compile(r"[A-Za-z_][A-Za-z0-9_]*=.*", re.DOTALL)
# What shlex would part a word at, and the private characters that stand for it meanwhile.
_HIDDEN = str.maketrans({mark: chr(0xE000 + ord(mark)) for mark in f" \t\\'\"{_PUNCTUATION}"})
_NOTHING = "\ue000"
_SHOWN = {ord(hidden): mark for mark, hidden in _HIDDEN.items()} | {ord(_NOTHING): None}


def commands(text: str) -> tuple[tuple[Command, ...], Unbalanced | None]:
    """The commands of a block, and where the first quote begins that never ends."""
    breaks = [mark.start() for mark in re.finditer("\n", text)]
    text = _without_here_documents(text)
    opened = next((mark for mark in _MARKS.finditer(text) if mark["open"]), None)
    prepared = _MARKS.sub(_prepared, text) + (opened["open"] if opened else "") + "\n"
    parsed = tuple(_commands(_words(prepared, breaks)))
    if opened is None:
        return parsed, None
    above = bisect_left(breaks, opened.start())
    column = opened.start() - (breaks[above - 1] if above else -1)
    return parsed, Unbalanced(line=above + 1, column=column, what=opened["open"])


def _without_here_documents(text: str) -> str:
    """The text with blanks in place of the lines that a command reads, and of the one that ends them."""
    rows = text.split("\n")
    ends = {row.strip(): number for number, row in enumerate(rows)}
    inside: str | None = None
    for number, row in enumerate(rows):
        if inside is None:
            opened = _HERE_DOCUMENT.search(row)
            inside = opened[2] if opened and ends.get(opened[2], 0) > number else None
            continue
        inside = None if row.strip() == inside else inside
        rows[number] = " " * len(row)
    return "\n".join(rows)


def _prepared(match: re.Match[str]) -> str:
    """Comments and the ends of continued lines as blanks, and words that only we know as shlex leaves them alone."""
    text = match[0]
    if match["out"]:
        return " " * len(text)
    if match["kept"]:
        return text.translate(_HIDDEN)
    if text[0] == "\\":
        return text if text[1:].strip("\n") else " " * len(text)
    return _ESCAPED.sub(_within, text) if text[0] == '"' else text


def _within(match: re.Match[str]) -> str:
    """What a backslash in double quotes comes to: shlex knows less of it than a shell."""
    if match[1] in ("$", "`"):
        return _NOTHING + match[1]
    return match[0] if match[1].strip("\n") else _NOTHING * len(match[0])


def _words(text: str, breaks: Sequence[int]) -> Iterator[Word | None]:
    """The words of a text; None stands for the end of a line."""
    lexer = shlex.shlex(stream := io.StringIO(text), posix=True, punctuation_chars=_PUNCTUATION)
    lexer.whitespace_split, lexer.whitespace, lexer.commenters = True, _SPACE, ""
    end = 0
    for token in lexer:
        gap = _GAP.match(text, end)
        begin = gap.end() if gap else end
        end = stream.tell() - 1  # what ends a token is read along with it
        if text[begin] in _PUNCTUATION:
            for mark in _OPERATOR.finditer(token):
                line = bisect_left(breaks, begin + mark.start()) + 1
                yield None if mark[0] == "\n" else Word(text=mark[0], first=line, last=line, operator=True)
            continue
        starts = (begin, *(begin + at.end() for at in re.finditer("\n", text[begin:end])))
        rows = tuple(bisect_left(breaks, start) + 1 for start in starts)
        last = bisect_left(breaks, end - 1) + 1
        yield Word(text=token.translate(_SHOWN), first=rows[0], last=last, rows=rows)


def _commands(words: Iterator[Word | None]) -> Iterator[Command]:
    """Commands out of words."""
    current: list[Word] = []
    ended_by_line, any_before, stray = False, False, False
    for word in words:
        if word is not None and not (word.operator and not set(word.text) & set("<>")):
            if not current:
                stray = ended_by_line and any_before and word.text.startswith("-")
            current.append(word)
            continue
        if current:
            yield Command(words=_bare(tuple(current)), stray=stray)
            current, any_before = [], True
        ended_by_line = word is None


def _bare(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without the prompt and without the variables that are set for the command."""
    start = 0
    while start < len(words) - 1 and (_PROMPT.fullmatch(words[start].text) or _ASSIGNMENT.fullmatch(words[start].text)):
        start += 1
    return words[start:]
