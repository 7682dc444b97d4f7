"""The lock of the small document, for the tests of drift."""

from __future__ import annotations

import pytest
from vidspec.drift import Lock

from tests.support.films import DOCUMENT, accepted, specs


@pytest.fixture(scope="module")
def lock() -> Lock:
    return accepted(specs(), DOCUMENT, None)[1]
