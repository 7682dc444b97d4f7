"""The one table of finding codes. A code never changes its meaning, and is never used for something else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from . import agreement, breaking, documents, generated, matrix, rules, spec, traffic, vendored, vocabulary, waivers
from .entry import Code, Family
from .families import FAMILIES, WAIVERS

__all__ = ["CODES", "FAMILIES", "WAIVERS", "Code", "Family", "family"]

_MODULES = (spec, vocabulary, rules, matrix, generated, documents, agreement, traffic, breaking, vendored, waivers)

CODES: Mapping[str, Code] = MappingProxyType({entry.code: entry for module in _MODULES for entry in module.CODES})


def family(code: str) -> Family | None:
    """The family that a code belongs to by its beginning, whether the table has it or not."""
    return next((family for family in FAMILIES if code.startswith(family.prefix)), None)
