"""Owns the tests of reading source documents: every construct in small documents, and the real ones line by line."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from itertools import pairwise

import pytest
from vidspec.core.facts import Document, Fact, Kind
from vidspec.core.spec import Lines
from vidspec.documents import read
from vidspec.documents.shell import commands
from vidspec.findings.diagnostic import Diagnostic, Severity

from tests.support import documents, wire

SOURCES = tuple(spec.source["document"] for spec in wire.specs())
MARKDOWN = tuple(name for name in SOURCES if name.endswith(".txt"))


def facts(text: str, kind: Kind | None = None, *, faults: tuple[str, ...] = ()) -> list[Fact]:
    """The facts of a document that has these faults and no others."""
    document, found = read(text, "acme.md")
    assert tuple(fault.code for fault in found) == faults, found
    return [fact for fact in document.facts if kind in (None, fact.kind)]


def only(text: str, kind: Kind, *, faults: tuple[str, ...] = ()) -> Fact:
    found = facts(text, kind, faults=faults)
    assert len(found) == 1, found
    return found[0]


def fault(text: str, name: str = "acme.md") -> Diagnostic:
    """The one fault of a document."""
    _, found = read(text, name, "docs/acme.md")
    assert len(found) == 1, found
    assert found[0].severity is Severity.ERROR
    assert found[0].at.file == "docs/acme.md"
    assert found[0].provider is None
    assert found[0].place
    assert found[0].expected is not None
    assert found[0].actual is not None
    return found[0]


def digest(text: str) -> str:
    return sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def told(found: list[Fact]) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    return [(str(fact.lines), fact.name, fact.values) for fact in found]


def row(description: str, *, faults: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """What a description in a table says."""
    text = f"# Acme\n\n| Name | Description |\n|---|---|\n| size | {description} |\n"
    return only(text, Kind.ROW, faults=faults).values


def curl(command: str, *, faults: tuple[str, ...] = ()) -> dict[str, tuple[tuple[str, str], ...]]:
    """What a command says, by name."""
    found = facts(f"```sh\n{command}\n```\n", Kind.COMMAND, faults=faults)
    assert len({fact.name for fact in found}) == len(found)
    return {fact.name: fact.values for fact in found}


# Titles and running text


def test_titles_with_their_level_and_the_sections_below_them() -> None:
    found = facts("# Acme `v1`\n\nUsers\n=====\n\n### Deep\n\ntext\n\n# Other\n\ntext")
    assert [(f.kind, str(f.lines), f.name, f.one("level"), f.section) for f in found] == [
        (Kind.HEADING, "1", "Acme v1", "1", ""),
        (Kind.HEADING, "3-4", "Users", "1", ""),
        (Kind.HEADING, "6", "Deep", "3", "Users"),
        (Kind.PROSE, "8", "", None, "Users / Deep"),
        (Kind.HEADING, "10", "Other", "1", ""),
        (Kind.PROSE, "12", "", None, "Other"),
    ]


def test_a_long_title_is_a_digest() -> None:
    title = "word " * 13
    assert facts(f"# {title}")[0].name == digest(title)


def test_a_sentence_tells_its_literals_numbers_and_addresses() -> None:
    found = only("# A\n\nUse `size` for 10 s, 20MB or 16:9, see https://acme.example/docs.", Kind.PROSE)
    assert found.values == (
        ("literal", "size"),
        ("number", "10"),
        ("number", "20MB"),
        ("number", "16:9"),
        ("url", "https://acme.example/docs"),
    )


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("共10个，最多 3.5 秒", ("10", "3.5")),
        ("sora-2, v1, Sora2 and x_1 are names", ()),
        ("on 2026-09-24, 1024x1792 or 1024×1792, 50%", ("2026-09-24", "1024x1792", "1024×1792", "50%")),
        ("`4` is code", ()),
    ],
)
def test_numbers_outside_of_code(text: str, numbers: tuple[str, ...]) -> None:
    assert only(f"# A\n\n{text}", Kind.PROSE).all("number") == numbers


def test_rewording_changes_the_digest_and_a_number_does_not() -> None:
    first = only("# A\n\nThe limit is 10 for `size`.", Kind.PROSE)
    other_number = only("# A\n\nThe limit is 12 for `size`.", Kind.PROSE)
    reworded = only("# A\n\nAt most 10 for `size`.", Kind.PROSE)
    assert first.digests == other_number.digests
    assert first.values == reworded.values
    assert first.digests != reworded.digests


def test_links_and_link_targets_are_addresses() -> None:
    text = "# A\n\nSee [here](https://a.example/x) and <https://b.example> and [c].\n\n[c]: https://c.example\n"
    prose = facts(text, Kind.PROSE)
    assert [(str(fact.lines), fact.all("url")) for fact in prose] == [
        ("3", ("https://a.example/x", "https://b.example", "https://c.example")),
        ("5", ("https://c.example",)),
    ]


def test_lines_inside_of_a_paragraph() -> None:
    text = "# A\n\none `x\ny` two  \nthree `a`\n> - quoted `b`\n>   `c`\n\n1. item `d`\n   - inner `e`\n"
    found = [(str(f.lines), f.all("literal")) for f in facts(text, Kind.PROSE)]
    assert found == [("3-4", ("x y",)), ("5", ("a",)), ("6-7", ("b", "c")), ("9", ("d",)), ("10", ("e",))]


def test_comments_are_no_facts_and_html_is_text() -> None:
    text = "# A\n\n<!-- `hidden`\nand more -->\n\n<div>\nshown `x`<br>\n</div>\n\na<!-- 7 --> b <b>c</b> <token>\n"
    found = facts(text, Kind.PROSE)
    assert [(str(f.lines), f.values) for f in found] == [("7", (("literal", "x"),)), ("10", ())]
    assert found[1].digests == (("text", digest("a b c <token>")),)


def test_brackets_that_nobody_means_are_text() -> None:
    """What opens more brackets at once than any author is no image, so that nobody waits for its end."""
    link = "[a](https://a.example/b)"
    meant = only(f"# A\n\n{'![' * 3}{link}", Kind.PROSE)
    assert (meant.values, meant.digests) == ((("url", "https://a.example/b"),), (("text", digest("![" * 3 + "a")),))
    crowded = only(f"# A\n\n{'![' * 4}{link}", Kind.PROSE)
    assert crowded.values == meant.values
    assert crowded.digests == (("text", digest("![" * 4 + "[a](\0")),)
    closed = only(f"# A\n\n{']' * 30}{'[' * 4}{link}", Kind.PROSE)
    assert closed.digests == (("text", digest("]" * 30 + "[" * 4 + "[a](\0")),)
    apart = only(f"# A\n\n{'[]' * 30}{link}", Kind.PROSE)
    assert apart.digests == (("text", digest("[]" * 30 + "a")),)


# Labels


@pytest.mark.parametrize(
    ("line", "name", "values"),
    [
        ("**Default:** 1", "Default", (("default", "1"),)),
        ("**Default**: `a`", "Default", (("default", "a"), ("literal", "a"))),
        ("**默认值：**10", "默认值", (("default", "10"),)),
        ("默认值：false", "默认值", (("default", "false"),)),
        ("- **Range:** 1 - 4", "Range", (("minimum", "1"), ("maximum", "4"))),
        ("**取值范围:** 1~3", "取值范围", (("minimum", "1"), ("maximum", "3"))),
        ("**取值范围:** 10、15、25", "取值范围", (("values", "10"), ("values", "15"), ("values", "25"))),
        (
            "**取值:** `a` | `b`",
            "取值",
            (("values", "a"), ("values", "b"), ("literal", "a"), ("literal", "b")),
        ),
        ("可选值：a、b", "可选值", (("values", "a"), ("values", "b"))),
        ("**Note**: at most 3 of `x`", "Note", (("literal", "x"), ("number", "3"))),
        ("**Authentication:** `Authorization: <key>`", "Authentication", (("literal", "Authorization: <key>"),)),
    ],
)
def test_labels(line: str, name: str, values: tuple[tuple[str, str], ...]) -> None:
    found = only(f"# A\n\n{line}\n", Kind.LABEL)
    assert (found.name, found.values, str(found.lines)) == (name, values, "3")


def test_labels_on_lines_of_one_paragraph() -> None:
    text = "# A\n\nintro\n**Range:** 1-4  \n**Default:** 1\n默认值：2\n"
    found = facts(text)
    assert [(f.kind, str(f.lines), f.name) for f in found[1:]] == [
        (Kind.PROSE, "3", ""),
        (Kind.LABEL, "4", "Range"),
        (Kind.LABEL, "5", "Default"),
        (Kind.LABEL, "6", "默认值"),
    ]


def test_bold_text_without_content_is_no_label() -> None:
    assert facts("# A\n\n**Request:**\n\n**Note: this** is no label", Kind.LABEL) == []


# Endpoints


@pytest.mark.parametrize(
    ("line", "name", "values"),
    [
        ("`/v1/images`", "/v1/images", (("path", "/v1/images"),)),
        ("**端点:** `POST /v1/x`", "POST /v1/x", (("method", "POST"), ("path", "/v1/x"))),
        ("`PUT` `/v1/x`", "PUT /v1/x", (("method", "PUT"), ("path", "/v1/x"))),
        ("**GET** `/v1/x`", "GET /v1/x", (("method", "GET"), ("path", "/v1/x"))),
        ("## GET /v1/x/{id}", "GET /v1/x/{id}", (("method", "GET"), ("path", "/v1/x/{id}"))),
        ("Call DELETE /v1/x.", "DELETE /v1/x", (("method", "DELETE"), ("path", "/v1/x"))),
        (
            "**Base URL:** https://api.acme.example/v1",
            "/v1",
            (("scheme", "https"), ("host", "api.acme.example"), ("path", "/v1")),
        ),
        (
            "**Base URL:** `http://<你的IP>:<port>/x`",
            "/x",
            (("scheme", "http"), ("host", "<你的IP>:<port>"), ("path", "/x")),
        ),
        (
            "> `https://api.acme.example/s?task_id=<task_id>`",
            "/s",
            (("scheme", "https"), ("host", "api.acme.example"), ("path", "/s"), ("query", "task_id=<task_id>")),
        ),
        ("```\nGET /v1/x HTTP/1.1\n```", "GET /v1/x", (("method", "GET"), ("path", "/v1/x"))),
    ],
)
def test_endpoints(line: str, name: str, values: tuple[tuple[str, str], ...]) -> None:
    found = only(f"# A\n\n{line}\n", Kind.ENDPOINT)
    assert (found.name, found.values) == (name, values)
    assert found.lines.first == found.lines.last == (4 if line.startswith("```") else 3)


@pytest.mark.parametrize(
    "line",
    [
        "see https://acme.example/docs/page",
        "`https://acme.example/page.html`",
        "[x](https://a.example/b)",
        "`a/b`",
        '```json\n{"url": "https://acme.example/v1/x"}\n```',
    ],
)
def test_links_are_no_endpoints(line: str) -> None:
    assert facts(f"# A\n\n{line}\n", Kind.ENDPOINT) == []


def test_an_endpoint_stands_on_its_own_line_of_a_paragraph() -> None:
    assert told(facts("# A\n\ntext\nand `POST /a`\nor `GET /b`", Kind.ENDPOINT)) == [
        ("4", "POST /a", (("method", "POST"), ("path", "/a"))),
        ("5", "GET /b", (("method", "GET"), ("path", "/b"))),
    ]


# Tables


def test_rows_tell_by_the_meaning_of_their_columns() -> None:
    text = (
        "# A\n\n| 参数名 | 类型 | 是否必填 | 默认值 | 取值 | 渠道 | 说明 |\n|:--|:-:|--:|---|---|---|---|\n"
        "| `image[]` | file | **是** | `a` | `a`, `b` | 官转 | 图片 3 张 |\n| n | int | 否 | - | 1-4 | a b | |\n"
    )
    head = only(text, Kind.HEAD)
    assert (str(head.lines), head.name) == ("3", "参数名 | 类型 | 是否必填 | 默认值 | 取值 | 渠道 | 说明")
    assert head.all("column") == ("参数名", "类型", "是否必填", "默认值", "取值", "渠道", "说明")
    assert told(facts(text, Kind.ROW)) == [
        (
            "5",
            "image[]",
            (
                ("type", "file"),
                ("required", "true"),
                ("default", "a"),
                ("values", "a"),
                ("values", "b"),
                ("column:渠道", "官转"),
                ("number", "3"),
            ),
        ),
        ("6", "n", (("type", "int"), ("required", "false"), ("minimum", "1"), ("maximum", "4"))),
    ]


def test_a_table_whose_first_column_is_the_path() -> None:
    text = "# A\n\n| Endpoint | Method |\n|-|-|\n| `/v1/a` | POST |\n"
    assert told(facts(text)[2:]) == [
        ("5", "/v1/a", (("path", "/v1/a"), ("method", "POST"))),
        ("5", "POST /v1/a", (("method", "POST"), ("path", "/v1/a"))),
    ]


def test_headings_in_two_languages() -> None:
    found = only("# A\n\n| 参数/Parameter | Type (类型) |\n|-|-|\n| a | int |\n", Kind.ROW)
    assert (found.name, found.values) == ("a", (("type", "int"),))


def test_every_cell_has_a_digest_that_markup_does_not_change() -> None:
    text = "# A\n\n| Name | Required |\n|---|---|\n| a | {} |\n"
    plain = only(text.format("是"), Kind.ROW)
    assert plain.digests == (("Name", digest("a")), ("Required", digest("是")))
    assert only(text.format("  **是**"), Kind.ROW) == plain
    assert only(text.format("否"), Kind.ROW).digests != plain.digests


@pytest.mark.parametrize(
    ("written", "required"),
    [("Yes", "true"), ("N", "false"), ("√", "true"), ("×", "false"), ("可选", "false"), ("必填", "true"), ("?", "?")],
)
def test_required_in_both_languages(written: str, required: str) -> None:
    found = only(f"# A\n\n| Field | 必选 |\n|---|---|\n| a | {written} |\n", Kind.ROW)
    assert found.values == (("required", required),)


def test_a_table_of_endpoints() -> None:
    head = "# A\n\n| 操作 | 端点 | 方法 | Content-Type |\n|-|-|-|-|\n"
    text = f"{head}| x | `/v1/a` | POST | a/b |\n| y | /v1/b | get | - |\n"
    assert told(facts(text)[2:]) == [
        ("5", "x", (("path", "/v1/a"), ("method", "POST"), ("media_type", "a/b"))),
        ("5", "POST /v1/a", (("method", "POST"), ("path", "/v1/a"))),
        ("6", "y", (("path", "/v1/b"), ("method", "GET"))),
        ("6", "GET /v1/b", (("method", "GET"), ("path", "/v1/b"))),
    ]


@pytest.mark.parametrize(
    ("description", "values", "default"),
    [
        ("时长，可选值 `4`, `8`", ("4", "8"), None),
        ("可选的分辨率： <br/>- `a`<br/>- `b`<br/>", ("a", "b"), None),
        ("Available sizes: <br>- `a`<br>- `b`<br>Defaults to `a`", ("a", "b"), "a"),
        ("Length, options are `4`, `8`, default is `4`", ("4", "8"), "4"),
        ("Length, one of 4, 8 or 12", ("4", "8", "12"), None),
        ("任务状态,queued, in_progress, completed, and failed", ("queued", "in_progress", "completed", "failed"), None),
        ("Task status: `Pending`, `Running`", ("Pending", "Running"), None),
        ("`a`（默认）或 `b`", ("a", "b"), "a"),
        ("是否保留，默认为 false", (), "false"),
        ("默认 10 秒", (), "10"),
        ("默认生成 10 秒", (), None),
        ("Number (default: 3.5)", (), "3.5"),
        ("Number, default 3.5.", (), "3.5"),
        ("`queued`/`running`", ("queued", "running"), None),
        ("Supported values: 480p, 720p", ("480p", "720p"), None),
        ("By default the first is taken", (), None),
        ("The default is used when status is `done`", (), None),
        ("Set it to `a`", (), None),
    ],
)
def test_descriptions_tell_values_and_defaults(description: str, values: tuple[str, ...], default: str | None) -> None:
    found = row(description)
    assert tuple(text for name, text in found if name == "values") == values
    assert [text for name, text in found if name == "default"] == ([] if default is None else [default])


@pytest.mark.parametrize(
    "description",
    [
        "格式 `{a},{b}`，范围 1~3 秒",
        "between 1 and 3 of `{a},{b}`",
        "range: 1 - 3, `{a},{b}`",
        "取值 1-3，`{a},{b}`",
        "Range [1, 3], `{a},{b}`",
    ],
)
def test_descriptions_tell_ranges(description: str) -> None:
    found = row(description)
    assert ("minimum", "1") in found
    assert ("maximum", "3") in found
    assert ("literal", "{a},{b}") in found


@pytest.mark.parametrize(
    "table",
    [
        "text\n| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |",
        "text\n| A | B |\n| x | 1 |\n| y | 2 |",
        "text\n   | A | B |\n   |---|---|\n   | x | 1 |\n   | y | 2 |",
        "text\n\n    | A | B |\n    |---|---|\n    | x | 1 |\n    | y | 2 |",
        "text\nA | B\n---|---\nx | 1\ny | 2",
        "- text\n  > | A | B |\n  > |---|---|\n  > | x | 1 |\n  > | y | 2 |",
        "text\r\n| A | B |\r\n|\t---|---|\r\n|\u00a0x | 1 |\r\n| y\t| 2 |",
    ],
)
def test_tables_in_every_form(table: str) -> None:
    found = facts(f"\ufeff# A\n\n{table}\n")
    rows = [fact for fact in found if fact.kind is Kind.ROW]
    assert [(fact.name, fact.values) for fact in rows] == [("x", (("column:B", "1"),)), ("y", (("column:B", "2"),))]
    lines = table.splitlines()
    assert [fact.lines.first for fact in rows] == [2 + len(lines) - 1, 2 + len(lines)]
    assert [fact.name for fact in found if fact.kind is Kind.HEAD] == ["A | B"]


def test_a_bar_in_code_loses_text_and_is_told() -> None:
    found = fault("# A\n\n| Name | Note |\n|---|---|\n| a | `x|y` |\n")
    assert (found.code, found.at.line, found.place) == ("D005", 5, "A: row a")
    assert (found.expected, found.actual) == ("2 cells", "3 cells")
    assert row(r"`x\|y`") == (("literal", "x|y"),)


def test_rows_of_one_name_with_the_same_fault_are_two_findings() -> None:
    _, found = read("# A\n\n| Name | Note |\n|---|---|\n| a |\n| a |\n", "acme.md")
    assert [one.code for one in found] == ["D005", "D005"]
    assert len({one.fingerprint for one in found}) == 2


def test_a_line_below_the_head_that_does_not_fit_is_told() -> None:
    found = fault("# A\n\n| Name | Note | More |\n|---|---|\n| a | b | c |\n")
    assert (found.code, found.at.line, found.actual) == ("D005", 4, "2 cells")


# Blocks of code


def test_a_block_has_a_digest_for_every_line() -> None:
    found = only("# A\n\n```text\n  one\n\ntwo\n```\n", Kind.BLOCK)
    assert (found.name, str(found.lines), found.values) == ("text", "3-7", (("read", "text"),))
    assert found.digests == (("1", digest("one")), ("3", digest("two")))


@pytest.mark.parametrize(
    ("block", "language", "read_as"),
    [
        ("```JSON\n{}\n```", "json", "json"),
        ("```\n[1]\n```", "", "json"),
        ("~~~yml\na: 1\n~~~", "yml", "yaml"),
        ("```bash\ncurl https://a.example\n```", "bash", "curl"),
        ("```\n$ curl https://a.example\n```", "", "curl"),
        ("```sh\nls\n```", "sh", "text"),
        ("```\nPOST /a\nX-A: 1\n```", "", "http"),
        ("```\nContent-Type: a/b\n```", "", "headers"),
        ('```\ndata: {"a": 1}\n```', "", "text"),
        ("    indented\n", "", "text"),
    ],
)
def test_who_reads_a_block(block: str, language: str, read_as: str) -> None:
    found = only(f"# A\n\n{block}\n", Kind.BLOCK)
    assert (found.name, found.one("read")) == (language, read_as)


def test_json_tells_every_key_and_element() -> None:
    text = '# A\n\n```json\n{\n\t"a/b": {"~": [1.5, "x y"]},\n  "e": {}, "f": [],\n  "n": null, "s": "8"\n}\n```\n'
    assert told(facts(text, Kind.VALUE)) == [
        ("5", "/a~1b", (("kind", "object"),)),
        ("5", "/a~1b/~0", (("kind", "array"),)),
        ("5", "/a~1b/~0/0", (("value", "1.5"),)),
        ("5", "/a~1b/~0/1", (("text", digest("x y")),)),
        ("6", "/e", (("kind", "object"), ("value", "{}"))),
        ("6", "/f", (("kind", "array"), ("value", "[]"))),
        ("7", "/n", (("value", "null"),)),
        ("7", "/s", (("value", '"8"'),)),
    ]


def test_yaml_tells_every_key_with_the_lines_of_its_text() -> None:
    text = "# A\n\n```yaml\npaths:\n  /a:\n    - name: x\n    - 1\n  t: >-\n    one\n\n    two\n  u: y\n```\n"
    assert [(str(f.lines), f.name) for f in facts(text, Kind.VALUE)] == [
        ("4", "/paths"),
        ("5", "/paths/~1a"),
        ("6", "/paths/~1a/0"),
        ("6", "/paths/~1a/0/name"),
        ("7", "/paths/~1a/1"),
        ("8-11", "/paths/t"),
        ("12", "/paths/u"),
    ]


def test_a_file_of_yaml_or_json_is_one_block() -> None:
    document, found = read("a: 1\nb:\n  - c\n", "acme.yaml")
    assert found == ()
    assert [(f.kind, str(f.lines), f.name) for f in document.facts] == [
        (Kind.BLOCK, "1-3", "yaml"),
        (Kind.VALUE, "1", "/a"),
        (Kind.VALUE, "2", "/b"),
        (Kind.VALUE, "3", "/b/0"),
    ]
    assert read('{"a": 1}', "acme.json")[0].facts[1].name == "/a"


@pytest.mark.parametrize(
    ("text", "told_at"),
    [
        ("create:\n  http: POST /videos\n", ["2 POST /videos"]),
        ('get: {http: "GET /videos/{id}", note: see GET /videos}\n', ["1 GET /videos/{id}"]),
        ("- DELETE /a\n- delete /a\n- GET a\n- GET /a b\n- /a\n- GET https://a.example/b\n", ["1 DELETE /a"]),
    ],
)
def test_texts_of_yaml_that_are_a_method_and_a_path_are_endpoints(text: str, told_at: list[str]) -> None:
    document, found = read(text, "acme.yaml")
    assert found == ()
    endpoints = [fact for fact in document.facts if fact.kind is Kind.ENDPOINT]
    assert [f"{fact.lines} {fact.name}" for fact in endpoints] == told_at
    assert all(f"{fact.one('method')} {fact.one('path')}" == fact.name for fact in endpoints)


def test_texts_of_json_that_are_a_method_and_a_path_are_endpoints() -> None:
    found = only('# A\n\n```json\n{\n  "http": "POST /videos"\n}\n```\n', Kind.ENDPOINT)
    assert told([found]) == [("5", "POST /videos", (("method", "POST"), ("path", "/videos")))]


def test_a_key_of_json_that_yaml_would_merge() -> None:
    text = '# A\n\n```json\n{"<<": {"a": "<<"}, "b\\"<<": "\\u003c<"}\n```\n'
    assert [(fact.name, fact.one("value")) for fact in facts(text, Kind.VALUE)] == [
        ("/<<", None),
        ("/<</a", '"<<"'),
        ('/b"<<', '"<<"'),
    ]


def test_an_http_request_tells_endpoint_headers_and_body() -> None:
    text = '# A\n\n```http\nPOST /v1/x HTTP/1.1\nAuthorization: Bearer <key>\n\n{\n  "a": 1\n}\n```\n'
    assert told(facts(text)[2:]) == [
        ("4", "POST /v1/x", (("method", "POST"), ("path", "/v1/x"))),
        ("5", "header Authorization", (("value", "Bearer <key>"),)),
        ("8", "/a", (("in", "body"), ("value", "1"))),
    ]


def test_several_requests_in_one_block() -> None:
    text = '# A\n\n```\nPOST /a\n\n{"x":\n1}\n### next\nGET /b\nX-A: 1\n```\n'
    assert [(str(f.lines), f.name) for f in facts(text)[2:]] == [
        ("4", "POST /a"),
        ("6", "/x"),
        ("9", "GET /b"),
        ("10", "header X-A"),
    ]


def test_blocks_in_lists_and_quotes_have_their_lines() -> None:
    text = '# A\n\n- x\n\n  ```json\n  {"a":\n  1}\n  ```\n\n> ```sh\n> curl https://a.example/x\n> ```\n'
    assert [(f.kind, str(f.lines)) for f in facts(text)[2:]] == [
        (Kind.BLOCK, "5-8"),
        (Kind.VALUE, "6"),
        (Kind.BLOCK, "10-12"),
        (Kind.COMMAND, "11"),
        (Kind.COMMAND, "11"),
    ]


# curl


def test_curl_tells_each_option_on_its_line() -> None:
    text = (
        "```sh\n# a comment with 'one quote\ncurl --request POST \\\n  -H 'A: b' \\\n  --form 'p=\"x\"' \\\n"
        '  -F f="@/tmp/a.png;type=image/png" "https://a.example/v1?x=1"\n```\n'
    )
    assert told(facts(text, Kind.COMMAND)) == [
        ("3", "method", (("value", "POST"),)),
        ("4", "header A", (("value", "b"),)),
        ("5", "part p", (("value", "x"),)),
        ("5-6", "body", (("encoding", "multipart"),)),
        ("6", "url", (("scheme", "https"), ("host", "a.example"), ("path", "/v1"), ("query", "x=1"))),
        ("6", "part f", (("filename", "a.png"), ("file", "/tmp/a.png"), ("content_type", "image/png"))),
    ]


@pytest.mark.parametrize(
    ("options", "method"),
    [("", "GET"), ("-I", "HEAD"), ("-d a=b", "POST"), ("-F a=b", "POST"), ("-G -d a=b", "GET"), ("-T f", "PUT")],
)
def test_the_method_that_curl_implies(options: str, method: str) -> None:
    assert curl(f"curl {options} https://a.example/x")["method"] == (("value", method), ("implied", "true"))


def test_short_options_in_one_word_and_values_that_stick_to_them() -> None:
    found = curl("curl -sSLXPUT -ofile.mp4 --no-buffer --connect-timeout 5 -u 'a b' https://a.example")
    assert found == {
        "method": (("value", "PUT"),),
        "url": (("scheme", "https"), ("host", "a.example")),
        "option --silent": (),
        "option --show-error": (),
        "option --location": (),
        "option --output": (("value", "file.mp4"),),
        "option --no-buffer": (),
        "option --connect-timeout": (("value", "5"),),
        "option --user": (("text", digest("a b")),),
    }


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("-F 'a=b;type=text/plain'", (("value", "b"), ("content_type", "text/plain"))),
        ("-F 'a=one; two'", (("text", digest("one; two")),)),
        (r"-F 'a=\"say \\\"x\\\"\"'", (("text", digest(r"\"say \\\"x\\\"\"")),)),
        ('-F \'a="\\"x\\\\"\'', (("value", '"x\\'),)),
        ("-F 'a=<notes.txt;type=text/plain'", (("file", "notes.txt"), ("content_type", "text/plain"))),
        ("-F 'a=@x.png;filename=y.png'", (("filename", "y.png"), ("file", "x.png"))),
        ("--form-string 'a=@x;type=y'", (("value", "@x;type=y"),)),
        ('-F a="$PROMPT"', (("value", "$PROMPT"),)),
        ('-F a="$(cat x)"', (("text", digest("$(cat x)")),)),
    ],
)
def test_parts(form: str, values: tuple[tuple[str, str], ...]) -> None:
    assert curl(f"curl {form} https://a.example")["part a"] == values


def test_a_json_body_tells_its_values_on_their_lines() -> None:
    text = '```sh\ncurl https://a.example -d \'{\n  "a": {"b": 1},\n  "c": "x y"\n}\'\n```\n'
    assert told(facts(text, Kind.VALUE)) == [
        ("3", "/a", (("in", "body"), ("kind", "object"))),
        ("3", "/a/b", (("in", "body"), ("value", "1"))),
        ("4", "/c", (("in", "body"), ("text", digest("x y")))),
    ]
    assert str(next(f for f in facts(text, Kind.COMMAND) if f.name == "body").lines) == "2-5"


def test_a_json_body_in_double_quotes() -> None:
    text = '```sh\ncurl https://a.example -d "{\\"a\\": \\\n1,\n\\"b\\": 2}"\n```\n'
    assert [(str(f.lines), f.name) for f in facts(text, Kind.VALUE)] == [("2", "/a"), ("4", "/b")]


def test_bodies_of_other_kinds() -> None:
    form = curl("curl -d a=1 --data-urlencode 'b=x y' https://a.example")
    assert form["body"] == (("encoding", "form"),)
    assert (form["field a"], form["field b"]) == ((("value", "1"),), (("value", "x%20y"),))
    assert curl("curl -d @f.json https://a.example")["body"] == (("encoding", "text"), ("file", "f.json"))
    assert curl("curl -d hello https://a.example")["body"] == (("encoding", "text"), ("value", "hello"))
    assert curl("curl --json '{}' https://a.example")["header Accept"] == (
        ("value", "application/json"),
        ("implied", "true"),
    )
    assert dict(curl("curl -G -d a=1 'https://a.example/x?b=2'")["url"])["query"] == "b=2&a=1"


@pytest.mark.parametrize(
    ("url", "values"),
    [
        ("'http://<your-ip>:<port>/x'", (("scheme", "http"), ("host", "<your-ip>:<port>"), ("path", "/x"))),
        ("https://a.example/<task_id>", (("scheme", "https"), ("host", "a.example"), ("path", "/<task_id>"))),
        ('"$BASE/v1/x"', (("host", "$BASE"), ("path", "/v1/x"))),
        ("'no url'", (("url", "no url"),)),
    ],
)
def test_addresses_as_printed(url: str, values: tuple[tuple[str, str], ...]) -> None:
    assert curl(f"curl {url}")["url"] == values


def test_a_line_that_was_cut_off_is_stray() -> None:
    found = facts('```sh\ncurl https://a.example \\\n-H "A: b"\n--output x.mp4\n```\n', Kind.COMMAND)
    assert told(found)[-1] == ("4", "stray --output", (("token", "--output"), ("token", "x.mp4")))
    assert {fact.name for fact in found[:-1]} == {"method", "url", "header A"}


def test_other_commands_pipes_and_redirections() -> None:
    found = facts("```sh\nexport A=1\nB=2 curl -s https://a.example 2>/dev/null | jq . > out\n```\n", Kind.COMMAND)
    assert [(fact.name, fact.values) for fact in found] == [
        ("command export", ()),
        ("method", (("value", "GET"), ("implied", "true"))),
        ("url", (("scheme", "https"), ("host", "a.example"))),
        ("option --silent", ()),
        ("option >", (("value", "/dev/null"),)),
        ("command jq", ()),
    ]


@pytest.mark.parametrize("opened", ["<<EOF", "<<'EOF'", '<< "EOF"', "<<-EOF | jq"])
def test_here_documents_are_no_commands(opened: str) -> None:
    found = facts(f"```sh\ncurl -d @- https://a.example {opened}\nrm 'x\n\tEOF\nls\n```\n", Kind.COMMAND)
    assert [(str(fact.lines), fact.name) for fact in found if fact.name in ("body", "command rm", "command ls")] == [
        ("2", "body"),
        ("5", "command ls"),
    ]


def test_a_here_document_that_never_ends_swallows_nothing() -> None:
    found = facts("```sh\ncat <<EOF\nls\n```\n\n`POST /a`\n")
    assert [fact.name for fact in found if fact.kind in (Kind.COMMAND, Kind.ENDPOINT)] == [
        "command cat",
        "command ls",
        "POST /a",
    ]


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("https://a.example/<id>/b", "https://a.example/<id>/b"),
        ("https://a.example/<id>#top", "https://a.example/<id>#top"),
        ("$(cat 'a b')", "$(cat 'a b')"),
        ("x`cat a;b`", "x`cat a;b`"),
        ("a'b c'\"d\"", "ab cd"),
        ("a#b", "a#b"),
        ("a\\ b", "a b"),
        ('"\\$5 \\`a\\` \\n"', r"$5 `a` \n"),
        ('"a\\\nb"', "ab"),
        ("'a\\\nb'", "a\\\nb"),
        ("''", ""),
    ],
)
def test_words_of_a_command(written: str, word: str) -> None:
    (command,), unbalanced = commands(f"echo {written} | # it's\n")[0][:1], commands(f"echo {written}")[1]
    assert unbalanced is None
    assert [one.text for one in command.words] == ["echo", word]


def test_lines_of_words_and_operators() -> None:
    found, unbalanced = commands("a \\\n  'b\nc' \\\n# it's\nd 2>e &&\n\n f\n")
    assert unbalanced is None
    words = [(word.text, word.first, word.last, word.rows) for command in found for word in command.words]
    assert words == [
        ("a", 1, 1, (1,)),
        ("b\nc", 2, 3, (2, 3)),
        ("d", 5, 5, (5,)),
        (">", 5, 5, ()),
        ("e", 5, 5, (5,)),
        ("f", 7, 7, (7,)),
    ]


def test_the_words_before_a_quote_that_never_ends() -> None:
    found, unbalanced = commands('ls\ncurl -s \'a b\n-H "c" \\')
    assert unbalanced is not None
    assert (unbalanced.line, unbalanced.column, unbalanced.what) == (2, 9, "'")
    assert [word.text for word in found[1].words] == ["curl", "-s", 'a b\n-H "c" \\']


def test_an_unknown_option_of_curl() -> None:
    found = fault("# A\n\n```sh\ncurl \\\n  --fluency 3 https://a.example\n```\n")
    assert (found.code, found.at.line, found.place, found.actual) == ("D008", 5, "A: curl --fluency", "--fluency")
    assert fault("# A\n\n```sh\ncurl https://a.example -H\n```\n").code == "D008"


def test_a_block_of_commands_that_is_too_long() -> None:
    found = fault(f"# A\n\n```sh\ncurl -d '{'a' * 100_000}'\n```\n")
    assert (found.code, found.at.line, found.actual) == ("D009", 3, "too long")


def test_an_unbalanced_quote() -> None:
    found = fault("# A\n\n```sh\necho a\ncurl -H 'A: b https://a.example\n```\n")
    assert (found.code, found.at.line, found.at.column) == ("D009", 5, 9)
    assert fault('# A\n\n```sh\ncurl "https://a.example\n```\n').code == "D009"


# Documents that cannot be read


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


# The real documents


def real(name: str) -> tuple[Document, list[str]]:
    text = documents.require(name).read_bytes().decode()
    document, found = read(text, name)
    assert found == ()
    assert document.sha256 == sha256(text.encode()).hexdigest()
    return document, documents.lines(name)


def covered(document: Document, *kinds: Kind) -> set[int]:
    return {n for f in document.facts if f.kind in kinds for n in range(f.lines.first, f.lines.last + 1)}


@pytest.mark.parametrize("name", SOURCES)
def test_real_documents_are_read_whole(name: str) -> None:
    """Every line that says anything is in a fact; rules below heads of tables and between sections say nothing."""
    document, lines = real(name)
    assert document.length == len(lines)
    silent = re.compile(r"\s*|[\s>|:-]+|\s*#.*") if name.endswith(".yaml") else re.compile(r"[\s>|:-]*")
    saying = {number for number, line in enumerate(lines, 1) if not silent.fullmatch(line)}
    assert saying - covered(document, *Kind) == set()
    assert all(1 <= fact.lines.first <= fact.lines.last <= document.length for fact in document.facts)
    assert all(one.lines.first <= other.lines.first for one, other in pairwise(document.facts))


@pytest.mark.parametrize("name", MARKDOWN)
def test_real_tables_row_by_row(name: str) -> None:
    document, lines = real(name)
    bars = [number for number, line in enumerate(lines, 1) if line.startswith("|")]
    rules = {number for number in bars if re.fullmatch(r"[|:\s-]+", lines[number - 1])}
    heads = {number - 1 for number in rules}
    assert {f.lines.first for f in document.facts if f.kind is Kind.HEAD} == heads
    rows = [f for f in document.facts if f.kind is Kind.ROW]
    assert [f.lines.first for f in rows] == [number for number in bars if number not in heads | rules]
    for fact in rows:
        cells = [cell.strip() for cell in lines[fact.lines.first - 1].strip("| \n").split("|")]
        assert fact.name == cells[0].strip("`")
        assert len(fact.digests) == len(cells)
        assert fact.all("literal") == () or set(fact.all("literal")) <= set(re.findall(r"`([^`]+)`", "|".join(cells)))


@pytest.mark.parametrize("name", MARKDOWN)
def test_real_blocks_fence_by_fence(name: str) -> None:
    document, lines = real(name)
    fences = [number for number, line in enumerate(lines, 1) if line.startswith("```")]
    found = [f for f in document.facts if f.kind is Kind.BLOCK]
    assert [f.lines for f in found] == [Lines(a, b) for a, b in zip(fences[::2], fences[1::2], strict=True)]
    assert [f.name for f in found] == [lines[number - 1][3:] for number in fences[::2]]
    for fact in found:
        inside = lines[fact.lines.first : fact.lines.last - 1]
        assert fact.digests == tuple((str(n), digest(line)) for n, line in enumerate(inside, 1) if line.strip())


@pytest.mark.parametrize("name", MARKDOWN)
def test_real_endpoints_line_by_line(name: str) -> None:
    document, lines = real(name)
    told_in = re.compile(r"`(?:(?:GET|POST) )?(?:https?://[^`/]+)?(/[a-z][^`?]*)[^`]*`|^(?:GET|POST) (/\S+)$")
    expected = [
        (number, found[1] or found[2]) for number, line in enumerate(lines, 1) for found in told_in.finditer(line)
    ]
    found = [(f.lines.first, f.one("path")) for f in document.facts if f.kind is Kind.ENDPOINT]
    assert found == expected


def _request(example: wire.RequestExample) -> dict[str, tuple[tuple[str, str], ...]]:
    """What the facts of the command have to be for the request that the spec shows."""
    scheme, host, path, query = re.fullmatch(r"(\w+)://([^/]+)(/[^?]*)\??(.*)", example.url).groups()  # type: ignore[union-attr]
    url = (("scheme", scheme), ("host", host), ("path", path), *((("query", query),) if query else ()))
    expected: dict[str, tuple[tuple[str, str], ...]] = {"url": url}
    expected |= {f"header {name}": (("value", text),) for name, text in example.headers.items()}
    for part in example.parts or ():
        text = part.get("value", "")
        is_token = text.isascii() and not re.search(r"\s", text)
        expected[f"part {part['name']}"] = (("value", text),) if is_token else (("text", digest(text)),)
        if "filename" in part:
            media = (("content_type", part["content_type"]),) if "content_type" in part else ()
            expected[f"part {part['name']}"] = (("filename", part["filename"]), *media)
    return expected


@pytest.mark.parametrize("example", wire.request_examples(), ids=lambda e: f"{e.provider}-{e.id}")
def test_real_commands_are_what_the_specs_show(example: wire.RequestExample) -> None:
    if not example.document.endswith(".txt"):
        assert example.provider == "openai"
        return
    document, lines = real(example.document)
    cited = set(documents.numbers(example.lines))
    first = lines[min(cited) - 1]
    if not first.startswith("curl"):
        assert not any(lines[number - 1].startswith("curl") for number in cited)
        return
    here = [f for f in document.facts if f.kind in (Kind.COMMAND, Kind.VALUE) and f.lines.first in cited]
    said = {f.name: tuple(pair for pair in f.values if pair[0] != "file") for f in here if f.kind is Kind.COMMAND}
    assert said.pop("method")[0] == ("value", example.method)
    body = said.pop("body", None)
    shown = {name: pairs for name, pairs in said.items() if not name.startswith(("option", "stray"))}
    assert shown == _request(example)
    if example.json is not wire.ABSENT:
        assert body == (("encoding", "json"),)
        assert {f.name: f.values[1:] for f in here if f.kind is Kind.VALUE} == dict(_values("", example.json))
    else:
        assert body == ((("encoding", "multipart"),) if example.parts else None)


def _values(pointer: str, value: object) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """What the facts of a JSON value have to be."""
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        own = [(pointer, (("kind", "object" if isinstance(value, dict) else "array"),))] if pointer else []
        return own + [one for name, below in pairs for one in _values(f"{pointer}/{name}", below)]
    if isinstance(value, str) and (not value.isascii() or re.search(r"\s", value)):
        return [(pointer, (("text", digest(value)),))]
    return [(pointer, (("value", json.dumps(value)),))]


@pytest.mark.parametrize("example", wire.response_examples(), ids=lambda e: f"{e.provider}-{e.id}")
def test_real_answers_are_what_the_specs_show(example: wire.ResponseExample) -> None:
    if example.json is wire.ABSENT or example.provider == "openai":
        return
    document, lines = real(example.document)
    cited = set(documents.numbers(example.lines))
    if not lines[min(cited) - 1].startswith("{"):
        return
    here = {f.name: f.values for f in document.facts if f.kind is Kind.VALUE and f.lines.first in cited}
    assert here == dict(_values("", example.json))


@pytest.mark.parametrize("name", MARKDOWN)
def test_real_documents_show_every_changed_word(name: str) -> None:
    document, lines = real(name)
    for number in range(0, len(lines), 4):
        words = list(re.finditer(r"\w", lines[number]))
        for word in words[-1:]:
            changed = lines[number][: word.start()] + ("8" if word[0] == "7" else "7") + lines[number][word.end() :]
            other, found = read("\n".join([*lines[:number], changed, *lines[number + 1 :]]), name)
            assert found or other.facts != document.facts, f"line {number + 1} says nothing"


@pytest.mark.parametrize("name", SOURCES)
def test_real_documents_with_other_ends_of_lines_and_other_padding(name: str) -> None:
    document, lines = real(name)
    assert read("\ufeff" + "\r\n".join(lines), name)[0].facts == document.facts
    padded = [re.sub(r" *\| *", "   | ", line) if line.startswith("|") else line for line in lines]
    assert read("\n".join(line.strip() if line.startswith("   |") else line for line in padded), name)[0].facts == (
        document.facts
    )


@pytest.mark.parametrize("name", MARKDOWN)
def test_real_documents_further_down(name: str) -> None:
    document, lines = real(name)
    moved = read("\n".join(["", "", *lines]), name)[0]
    assert [(f.kind, f.name, f.values, f.lines.first - 2, f.lines.last - 2) for f in moved.facts] == [
        (f.kind, f.name, f.values, f.lines.first, f.lines.last) for f in document.facts
    ]


def test_what_nests_too_deep_to_be_read_is_told() -> None:
    text = f"# Films\n\n{'> ' * 30}| Name |\n{'> ' * 30}|---|\n"
    document, found = read(text, "films.md")
    assert document.facts == ()
    assert [(one.code, one.at.line) for one in found] == [("D004", 3)]
    assert read(f"# Films\n\n{'> ' * 20}text\n\n{'-' * 200}\n\n{'* ' * 3}\n", "films.md")[0].facts[:1]
