"""Owns the options of the tests, their order, and what many of them ask for: clients, pauses, names of files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.doubles import Caller, instant_sleeps
from tests.support.served import OLD

settings.register_profile("any machine", deadline=None)  # how long an example takes is the subject of no property
settings.load_profile("any machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files and pass; review the diff")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: takes so long that it is started first, lest a worker ends alone with it")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: many tests wait for a clock or for a process."""
    return (os.cpu_count() or 1) + 1


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
