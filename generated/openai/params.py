# Code generated from specs/openai/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in requests."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class ImageReferenceParam(TypedDict):
    """
    An image that is already somewhere; exactly one of the two fields is given.

    Source: line 30.
    """

    image_url: NotRequired[str]
    """
    URL of the image, or a data URL in Base64.

    Source: line 30.
    """
    file_id: NotRequired[str]
    """
    Id of an uploaded file.

    Source: line 30.
    """


class VideoReferenceParam(TypedDict):
    """
    A video that was generated before.

    Source: line 31.
    """

    id: str
    """
    Id of its job.

    Source: line 31.
    """
