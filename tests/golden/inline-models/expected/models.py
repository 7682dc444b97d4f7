# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from .._runtime.model import Model


class VideosRetrieveResponse(Model):
    """VideosRetrieveResponse"""

    error: VideosRetrieveResponseError | None = None
    """Why it failed."""
    parts: list[VideosRetrieveResponsePartsItem] | None = None
    """parts"""
    meta: dict[str, VideosRetrieveResponseMetaValue] | None = None
    """meta"""


class VideosRetrieveResponseError(Model):
    """Why it failed."""

    message: str | None = None
    """message"""


class VideosRetrieveResponseMetaValue(Model):
    """VideosRetrieveResponseMetaValue"""

    value: int | float | None = None
    """value"""


class VideosRetrieveResponsePartsItem(Model):
    """VideosRetrieveResponsePartsItem"""

    url: str | None = None
    """url"""
