"""Owns the options of the tests, and what many of them ask for: clients, pauses, names of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.doubles import Caller, instant_sleeps
from tests.support.served import OLD


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files and pass; review the diff")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(params=["sync", "async"])
def caller(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """Who calls clients of either kind the same way."""
    with Caller(request.param) as found:
        yield found


@pytest.fixture
def pauses() -> Iterator[list[float]]:
    """The pauses that clients ask for, none of which is waited for."""
    with instant_sleeps() as found:
        yield found


@pytest.fixture
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment says, servers on loopback are asked themselves."""
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture(params=["new", "old"])
def final(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The final name of a download: free, or that of an older file."""
    path = tmp_path / "out.mp4"
    if request.param == "old":
        path.write_bytes(OLD)
    return path


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if terminalreporter.config.getoption("--accept"):
        terminalreporter.write_line("The golden files were rewritten; review the diff.", yellow=True)
