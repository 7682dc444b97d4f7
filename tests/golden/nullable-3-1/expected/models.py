# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from .._runtime.model import Model


class VideoError(Model):
    """VideoError"""

    message: str | None = None
    """message"""


class VideosCreateResponse(Model):
    """VideosCreateResponse"""

    url: str | None = None
    """url"""
    error: VideoError | None = None
    """error"""
