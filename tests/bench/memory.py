"""Owns how much memory this process holds and has held, in bytes.

Imports next to nothing: some measurements include it.
"""

from __future__ import annotations

import os
import sys

_STATUS = "/proc/self/status"


def _linux(field: str) -> int:
    status = os.open(_STATUS, os.O_RDONLY)
    try:
        for line in os.read(status, 1 << 16).decode("ascii").splitlines():
            if line.startswith(field):
                return int(line.split()[1]) * 1024
    finally:
        os.close(status)
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
        switch = os.open("/proc/self/clear_refs", os.O_WRONLY)
        try:
            os.write(switch, b"5")
        finally:
            os.close(switch)
    except OSError:
        return peak()
    return _linux("VmRSS:")
