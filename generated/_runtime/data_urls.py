# SPDX-License-Identifier: MIT
"""Owns files that a response holds itself, as `data:` URLs (RFC 2397)."""

from __future__ import annotations

import base64
from urllib.parse import unquote_to_bytes

import httpx

from .errors import InvalidRequestError


def response_of(url: str) -> httpx.Response:
    """What a server would have sent for the file. Raises InvalidRequestError for a malformed URL."""
    head, comma, data = url[5:].partition(",")
    media, *parameters = head.split(";")
    content = b""
    try:
        content = unquote_to_bytes(data)
        if "base64" in (parameter.strip().lower() for parameter in parameters):
            packed = b"".join(content.split()).translate(bytes.maketrans(b"-_", b"+/"))
            content = base64.b64decode(packed + b"=" * (-len(packed) % 4), validate=True)
    except ValueError:  # of base64, or of what cannot be bytes
        comma = ""
    if not comma:
        raise InvalidRequestError("malformed data URL: expected data:<media type>;base64,<content>")
    media = media.strip() or "text/plain"
    headers = {"content-type": media} if media.isascii() and media.isprintable() else {}
    return httpx.Response(200, headers=headers, content=content, request=httpx.Request("GET", "data:,"))
