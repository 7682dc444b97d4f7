# Code generated from specs/umodelverse/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in requests."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class TaskInputParam(TypedDict):
    """
    What the video is made from.

    Source: lines 16, 28-30.
    """

    prompt: str
    """
    Text that guides the generation.

    Source: lines 16, 29.
    """


class TaskParametersParam(TypedDict):
    """
    Size and length of the video.

    Source: lines 17, 18, 31-34.
    """

    size: NotRequired[Literal["720x1280", "1280x720"] | str]
    """
    Width and height of the video in pixels.

    Source: lines 17, 32.
    """
    duration: NotRequired[Literal[4, 8, 12] | int]
    """
    Length of the video in seconds.

    Source: lines 18, 33.
    """
