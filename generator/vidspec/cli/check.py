"""Owns the command `check`: what the specs give, compared with what is there."""

from __future__ import annotations

from pathlib import Path

from ..project.sources import read_sources
from .running import (
    Format,
    FormatOption,
    Reporting,
    Root,
    Steps,
    Today,
    compute,
    conclude,
    require_specs,
)


def check(root: Root = Path(), format: FormatOption = Format.TEXT, today: Today = None) -> None:
    """Lints the specs, checks every example and reports stale, edited and orphan files; writes nothing."""
    require_specs(root)
    how = Reporting(root=root, format=format, today=today)
    sources, unreadable = read_sources(root)
    if unreadable:
        conclude("check", unreadable, (), how, unreadable=True)
    result = compute(sources, Steps())
    found = result.diagnostics
    if result.files:
        from ..project.write import as_diagnostics, stale

        found = (*found, *as_diagnostics(stale(result.files, root / "generated"), "generated"))
    examples = sum(len(provider.examples) for provider in result.providers)
    examined = (("specs", len(result.providers)), ("examples", examples), ("files", len(result.files)))
    conclude("check", found, examined, how, whole=bool(result.files))
