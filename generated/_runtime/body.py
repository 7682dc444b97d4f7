# SPDX-License-Identifier: MIT
"""Owns how a body goes over the wire: which encoding, which parts, and what has to be opened and closed for it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from enum import Enum
from os import SEEK_END, PathLike, fspath
from pathlib import Path
from typing import IO, Any

import httpx

from .errors import InvalidRequestError
from .media import HEAD, media_type, suffix
from .request import Encoding, fits_header, text_of

_CHUNK = 64 * 1024
_UNNAMED = "upload"  # a part without the name of a file would be a text
_NOT_BINARY = "a file object must be opened in binary mode"


@dataclass(frozen=True, slots=True)
class Encoded:
    """The arguments of httpx for a body; `content_type` is None where httpx knows it itself."""

    arguments: Mapping[str, Any]
    content_type: str | None = None
    replayable: bool = True
    size: int | None = None  # bytes, where httpx cannot tell them


class AsyncFile:
    """A file as an async HTTP client reads it: in pieces, from where it stands."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while chunk := self._file.read(_CHUNK):
            yield chunk


class _Pipe:
    """A file that can only be read: without a length that could be wrong, it is sent in chunks."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._ended = False

    def read(self, size: int = -1) -> bytes:
        if self._ended:
            raise httpx.StreamConsumed  # the authentication of an HTTP client may want to send it a second time
        chunk = self._file.read(size)
        self._ended = not chunk
        return chunk

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self.read(_CHUNK):
            yield chunk


def encode(value: Any, encodings: tuple[Encoding, ...], opened: ExitStack) -> Encoded:
    """`value`, which is the fields of the body or the whole of it, in the encoding that suits it.

    Where a body may travel in several encodings, the first one is taken, unless only JSON can carry a value (a nested
    object, where multipart would need a file). Files given by path are opened on `opened`, which the caller closes.
    """
    if not encodings or value is None:
        return Encoded({})
    encoding = _choose(value, encodings)
    if encoding == "json":
        return Encoded({"content": _json(value)}, "application/json")
    if encoding == "form":
        return Encoded({"data": {name: _texts(item, name) for name, item in value.items()}})
    if encoding == "raw":
        _, stream, media = _file(value, opened)
        size = None if isinstance(stream, _Pipe) else _size(stream)
        return Encoded({"content": stream}, media, _is_replayable(stream), size)
    return _multipart(value, opened)


def _size(content: bytes | IO[bytes]) -> int:
    if isinstance(content, bytes):
        return len(content)
    size = content.seek(0, SEEK_END)
    content.seek(0)
    return size


def check_files(names: frozenset[str], fields: Mapping[str, Any]) -> None:
    """Raises InvalidRequestError where a field that holds files holds something else: a path as text, mostly."""
    for name in names & fields.keys():
        for item in _items(fields[name]):
            if not _is_file(item) and not isinstance(item, Mapping):
                kinds = "a Path, bytes, a binary file object, or a tuple of name and one of these"
                raise InvalidRequestError(f"{name} is a file: hand over {kinds}, not {type(item).__name__}")


def _choose(value: Any, encodings: Sequence[Encoding]) -> Encoding:
    if len(encodings) > 1 and "json" in encodings and isinstance(value, Mapping):
        values = value.values()
        if any(isinstance(item, Mapping) for item in values) and not any(_is_file(item) for item in values):
            return "json"
    return encodings[0]


def _json(value: Any, name: str = "") -> bytes:
    try:
        return json.dumps(
            value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_value_of_enum
        ).encode()
    except (TypeError, ValueError) as error:
        place = name or _unwritable(value) or "the body"
        raise InvalidRequestError(f"{place} cannot be written as JSON: {error}") from None


def _value_of_enum(value: Any) -> Any:
    """What JSON has in place of an Enum that is no text and no number by itself."""
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"expected JSON types or an Enum of these, got {type(value).__name__}")


def _unwritable(value: Any) -> str | None:
    """The first field of a body that cannot be written as JSON by itself."""
    for name, item in value.items() if isinstance(value, Mapping) else ():
        try:
            json.dumps(item, allow_nan=False, ensure_ascii=False, default=_value_of_enum).encode()
        except (TypeError, ValueError):
            return str(name)
    return None


def _multipart(fields: Mapping[str, Any], opened: ExitStack) -> Encoded:
    parts: list[tuple[str, tuple[Any, ...]]] = []
    replayable = True
    for name, value in fields.items():
        for item in _items(value):
            if not _is_file(item):
                parts.extend((name, (None, text)) for text in _texts(item, name))
                continue
            filename, stream, media = _file(item, opened)
            replayable = replayable and _is_replayable(stream)
            # Without a media type `httpx` would ask the tables of the machine.
            parts.append((name, (filename or _UNNAMED + suffix(media), stream, media)))
    return Encoded({"files": parts}, replayable=replayable)


def _texts(value: Any, name: str) -> list[str]:
    """A field as the texts of its parts: several for a list of scalars, JSON for an object."""
    if isinstance(value, (list, tuple)) and not any(isinstance(item, (Mapping, list, tuple)) for item in value):
        return [_text(item, name) for item in value]
    if isinstance(value, (Mapping, list, tuple)):
        return [_json(value, name).decode()]
    return [_text(value, name)]


def _text(value: Any, name: str) -> str:
    return "null" if value is None else text_of(value, name)


def _items(value: Any) -> Sequence[Any]:
    """The values of a field: several for a list or a tuple, unless the tuple is one file with its name."""
    return value if isinstance(value, (list, tuple)) and not _is_file(value) else [value]


def _is_file(value: Any) -> bool:
    if isinstance(value, tuple):
        # With a name it is one file; without, several.
        return len(value) in (2, 3) and isinstance(value[0], str) and _is_file(value[1])
    return isinstance(value, (bytes, bytearray, PathLike)) or hasattr(value, "read")


def _file(value: Any, opened: ExitStack) -> tuple[str, bytes | IO[bytes] | _Pipe, str]:
    """The file name, which may be empty, what is to be sent, and the media type of a file as callers may give it."""
    filename, content, media = _file_parts(value)
    stream = _open(content, opened)
    return filename, stream, media or media_type(filename, _head(stream))


def _file_parts(value: Any) -> tuple[str, Any, str | None]:
    """File name, content and media type as far as they are given."""
    if isinstance(value, tuple):
        filename, content, *media = value
        if media and media[0] is not None and not (isinstance(media[0], str) and fits_header(media[0])):
            raise InvalidRequestError("the media type of a file cannot be sent: not text, or not in ASCII")
        return filename, content, media[0] if media else None
    if isinstance(value, PathLike):
        return Path(fspath(value)).name, value, None
    name = getattr(value, "name", None)
    return Path(name).name if isinstance(name, str) else "", value, None


def _file_at(path: PathLike[str], opened: ExitStack) -> IO[bytes]:
    try:
        return opened.enter_context(Path(fspath(path)).open("rb"))
    except OSError as error:
        raise InvalidRequestError(f"cannot read {fspath(path)!r}: {error.strerror}") from error


def _open(content: Any, opened: ExitStack) -> bytes | IO[bytes] | _Pipe:
    """What is to be sent: bytes, an open file at its start, or what can only be read once."""
    if isinstance(content, PathLike):
        file = _file_at(content, opened)
        return file if file.seekable() else _Pipe(file)
    if isinstance(content, (bytes, bytearray)):
        return bytes(content)
    if not hasattr(content, "read"):
        raise InvalidRequestError(f"a file is a Path, bytes or a binary file object, not {type(content).__name__}")
    given: IO[bytes] = content
    if isinstance(given.read(0), str):
        raise InvalidRequestError(_NOT_BINARY)
    if not getattr(given, "seekable", lambda: False)():
        return _Pipe(given)
    given.seek(0)  # a file is sent from its start, when it is sent again too
    return given


def _is_replayable(stream: bytes | IO[bytes] | _Pipe) -> bool:
    """Whether it can be sent a second time."""
    return not isinstance(stream, _Pipe)


def _head(stream: bytes | IO[bytes] | _Pipe) -> bytes:
    """The first bytes; none of a pipe, whose bytes can be read only once."""
    if isinstance(stream, bytes):
        return stream[:HEAD]
    if isinstance(stream, _Pipe):
        return b""
    head = stream.read(HEAD)
    if isinstance(head, str):
        raise InvalidRequestError(_NOT_BINARY)
    stream.seek(0)
    return bytes(head or b"")
