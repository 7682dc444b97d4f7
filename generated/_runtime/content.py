# SPDX-License-Identifier: MIT
"""Owns what the bytes of an answer are: JSON, or text, or what its headers call them."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx

NOT_JSON: Any = object()
_MARK = b"\xef\xbb\xbf"  # of UTF-8
_PART = re.compile(r"bytes 0-(\d+)/(\d+)")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"{\0", b"[\0", b"<\0", b"\0{", b"\0[", b"\0<")  # UTF-16
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")  # no text holds these, and the first bytes of a video do
_FIELDS = (b"data:", b"event:", b"id:", b"retry:", b":")  # of events
_ERROR_LENGTH = 1024 * 1024  # bytes; what is longer is no error, whatever it calls itself


def parsed(content: bytes) -> Any:
    """A body as JSON, or `NOT_JSON`."""
    try:
        return json.loads(content.removeprefix(_MARK))
    except (ValueError, RecursionError):
        return NOT_JSON


def decoded(content: bytes) -> Any:
    """A body as JSON, or as text where it is none; a server may name a character set that does not exist."""
    found = parsed(content)
    return content.decode("utf-8", "replace") if found is NOT_JSON else found


def is_text(content: bytes) -> bool:
    """Whether all of the bytes may be text."""
    return not _CONTROLS.search(content)


def may_be_no_file(head: bytes) -> bool:
    """Whether the first bytes may be those of JSON, a page or words: those of a video hold control characters."""
    return is_text(head) or bare(head)[:1] in (b"{", b"[", b"<", b'"') or head.startswith(_WIDE)


def is_page(content: bytes) -> bool:
    """Whether the bytes begin as HTML and XML do."""
    return bare(content).startswith((b"<", b"<\0", b"\0<", b"\xff\xfe<", b"\xfe\xff\0<"))


def begins_as_json(content: bytes) -> bool:
    """Whether the bytes begin as JSON does; it may have broken off."""
    return bare(content)[:1] in (b"{", b"[", b'"')


def bare(content: bytes) -> bytes:
    """The bytes without a mark and white space before them."""
    return content.removeprefix(_MARK).lstrip()


def media_type(response: httpx.Response) -> str:
    """The content type of an answer without its parameters."""
    return str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()


def is_labelled_otherwise(response: httpx.Response) -> bool:
    """Whether the response calls itself JSON, or a page, where something else was asked for."""
    media = media_type(response)
    return media == "text/html" or is_json(media)


def is_no_file(response: httpx.Response) -> bool:
    """Whether the answer calls itself JSON, or a page, where something else was asked for, and is short."""
    length = response.headers.get("content-length", "")
    return is_labelled_otherwise(response) and not (length.isdecimal() and int(length) > _ERROR_LENGTH)


def begins_as_events(content: bytes) -> bool | None:
    """Whether the bytes begin as server-sent events do; None if there are too few of them to tell."""
    head = bare(content)
    if head == _MARK[: len(head)] or any(name.startswith(head) for name in _FIELDS):
        return None
    return head.startswith(_FIELDS)


def is_json(media: str) -> bool:
    """Whether a media type is that of JSON."""
    return media in ("application/json", "text/json") or media.endswith("+json")


def is_whole(response: httpx.Response) -> bool:
    """Whether the status speaks of all of a file; a part may be all of it."""
    found = _PART.fullmatch(response.headers.get("content-range", "").strip())
    return response.status_code in (200, 203) or (
        response.status_code == 206 and found is not None and int(found[1]) + 1 == int(found[2])
    )
