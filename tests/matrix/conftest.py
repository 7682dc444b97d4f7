"""The pages that tests of the matrix have in common."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browser import launched, opened
from tests.support.matrices import sample
from tests.support.pages import REAL, Opener, written


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all tests of the module, and gone after it: while it runs, nobody else can have an event loop."""
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sample(), tmp_path_factory.mktemp("matrix"))


@pytest.fixture
def visit(browser: Browser, small: Path) -> Opener:
    """Opens the page of the small matrix at an address."""
    return partial(opened, browser, small)


@pytest.fixture
def visit_real(browser: Browser) -> Opener:
    """Opens the page that is committed."""
    return partial(opened, browser, REAL)
