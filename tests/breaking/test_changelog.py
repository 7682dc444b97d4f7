"""Tests of the line for the changelog."""

from __future__ import annotations

import pytest
from vidspec.findings.diagnostic import Severity

from tests.support.revisions import BASE, compared, edited


def test_changelog_names_what_breaks_and_the_part_of_the_version() -> None:
    new = edited("        url: {type: string}\n", "").replace("enum: [4, 8]", "enum: [4, 8, 12]")
    new = new.replace("What is shown.", "What is seen.")
    last = compared(BASE, new)[-1]
    assert (last.code, last.severity, last.place) == ("D504", Severity.NOTE, "changelog")
    assert last.actual == (
        "- acme (major): **breaking:** `models.Video`: field `url` is gone."
        " **new:** `videos.create`: `seconds`: also `12`. 1 cosmetic change."
    )


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [("enum: [4, 8]", "enum: [4, 8, 12]", "minor"), ("What is shown.", "What is seen.", "patch")],
)
def test_changelog_without_anything_breaking(old: str, new: str, part: str) -> None:
    last = compared(BASE, edited(old, new))[-1]
    assert (last.actual or "").startswith(f"- acme ({part}): ")


def test_changelog_is_one_line_that_names_cannot_leave() -> None:
    hostile = '"evil` \\n# title \\e[31m <b>"'
    new = edited(
        "        url: {type: string}\n", f"        url: {{type: string}}\n        {hostile}: {{type: string}}\n"
    )
    new = new.replace("enum: [4, 8]", 'enum: [4, 8, "x`\\n\\e[0m"]')
    found = compared(BASE, new)
    line = found[-1].actual or ""
    assert line.isprintable()
    assert line.count("`") % 2 == 0
    assert all(str(one).isprintable() for one in found)
