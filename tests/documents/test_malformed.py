"""Tests of documents and blocks that are not what they seem."""

from __future__ import annotations

import json

import pytest
from vidspec.core.facts import Kind
from vidspec.documents import read

from tests.support.reading import facts, fault


@pytest.mark.parametrize("text", ["", "\n", " \n\t\r\n", "\ufeff"])
@pytest.mark.parametrize("name", ["acme.md", "acme.yaml"])
def test_an_empty_document(text: str, name: str) -> None:
    assert fault(text, name).code == "D002"


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("%PDF-1.4\n# a", "a PDF"),
        ("# a\n\0", "binary data"),
        ("<!DOCTYPE html>\n<html>", "a page of HTML"),
        ("\n<HTML lang=en>", "a page of HTML"),
        ('{"error": {"message": "no"}}', "JSON"),
        ("# a\n" + "b" * 200_000, "too long"),
        ("# a\n" * 20_001, "too long"),
        ("only words\n\nand more of them", "running text"),
    ],
)
def test_what_is_not_markdown(text: str, actual: str) -> None:
    found = fault(text)
    assert (found.code, found.actual) == ("D004", actual)


def test_a_block_that_never_ends() -> None:
    found = fault('# A\n\n```json\n{"a": 1}\n')
    assert (found.code, found.at.line) == ("D003", 3)
    inside = fault("# A\n\n```text\nx\n\n```json\n{}\n```\n")
    assert (inside.code, inside.at.line) == ("D003", 6)


def test_a_row_that_is_cut() -> None:
    found = fault("# A\n\n| Name | Note |\n|---|---|\n| a | b |\n| b | c")
    assert (found.code, found.at.line, found.place) == ("D003", 6, "A: row b")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('{\n  "a": 1,\n}', 6, 1),
        ('{\n  "a": 1 // x\n}', 5, 10),
        ('{"a": 1}\n{"b": 2}', 5, 1),
        ('{"a": [1, 2', 4, 12),
        ('{"a": NaN}', 4, 1),
        ('{"a": 1, "a": 2}', 4, 10),
        ("[" * 200 + "]" * 200, 4, 1),
        ('["\\ud800"]', 4, 2),
    ],
)
def test_what_is_not_json(text: str, line: int, column: int) -> None:
    found = fault(f"# A\n\n```json\n{text}\n```\n")
    assert (found.code, found.at.line, found.at.column) == ("D006", line, column)


def test_a_body_that_is_not_json() -> None:
    found = fault("# A\n\n```sh\ncurl https://a.example \\\n  -d '{\n    \"a\": 1,\n  }'\n```\n")
    assert (found.code, found.at.line) == ("D006", 7)


def test_what_is_not_yaml() -> None:
    found = fault("# A\n\n```yaml\na: 1\nb: [\n```\n")
    assert found.code == "D007"
    assert fault("a: 1\na: 2\n", "acme.yaml").at.line == 2


def test_texts_that_json_allows_and_yaml_does_not() -> None:
    value = {"a": "\u2028x\x7f/\ufeff", "b\u0085": ["\t", "\\/", "😀"]}
    text = json.dumps(value, ensure_ascii=False, indent="\t").replace("/\ufeff", "\\/\ufeff")
    assert [fact.name for fact in facts(f"# A\n\n```json\n{text}\n```\n", Kind.VALUE)] == [
        "/a",
        "/b\u0085",
        "/b\u0085/0",
        "/b\u0085/1",
        "/b\u0085/2",
    ]


def test_what_nests_too_deep_to_be_read_is_told() -> None:
    text = f"# Films\n\n{'> ' * 30}| Name |\n{'> ' * 30}|---|\n"
    document, found = read(text, "films.md")
    assert document.facts == ()
    assert [(one.code, one.at.line) for one in found] == [("D004", 3)]
    assert read(f"# Films\n\n{'> ' * 20}text\n\n{'-' * 200}\n\n{'* ' * 3}\n", "films.md")[0].facts[:1]
