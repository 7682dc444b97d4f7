"""Owns how much memory this process holds and has held, in bytes.

Imports next to nothing: some measurements include it.
"""

from __future__ import annotations

import sys

_STATUS = "/proc/self/status"


def _linux(field: str) -> int:
    with open(_STATUS, encoding="ascii") as status:  # noqa: PTH123 - pathlib takes longer than some measurements
        for line in status:
            if line.startswith(field):
                return int(line.split()[1]) * 1024
    raise LookupError(field)


def _highest() -> int:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def peak() -> int:
    """The most that this process has held since the peak was forgotten."""
    return _linux("VmHWM:") if sys.platform == "linux" else _highest()


def forget_peak() -> int:
    """What the peak grows from: what is held now, or the peak until now where the system does not forget it."""
    if sys.platform != "linux":
        return peak()
    try:
        with open("/proc/self/clear_refs", "w", encoding="ascii") as switch:  # noqa: PTH123
            switch.write("5")
    except OSError:
        return peak()
    return _linux("VmRSS:")
