"""Owns the search for documents that the reader cannot stand: hostile tables, commands, blocks, any text."""

from __future__ import annotations

import json
import shlex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vidspec.core.facts import Document, Kind
from vidspec.documents import read
from vidspec.findings.diagnostic import Diagnostic

CODES = {"D002", "D003", "D004", "D005", "D006", "D007", "D008", "D009"}
TEXT = st.text(max_size=200)
_MARKDOWN_MARKS = (
    "|¦`¦```¦~~~¦\n¦\n\n¦    ¦> ¦- ¦1. ¦# ¦**¦：¦(¦)¦[¦](¦<br/>¦<!--¦-->¦<div>¦\\¦\r¦\t¦\x00¦\ufeff¦\u2028"
    "¦|---|---|¦| a | b |¦json¦sh¦yaml¦{¦}¦\"¦'¦curl ¦-H ¦--data ¦https://a.example/x¦/v1/x¦POST ¦默认¦1~3"
    "¦可选值¦<a>¦&amp;¦[a]: b¦  \n¦\x1b[31m¦![¦_¦1¦范围¦a"
)
MARKDOWN = st.lists(st.sampled_from([*_MARKDOWN_MARKS.split("¦"), "9" * 400]), max_size=60).map("".join)
_SHELL_MARKS = (
    "curl ¦ ¦\n¦\\\n¦'¦\"¦`¦$(¦)¦$X¦#¦;¦|¦&¦>¦2>¦<¦<<EOF¦EOF¦\\¦-H ¦-d ¦-F ¦-XPOST¦--json ¦--nope¦-¦--¦a=b"
    '¦a=@f;type=x/y¦{"a":¦1}¦A: b¦<id>¦https://a.example/x?y=1¦-sSL¦-G ¦--data-urlencode ¦é¦\t¦\x00¦='
)
SHELL = st.lists(st.sampled_from([*_SHELL_MARKS.split("¦")]), max_size=40).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text(max_size=10), below, max_size=4),
    max_leaves=20,
)


def checked(text: str, name: str = "acme.md") -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document and its findings, after everything that holds of every document was asserted."""
    document, found = read(text, name)
    assert (document, found) == read(text, name)
    lines = range(1, document.length + 1)
    for fact in document.facts:
        assert fact.lines.first in lines
        assert fact.lines.last in range(fact.lines.first, document.length + 1)
        assert "\0" not in fact.name or fact.kind is Kind.VALUE
    assert {one.code for one in found} <= CODES
    assert all(1 <= one.at.line <= max(document.length, 1) and one.at.column >= 1 for one in found)
    assert len({one.fingerprint for one in found}) == len(found)
    firsts = [fact.lines.first for fact in document.facts]
    assert firsts == sorted(firsts)
    return document, found


@settings(max_examples=200, deadline=None)
@given(TEXT | MARKDOWN)
def test_any_text(text: str) -> None:
    checked(text)


@settings(max_examples=100, deadline=None)
@given(TEXT | MARKDOWN, st.sampled_from(["acme.json", "acme.yaml", "acme.yml"]))
def test_any_file_of_values(text: str, name: str) -> None:
    checked(text, name)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(MARKDOWN.map(lambda text: text.replace("\n", " ")[:80]), max_size=5), min_size=2, max_size=6))
def test_any_table(rows: list[list[str]]) -> None:
    checked("# A\n\n" + "\n".join("| " + " | ".join(row) + " |" for row in rows))
    checked("# A\n\n| Name | 说明 | 取值 |\n|---|---|---|\n" + "\n".join("| " + " | ".join(row) + " |" for row in rows))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.from_regex(r"[a-z`*_ 0-9é是]{0,12}", fullmatch=True), min_size=2, max_size=2))
def test_every_row_is_a_fact_on_its_line(cells: list[str]) -> None:
    document, _ = checked(f"# A\n\n| N | V |\n|---|---|\n| {cells[0]} | {cells[1]} |\n| z | z |\n")
    assert [fact.lines.first for fact in document.facts if fact.kind is Kind.ROW] == [5, 6]


@settings(max_examples=250, deadline=None)
@given(SHELL)
def test_any_command(text: str) -> None:
    checked(f"# A\n\n~~~sh\n{text}\n~~~\n")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.text(min_size=1, max_size=20).filter(lambda text: not set(text) & set("\r\0")), min_size=1, max_size=4)
)
def test_words_are_what_another_shell_reads(words: list[str]) -> None:
    """Parts with any text, quoted by the standard library, come out as they went in."""
    forms = " ".join(f"--form-string {shlex.quote(f'p{number}={word}')}" for number, word in enumerate(words))
    document, _ = checked(f"# A\n\n~~~sh\ncurl {forms} https://a.example\n~~~\n")
    plain = {f"part p{n}": w for n, w in enumerate(words) if w.isascii() and not any(c.isspace() for c in w)}
    found = {f.name: f.one("value") for f in document.facts if f.name.startswith("part") and f.one("value") is not None}
    assert found == plain


@settings(max_examples=200, deadline=None)
@given(JSON, st.sampled_from([None, 2, "\t"]), st.booleans())
def test_json_tells_every_pointer_once(value: object, indent: int | str | None, escaped: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=escaped)
    document, findings = checked(f"# A\n\n~~~json\n{text}\n~~~\n")
    assert findings == ()
    assert [fact.name for fact in document.facts if fact.kind is Kind.VALUE] == (_pointers("", value) or [""])


def _pointers(pointer: str, value: object) -> list[str]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = []
    for name, below in pairs:
        here = f"{pointer}/{str(name).replace('~', '~0').replace('/', '~1')}"
        found += [here, *_pointers(here, below)]
    return found


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.sampled_from("ab:-[]{}&*!|>'\"%@,#? \n\t1<"), max_size=60), st.sampled_from(["json", "yaml", "http", ""])
)
def test_any_block(text: str, language: str) -> None:
    checked(f"# A\n\n~~~{language}\n{text}\n~~~\n")


@pytest.mark.parametrize(
    "text",
    [
        "|" * 200_000,
        "|a" * 1_000 + "\n" + "|-" * 1_000 + "\n" + "|b\n" * 20,
        ("|" * 5_000 + "\n") * 20,
        "> " * 20_000 + "a",
        "- " * 20_000 + "a",
        "\n".join("  " * depth + "- a" for depth in range(300)),
        "[" * 5_000,
        "![" * 90_000,
        "**a" * 3_000,
        "`" * 20_001 + "a",
        "<a " * 3_000,
        "\x1b[31m" * 2_000,
        "：" * 50_000,
        "1x" * 50_000,
        "| 说明 |\n|-|\n| " + "status: a/" * 20_000 + " |",
        "| 说明 |\n|-|\n| " + "available " * 20_000 + " |",
        "```sh\n" + "$(" * 50_000,
        "```sh\n" + "<<a\n" * 5_000,
        '```sh\ncurl -F "a=' + '\\"' * 50_000,
        "```sh\ncurl -d '" + "[" * 50_000 + "'\n```",
        "```json\n" + "[" * 50_000 + "\n```",
        "```json\n[" + "1" * 50_000 + "]\n```",
        "```yaml\n" + "- " * 5_000 + "\n```",
        "```yaml\na: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c]\n```",
        "x" * 600_000,
        "]" * 20_000 + "![" * 80_000,
        ("![" * 900 + "\n\n") * 100,
        "![\n" * 19_000,
        "![" * 200_000,
        ("![" * 19 + "](a)" * 19) * 1_500,
        "```sh\ncurl -d '" + "a\n" * 49_000 + "'\n```",
    ],
    ids=range(31),
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    checked(text)
