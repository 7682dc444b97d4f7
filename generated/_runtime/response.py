"""Owns what a call gives besides models: answers with their headers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Generic, ParamSpec, TypeVar, cast

import httpx

P = ParamSpec("P")
T = TypeVar("T")


class RawResponse(Generic[T]):
    """An answer with its headers; `parse()` gives what the plain call would have given."""

    def __init__(self, response: httpx.Response, parse: Callable[[], T]) -> None:
        self.http_response = response
        self._parse = parse

    @property
    def status_code(self) -> int:
        return self.http_response.status_code

    @property
    def headers(self) -> httpx.Headers:
        return self.http_response.headers

    def parse(self) -> T:
        """The result; raises what the plain call raises."""
        return self._parse()


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """The type of `method` on a resource whose transport answers with `RawResponse`; nothing happens at run time."""
    return cast(Callable[P, RawResponse[T]], method)


def async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]:
    """`raw` for methods of async resources."""
    return cast(Callable[P, Awaitable[RawResponse[T]]], method)
