"""Tests of the file of waivers and of what is wrong with it."""

from __future__ import annotations

from datetime import date

import pytest
from vidspec.core.positions import Position
from vidspec.findings.report import Waiver
from vidspec.findings.waivers import read

GOOD = """\
waivers:
  - fingerprint: D104-0123456789abcdef
    reason: They know.
    owner: ann
    expires: 2030-12-31
  - {rule: R103, place: "/paths/~1v1", reason: "Yes: it is so.", owner: bob, expires: "2028-02-29"}
"""


def test_waivers_are_read_with_their_places() -> None:
    waivers, found = read(GOOD, "waivers.yaml")
    assert found == ()
    assert waivers == (
        Waiver(
            reason="They know.",
            owner="ann",
            expires=date(2030, 12, 31),
            at=Position("waivers.yaml", 2, 5),
            fingerprint="D104-0123456789abcdef",
        ),
        Waiver(
            reason="Yes: it is so.",
            owner="bob",
            expires=date(2028, 2, 29),
            at=Position("waivers.yaml", 6, 5),
            rule="R103",
            place="/paths/~1v1",
        ),
    )
    assert [one.code for one in waivers] == ["D104", "R103"]


def test_there_may_be_no_waiver() -> None:
    assert read("waivers: []\n", "waivers.yaml") == ((), ())


_REST = "reason: r, owner: o, expires: 2030-01-01"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "empty"),
        ("- a\n", 1, "`waivers`"),
        ("waivers:\n", 1, "`waivers`"),
        ("waivers: {a: b}\n", 1, "`waivers`"),
        ("waivers: [\n", 2, "not YAML"),
        ("waivers: []\nwaivers: []\n", 2, "stands already"),
        ("waivers: []\nmore: 1\n", 2, "'more'"),
        ("waivers:\n  - text\n", 2, "mapping"),
        ("waivers:\n  - []\n", 2, "mapping"),
        (f"waivers:\n  - {{{_REST}}}\n", 2, "either"),
        (f"waivers:\n  - {{rule: D104, {_REST}}}\n", 2, "either"),
        (f"waivers:\n  - {{place: x, {_REST}}}\n", 2, "either"),
        (f"waivers:\n  - {{fingerprint: D104-0123456789abcdef, rule: D104, place: x, {_REST}}}\n", 2, "either"),
        (f"waivers:\n  - {{fingerprint: D104-0123456789abcdef, place: x, {_REST}}}\n", 2, "either"),
        (f"waivers:\n  - {{fingerprint: D104, {_REST}}}\n", 2, "looks like"),
        (f"waivers:\n  - {{fingerprint: D104-0123456789ABCDEF, {_REST}}}\n", 2, "looks like"),
        (f"waivers:\n  - {{fingerprint: X101-0123456789abcdef, {_REST}}}\n", 2, "unknown code"),
        (f"waivers:\n  - {{fingerprint: W102-0123456789abcdef, {_REST}}}\n", 2, "cannot be waived"),
        (f"waivers:\n  - {{rule: D901, place: x, {_REST}}}\n", 2, "unknown code"),
        (f"waivers:\n  - {{rule: D199, place: x, {_REST}}}\n", 2, "unknown code"),
        (f"waivers:\n  - {{fingerprint: R999-0123456789abcdef, {_REST}}}\n", 2, "unknown code"),
        (f"waivers:\n  - {{rule: D1, place: x, {_REST}}}\n", 2, "looks like"),
        (f"waivers:\n  - {{rule: D001, place: x, {_REST}}}\n", 2, "cannot be waived"),
        (f"waivers:\n  - {{fingerprint: S001-0123456789abcdef, {_REST}}}\n", 2, "cannot be waived"),
        (f"waivers:\n  - {{rule: D104, place: 12, {_REST}}}\n", 2, "`place`"),
        (f"waivers:\n  - {{rule: D104, place: ' ', {_REST}}}\n", 2, "`place`"),
        (f"waivers:\n  - {{rule: D104, place: x, more: y, {_REST}}}\n", 2, "'more'"),
        ("waivers:\n  - {rule: D104, place: x, owner: o, expires: 2030-01-01}\n", 2, "`reason`"),
        ("waivers:\n  - {rule: D104, place: x, reason: r, expires: 2030-01-01}\n", 2, "`owner`"),
        ("waivers:\n  - {rule: D104, place: x, reason: r, owner: o}\n", 2, "`expires`"),
        ("waivers:\n  - {rule: D104, place: x, reason: r, owner: o, expires: soon}\n", 2, "`expires`"),
        ("waivers:\n  - {rule: D104, place: x, reason: r, owner: o, expires: 2030-02-29}\n", 2, "`expires`"),
        ("waivers:\n  - {rule: D104, place: x, reason: r, owner: o, expires: 2030}\n", 2, "`expires`"),
        ("waivers:\n  - {rule: D104, place: x, reason: r, owner: [o], expires: 2030-01-01}\n", 2, "`owner`"),
    ],
)
def test_a_malformed_waiver_is_told_with_its_line_and_waives_nothing(text: str, line: int, said: str) -> None:
    waivers, found = read(text, "waivers.yaml")
    assert waivers == ()
    assert {one.code for one in found} == {"W101"}
    assert all(one.fails for one in found)
    assert (found[0].at.file, found[0].at.line) == ("waivers.yaml", line)
    assert said in found[0].message


def test_a_key_of_its_own_is_told_at_its_place() -> None:
    rest = "    reason: r\n    owner: o\n    expires: 2030-01-01\n"
    _, (found,) = read(f"waivers:\n  - rule: D104\n    place: x\n    until: 2030-01-01\n{rest}", "w")
    assert found.at == Position("w", 4, 5)


def test_all_that_is_wrong_is_told_at_once_and_what_is_right_is_read() -> None:
    waivers, found = read(f"{GOOD}  - {{rule: X1, place: 5, expires: soon}}\n  - 7\n", "waivers.yaml")
    assert len(waivers) == 2
    told = " ".join(one.message for one in found)
    assert all(word in told for word in ("`rule`", "`place`", "`expires`", "`reason`", "`owner`", "mapping"))
    assert len(found) == 6
