# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""

from __future__ import annotations

from .._runtime.model import Model


class GetVideoResponse(Model):
    """GetVideoResponse"""

    id: str | None = None
    """id"""
