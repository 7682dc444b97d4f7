"""Owns small edits of source documents that matter: what a vendor may change, and in which line that shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

NEW = "zz_new"
_RUN = re.compile(r"[0-9]+|[A-Za-z]+|[^\W\d_a-zA-Z]+")  # digits, letters, letters of other scripts
_OPPOSITES = {
    "true": "false",
    "false": "true",
    "是": "否",
    "否": "是",
    "Yes": "No",
    "No": "Yes",
    "GET": "POST",
    "POST": "PUT",
    "PUT": "GET",
    "DELETE": "GET",
}
_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|\b(?:true|false|null)\b')
_JSON_PAIR = re.compile(r'\s*"(?:[^"\\]|\\.)*"\s*:\s*(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null),?\s*')
_SHELL = frozenset({"shell", "bash", "sh"})
_LABEL = re.compile(r"\*\*(?P<name>[^*]+?)(?P<colon>[:：]\*\*|\*\*[:：])(?P<value>.*\S)?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """One edit. `lines` are those of the new text in which it has to be told; of what is gone, the lines around."""

    kind: str
    what: str  # the line of the old text, and what it was turned into
    text: str
    lines: frozenset[int] = frozenset()

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines of one kind, by their indexes; without the fences around them."""

    kind: str  # "table", "prose", "heading", "code"
    language: str
    lines: range


def blocks(lines: list[str], language: str = "") -> tuple[Block, ...]:
    """The document in pieces, told by nothing but how its lines begin; one of a language of its own is one piece."""
    if language:
        return (Block(kind="code", language=language, lines=range(len(lines))),)
    found: list[Block] = []
    index = 0
    while index < len(lines):
        line, start = lines[index].strip(), index
        if line.startswith("```"):
            end = next((i for i in range(index + 1, len(lines)) if lines[i].strip() == "```"), len(lines))
            found.append(Block(kind="code", language=line.removeprefix("```"), lines=range(index + 1, end)))
            index = end + 1
            continue
        kind = "table" if line.startswith("|") else "heading" if re.match(r"#{1,6} ", line) else "prose"
        index += 1
        while kind == "table" and index < len(lines) and lines[index].strip().startswith("|"):
            index += 1
        if line:
            found.append(Block(kind=kind, language="", lines=range(start, index)))
    return tuple(found)


def bumped(text: str) -> str:
    """The text with its last number or word turned into another one."""
    for before, after in _OPPOSITES.items():
        if text.strip(" *`") == before:
            return text.replace(before, after)
    found = list(_RUN.finditer(text))
    if not found:
        return text
    run = found[-1]
    word = run.group()
    other = str(int(word) + 1) if word.isascii() and word.isdecimal() else f"{word}{'q' if word.isascii() else '改'}"
    return text[: run.start()] + other + text[run.end() :]


def harmful(text: str, language: str = "") -> Iterator[Mutation]:
    """Every edit that changes what the document says."""
    lines = text.split("\n")
    for block in blocks(lines, language):
        if block.kind == "table":
            yield from _table(lines, block)
        elif block.kind == "code" and block.language in _SHELL:
            yield from _command(lines, block)
        elif block.kind == "code" and block.language == "json":
            yield from _json(lines, block)
        elif block.kind == "code":
            word = "YAML" if block.language in ("yaml", "yml") else "code"
            yield from _lines(lines, block, word)
        elif block.kind == "heading":
            yield from _heading(lines, block)
        else:
            yield from _prose(lines, block)


def _edit(kind: str, lines: list[str], index: int, *new: str, gone: int = 1) -> Mutation:
    """One line, or several from there on, with others in their place."""
    text = "\n".join([*lines[:index], *new, *lines[index + gone :]])
    told = (
        frozenset(range(index + 1, index + 1 + len(new)))
        if new
        else _around([*lines[:index], *lines[index + gone :]], index)
    )
    return Mutation(
        kind=kind, what=f"line {index + 1} → {' ⏎ '.join(one.strip() for one in new)}", text=text, lines=told
    )


