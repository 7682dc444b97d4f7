# SPDX-License-Identifier: MIT
"""Owns what a call gives besides models: answers with their headers, and what is closed in the end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Generic, ParamSpec, Self, TypeVar, cast

import httpx

P = ParamSpec("P")
T = TypeVar("T")


class Answered:
    """What has an answer behind it."""

    def __init__(self, response: httpx.Response) -> None:
        self.http_response = response

    @property
    def status_code(self) -> int:
        return self.http_response.status_code

    @property
    def headers(self) -> httpx.Headers:
        return self.http_response.headers


class Closing(Answered):
    """What holds a connection until it is closed. Also a context manager."""

    def close(self) -> None:
        self.http_response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClosing(Answered):
    """`Closing` for async clients."""

    async def close(self) -> None:
        await self.http_response.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


class RawResponse(Answered, Generic[T]):
    """An answer with its headers; `parse()` gives what the plain call would have given."""

    def __init__(self, response: httpx.Response, parse: Callable[[], T]) -> None:
        super().__init__(response)
        self._parse = parse

    def parse(self) -> T:
        """The result; raises what the plain call raises."""
        return self._parse()


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """The type of `method` on a resource whose transport answers with `RawResponse`; nothing happens at run time."""
    return cast(Callable[P, RawResponse[T]], method)


def async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]:
    """`raw` for methods of async resources."""
    return cast(Callable[P, Awaitable[RawResponse[T]]], method)
