"""Owns the check of recorded traffic against specs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from ...findings.reading import read_file
from ..running import Reporting, conclude, require_known, sound_specs


def check_traffic(file: Path, providers: Sequence[str], how: Reporting) -> NoReturn:
    """A recording against the specs of these providers, or of all."""
    text, unreadable = read_file(file, "D400")
    if text is None:
        conclude("drift --har", unreadable, (("exchanges", 0),), how, whole=False, unreadable=True)

    from ...traffic import compare

    _, known = sound_specs("drift --har", how)
    require_known(providers, (provider.name for provider in known))
    wanted = tuple(provider for provider in known if not providers or provider.name in providers)
    found = compare(text, str(file), wanted, named=bool(providers))
    for name, count in found.ignored:
        print(f"not examined: {count} {name}", file=sys.stderr)
    # A recording shows what was called, never all that there is: no waiver can be called unused.
    conclude("drift --har", found.findings, found.examined, how, whole=False, unreadable=not found.readable)
