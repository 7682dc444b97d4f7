# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class Message(Model):
    """Message"""

    role: Literal["user", "assistant"] | str
    """role"""
    content: str
    """content"""
