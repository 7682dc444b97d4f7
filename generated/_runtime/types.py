# SPDX-License-Identifier: MIT
"""Owns the types of what callers hand over: files, headers, and the mark for "not given"."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from os import PathLike
from typing import IO, Any, Final, Literal, TypeAlias

import httpx


class Omit(Enum):
    """The one value `omit`: the argument is not given. Only needed where `None` is sent as null."""

    omit = "omit"


omit: Final = Omit.omit
OmitType: TypeAlias = Literal[Omit.omit]

FileContent: TypeAlias = PathLike[str] | bytes | IO[bytes]
# A path is read from the disk while it is sent; a tuple gives the file name and, perhaps, the media type.
File: TypeAlias = FileContent | tuple[str, FileContent] | tuple[str, FileContent, str]

Headers: TypeAlias = Mapping[str, str]
Query: TypeAlias = Mapping[str, Any]
Body: TypeAlias = Mapping[str, Any]
Timeout: TypeAlias = float | httpx.Timeout
