# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from .._runtime.model import Model


class VideosRetrieveResponse(Model):
    """VideosRetrieveResponse"""

    url: str | None = None
    """url"""
    error: VideosRetrieveResponseError | None = None
    """error"""


class VideosRetrieveResponseError(Model):
    """VideosRetrieveResponseError"""

    message: str | None = None
    """message"""
