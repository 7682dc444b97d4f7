# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""The clients: where the API is, how the key is sent, and which resources there are."""

from __future__ import annotations

from .._runtime.client import AsyncBaseClient, SyncClient
from .._runtime.settings import Provider

PROVIDER = Provider(
    name="acme",
    base_url="https://api.acme.example",
    prefix="",
)


class Client(SyncClient):
    """Acme"""

    _provider = PROVIDER


class AsyncClient(AsyncBaseClient):
    """Async version of `Client`."""

    _provider = PROVIDER
