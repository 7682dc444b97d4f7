# Code generated from specs/umodelverse/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in requests."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class TaskInputParam(TypedDict):
    """What the video is made from."""

    prompt: str
    """Text that guides the generation."""


class TaskParametersParam(TypedDict):
    """Size and length of the video."""

    size: NotRequired[Literal["720x1280", "1280x720"] | str]
    """Width and height of the video in pixels. Default: `720x1280`."""
    duration: NotRequired[Literal[4, 8, 12] | int]
    """Length of the video in seconds. Default: `4`."""
