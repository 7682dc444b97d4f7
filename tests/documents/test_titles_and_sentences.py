"""Tests of titles, sentences and labels as facts of a document."""

from __future__ import annotations

import pytest
from vidspec.core.facts import Kind

from tests.support.reading import digest, facts, only


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
