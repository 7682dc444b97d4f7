"""The environment without settings of clients, for the tests of what all clients promise."""

from __future__ import annotations

import pytest

from tests.support.contract import PROVIDERS


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for provider in PROVIDERS:
        for setting in ("API_KEY", "BASE_URL"):
            monkeypatch.delenv(f"{provider.upper()}_{setting}", raising=False)
