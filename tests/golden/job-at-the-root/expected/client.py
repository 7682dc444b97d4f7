# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from functools import cached_property

from .._runtime.client import AsyncBaseClient, Provider, SyncClient
from .resources import operations_ as _operations_
from .resources import others as _others

PROVIDER = Provider(
    name="acme",
    base_url="https://api.acme.example",
    prefix="",
)


class Client(SyncClient, _operations_.Operations):
    """Acme"""

    _provider = PROVIDER

    @cached_property
    def others(self) -> _others.Others:
        """Operations below `client.others`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _others.Others(self._transport)


class AsyncClient(AsyncBaseClient, _operations_.AsyncOperations):
    """Acme"""

    _provider = PROVIDER

    @cached_property
    def others(self) -> _others.AsyncOthers:
        """Operations below `client.others`.

        Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the
        request, and a `timeout` in seconds for one attempt.
        """
        return _others.AsyncOthers(self._transport)
