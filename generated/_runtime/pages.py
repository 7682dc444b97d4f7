"""Owns lists that come in pages: which page is next, and when there is none. Does no I/O."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Generator
from dataclasses import dataclass, replace
from typing import Any

from .reading import lookup
from .request import Pages, Request


@dataclass(frozen=True, slots=True)
class Page:
    """What a response needs to be iterated over with those that follow it."""

    pages: Pages
    call: Request[Any]
    fetch: Callable[[Request[Any]], Any]  # the next page, or what gives it when it is awaited
    awaits: bool

    def check(self, *, awaits: bool) -> None:
        """Raises TypeError for the other kind of loop: it would end after the first page."""
        if awaits != self.awaits:
            raise TypeError(f"expected `{'async for' if self.awaits else 'for'}` over the pages of this client")

    def items(self, response: Any) -> list[Any]:
        """The elements of this page."""
        elements = lookup(response, f"/{self.pages.items}")
        return elements if isinstance(elements, list) else []

    def following(self, response: Any, seen: set[str]) -> Request[Any] | None:
        """The call for the next page; None after the last one, and where a server names a page again."""
        items = self.items(response)
        if lookup(response, f"/{self.pages.more}") is not True or not items:
            return None
        cursor = lookup(response, f"/{self.pages.cursor}") if self.pages.cursor else None
        cursor = cursor or lookup(items[-1], "/id")
        if not isinstance(cursor, (str, int)) or str(cursor) in seen:
            return None
        seen.add(str(cursor))
        return replace(self.call, query={**self.call.query, self.pages.parameter: cursor})


def iterated(page: Page, response: Any) -> Generator[Any, None, None]:
    """The elements of a page and of all that follow; each page is asked for when it is needed."""
    seen = {str(page.call.query.get(page.pages.parameter))}
    while True:
        yield from page.items(response)
        call = page.following(response, seen)
        if call is None:
            return
        response = page.fetch(call)


async def async_iterated(page: Page, response: Any) -> AsyncGenerator[Any, None]:
    """`iterated` for async clients."""
    seen = {str(page.call.query.get(page.pages.parameter))}
    while True:
        for element in page.items(response):
            yield element
        call = page.following(response, seen)
        if call is None:
            return
        response = await page.fetch(call)
