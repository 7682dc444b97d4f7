"""Owns the tests of `vidspec explain`."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner, Result
from vidspec.cli import app
from vidspec.findings.codes import CODES
from vidspec.findings.manual import entry, listing


def _explain(*codes: str) -> Result:
    return CliRunner().invoke(app, ["explain", *codes])


@pytest.mark.parametrize("code", ["D104", "d104"])
def test_a_code_is_explained(code: str) -> None:
    done = _explain(code)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == entry(CODES["D104"])


def test_several_codes_are_explained_in_the_order_asked_for_and_once() -> None:
    assert _explain("W101", "D001", "w101").stdout == f"{entry(CODES['W101'])}\n{entry(CODES['D001'])}"


def test_without_a_code_all_are_listed() -> None:
    done = _explain()
    assert (done.exit_code, done.stdout) == (0, listing())


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (["D199"], ["unknown code: D199; the nearest are D201, D202, D203"]),
        (["nothing"], ["unknown code: nothing; run `vidspec explain` for the list"]),
        (
            ["D104", "S999", "\x1b[31m"],
            [
                "unknown code: S999; the nearest are S131, S130, S129",
                "unknown code: \\x1b[31m; run `vidspec explain` for the list",
            ],
        ),
    ],
)
def test_an_unknown_code_is_a_usage_error_and_nothing_is_explained(codes: list[str], said: list[str]) -> None:
    done = _explain(*codes)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines() == said
