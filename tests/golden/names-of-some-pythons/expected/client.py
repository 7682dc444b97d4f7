# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from functools import cached_property

from .._runtime.client import AsyncBaseClient, SyncClient
from .._runtime.settings import Provider
from .resources import None_ as _None_
from .resources import async_ as _async_
from .resources import case_ as _case_
from .resources import exec as _exec
from .resources import lazy as _lazy
from .resources import match_ as _match_
from .resources import nonlocal_ as _nonlocal_
from .resources import print as _print
from .resources import type as _type
from .resources import value as _value

PROVIDER = Provider(
    name="acme",
    base_url="https://api.acme.example",
    prefix="",
)


class Client(SyncClient):
    """Acme"""

    _provider = PROVIDER

    @cached_property
    def None_(self) -> _None_.NoneModel:
        """Operations of `client.None_`."""
        return _None_.NoneModel(self._transport)

    @cached_property
    def async_(self) -> _async_.AsyncOperations:
        """Operations of `client.async_`."""
        return _async_.AsyncOperations(self._transport)

    @cached_property
    def case_(self) -> _case_.Case:
        """Operations of `client.case_`."""
        return _case_.Case(self._transport)

    @cached_property
    def exec(self) -> _exec.Exec:
        """Operations of `client.exec`."""
        return _exec.Exec(self._transport)

    @cached_property
    def lazy(self) -> _lazy.Lazy:
        """Operations of `client.lazy`."""
        return _lazy.Lazy(self._transport)

    @cached_property
    def match_(self) -> _match_.Match:
        """Operations of `client.match_`."""
        return _match_.Match(self._transport)

    @cached_property
    def nonlocal_(self) -> _nonlocal_.Nonlocal:
        """Operations of `client.nonlocal_`."""
        return _nonlocal_.Nonlocal(self._transport)

    @cached_property
    def print(self) -> _print.Print:
        """Operations of `client.print`."""
        return _print.Print(self._transport)

    @cached_property
    def type(self) -> _type.Type:
        """Operations of `client.type`."""
        return _type.Type(self._transport)

    @cached_property
    def value(self) -> _value.Value:
        """Operations of `client.value`."""
        return _value.Value(self._transport)


class AsyncClient(AsyncBaseClient):
    """Async version of `Client`."""

    _provider = PROVIDER

    @cached_property
    def None_(self) -> _None_.AsyncNoneModel:
        """Operations of `client.None_`."""
        return _None_.AsyncNoneModel(self._transport)

    @cached_property
    def async_(self) -> _async_.AsyncAsyncOperations:
        """Operations of `client.async_`."""
        return _async_.AsyncAsyncOperations(self._transport)

    @cached_property
    def case_(self) -> _case_.AsyncCase:
        """Operations of `client.case_`."""
        return _case_.AsyncCase(self._transport)

    @cached_property
    def exec(self) -> _exec.AsyncExec:
        """Operations of `client.exec`."""
        return _exec.AsyncExec(self._transport)

    @cached_property
    def lazy(self) -> _lazy.AsyncLazy:
        """Operations of `client.lazy`."""
        return _lazy.AsyncLazy(self._transport)

    @cached_property
    def match_(self) -> _match_.AsyncMatch:
        """Operations of `client.match_`."""
        return _match_.AsyncMatch(self._transport)

    @cached_property
    def nonlocal_(self) -> _nonlocal_.AsyncNonlocal:
        """Operations of `client.nonlocal_`."""
        return _nonlocal_.AsyncNonlocal(self._transport)

    @cached_property
    def print(self) -> _print.AsyncPrint:
        """Operations of `client.print`."""
        return _print.AsyncPrint(self._transport)

    @cached_property
    def type(self) -> _type.AsyncType:
        """Operations of `client.type`."""
        return _type.AsyncType(self._transport)

    @cached_property
    def value(self) -> _value.AsyncValue:
        """Operations of `client.value`."""
        return _value.AsyncValue(self._transport)
