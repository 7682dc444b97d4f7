"""Owns the command `drift`: documents, traffic and earlier versions compared with the specs."""

from __future__ import annotations

from .command import drift

__all__ = ["drift"]
