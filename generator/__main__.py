"""Owns the start of the program: an unchanged project is recognised before the command line is even read."""

from __future__ import annotations

import sys
from pathlib import Path

from . import inputs


def main() -> None:
    """The console command `vidspec`; `python -m generator` is the same."""
    if sys.argv[1:] == ["generate"] and (unchanged := inputs.unchanged(Path())) is not None:
        print(unchanged)
        return
    from .commands import app

    app()


if __name__ == "__main__":
    main()
