"""Owns the versions that decide how generated files look, and what differs between two sets of them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version

from ..core.version import VERSION

# The libraries that write text into generated files. Others only read specs or print findings.
_WRITERS = ("datamodel-code-generator", "jinja2", "ruff")


def installed() -> dict[str, str]:
    """The versions that files are generated with here, by the name of the package."""
    return {"vidspec": VERSION, **{name: version(name) for name in _WRITERS}}


def differing(recorded: Mapping[str, str], now: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The recorded and the installed version of each package for which they differ."""
    names = sorted(recorded.keys() & now.keys())
    return {name: (recorded[name], now[name]) for name in names if recorded[name] != now[name]}
