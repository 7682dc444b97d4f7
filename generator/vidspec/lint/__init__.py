"""Owns what is wrong with a spec that can be read: `check` applies every rule to every provider."""

from __future__ import annotations

from .rules import check

__all__ = ["check"]
