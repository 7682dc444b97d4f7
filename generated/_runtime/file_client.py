# SPDX-License-Identifier: MIT
"""Clients of an API that has files: they also download what a response names by its URL."""

from __future__ import annotations

import re
from typing import Any

import httpx

from .client import AsyncBaseClient, SyncClient
from .download import AsyncBinaryResponse, BinaryResponse, is_data_url
from .errors import InvalidRequestError
from .request import Options, Request, is_address
from .types import Headers, Timeout

_RELATIVE = re.compile(r"//?[^/\s\\][^\s\\]*|[\w.~%-]+(/[^\s\\]*)+")


class FileClient(SyncClient):
    """Base of the sync clients of an API that has files."""

    def download(
        self, url: str, *, extra_headers: Headers | None = None, timeout: Timeout | None = None
    ) -> BinaryResponse:
        """The file at a URL that an answer names; the key goes along only if the URL leads to the API itself.

        Raises:
            InvalidRequestError: It is no URL of http or https, no data URL, and no path on the API's server.
            APIError: The call failed; the subclass tells how.
        """
        options = Options(extra_headers=extra_headers, timeout=timeout)
        return BinaryResponse.open(self._transport, file_at(url, self.base_url), options)


class AsyncFileClient(AsyncBaseClient):
    """Base of the async clients of an API that has files."""

    async def download(
        self, url: str, *, extra_headers: Headers | None = None, timeout: Timeout | None = None
    ) -> AsyncBinaryResponse:
        """As `FileClient.download`."""
        options = Options(extra_headers=extra_headers, timeout=timeout)
        return await AsyncBinaryResponse.open(self._transport, file_at(url, self.base_url), options)


def file_at(url: str, base_url: str) -> Request[Any]:
    """The call for a file at a URL that a response names. Raises InvalidRequestError for anything else.

    What is no whole URL is one on the API's own server: `/files/1.mp4` from its root, `files/1.mp4` from the base URL.
    """
    address: str | None = url
    if isinstance(url, str) and _RELATIVE.fullmatch(url):
        address = _joined(base_url, url)
    if address is None or not (is_address(address) or (isinstance(url, str) and is_data_url(url))):
        raise InvalidRequestError("expected the URL of a file: of http or https, a data URL, or a path on the server")
    return Request(operation="download", method="GET", url=address, accept="*/*")


def _joined(base_url: str, url: str) -> str | None:
    """A relative URL with what it lacks; None where it is malformed."""
    try:
        return str(httpx.URL(f"{base_url}/").join(url))
    except (httpx.InvalidURL, UnicodeError):
        return None
