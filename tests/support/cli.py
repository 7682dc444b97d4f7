"""Runs the command line in this process, as a test mostly wants it, and in a process of its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from subprocess import CompletedProcess

from vidspec.__main__ import main

from tests.support.project import PROJECT, python


def vidspec(*arguments: str, cwd: Path | None = None) -> CompletedProcess[str]:
    """The result of a command that ran in this process, with nothing of a terminal about it."""
    with chdir(cwd or PROJECT), _captured() as (out, err):
        code = main(arguments)
    return CompletedProcess(arguments, code, _text(out), _text(err))


def vidspec_process(*arguments: str, cwd: Path | None = None, **changes: str) -> CompletedProcess[str]:
    """The result of a command in a process of its own; `changes` are those of its environment."""
    return python("-m", "vidspec", *arguments, cwd=cwd, **changes)


@contextmanager
def _captured() -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    """Standard output and standard error as files in memory, which have a `buffer` too."""
    before = sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace") for _ in before)
    sys.stdout, sys.stderr = out, err
    try:
        yield out, err
    finally:
        sys.stdout, sys.stderr = before


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("utf-8").replace("\r\n", "\n")
