# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.import_`."""

from __future__ import annotations

from functools import cached_property

from ..._runtime.request import Options, Request, path
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models


def _yield_(
    class_: str,
    self_: str | None = None,
    timeout_: int | None = None,
    from_: str | None = None,
    n4k: bool | None = None,
) -> Request[models.ImportYieldResponse]:
    return Request(
        operation="import.yield",
        method="POST",
        path=path("/v1/{class}", **{"class": class_}),
        result=models.ImportYieldResponse,
        query={"self": self_, "timeout": timeout_},
        body={"from": from_, "4k": n4k},
        encodings=("json",),
        blocking=True,
    )


class Import(Resource):
    """Operations of `client.import_`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def yield_(
        self,
        class_: str,
        *,
        self_: str | None = None,
        timeout_: int | None = None,
        from_: str | None = None,
        n4k: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.ImportYieldResponse:
        """POST /v1/{class}

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Args:
            class_: Not described.
            self_: Not described.
            timeout_: Not described.
            from_: Not described.
            n4k: Not described.

        Returns:
            A `models.ImportYieldResponse`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _yield_(class_, self_, timeout_, from_, n4k), Options(extra_headers, extra_query, extra_body, timeout)
        )

    @cached_property
    def with_raw_response(self) -> ImportWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return ImportWithRawResponse(Import(self._transport.raw()))


class ImportWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Import) -> None:
        self._resource = resource
        self.yield_ = raw(resource.yield_)


class AsyncImport(AsyncResource):
    """Async version of `Import`."""

    async def yield_(
        self,
        class_: str,
        *,
        self_: str | None = None,
        timeout_: int | None = None,
        from_: str | None = None,
        n4k: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.ImportYieldResponse:
        """Async version of `Import.yield_`."""
        return await self._transport.send(
            _yield_(class_, self_, timeout_, from_, n4k), Options(extra_headers, extra_query, extra_body, timeout)
        )

    @cached_property
    def with_raw_response(self) -> AsyncImportWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncImportWithRawResponse(AsyncImport(self._transport.raw()))


class AsyncImportWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncImport) -> None:
        self._resource = resource
        self.yield_ = async_raw(resource.yield_)
