# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in requests."""

from __future__ import annotations

from typing import Literal, TypedDict


class MessageParam(TypedDict):
    """MessageParam"""

    role: Literal["user", "assistant"] | str
    """role"""
    content: str
    """content"""
