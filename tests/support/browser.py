"""Owns the browser of the tests: where it is, that it may be absent, and that a page asks for nothing but itself."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable() -> str | None:
    """The browser that is installed here; it is never downloaded."""
    given = os.environ.get("VIDSPEC_CHROMIUM")
    return given or next((found for name in _NAMES if (found := shutil.which(name))), None)


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser. Skips where none is installed, unless the environment insists on it."""
    path = executable()
    if path is None:
        reason = f"no browser is installed: looked for {', '.join(_NAMES)} and at VIDSPEC_CHROMIUM"
        if os.environ.get("VIDSPEC_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, file: Path, address: str = "", **settings: Any) -> Iterator[Page]:
    """A page in a context of its own. What it complains of, and what it fetches beside itself, fails the test."""
    # Motion is reduced, so that nothing is on its way when a test looks.
    with browser.new_context(
        **{"reduced_motion": "reduce", "viewport": {"width": 1440, "height": 900}, **settings}
    ) as c:
        page = c.new_page()
        page.set_default_timeout(10_000)
        complaints: list[str] = []
        fetched: list[str] = []
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(file.as_uri() + address)
        yield page
        assert complaints == []
        assert {url.partition("#")[0].partition("?")[0] for url in fetched if not url.startswith("data:")} == {
            file.as_uri()
        }
