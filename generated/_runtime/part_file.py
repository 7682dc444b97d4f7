# SPDX-License-Identifier: MIT
"""The file that a download is written to, which gets its name when all of it is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from .errors import APIError


class PartFile:
    """The file beside the final one, while it is written."""

    def __init__(self, final: Path) -> None:
        self._final = final
        self._path = final.with_name(f"{final.name}.part")
        # What a download that was killed has left is not written to: another one may still have it open.
        self._path.unlink(missing_ok=True)
        self.file: IO[bytes] = self._path.open("xb")

    def sync(self) -> None:
        """Brings the bytes to the disk: a file that has its name must not be empty after a power cut."""
        self.file.flush()
        os.fsync(self.file.fileno())

    def rename(self) -> None:
        if not self._is_ours():
            raise APIError(f"another download of {self._final.name!r} has begun meanwhile; this one is given up")
        self.file.close()  # first, for Windows
        self._path.replace(self._final)

    def discard(self) -> None:
        ours = not self.file.closed and self._is_ours()
        self.file.close()
        if ours:
            self._path.unlink(missing_ok=True)

    def _is_ours(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self.file.fileno()), self._path.stat())
        except OSError:
            return False


@contextmanager
def part_file(final: Path) -> Iterator[PartFile]:
    """The file beside `final`; it is gone in the end unless it was renamed."""
    part = PartFile(final)
    try:
        yield part
    finally:
        part.discard()
