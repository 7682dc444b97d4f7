# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from .._runtime.model import Model


class Clip(Model):
    """clip"""

    seconds: int | None = None
    """seconds"""


class Image(Model):
    """Image"""

    url: str | None = None
    """url"""


class VideosRetrieveResponse(Model):
    """VideosRetrieveResponse"""

    result: Image | Clip | list[str] | str | None = None
    """result"""
