# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from .._runtime.model import Model


class Completion(Model):
    """Completion"""

    text: str | None = None
    """text"""


class CompletionEvent(Model):
    """CompletionEvent"""

    delta: str | None = None
    """delta"""
