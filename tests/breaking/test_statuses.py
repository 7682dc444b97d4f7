"""Tests of changes of the statuses of responses and jobs."""

from __future__ import annotations

import pytest

from tests.support.revisions import ADDITIVE, BASE, BREAKING, COSMETIC, at_place, compared, edited


def test_second_status_of_success_is_told() -> None:
    answer = "        '200':\n          description: The picture."
    found = compared(BASE, edited(answer, f"        '202': {{description: Not yet.}}\n{answer}"))
    assert at_place(found, "videos.frame answer status").actual == "202 or 200"


def test_status_that_comes_under_a_range_is_not_gone() -> None:
    ranged = edited("        '400':\n", "        4XX:\n")
    there, back = compared(BASE, ranged), compared(ranged, BASE)
    assert not [one for one in (*there, *back) if one.code == BREAKING]
    assert "no longer" not in "".join(one.message for one in there)
    assert at_place(there, "videos.create error 4XX").code == ADDITIVE
    own = at_place(back, "videos.create error 400")
    assert (own.code, own.expected, own.actual) == (COSMETIC, "4XX", "400")
    assert "on its own, was part of `4XX`" in own.message


@pytest.mark.parametrize("cover", ["4XX", "default"])
def test_shape_of_an_error_that_comes_under_a_range(cover: str) -> None:
    other = edited("        '400':\n", f"        {cover}:\n").replace("schemas/Fault'", "schemas/Reason'")
    found = compared(BASE, other)
    assert at_place(found, "videos.create error 400").actual == cover
    assert at_place(found, "videos.create error 400 type").code == BREAKING
    assert at_place(compared(other, BASE), "videos.create error 400 type").code == BREAKING


def test_order_of_values_is_not_told() -> None:
    """Generated code lists them in that order, and nothing that callers write depends on it."""
    assert compared(BASE, edited("enum: [4, 8]", "enum: [8, 4]")) == ()
