"""Owns the facts of JSON and YAML: a value for every key and every element, with its line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..core import yaml as source
from ..core.facts import Kind, Pairs, leaf
from ..core.nodes import Node
from ..core.pointers import pointer_below
from . import endpoints
from .found import Found, Section, lines

MAX_LENGTH = 500_000  # characters of a block; nobody reads an example of that size
MAX_VALUES = 20_000
# What JSON may hold in its texts and YAML may not, or takes for the end of a line.
_UNWELCOME = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|\\\\.", re.DOTALL)
_ELSEWHERE = re.compile(r"stands already at line \d+")  # which would be a line of the block, not of the document
_NESTED = re.compile(r"\"(?:[^\"\\]++|\\.)*+\"|[\[{]|[\]}]", re.DOTALL)


def json_fault(text: str) -> tuple[int, int, str] | None:
    """Line, column and reason why a text is not one JSON value."""
    if len(text) > MAX_LENGTH:
        return 1, 1, "too long"
    depth = 0
    for mark in _NESTED.finditer(text):
        depth += (mark[0] in "[{") - (mark[0] in "]}")
        if depth > source.MAX_DEPTH:
            return text.count("\n", 0, mark.start()) + 1, 1, "nested too deep"
    try:
        json.loads(text.rstrip(), parse_int=str, parse_float=str, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        return error.lineno, error.colno, "it ends early" if not text[error.pos :].strip() else error.msg
    except ValueError as error:
        return 1, 1, str(error)
    return None


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def is_json(text: str) -> bool:
    return json_fault(text) is None


def json_values(text: str, rows: Sequence[int], place: Section, subject: str, first: Pairs = ()) -> Iterator[Found]:
    """The facts of a JSON text. `rows` are the lines of the document on which its lines stand."""
    fault = json_fault(text)
    if fault is None and text.strip() == "null":
        # A file that says nothing is a fault of YAML; here it is an answer.
        yield place.fact(Kind.VALUE, lines(_line(rows, 1)), "", (*first, ("value", "null")))
        return
    if fault is None:
        tame = _UNWELCOME.sub(_escaped, text.replace("\t", " "))
        root, faults = source.load(tame, place.file)
        yield from _faults(((d.at.line, d.at.column, d.message) for d in faults), rows, place, subject, "D006", "JSON")
        yield from _values(root, tame, rows, place, subject, first, "D006")
        return
    yield from _faults((fault,), rows, place, subject, "D006", "JSON")


def _escaped(match: re.Match[str]) -> str:
    if match[0][0] == "\\":
        return "/" if match[0] == "\\/" else match[0]
    return f"\\u{ord(match[0]):04x}"


def yaml_values(text: str, rows: Sequence[int], place: Section, subject: str) -> Iterator[Found]:
    """The facts of a YAML text."""
    if len(text) > MAX_LENGTH:
        yield from _faults(((1, 1, "too long"),), rows, place, subject, "D007", "YAML")
        return
    root, faults = source.load(text, place.file)
    yield from _faults(((d.at.line, d.at.column, d.message) for d in faults), rows, place, subject, "D007", "YAML")
    yield from _values(root, text, rows, place, subject, (), "D007")


def _faults(
    reasons: Iterable[tuple[int, int, str]], rows: Sequence[int], place: Section, subject: str, code: str, language: str
) -> Iterator[Found]:
    for row, column, reason in reasons:
        reason = _ELSEWHERE.sub("stands twice", reason.removeprefix("not YAML: "))
        message = f"{subject} is not {language}: {reason}"
        yield place.fault(code, _line(rows, row), message, subject, language, reason, column)


def _line(rows: Sequence[int], row: int) -> int:
    return rows[min(max(row, 1), len(rows)) - 1]


def _values(
    root: Node | None, text: str, rows: Sequence[int], place: Section, subject: str, first: Pairs, code: str
) -> Iterator[Found]:
    if root is None:
        return
    written = text.split("\n")
    walked = list(_walk(root))
    if len(walked) > MAX_VALUES:
        yield place.fault(
            code, rows[0], f"{subject} holds more than {MAX_VALUES} values", subject, "an example", "too long"
        )
        return
    for index, (pointer, row, column, node) in enumerate(walked):
        following = walked[index + 1][1] if index + 1 < len(walked) else len(written) + 1
        last = _end(written, row, column, following) if isinstance(node.value, str) else row
        where = lines(_line(rows, row), _line(rows, last))
        yield place.fact(Kind.VALUE, where, pointer, first + _said(node))
        endpoint = endpoints.stated(node.value) if isinstance(node.value, str) else None
        if endpoint is not None:
            yield endpoints.fact(place, where.first, endpoint)


def _walk(root: Node) -> Iterator[tuple[str, int, int, Node]]:
    """Pointer, row, column and node of everything below the root, or of the root if there is nothing below."""
    if not isinstance(root.value, Mapping | tuple) or not root.value:
        yield "", root.at.line, 0, root
    stack = [iter(_below("", root))]
    count = 0
    while stack and count <= MAX_VALUES:
        step = next(stack[-1], None)
        if step is None:
            stack.pop()
            continue
        count += 1
        yield step
        stack.append(iter(_below(step[0], step[3])))


def _below(pointer: str, node: Node) -> Iterator[tuple[str, int, int, Node]]:
    for key, value in node.items():
        at = node.keys.get(key, value.at)
        yield pointer_below(pointer, key), at.line, at.column, value
    for index, value in enumerate(node.elements()):
        yield pointer_below(pointer, index), value.at.line, value.at.column - 1, value


def _end(written: Sequence[str], row: int, column: int, following: int) -> int:
    """The last row of a text that goes on below its key: what is indented deeper belongs to it."""
    last = row
    for number in range(row + 1, min(following, len(written) + 1)):
        line = written[number - 1]
        if line.strip() and len(line) - len(line.lstrip(" ")) < max(column, 1):
            break
        last = number if line.strip() else last
    return last


def _said(node: Node) -> Pairs:
    value = node.value
    if isinstance(value, Mapping):
        return (("kind", "object"), *((("value", "{}"),) if not value else ()))
    if isinstance(value, tuple):
        return (("kind", "array"), *((("value", "[]"),) if not value else ()))
    return (leaf(value),)
