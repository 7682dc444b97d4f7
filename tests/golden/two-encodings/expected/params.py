# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in requests."""

from __future__ import annotations

from typing import TypedDict


class VideosCreateImageParam(TypedDict):
    """VideosCreateImageParam"""

    image_url: str
    """Where the image is."""
