"""Owns the way from Markdown to the parts of a document with their lines; alone knows markdown_it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from .parts import Block, CodeBlock, Paragraph, Row, Table, Title, split_row
from .passages import Passage, Piece, Sort, emphasised

_MAX_CELLS = 500  # of a row; more are noise
_NESTING = 60  # levels of quotes and lists; the library leaves out in silence what is deeper
_MAX_BRACKETS = 4  # open at once in one text; a link around an image has two
# The rules of the library whose tokens get lines, and the character that each of them begins with.
_PLACED = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "autolink": "<",
    "link": "[",
    "image": "!",
    "html_inline": "<",
}
# Tags that are markup; `<token>` in running text is a placeholder.
_TAG = re.compile(
    r"</?(?:a|b|big|blockquote|br|center|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|ol|p|pre|s|"
    r"small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|video)\b[^>]*>|<!--.*?(?:-->|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_BREAK = re.compile(r"</?(?:br|p|li|tr|div)\b", re.IGNORECASE)
_CONTAINER = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*")


def blocks(text: str) -> Iterator[Block]:
    """Everything that a document consists of, in its order. Lines end with a line feed and nothing else."""
    reader = _Reader(text)
    yield from reader.blocks()


def _placed(rule: Callable[[StateInline, bool], bool], mark: str) -> Callable[[StateInline, bool], bool]:
    """The rule, noting the lines of the text between which it made its tokens. Tried only at its mark: it is slow."""

    def noting(state: StateInline, silent: bool) -> bool:
        begun = state.pos
        if state.src[begun] != mark:
            return False
        made = len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and len(state.tokens) > made:
            breaks = _breaks(state)
            # What was pending comes as a token of its own before those of the rule.
            number = made + (state.tokens[made].type == "text" and len(state.tokens) > made + 1)
            state.tokens[number].meta.setdefault("line", bisect_left(breaks, begun))
            state.tokens[-1].meta["after"] = bisect_left(breaks, state.pos)
        return True

    return noting


def _bounded(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule of links or of images where brackets are what an author writes; it takes very long over thousands."""

    def trying(state: StateInline, silent: bool) -> bool:
        return not _crowded(state) and rule(state, silent)

    return trying


def _crowded(state: StateInline) -> bool:
    """Whether more brackets are open at once than anybody means."""
    known: dict[str, bool] = state.env.setdefault("crowded", {})
    if state.src not in known:
        steps = (1 if bracket[0] == "[" else -1 for bracket in re.finditer(r"[\[\]]", state.src))
        at_once = accumulate(steps, lambda total, step: max(total + step, 0))
        known[state.src] = max(at_once, default=0) > _MAX_BRACKETS
    return known[state.src]


def _breaks(state: StateInline) -> list[int]:
    known: dict[str, list[int]] = state.env.setdefault("breaks", {})  # the text in an image is read by itself
    if state.src not in known:
        known[state.src] = [end.start() for end in re.finditer("\n", state.src)]
    return known[state.src]


def _library() -> MarkdownIt:
    library = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    rules = {rule.name: rule.fn for rule in library.inline.ruler.__rules__}
    for name, mark in _PLACED.items():
        rule = _bounded(rules[name]) if name in ("link", "image") else rules[name]
        library.inline.ruler.at(name, _placed(rule, mark))
    return library


_MARKDOWN = _library()


