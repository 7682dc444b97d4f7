# SPDX-License-Identifier: MIT
"""Owns who hears of an answer that departs from the spec: `on_drift` always, and the log once for each place."""

from __future__ import annotations

import logging
import re

from .model import Departure
from .settings import Settings

_MAX_LOGGED = 1000
_log = logging.getLogger("vidspec")
_logged: dict[tuple[str, str, str], object] = {}


def told(departures: list[Departure]) -> str:
    """What departs, in a line."""
    first = departures[0]
    return f"{len(departures)} departure(s) from the spec, first at {_shown(first.pointer)}: {first.expected}"


def tell(settings: Settings, departures: list[Departure]) -> None:
    """Hands each departure to whoever wants to know; nothing that goes wrong there loses the answer."""
    for departure in departures:
        _log_once(settings.provider.name, departure)
        if settings.on_drift is None:
            continue
        try:
            settings.on_drift(departure)
        except BaseException as error:
            if not isinstance(error, Exception):
                raise
            # Not the text of the error, which may hold what was in the answer.
            _log.error("%s: on_drift raised %s", departure.operation, type(error).__name__)


def _shown(pointer: str) -> str:
    return ascii(pointer[:200])


def _log_once(provider: str, departure: Departure) -> None:
    # Elements of a list are one place. A server can make up names without end; they are not all kept or told.
    place = re.sub(r"/[0-9]+(?=/|$)", "/*", departure.pointer)
    key = (provider, departure.operation, f"{place} {departure.expected}")
    first = object()
    # In one step, and without a lock, which a process that was forked could find held for ever.
    if len(_logged) >= _MAX_LOGGED or _logged.setdefault(key, first) is not first:
        return
    # Never the value: it may be a prompt.
    got = "nothing" if departure.got is None else type(departure.got).__name__
    _log.warning(
        "%s: %s: answer departs from the spec at %s: %s (got %s)",
        provider,
        departure.operation,
        _shown(place),
        departure.expected,
        got,
    )
