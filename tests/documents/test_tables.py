"""Tests of tables: what their columns mean, and what descriptions say."""

from __future__ import annotations

import pytest
from vidspec.core.facts import Kind
from vidspec.documents import read

from tests.support.reading import digest, facts, fault, only, told


def row(description: str, *, faults: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """What a description in a table says."""
    text = f"# Acme\n\n| Name | Description |\n|---|---|\n| size | {description} |\n"
    return only(text, Kind.ROW, faults=faults).values


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