class _Reader:
    """One document being read."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.env: dict[str, Any] = {}
        self.tokens = _MARKDOWN.parse(text, self.env)

    def blocks(self) -> Iterator[Block]:
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            first, last = token.map or (0, 0)
            if token.type == "heading_open":
                inline = self.tokens[index + 1]
                yield Title(level=int(token.tag[1:]), text=_passage(inline, first), first=first + 1, last=last)
            elif token.type == "paragraph_open":
                yield from self._paragraph(self.tokens[index + 1], first, last)
            elif token.type == "fence":
                yield self._fence(token, first, last)
            elif token.type == "code_block":
                yield from self._indented(token, first)
            elif token.type == "html_block":
                yield from self._html(first, last)
            elif token.type == "table_open":
                table, index = self._table(index)
                yield table
            index += 1
        yield from self._references()

    def _table(self, index: int) -> tuple[Table, int]:
        rows: list[Row] = []
        cells: list[Passage] = []
        line = 0
        while self.tokens[index].type != "table_close":
            token = self.tokens[index]
            if token.type == "tr_open":
                line, cells = (token.map or (0, 0))[0], []
            elif token.type == "inline":
                cells.append(_passage(token, line))
            elif token.type == "tr_close":
                raw = self._bare(line)
                count = len(split_row(raw))
                rows.append(Row(line=line + 1, cells=tuple(cells), count=count, closed=raw.endswith("|")))
            index += 1
        return Table(head=rows[0], rows=tuple(rows[1:])), index

    def _bare(self, line: int) -> str:
        """A line without the marks of the quotes and lists that it is in."""
        text = self.lines[line] if line < len(self.lines) else ""
        return text[_container(text) :].strip()

    def _fence(self, token: Token, first: int, last: int) -> CodeBlock:
        mark = token.markup
        end = self._bare(last - 1) if last - 1 > first else ""
        closed = end.startswith(mark) and not end.strip(mark[0])
        inside = range(first + 1, last - 1 if closed else last)
        opening = re.compile(rf"{re.escape(mark)}{re.escape(mark[0])}*\s*\w")
        opened = next((n + 1 for n in inside if mark in self.lines[n] and opening.match(self._bare(n))), None)
        language = token.info.split()[0].lower() if token.info.split() else ""
        return CodeBlock(
            language=re.sub(r"[{}.]", "", language.split(",")[0]),
            text=token.content,
            start=first + 2,
            first=first + 1,
            last=last,
            closed=closed,
            opened=opened,
        )

    def _indented(self, token: Token, first: int) -> Iterator[Block]:
        rows = token.content.rstrip("\n").split("\n")
        if len(rows) > 1 and all(row.strip().startswith("|") for row in rows):
            yield from self._loose(rows, first)
            return
        yield CodeBlock(language="", text=token.content, start=first + 1, first=first + 1, last=first + len(rows))

    def _paragraph(self, inline: Token, first: int, last: int) -> Iterator[Block]:
        rows = inline.content.split("\n")
        if not any(row.lstrip().startswith("|") for row in rows):
            yield Paragraph(text=_passage(inline, first), first=first + 1, last=last)
            return
        yield from self._loose(rows, first)

    def _loose(self, rows: Sequence[str], first: int) -> Iterator[Block]:
        """Lines of which some are rows of a table that Markdown does not take for one."""
        start = 0
        while start < len(rows):
            end = start + 1
            bar = rows[start].lstrip().startswith("|")
            while end < len(rows) and rows[end].lstrip().startswith("|") == bar:
                end += 1
            if bar and end - start > 1 and max(row.count("|") for row in rows[start:end]) < _MAX_CELLS:
                yield _loose_table(rows[start:end], first + start)
            else:
                text = _parsed("\n".join(row.strip() for row in rows[start:end]), first + start)
                yield Paragraph(text=text, first=first + start + 1, last=first + end)
            start = end

    def _html(self, first: int, last: int) -> Iterator[Block]:
        """What a reader sees of HTML, line by line; comments are not seen."""
        raw = _TAG.sub(lambda m: "\n" * m[0].count("\n"), "\n".join(self.lines[first:last]))
        for number, line in enumerate(raw.split("\n"), first):
            if line.strip():
                yield Paragraph(text=_parsed(line.strip(), number), first=number + 1, last=number + 1)

    def _references(self) -> Iterator[Block]:
        """Link targets that stand by themselves: no token tells of them."""
        for known in (*self.env.get("references", {}).values(), *self.env.get("duplicate_refs", ())):
            line = known["map"][0] + 1
            pieces = (Piece(sort=Sort.ADDRESS, text=known["href"], line=line),)
            yield Paragraph(text=Passage(pieces=pieces, line=line), first=line, last=known["map"][1])


def _container(text: str) -> int:
    marks = _CONTAINER.match(text)
    return marks.end() if marks else 0


def _loose_table(rows: Sequence[str], first: int) -> Table:
    read = [_loose_row(row, first + number) for number, row in enumerate(rows)]
    rule = None
    if all(re.fullmatch(r":?-+:?", cell.plain) for cell in read[1].cells):
        rule = read.pop(1)
    wrong = rule if rule is not None and rule.count != read[0].count else None
    return Table(head=read[0], rows=tuple(read[1:]), rule=wrong)


def _loose_row(row: str, line: int) -> Row:
    cells = split_row(row)
    passages = tuple(_parsed(cell, line) for cell in cells)
    return Row(line=line + 1, cells=passages, count=len(cells), closed=row.rstrip().endswith("|"))


def _parsed(text: str, line: int) -> Passage:
    tokens = _MARKDOWN.parseInline(text, {})
    return _passage(tokens[0], line)


def _passage(inline: Token, first: int) -> Passage:
    """The pieces of a text whose first line is `first`, counted from 0."""
    pieces: list[Piece] = []
    line, bold, automatic = first + 1, 0, False
    for token in inline.children or ():
        line = first + 1 + token.meta["line"] if "line" in token.meta else line
        bold += (token.type == "strong_open") - (token.type == "strong_close")
        if token.type == "link_open":
            automatic = token.markup == "autolink"
        sort, text = _piece(token, automatic)
        if sort is not None and (text or sort is Sort.TARGET):
            pieces.append(Piece(sort=sort, text=text, line=line, bold=bold > 0))
        line = first + 1 + token.meta["after"] if "after" in token.meta else line
        automatic = automatic and token.type != "link_close"
    return Passage(pieces=emphasised(pieces), line=first + 1)


def _piece(token: Token, automatic: bool) -> tuple[Sort | None, str]:
    match token.type:
        case "text" | "text_special":
            return (Sort.ADDRESS if automatic else Sort.TEXT), token.content
        case "code_inline":
            return Sort.CODE, token.content
        case "softbreak":
            return Sort.SOFT, "\n"
        case "hardbreak":
            return Sort.HARD, "\n"
        case "link_open" if not automatic:
            return Sort.TARGET, str(token.attrs.get("href", ""))
        case "image":
            return Sort.TARGET, str(token.attrs.get("src", ""))
        case "html_inline":
            if _BREAK.match(token.content):
                return Sort.HARD, "\n"
            rest = _TAG.sub("", token.content)
            return (Sort.TEXT, rest) if rest else (None, "")
    return None, ""
