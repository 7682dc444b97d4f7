"""The checker stands alone and has its own copy of what may be shown: it has to be the same."""

from __future__ import annotations

import sys

from vidspec.core.text import visible, visible_line
from vidspec.vendoring import checker


def test_the_checker_escapes_what_vidspec_escapes() -> None:
    different = [code for code in range(sys.maxunicode + 1) if checker._visible(chr(code)) != visible_line(chr(code))]
    assert different == []


def test_a_line_has_no_ends_of_lines() -> None:
    assert visible_line("a\nb\tc\u202e") == r"a\nb\tc\u202e"
    assert visible("a\nb\tc") == "a\nb\tc"
