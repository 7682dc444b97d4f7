# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class Message(Model):
    """Message"""

    role: Literal["user", "assistant"] | str
    """role"""
    content: str
    """content"""
