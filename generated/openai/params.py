# Code generated from specs/openai/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in requests."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class ImageReferenceParam(TypedDict):
    """An image that is already somewhere; exactly one of the two fields is given."""

    image_url: NotRequired[str]
    """URL of the image, or a data URL in Base64."""
    file_id: NotRequired[str]
    """Id of an uploaded file."""


class VideoReferenceParam(TypedDict):
    """A video that was generated before."""

    id: str
    """Id of its job."""
