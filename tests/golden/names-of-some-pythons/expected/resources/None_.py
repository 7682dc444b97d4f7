# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.None_`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models


def _None_(
    type: str | None = None,
    match_: str | None = None,
    case_: str | None = None,
    value: str | None = None,
    lazy: str | None = None,
    async_: str | None = None,
    None_: str | None = None,
    print: str | None = None,
    exec: str | None = None,
    nonlocal_: str | None = None,
) -> Request[models.Names]:
    return Request(
        operation="None.None",
        method="GET",
        path="/None",
        result=models.Names,
        query={
            "type": type,
            "match": match_,
            "case": case_,
            "_": value,
            "lazy": lazy,
            "async": async_,
            "None": None_,
            "print": print,
            "exec": exec,
            "nonlocal": nonlocal_,
        },
    )


class NoneModel(Resource):
    """Operations of `client.None_`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def None_(
        self,
        *,
        type: str | None = None,
        match_: str | None = None,
        case_: str | None = None,
        value: str | None = None,
        lazy: str | None = None,
        async_: str | None = None,
        None_: str | None = None,
        print: str | None = None,
        exec: str | None = None,
        nonlocal_: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Names:
        """new 🫨 🫟 ⿼ 𜰀 \\U00013440, hidden \\u2065 \\u202e \\uffff \\U000e0001

        Args:
            type: Not described.
            match_: Not described.
            case_: Not described.
            value: Not described.
            lazy: Not described.
            async_: Not described.
            None_: Not described.
            print: Not described.
            exec: Not described.
            nonlocal_: Not described.

        Returns:
            A `models.Names`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _None_(type, match_, case_, value, lazy, async_, None_, print, exec, nonlocal_),
            Options(extra_headers, extra_query, extra_body, timeout),
        )

    @cached_property
    def with_raw_response(self) -> NoneModelWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return NoneModelWithRawResponse(NoneModel(self._transport.raw()))


class NoneModelWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: NoneModel) -> None:
        self._resource = resource
        self.None_ = raw(resource.None_)


class AsyncNoneModel(AsyncResource):
    """Async version of `NoneModel`."""

    async def None_(
        self,
        *,
        type: str | None = None,
        match_: str | None = None,
        case_: str | None = None,
        value: str | None = None,
        lazy: str | None = None,
        async_: str | None = None,
        None_: str | None = None,
        print: str | None = None,
        exec: str | None = None,
        nonlocal_: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.Names:
        """Async version of `NoneModel.None_`."""
        return await self._transport.send(
            _None_(type, match_, case_, value, lazy, async_, None_, print, exec, nonlocal_),
            Options(extra_headers, extra_query, extra_body, timeout),
        )

    @cached_property
    def with_raw_response(self) -> AsyncNoneModelWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncNoneModelWithRawResponse(AsyncNoneModel(self._transport.raw()))


class AsyncNoneModelWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncNoneModel) -> None:
        self._resource = resource
        self.None_ = async_raw(resource.None_)
