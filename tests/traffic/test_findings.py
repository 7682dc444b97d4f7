"""Tests of how departures are gathered, and of what their findings show."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from vidspec.findings.diagnostic import Severity
from vidspec.pipeline import read_specs
from vidspec.traffic import compare
from vidspec.traffic.privacy import is_secret

from generated._runtime.recording import names
from tests.support.exchanges import ACME, BASE, VIDEO, acme, check, entry, har, sent_json
from tests.support.project import SPEC, sources


def test_findings_are_gathered_with_count_and_time() -> None:
    entries = [entry(), *[entry(body={**VIDEO, "extra": 1})] * 3]
    entries[3] = entries[3] | {"startedDateTime": "2026-01-03T00:00:00Z"}
    text = json.dumps({"log": {"entries": entries}}, indent=1)
    (one,) = compare(text, "t.har", (acme(),)).findings
    assert one.provider == "acme"
    assert one.place == "acme videos.retrieve answer 200 /extra"
    assert (one.expected, one.actual, one.severity) == ("no such field", "integer", Severity.WARNING)
    assert (
        "3 times, first in entry 2 of 2026-01-02T03:04:05.678Z, last in entry 4 of 2026-01-03T00:00:00Z" in one.message
    )
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line == "   {"]
    assert (one.at.line, one.at.column) == (starts[1], 4)
    assert [at.line for at in one.related] == [starts[3]]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_first_and_last_go_by_time(order: tuple[int, int, int]) -> None:
    """Some write the newest exchange first, and clocks stand in zones of their own."""
    times = ("2026-01-02T23:30:00.5-05:00", "2026-01-03T05:00:00Z", "2026-01-03T07:00:00+01:00")
    (one,) = check(*(entry(body={**VIDEO, "x": 1}) | {"startedDateTime": times[index]} for index in order)).findings
    first, last = order.index(0) + 1, order.index(2) + 1
    assert f"first in entry {first} of {times[0]}, last in entry {last} of {times[2]}" in one.message


def test_exchanges_of_one_time_or_none_stay_in_the_order_of_the_file() -> None:
    times = ("2026-01-03T00:00:00Z", "no time", "2026-01-03T00:00:00Z", "2026-99-99T00:00:00Z")
    (one,) = check(*(entry(body={**VIDEO, "x": 1}) | {"startedDateTime": time} for time in times)).findings
    assert "first in entry 1 of 2026-01-03T00:00:00Z, last in entry 4" in one.message


def test_different_findings_have_different_fingerprints() -> None:
    bodies = [{"id": 1}, {**VIDEO, "status": "a"}, {**VIDEO, "status": "b"}, {**VIDEO, "x": 1}, {**VIDEO, "x": "1"}]
    told = check(*(entry(body=body) for body in bodies)).findings
    assert len({one.fingerprint for one in told}) == len(told) == 6
    again = check(entry(), *(entry(body=body) for body in bodies)).findings
    assert {one.fingerprint for one in again} == {one.fingerprint for one in told}


def test_nothing_of_users_is_told() -> None:
    words = "a cat that nobody may know"
    body = {"prompt": words, "size": words, "seconds": words}
    result = check(sent_json(body), entry(body={**VIDEO, "status": words, "id": [words]}, url=f"{BASE}/videos/{words}"))
    assert len(result.findings) == 4
    assert words not in "".join(map(str, result.findings))
    shown = check(entry(body={**VIDEO, "status": "throttled"})).findings
    assert "throttled" in shown[0].message


def test_hostile_names_are_harmless() -> None:
    name = "\x1b[31m\u202e::error::\n" + "x" * 500
    (one,) = check(entry(body={**VIDEO, name: 1})).findings
    assert str(one).isprintable()
    assert len(one.place) < 250
    many = check(entry(body={**VIDEO, **{f"f{number}": 1 for number in range(3000)}})).findings
    assert [one.code for one in many if one.code != "D405"] == ["D411"]
    assert len(many) == 1001


SECRETS = (
    *("Authorization", "x-api-key", "cookie", "access_token", "client_secret", "X-Amz-Signature", "credentials"),
    *("sessionId", "password", "passwd", "csrf", "xsrfField", "jwt", "bearer"),
    *("pwd", "userPwd", "passphrase", "sk", "app_sk", "ak", "sign", "x-sign", "hmac", "otp", "sig"),
)


NO_SECRETS = ("id", "status", "prompt", "task_id", "mask", "signal", "design", "assigned", "speaker", "option", "size")


@pytest.mark.parametrize("name", [*SECRETS, *NO_SECRETS, "keyframe", "max_tokens"])
def test_names_of_secrets_are_those_of_the_recorder(name: str) -> None:
    assert is_secret(name) == names.is_secret(name)


@pytest.mark.parametrize("name", SECRETS)
def test_value_of_a_secret_is_not_told(name: str) -> None:
    text = ACME.replace(
        "status: {type: string, enum: [queued, done]}",
        f"status: {{type: string}}\n        {name}: {{type: string, enum: [no]}}",
    )
    (provider,), _ = read_specs(replace(sources(), specs={SPEC: text}))
    (one,) = compare(har(entry(body={**VIDEO, name: "s3cr3t"})), "t.har", (provider,)).findings
    assert (one.code, one.actual) == ("D406", "a text")


@pytest.mark.parametrize("name", NO_SECRETS)
def test_names_that_are_like_those_of_secrets(name: str) -> None:
    assert not is_secret(name)