def _around(lines: list[str], index: int) -> frozenset[int]:
    """Where something is missing: the lines before and behind the gap that are not blank, and those between."""
    first = next((i for i in range(index - 1, -1, -1) if lines[i].strip()), 0)
    last = next((i for i in range(index, len(lines)) if lines[i].strip()), len(lines) - 1)
    return frozenset(range(first + 1, last + 2))


def _replaced(kind: str, lines: list[str], index: int, start: int, end: int, new: str) -> Iterator[Mutation]:
    line = lines[index]
    if line[start:end] != new:
        yield _edit(kind, lines, index, line[:start] + new + line[end:])


def cells(line: str) -> Iterator[tuple[int, int]]:
    """Where the cells of a row begin and end, without their padding."""
    bars = [found.start() for found in re.finditer(r"(?<!\\)\|", line)]
    for left, right in pairwise(bars):
        cell = line[left + 1 : right]
        start = left + 1 + len(cell) - len(cell.lstrip())
        yield start, max(start, left + 1 + len(cell.rstrip()))


def _is_rule(line: str) -> bool:
    return re.fullmatch(r"[\s|:-]+", line) is not None


def _table(lines: list[str], block: Block) -> Iterator[Mutation]:
    for index in block.lines:
        line = lines[index]
        if _is_rule(line):
            continue
        head = index == block.lines.start
        for start, end in cells(line):
            kind = "column renamed" if head else "cell changed"
            yield from _replaced(kind, lines, index, start, end, bumped(line[start:end]))
        if head:
            continue
        yield from _words(lines, index)
        yield _edit("row removed", lines, index)
        start, end = next(cells(line))
        added = line[:start] + (f"`{NEW}`" if line[start:end].startswith("`") else NEW) + line[end:]
        yield _inserted("row added", lines, index + 1, added)


def _inserted(kind: str, lines: list[str], index: int, new: str) -> Mutation:
    text = "\n".join([*lines[:index], new, *lines[index:]])
    return Mutation(kind=kind, what=f"line {index + 1}: {new.strip()}", text=text, lines=frozenset({index + 1}))


def _words(lines: list[str], index: int) -> Iterator[Mutation]:
    """Literals, numbers and addresses in a sentence."""
    line = lines[index]
    for found in re.finditer(r"`([^`]+)`", line):
        yield from _replaced("literal changed", lines, index, found.start(1), found.end(1), bumped(found[1]))
    for found in re.finditer(r"(?:, |、| \| )`[^`]+`", line):
        yield from _replaced("literal removed", lines, index, found.start(), found.end(), "")
        yield from _replaced("literal added", lines, index, found.end(), found.end(), f", `{NEW}`")
    for found in re.finditer(r"(?<![\w.`/:-])\d+(?![\w`.])", re.sub(r"`[^`]*`", lambda m: "`" * len(m[0]), line)):
        number = str(int(found.group()) + 1)
        yield from _replaced("number changed", lines, index, found.start(), found.end(), number)
    yield from _addresses(lines, index)


def _addresses(lines: list[str], index: int) -> Iterator[Mutation]:
    line = lines[index]
    for found in re.finditer(r"https?://([\w.-]+)", line):
        yield from _replaced("host changed", lines, index, found.start(1), found.end(1), f"other.{found[1]}")
    for found in re.finditer(r"(?<![\w/])/[\w-]+(?:/[\w{}<>.-]+)+|(?<=[\w>])/v\d[\w/{}<>.-]*", line):
        path = found.group().rstrip(".>}")
        yield from _replaced("path changed", lines, index, found.start(), found.start() + len(path), bumped(path))
    for found in re.finditer(r"\b(GET|POST|PUT|DELETE|PATCH)\b", line):
        other = _OPPOSITES.get(found.group(), "GET")
        yield from _replaced("method changed", lines, index, found.start(), found.end(), other)


def _heading(lines: list[str], block: Block) -> Iterator[Mutation]:
    index = block.lines.start
    yield _edit("heading changed", lines, index, bumped(lines[index]))
    yield _edit("heading removed", lines, index)
    level = lines[index].split(" ")[0]
    text = "\n".join([*lines[:index], f"{level} {NEW}", "", *lines[index:]])
    what = f"line {index + 1}: {level} {NEW}"
    yield Mutation(kind="heading added", what=what, text=text, lines=frozenset({index + 1}))


