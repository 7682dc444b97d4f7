"""Owns what CI runs with other Pythons: which of them, with which versions."""

from __future__ import annotations

import runpy
import sys

import pytest

from tests.support.project import PROJECT

PYTHONS = runpy.run_path(str(PROJECT / ".ci" / "pythons.py"))
LOWEST, USUAL = ".ci/lowest.txt", ".ci/constraints.txt"


@pytest.mark.parametrize(
    ("found", "own", "runs"),
    [
        ([(3, 11), (3, 12), (3, 13)], (3, 11), [((3, 11), LOWEST), ((3, 13), USUAL)]),
        ([(3, 11), (3, 12), (3, 13)], (3, 12), [((3, 11), LOWEST), ((3, 13), USUAL)]),
        ([(3, 13), (3, 11)], (3, 13), [((3, 11), LOWEST)]),
        ([(3, 11)], (3, 11), [((3, 11), LOWEST)]),
        ([(3, 12), (3, 13)], (3, 12), [((3, 13), USUAL)]),
        ([(3, 14)], (3, 14), []),
    ],
)
def test_the_oldest_runs_the_lowest_versions_and_the_newest_those_of_ci(
    found: list[tuple[int, int]], own: tuple[int, int], runs: list[tuple[tuple[int, int], str]]
) -> None:
    assert PYTHONS["plan"](found, own) == runs


def test_the_python_that_runs_is_among_those_that_are_found() -> None:
    assert sys.version_info[:2] in PYTHONS["interpreters"]()
    assert min(PYTHONS["interpreters"]()) >= (3, 11)


def test_the_oldest_is_what_the_package_requires() -> None:
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'requires-python = ">={".".join(map(str, PYTHONS["OLDEST"]))}"' in text


def test_what_is_run_is_there() -> None:
    assert all((PROJECT / path).exists() for path in (*PYTHONS["TESTS"], LOWEST, USUAL))
