# Code generated from specs/modelverse/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class ErrorEnvelope(Model):
    """What comes instead of a result when a request fails."""

    error: ErrorObject
    """Why a request failed."""


class ErrorObject(Model):
    """Why a request failed."""

    message: str
    """What went wrong, in words."""
    type: str
    """Kind of the error."""
    param: str | None = None
    """Free text; not reliably the name of a parameter."""
    code: str | None = None
    """Short code of the error."""


class Video(Model):
    """
    A video generation job.

    Undocumented: The tables do not say which fields are always there.
    """

    id: str
    """Id of the job."""
    object: Literal["video"] | str
    """Kind of the object."""
    model: str
    """Name of the model."""
    status: Literal["queued", "in_progress", "completed", "failed"] | str
    """State of the job."""
    progress: int
    """Progress of the job in percent. Undocumented: The document gives no unit."""
    created_at: int
    """Time of creation in Unix seconds. Undocumented: The tables lack the field and its unit."""
    size: str
    """Width and height of the video in pixels."""
    seconds: str
    """Length of the video in seconds."""
    remixed_from_video_id: str | None = None
    """Id of the job this one is a remix of; only remix answers it."""
