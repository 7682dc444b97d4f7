"""Tests of what waivers cover and when they end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from vidspec.core.positions import Position
from vidspec.findings.codes import CODES, FAMILIES, WAIVERS
from vidspec.findings.diagnostic import Diagnostic
from vidspec.findings.report import Waiver
from vidspec.findings.waivers import apply, domain

from tests.support.waivers import FOUND, OTHER, TODAY

SOURCES = domain("drift --sources")


def waiver(**changes: Any) -> Waiver:
    known = Waiver(reason="They know.", owner="ann", expires=TODAY, at=Position("waivers.yaml", 2, 5))
    return replace(known, **changes)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code for one in found]


@pytest.mark.parametrize(
    "names",
    [{"fingerprint": FOUND.fingerprint}, {"rule": "D104", "place": "acme: row 4"}],
    ids=["fingerprint", "place"],
)
def test_a_waiver_takes_out_what_it_names_and_nothing_else(names: dict[str, str]) -> None:
    one = waiver(**names)
    applied = apply((FOUND, OTHER), (one,), TODAY, domain=SOURCES, whole=True)
    assert applied.findings == (OTHER,)
    assert applied.waived == ((FOUND, one),)


def test_a_place_may_hold_several_findings() -> None:
    second = replace(FOUND, actual="6")
    one = waiver(rule="D104", place="acme: row 4")
    assert apply((FOUND, second), (one,), TODAY, domain=SOURCES, whole=True).findings == ()
    by_fingerprint = waiver(fingerprint=FOUND.fingerprint)
    assert apply((FOUND, second), (by_fingerprint,), TODAY, domain=SOURCES, whole=True).findings == (second,)


@pytest.mark.parametrize("names", [{"rule": "D102", "place": "acme: row 4"}, {"rule": "D104", "place": "row"}])
def test_rule_and_place_have_to_be_the_same(names: dict[str, str]) -> None:
    assert FOUND in apply((FOUND,), (waiver(**names),), TODAY, domain=SOURCES, whole=True).findings


def test_a_place_is_that_of_one_provider() -> None:
    elsewhere = replace(FOUND, provider="other")
    nobodys = replace(FOUND, provider=None)
    one = waiver(rule="D104", place="acme: row 4")
    applied = apply((FOUND, elsewhere, nobodys), (one,), TODAY, domain=SOURCES, whole=True)
    assert applied.waived == ((FOUND, one),)
    assert set(applied.findings) == {elsewhere, nobodys}
    bare = waiver(rule="D104", place="row 4")
    assert apply((FOUND, nobodys), (bare,), TODAY, domain=SOURCES, whole=True).findings == (FOUND,)


@pytest.mark.parametrize(("expires", "said"), [(date(2030, 6, 16), []), (TODAY, []), (date(2030, 6, 14), ["W102"])])
def test_a_waiver_holds_through_its_last_day_and_then_only_itself_fails(expires: date, said: list[str]) -> None:
    one = waiver(fingerprint=FOUND.fingerprint, expires=expires)
    applied = apply((FOUND,), (one,), TODAY, domain=SOURCES, whole=True)
    assert codes(applied.findings) == said
    assert all(found.fails and found.at == one.at for found in applied.findings)
    assert applied.waived == ((FOUND, one),)


def test_an_expired_waiver_tells_its_owner_and_its_day() -> None:
    one = waiver(fingerprint=FOUND.fingerprint, expires=date(2030, 1, 2))
    (said,) = apply((FOUND,), (one,), TODAY, domain=SOURCES, whole=True).findings
    assert "2030-01-02" in said.message
    assert "ann" in said.message
    assert FOUND.fingerprint in said.message


def test_an_unused_waiver_is_told() -> None:
    one = waiver(rule="D104", place="row 6", expires=date(2030, 1, 2))
    applied = apply((FOUND,), (one,), TODAY, domain=SOURCES, whole=True)
    assert sorted(codes(applied.findings)) == ["D104", "W103"]
    assert len({found.fingerprint for found in applied.findings}) == 2


def test_of_a_part_nothing_is_said_of_unused_waivers() -> None:
    applied = apply((), (waiver(rule="D104", place="row 6"),), TODAY, domain=SOURCES, whole=False)
    assert applied.findings == ()


@pytest.mark.parametrize(
    ("command", "rules"),
    [
        ("check", {"S101", "R103", "M001", "G101"}),
        ("drift --sources", {"D001", "D104", "D203", "D320"}),
        ("drift --har", {"D401"}),
        ("drift --spec", {"D501"}),
        ("vendor --check", {"V101"}),
    ],
)
def test_a_command_speaks_of_its_own_families_only(command: str, rules: set[str]) -> None:
    samples = {f"{known.prefix}{'000'[len(known.prefix) - 1 :]}"[:4] for known in FAMILIES} | rules
    everything = tuple(waiver(rule=rule, place="nowhere") for rule in sorted(samples))
    said = apply((), everything, TODAY, domain=domain(command), whole=True).findings
    assert set(codes(said)) == {"W103"}
    told = {found.place.split()[0] for found in said}
    assert rules <= told
    assert {rule[0:2] if rule[0] == "D" else rule[0] for rule in told} == domain(command)


@pytest.mark.parametrize("names", [{"rule": "D104", "place": "acme: row 4"}, {"fingerprint": FOUND.fingerprint}])
def test_of_two_waivers_of_one_finding_the_second_is_unused(names: dict[str, str]) -> None:
    first = waiver(rule="D104", place="acme: row 4")
    second = waiver(at=Position("waivers.yaml", 9, 5), **names)
    applied = apply((FOUND,), (first, second), TODAY, domain=SOURCES, whole=True)
    assert applied.waived == ((FOUND, first),)
    assert [(found.code, found.at) for found in applied.findings] == [("W103", second.at)]


def test_a_narrow_waiver_leaves_the_rest_to_a_wider_one() -> None:
    second = replace(FOUND, actual="6")
    pair = (waiver(fingerprint=FOUND.fingerprint), waiver(rule="D104", place="acme: row 4"))
    applied = apply((FOUND, second), pair, TODAY, domain=SOURCES, whole=True)
    assert applied.findings == ()
    assert [one for _, one in applied.waived] == list(pair)


def test_notes_need_no_waiver() -> None:
    note = replace(FOUND, code="D105")
    applied = apply((note,), (waiver(rule="D105", place="acme: row 4"),), TODAY, domain=SOURCES, whole=True)
    assert sorted(codes(applied.findings)) == ["D105", "W103"]
    assert applied.waived == ()


def test_findings_about_waivers_cannot_be_waived() -> None:
    about = Diagnostic(Position("waivers.yaml"), "W101", "x", place="row 4")
    applied = apply((about,), (waiver(rule="W101", place="row 4"),), TODAY, domain=SOURCES, whole=True)
    assert applied.findings == (about,)


@pytest.mark.parametrize(
    "code", [code for code, entry in CODES.items() if not entry.waivable and entry.family != WAIVERS]
)
def test_what_the_table_says_cannot_be_waived_is_not(code: str) -> None:
    found = replace(FOUND, code=code)
    pair = (waiver(fingerprint=found.fingerprint), waiver(rule=code, place=found.where))
    applied = apply((found,), pair, TODAY, domain=SOURCES, whole=False)
    assert (applied.findings, applied.waived) == ((found,), ())
