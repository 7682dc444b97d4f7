"""Owns the start of the program: what needs no more than Python itself is done before the command line is even read."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from .project import cache
from .vendoring import checker as vendored


def main() -> None:
    """The console command `vidspec`; `python -m vidspec` is the same."""
    _print_everything()
    try:
        _run()
    except OSError as error:
        from .core.text import visible

        reason = f"cannot read or write {error.filename or 'a file'}: {error.strerror or error}"
        print(visible(reason), file=sys.stderr)
        sys.exit(3)


def _print_everything() -> None:
    """Lets a terminal that lacks a character show its number: no message may end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _run() -> None:
    root = _root_to_generate(sys.argv[1:])
    if root is not None and (unchanged := cache.unchanged(root)) is not None:
        print(unchanged)
        return
    match sys.argv[1:]:
        case ["vendor", "--check", folder] if not folder.startswith("-"):
            _check_vendored(folder)
    from .cli import app

    app()


def _check_vendored(folder: str) -> None:
    """Examines copies with nothing but Python, and ends, unless there are waivers to apply and all that this needs."""
    if Path("waivers.yaml").exists():
        try:
            from .cli import app  # noqa: F401
        except ImportError:
            print("waivers.yaml was not read: vidspec is not installed here", file=sys.stderr)
        else:
            return
    sys.exit(vendored.main([folder, "."]))


def _root_to_generate(arguments: list[str]) -> Path | None:
    """The project whose clients are all to be generated; None if something else is asked for."""
    match arguments:
        case ["generate"]:
            return Path()
        case ["generate", "--root", folder]:
            return Path(folder)
    return None


if __name__ == "__main__":
    main()
