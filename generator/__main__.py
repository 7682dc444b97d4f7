"""Owns the start of the program: an unchanged project is recognised before the command line is even read."""

from __future__ import annotations

import sys
from pathlib import Path

from . import inputs


def main() -> None:
    """The console command `vidspec`; `python -m generator` is the same."""
    try:
        _run()
    except OSError as error:
        print(f"cannot read or write {error.filename or 'a file'}: {error.strerror or error}", file=sys.stderr)
        sys.exit(3)


def _run() -> None:
    root = _root_to_generate(sys.argv[1:])
    if root is not None and (unchanged := inputs.unchanged(root)) is not None:
        print(unchanged)
        return
    from .commands import app

    app()


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
