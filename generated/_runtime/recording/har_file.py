# SPDX-License-Identifier: MIT
"""Owns the file of a recording: HAR 1.2, a complete document on the disk after every exchange."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import ConfigurationError

_HEAD = b'{"log": {"version": "1.2", "creator": {"name": "vidspec", "version": "1"}, "entries": ['
_FOOT = b"\n]}}\n"
_lock = threading.Lock()  # of all recordings: two clients may write to one file


class Recording:
    """A recording that grows at its end. It is opened for each exchange, so that nothing has to be closed."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Begins a recording, or continues one. Raises OSError where nothing can be written.

        Raises:
            ConfigurationError: There is a file, and it is no recording of ours; it is left as it is.
        """
        self.path = Path(path).absolute()  # the process may go to another folder
        with _lock:
            try:
                # What was said to a provider is nobody else's business.
                descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            except FileExistsError:
                self._check()
                return
            with os.fdopen(descriptor, "wb") as file:
                file.write(_HEAD + _FOOT)

    def _check(self) -> None:
        with self.path.open("r+b") as file:
            head = file.read(len(_HEAD))
            file.seek(0, os.SEEK_END)
            size = file.tell()
            file.seek(max(0, size - len(_FOOT)))
            ours = head == _HEAD and file.read() == _FOOT and size >= len(_HEAD + _FOOT)
        if not ours:
            raise ConfigurationError(f"{self.path} is there already, and it is no recording that could be continued")

    def add(self, entry: Mapping[str, Any]) -> None:
        """Puts an exchange at the end. Raises OSError. Whatever interrupts it, the file is then as it was."""
        data = json.dumps(entry, separators=(", ", ": ")).encode()  # in ASCII: nothing that comes can break the file
        with _lock:
            self._check()
            with self.path.open("r+b", buffering=0) as file:
                end = file.seek(-len(_FOOT), os.SEEK_END)
                first = end == len(_HEAD)
                try:
                    _write(file, (b"\n" if first else b",\n") + data + _FOOT)
                except BaseException:
                    file.truncate(end)
                    file.seek(end)
                    _write(file, _FOOT)
                    raise


def _write(file: Any, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]
