"""Owns running text as it is read: words, code spans, addresses and breaks, each with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


def normal(text: str) -> str:
    """`text` with every run of white space, of whatever width, as one space."""
    return " ".join(text.split())


class Sort(StrEnum):
    TEXT = "text"
    CODE = "code"  # between backticks
    ADDRESS = "address"  # a URL that is shown
    TARGET = "target"  # where a link leads to, which is not shown
    SOFT = "soft"  # a line ends, the text goes on
    HARD = "hard"  # the author wants a new line


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    sort: Sort
    text: str
    line: int
    bold: bool = False


_MARK = re.compile("\0([0-9]+)\0")
_SHOWN = {Sort.SOFT: " ", Sort.HARD: "\n", Sort.TARGET: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, a title or a cell."""

    pieces: tuple[Piece, ...]
    line: int  # of its beginning

    @property
    def plain(self) -> str:
        """What a reader sees, without markup."""
        return normal("".join(_SHOWN.get(piece.sort, piece.text) for piece in self.pieces))

    @property
    def marked(self) -> str:
        """The text with the number of the piece between two NULs in place of every code span."""
        return "".join(
            f"\0{number}\0" if piece.sort is Sort.CODE else _SHOWN.get(piece.sort, piece.text.replace("\0", ""))
            for number, piece in enumerate(self.pieces)
        )

    def unmarked(self, text: str) -> str:
        """A part of `marked` with its code spans in their places again."""
        return _MARK.sub(lambda mark: self.pieces[int(mark[1])].text, text)

    @property
    def codes(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.sort is Sort.CODE)

    @property
    def last(self) -> int:
        return max((piece.line for piece in self.pieces), default=self.line)

    def shifted(self, pieces: Iterable[Piece]) -> Passage:
        """The passage that some of the pieces are."""
        kept = tuple(pieces)
        return Passage(pieces=kept, line=kept[0].line if kept else self.line)

    def segments(self, opens: Callable[[Piece], bool]) -> Iterator[Passage]:
        """The lines that the author wants apart: after a hard break, and where `opens` says so of how a line begins."""
        current: list[Piece] = []
        for index, piece in enumerate(self.pieces):
            following = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
            apart = piece.sort is Sort.SOFT and following is not None and opens(following)
            if (piece.sort is Sort.HARD and following is not None) or apart:
                yield self.shifted(current)
                current = []
            else:
                current.append(piece)
        if current:
            yield self.shifted(current)


def emphasised(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces with the `**` that Markdown leaves as it is beside full-width punctuation taken for what is meant."""
    given = tuple(pieces)
    if sum(piece.text.count("**") for piece in given if piece.sort is Sort.TEXT) % 2:
        return given
    parted: list[Piece] = []
    bold = False
    for piece in given:
        if piece.sort is not Sort.TEXT or "**" not in piece.text:
            parted.append(replace(piece, bold=piece.bold or bold))
            continue
        for number, part in enumerate(piece.text.split("**")):
            bold = bold != (number > 0)
            if part:
                parted.append(replace(piece, text=part, bold=piece.bold or bold))
    return tuple(parted)
