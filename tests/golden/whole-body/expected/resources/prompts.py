# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.prompts`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout


def _replace(body: Sequence[str]) -> Request[None]:
    return Request(
        operation="prompts.replace",
        method="PUT",
        path="/v1/prompts",
        body=body,
        encodings=("json",),
    )


class Prompts(Resource):
    """Operations of `client.prompts`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def replace(
        self,
        *,
        body: Sequence[str],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """PUT /v1/prompts

        Args:
            body: All of them.

        Returns:
            Nothing.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        self._transport.send(_replace(body), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> PromptsWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return PromptsWithRawResponse(Prompts(self._transport.raw()))


class PromptsWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Prompts) -> None:
        self._resource = resource
        self.replace = raw(resource.replace)


class AsyncPrompts(AsyncResource):
    """Async version of `Prompts`."""

    async def replace(
        self,
        *,
        body: Sequence[str],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Async version of `Prompts.replace`."""
        await self._transport.send(_replace(body), Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncPromptsWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncPromptsWithRawResponse(AsyncPrompts(self._transport.raw()))


class AsyncPromptsWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncPrompts) -> None:
        self._resource = resource
        self.replace = async_raw(resource.replace)
