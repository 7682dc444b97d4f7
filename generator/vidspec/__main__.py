"""Owns the start of the program: what needs no more than Python itself is done before the command line is even read."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

from .project import cache
from .vendoring import checker


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code. Without `argv`, the arguments are those of the process."""
    _print_everything()
    try:
        return _run(sys.argv[1:] if argv is None else [*argv])
    except OSError as error:
        from .core.text import visible

        reason = f"cannot read or write {error.filename or 'a file'}: {error.strerror or error}"
        print(visible(reason), file=sys.stderr)
        return 3


def _print_everything() -> None:
    """Lets a terminal that lacks a character show its number: no message may end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _run(arguments: list[str]) -> int:
    root = _root_to_generate(arguments)
    if root is not None and (unchanged := cache.unchanged(root)) is not None:
        print(unchanged)
        return 0
    match arguments:
        case ["vendor", "--check", folder] if not folder.startswith("-") and not _waivers_apply():
            return checker.main([folder, "."])
    from .cli import app

    try:
        app(arguments, prog_name="vidspec")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _waivers_apply() -> bool:
    """Whether there are waivers, and all that is needed to apply them; without both, plain Python is enough."""
    if not Path("waivers.yaml").exists():
        return False
    try:
        from .cli import app  # noqa: F401
    except ImportError:
        print("waivers.yaml was not read: vidspec is not installed here", file=sys.stderr)
        return False
    return True


def _root_to_generate(arguments: list[str]) -> Path | None:
    """The project whose clients are all to be generated; None if something else is asked for."""
    match arguments:
        case ["generate"]:
            return Path()
        case ["generate", "--root", folder]:
            return Path(folder)
    return None


if __name__ == "__main__":
    sys.exit(main())
