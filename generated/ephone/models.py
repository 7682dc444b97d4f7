# Code generated from specs/ephone/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class ErrorEnvelope(Model):
    """
    What comes instead of a result when a request fails.

    Undocumented: The document shows no error answer.
    """

    error: ErrorObject
    """Why a request failed. Undocumented: As in the official API."""


class ErrorObject(Model):
    """
    Why a request failed.

    Undocumented: As in the official API, but only the message is required.
    """

    message: str
    """What went wrong, in words. Undocumented: As in the official API."""
    type: str | None = None
    """Kind of the error. Undocumented: As in the official API."""
    param: str | None = None
    """Name of the parameter at fault. Undocumented: As in the official API."""
    code: str | None = None
    """Short code of the error. Undocumented: As in the official API."""


class Video(Model):
    """
    A video generation job.

    Undocumented: The document does not say which fields are always there.
    """

    id: str
    """Id of the job."""
    object: Literal["video"] | str | None = None
    """Kind of the object. Undocumented: Only an example holds the field."""
    model: str | None = None
    """Name of the model. Undocumented: Only the example of create holds the field."""
    status: Literal["pending", "processing", "completed", "failed"] | str
    """
    State of the job.

    - `pending`: Waits to be processed.
    - `processing`: Is being processed.
    - `completed`: The video is finished.
    - `failed`: There will be no video.
    """
    progress: int
    """Progress of the job in percent."""
    created_at: int
    """Time of creation in Unix seconds. Undocumented: The table gives no unit."""
    completed_at: int | None = None
    """Time of completion in Unix seconds; null before. Undocumented: The table gives no unit."""
    expires_at: int | None = None
    """
    Time of expiry in Unix seconds; null if there is none. Undocumented: The table gives no unit
    and does not say what expires.
    """
    size: str | None = None
    """
    Width and height of the video in pixels. Undocumented: Only the example of create holds the
    field.
    """
    seconds: str | None = None
    """Length of the video in seconds. Undocumented: Only the example of create holds the field."""
    video_url: str | None = None
    """URL of the finished video; only a completed job has it."""
    error: VideoError | None = None
    """Why the job failed; null otherwise."""
    remixed_from_video_id: str | None = None
    """
    Id of the job this one is a remix of. Undocumented: Only the example of create holds the
    field, with null.
    """


class VideoError(Model):
    """
    Why a job failed.

    Undocumented: The document says that it is an object and nothing of its fields.
    """

    code: str | None = None
    """Short code of the error. Undocumented: As in the official API."""
    message: str | None = None
    """What went wrong, in words. Undocumented: As in the official API."""
