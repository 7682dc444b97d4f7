"""Owns edits of source documents that say the same: their look, and sentences without a name, a number or code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from tests.support.mutations import Block, Mutation, blocks, cells

_ITEM = re.compile(r"\s*[-*+] \S")


def harmless(text: str, language: str = "") -> Iterator[Mutation]:
    """Edits of the look of a document, and of sentences without a name, a number or code."""
    yield from (one for one in _looks(text, language) if one.text != text)


def _looks(text: str, language: str) -> Iterator[Mutation]:
    lines = text.split("\n")
    found = blocks(lines, language)
    yield Mutation(kind="CRLF", what="all lines", text=text.replace("\n", "\r\n"))
    yield Mutation(kind="byte order mark", what="at the start", text=f"\ufeff{text}")
    for count in (1, 40):
        yield Mutation(kind="lines shifted", what=f"by {count}", text="\n" * count + text)
    yield Mutation(kind="blank lines at the end", what="three", text=f"{text}\n\n\n")
    for index in range(1, len(lines)):
        if not lines[index].strip() and not any(index in block.lines for block in found if block.kind == "code"):
            yield _same("blank line added", lines, index, "", "")
    for block in found:
        if block.kind == "table":
            yield from _relaid(lines, block)
        elif block.kind == "code" and block.language == "json":
            yield from _reindented(lines, block)
        elif block.kind == "prose":
            yield from _reworded(lines, block)
        if block.kind != "code":
            # Two blanks at the end of a line of prose would break it.
            changed = [f"{lines[index]} " for index in block.lines]
            yield _same("blank at the end", lines, block.lines.start, *changed)
    if not language:
        yield from _marked(lines)


def _same(kind: str, lines: list[str], index: int, *new: str, gone: int | None = None) -> Mutation:
    gone = (1 if new == ("", "") else len(new)) if gone is None else gone
    text = "\n".join([*lines[:index], *new, *lines[index + gone :]])
    return Mutation(kind=kind, what=f"line {index + 1}", text=text)


def _relaid(lines: list[str], block: Block) -> Iterator[Mutation]:
    """A table with other padding, and with columns aligned otherwise."""
    rows = [[lines[i][start:end] for start, end in cells(lines[i])] for i in block.lines]
    widths = [max(len(cell) for cell in column) + 3 for column in zip(*rows, strict=False)]
    for kind, pad in (("table padded", True), ("table packed", False)):
        new = [f"| {' | '.join(c.ljust(w) if pad else c for c, w in zip(row, widths, strict=False))} |" for row in rows]
        yield _same(kind, lines, block.lines.start, *new)
    new = [lines[i] for i in block.lines]
    new[1] = "|".join(f":{cell.strip(' :')}:" if cell.strip() else cell for cell in new[1].split("|"))
    yield _same("table aligned otherwise", lines, block.lines.start, *new)


def _reindented(lines: list[str], block: Block) -> Iterator[Mutation]:
    try:
        value = json.loads("\n".join(lines[i] for i in block.lines))
    except ValueError:
        return
    for indent in (1, 8, None):
        new = json.dumps(value, ensure_ascii=False, indent=indent).split("\n")
        yield _same("JSON laid out otherwise", lines, block.lines.start, *new, gone=len(block.lines))


def _reworded(lines: list[str], block: Block) -> Iterator[Mutation]:
    index = block.lines.start
    words = re.fullmatch(
        r"(?P<mark>\s*(?:[-*+>] )?)(?P<text>[^`\d*_:：/<>\[\]|{}=#]*\w[^`\d*_:：/<>\[\]|{}=#]*)", lines[index]
    )
    before = lines[index - 1].strip() if index else ""
    after = lines[index + 1].strip() if index + 1 < len(lines) else ""
    if words and not before and not after:  # a paragraph of one line
        sentence = "It is put in other words here." if words["text"].isascii() else "这里换了一种说法。"
        yield _same("sentence reworded", lines, index, words["mark"] + sentence)


def _marked(lines: list[str]) -> Iterator[Mutation]:
    items = [i for i, line in enumerate(lines) if _ITEM.match(line)]
    inside = {i for block in blocks(lines) if block.kind != "prose" for i in block.lines}
    if marked := [i for i in items if i not in inside]:
        new = [re.sub(r"[-*+]", "*", line, count=1) if i in marked else line for i, line in enumerate(lines)]
        yield Mutation(kind="list marked otherwise", what=f"line {marked[0] + 1}", text="\n".join(new))
