# Code generated from specs/openai/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class Character(Model):
    """
    A character that videos can show. It has no field `object`.

    Undocumented: The document does not say which fields are always there.
    """

    id: str | None
    """Id of the character."""
    name: str | None
    """Name of the character."""
    created_at: int
    """Time of creation in Unix seconds. Undocumented: The document gives no unit here."""


class ErrorEnvelope(Model):
    """
    What comes instead of a result when a request fails. The SDK raises by HTTP status:
    BadRequestError for 400, AuthenticationError 401, PermissionDeniedError 403, NotFoundError
    404, ConflictError 409, UnprocessableEntityError 422, RateLimitError 429,
    InternalServerError from 500 on.
    """

    error: ErrorObject
    """Why the request failed."""


class ErrorObject(Model):
    """Why a request failed."""

    message: str
    """What went wrong, in words."""
    type: str
    """Kind of the error."""
    param: str | None
    """Parameter that the error is about."""
    code: str | None
    """Short code of the error."""


class Video(Model):
    """A video generation job."""

    id: str
    """Id of the job."""
    object: Literal["video"] | str
    """Kind of the object."""
    model: Literal["sora-2", "sora-2-pro", "sora-2-2025-10-06", "sora-2-pro-2025-10-06", "sora-2-2025-12-08"] | str
    """Name of the model; others may come."""
    status: Literal["queued", "in_progress", "completed", "failed"] | str
    """State of the job."""
    progress: int
    """Progress of the job in percent. Undocumented: The document gives no unit."""
    created_at: int
    """Time of creation in Unix seconds."""
    completed_at: int | None
    """Time of completion in Unix seconds."""
    expires_at: int | None
    """
    Time in Unix seconds at which the files expire. Undocumented: The document does not say what
    expires.
    """
    prompt: str | None
    """Text that the video was made from."""
    size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str
    """Width and height of the video in pixels."""
    seconds: str
    """Length of the video in seconds; of an extended one, the length of the whole."""
    remixed_from_video_id: str | None
    """Id of the job this one is a remix of."""
    error: VideoError | None
    """Why the job failed."""


class VideoDeleted(Model):
    """
    Confirmation that a video is deleted.

    Undocumented: The document does not say which fields are always there.
    """

    id: str
    """Id of the job."""
    object: Literal["video.deleted"] | str
    """Kind of the object."""
    deleted: bool
    """Whether the video is deleted."""


class VideoError(Model):
    """Why a job failed."""

    code: str
    """Short code of the error."""
    message: str
    """What went wrong, in words."""


class VideoList(Model):
    """
    A page of jobs.

    Undocumented: The document does not say which fields are always there.
    """

    object: Literal["list"] | str
    """Kind of the object."""
    data: list[Video]
    """The jobs on this page."""
    first_id: str | None
    """Id of the first job on this page."""
    last_id: str | None
    """Id of the last job on this page; the next page follows it."""
    has_more: bool
    """Whether another page follows."""
