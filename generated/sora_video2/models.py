# Code generated from specs/sora_video2/openapi.yaml by `make generate`. DO NOT EDIT.
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
    """A video generation job."""

    id: str
    """Id of the job."""
    object: Literal["video"] | str
    """Kind of the object. Undocumented: The document lists no values."""
    model: str
    """Name of the model."""
    status: str
    """
    State of the job; queued and completed are shown. Undocumented: The document lists no
    values, so the spec lists none.
    """
    progress: int | None
    """
    Progress of the job in percent; null while nothing is known. Undocumented: The document
    gives no unit.
    """
    created_at: int
    """Time of creation in Unix seconds. Undocumented: The document gives no unit."""
    completed_at: int | None = None
    """Time of completion in Unix seconds. Undocumented: The document gives no unit."""
    expires_at: int | None = None
    """Time of expiry in Unix seconds; null if there is none."""
    size: str
    """Width and height of the video in pixels."""
    seconds: int
    """Length of the video in seconds."""
    video_url: str | None = None
    """URL of the finished video."""
    error: VideoError | None = None
    """Why the job failed; null otherwise."""
    remixed_from_video_id: str | None = None
    """Id of the job this one is a remix of."""


class VideoError(Model):
    """
    Why a job failed.

    Undocumented: The document shows null only.
    """

    code: str | None = None
    """Short code of the error. Undocumented: As in the official API."""
    message: str | None = None
    """What went wrong, in words. Undocumented: As in the official API."""
