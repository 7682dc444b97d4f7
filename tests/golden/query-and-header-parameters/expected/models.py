# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""

from __future__ import annotations

from .._runtime.model import Model


class VideosListResponse(Model):
    """VideosListResponse"""

    data: list[str] | None = None
    """data"""
