# SPDX-License-Identifier: MIT
"""Lists that come in pages: which page is next, and when there is none. Does no I/O."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Generator
from dataclasses import dataclass, replace
from typing import Any

from .model import begin_pages
from .reading import lookup
from .request import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """How a list goes on: names of fields in its response, and of the parameter that takes the cursor."""

    items: str
    more: str
    parameter: str
    cursor: str | None = None  # otherwise the id of the last element

    def begin(self, response: Any, call: Request[Any], fetch: Callable[[Request[Any]], Any], *, awaits: bool) -> None:
        """From now on the response can be iterated over, with the pages that follow it."""
        begin_pages(response, Page(self, call, fetch, awaits))


@dataclass(frozen=True, slots=True)
class Page:
    """What a response needs to be iterated over with those that follow it."""

    pages: Pages
    call: Request[Any]
    fetch: Callable[[Request[Any]], Any]  # the next page, or what gives it when it is awaited
    awaits: bool

    def iterated(self, response: Any) -> Generator[Any, None, None]:
        """The elements of a page and of all that follow; each page is asked for when it is needed."""
        self._check(awaits=False)
        return self._iterated(response)

    def async_iterated(self, response: Any) -> AsyncGenerator[Any, None]:
        """`iterated` for async clients."""
        self._check(awaits=True)
        return self._async_iterated(response)

    def _check(self, *, awaits: bool) -> None:
        """Raises TypeError for the other kind of loop: it would end after the first page."""
        if awaits != self.awaits:
            raise TypeError(f"expected `{'async for' if self.awaits else 'for'}` over the pages of this client")

    def _iterated(self, response: Any) -> Generator[Any, None, None]:
        seen = self._seen()
        while True:
            yield from self._items(response)
            call = self._following(response, seen)
            if call is None:
                return
            response = self.fetch(call)

    async def _async_iterated(self, response: Any) -> AsyncGenerator[Any, None]:
        seen = self._seen()
        while True:
            for element in self._items(response):
                yield element
            call = self._following(response, seen)
            if call is None:
                return
            response = await self.fetch(call)

    def _seen(self) -> set[str]:
        """The cursors of pages that were asked for."""
        return {str(self.call.query.get(self.pages.parameter))}

    def _items(self, response: Any) -> list[Any]:
        """The elements of a page."""
        elements = lookup(response, f"/{self.pages.items}")
        return elements if isinstance(elements, list) else []

    def _following(self, response: Any, seen: set[str]) -> Request[Any] | None:
        """The call for the next page; None after the last one, and where a server names a page again."""
        items = self._items(response)
        if lookup(response, f"/{self.pages.more}") is not True or not items:
            return None
        cursor = lookup(response, f"/{self.pages.cursor}") if self.pages.cursor else None
        cursor = cursor or lookup(items[-1], "/id")
        if not isinstance(cursor, (str, int)) or str(cursor) in seen:
            return None
        seen.add(str(cursor))
        return replace(self.call, query={**self.call.query, self.pages.parameter: cursor})
