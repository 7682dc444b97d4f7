# SPDX-License-Identifier: MIT
"""The base of all resources: the groups of operations that a client has as attributes."""

from __future__ import annotations

from .transport import AsyncTransport, Transport


class Resource:
    """Operations of a sync client."""

    def __init__(self, transport: Transport) -> None:
        self.__transport = transport

    @property
    def _transport(self) -> Transport:
        return self.__transport


class AsyncResource:
    """Operations of an async client."""

    def __init__(self, transport: AsyncTransport) -> None:
        self.__transport = transport

    @property
    def _transport(self) -> AsyncTransport:
        return self.__transport