def _prose(lines: list[str], block: Block) -> Iterator[Mutation]:
    for index in block.lines:
        line = lines[index]
        yield from _words(lines, index)
        label = _LABEL.fullmatch(line.strip())
        if label and label["value"]:
            offset = line.index("**")
            start, end = offset + label.start("name"), offset + label.end("name")
            yield from _replaced("label renamed", lines, index, start, end, bumped(label["name"]))
            if re.search(r"[`\d]", label["value"]):
                start, end = offset + label.start("value"), offset + label.end("value")
                yield from _replaced("label's value changed", lines, index, start, end, bumped(label["value"]))
                yield _edit("label removed", lines, index)


def _lines(lines: list[str], block: Block, word: str) -> Iterator[Mutation]:
    for index in block.lines:
        if not lines[index].strip():
            continue
        yield _edit(f"{word} line changed", lines, index, bumped(lines[index]))
        yield _edit(f"{word} line removed", lines, index)


def _command(lines: list[str], block: Block) -> Iterator[Mutation]:
    for index in block.lines:
        line = lines[index]
        for found in re.finditer(r"\S+", line):
            changed = bumped(found.group())
            yield from _replaced("token of a command changed", lines, index, found.start(), found.end(), changed)
        yield _edit("line of a command removed", lines, index)
    first = next((index for index in block.lines if re.search(r"'[\[{]\s*$", lines[index])), None)
    if first is not None:
        last = next(index for index in block.lines if index > first and lines[index].strip() in ("}'", "]'"))
        yield from _pairs(lines, range(first, last + 1), "body")


def _json(lines: list[str], block: Block) -> Iterator[Mutation]:
    for index in block.lines:
        line = lines[index]
        for found in _JSON_TOKEN.finditer(line):
            is_key = re.match(r"\s*:", line[found.end() :]) is not None
            kind = f"JSON {'key' if is_key else 'value'} changed"
            yield from _replaced(kind, lines, index, found.start(), found.end(), _other(found.group()))
    yield from _pairs(lines, block.lines, "JSON")


def _other(token: str) -> str:
    if token.startswith('"'):
        changed = bumped(token)
        return changed if changed != token else f"{token[:-1]}q{token[-1]}"
    return {"null": "0", **_OPPOSITES}.get(token) or bumped(token)


def _pairs(lines: list[str], within: range, word: str) -> Iterator[Mutation]:
    """Keys with a scalar that stand on a line of their own, or all on one line; and new ones."""
    for index in within:
        line = lines[index]
        if _JSON_PAIR.fullmatch(line):
            before = lines[index - 1]
            closes = not line.rstrip().endswith(",") and before.rstrip().endswith(",")
            kept = [before.rstrip().removesuffix(",")] if closes else [before]
            one = _edit("", lines, index - 1, *kept, gone=2)
            told = frozenset({index, index + 1})
            yield Mutation(
                kind=f"{word} key removed", what=f"line {index + 1}: {line.strip()}", text=one.text, lines=told
            )
        for found in re.finditer(r'(?<=\{)\s*"[^"]+"\s*:\s*("[^"]*"|\d+),\s*(?=")', line):
            yield from _replaced(f"{word} key removed", lines, index, found.start(), found.end(), "")
        for found in re.finditer(r'\{(?=")', line):
            yield from _replaced(f"{word} key added", lines, index, found.end(), found.end(), f'"{NEW}": 1, ')
        if line.rstrip().endswith("{") and index + 1 < within.stop:
            comma = "" if lines[index + 1].strip().startswith("}") else ","
            yield _inserted(f"{word} key added", lines, index + 1, f'"{NEW}": 1{comma}')


def sampled(mutations: Iterable[Mutation], most: int) -> tuple[Mutation, ...]:
    """At most so many, the same ones each time and some of each kind."""
    found = tuple(mutations)
    if len(found) <= most:
        return found
    by_kind: dict[str, list[Mutation]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    share = most / len(found)
    kept: list[Mutation] = []
    for several in by_kind.values():
        count = max(1, round(len(several) * share))
        kept += [several[i * len(several) // count] for i in range(count)]
    return tuple(kept)
