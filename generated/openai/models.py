# Code generated from specs/openai/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .._runtime.model import Model


class Character(Model):
    """
    A character that videos can show. It has no field `object`.

    Source: line 29. Undocumented: The document does not say which fields are always there; required are all, as with a job.
    """

    id: str | None = Field(..., description="Id of the character.\n\nSource: line 29.")
    """
    Id of the character.

    Source: line 29.
    """

    name: str | None = Field(..., description="Name of the character.\n\nSource: line 29.")
    """
    Name of the character.

    Source: line 29.
    """

    created_at: int = Field(
        ...,
        description="Time of creation in Unix seconds.\n\nSource: line 29. Undocumented: The document gives no unit here; Unix seconds as in a job.",
    )
    """
    Time of creation in Unix seconds.

    Source: line 29. Undocumented: The document gives no unit here; Unix seconds as in a job.
    """


class ErrorEnvelope(Model):
    """
    What comes instead of a result when a request fails. The SDK raises by HTTP status: BadRequestError for 400, AuthenticationError 401, PermissionDeniedError 403, NotFoundError 404, ConflictError 409, UnprocessableEntityError 422, RateLimitError 429, InternalServerError from 500 on.

    Source: lines 91, 93.
    """

    error: ErrorObject = Field(..., description="Why the request failed.\n\nSource: line 91.")
    """
    Why the request failed.

    Source: line 91.
    """


class ErrorObject(Model):
    """
    Why a request failed.

    Source: line 91.
    """

    message: str = Field(..., description="What went wrong, in words.\n\nSource: line 91.")
    """
    What went wrong, in words.

    Source: line 91.
    """

    type: str = Field(..., description="Kind of the error.\n\nSource: line 91.")
    """
    Kind of the error.

    Source: line 91.
    """

    param: str | None = Field(
        ..., description="Parameter that the error is about.\n\nSource: line 91."
    )
    """
    Parameter that the error is about.

    Source: line 91.
    """

    code: str | None = Field(..., description="Short code of the error.\n\nSource: line 91.")
    """
    Short code of the error.

    Source: line 91.
    """


class Video(Model):
    """
    A video generation job.

    Source: lines 12, 13.
    """

    id: str = Field(..., description="Id of the job.\n\nSource: line 14.")
    """
    Id of the job.

    Source: line 14.
    """

    object: Literal["video"] | str = Field(
        ..., description="Kind of the object.\n\nSource: lines 12, 15."
    )
    """
    Kind of the object.

    Source: lines 12, 15.
    """

    model: (
        Literal[
            "sora-2",
            "sora-2-pro",
            "sora-2-2025-10-06",
            "sora-2-pro-2025-10-06",
            "sora-2-2025-12-08",
        ]
        | str
    ) = Field(..., description="Name of the model; others may come.\n\nSource: line 16.")
    """
    Name of the model; others may come.

    Source: line 16.
    """

    status: Literal["queued", "in_progress", "completed", "failed"] | str = Field(
        ..., description="State of the job.\n\nSource: line 17."
    )
    """
    State of the job.

    Source: line 17.
    """

    progress: int = Field(
        ...,
        description="Progress of the job in percent.\n\nSource: line 18. Undocumented: The document gives no unit.",
    )
    """
    Progress of the job in percent.

    Source: line 18. Undocumented: The document gives no unit.
    """

    created_at: int = Field(
        ..., description="Time of creation in Unix seconds.\n\nSource: line 19."
    )
    """
    Time of creation in Unix seconds.

    Source: line 19.
    """

    completed_at: int | None = Field(
        ..., description="Time of completion in Unix seconds.\n\nSource: line 20."
    )
    """
    Time of completion in Unix seconds.

    Source: line 20.
    """

    expires_at: int | None = Field(
        ...,
        description="Time in Unix seconds at which the files expire.\n\nSource: line 21. Undocumented: The document does not say what expires.",
    )
    """
    Time in Unix seconds at which the files expire.

    Source: line 21. Undocumented: The document does not say what expires.
    """

    prompt: str | None = Field(
        ..., description="Text that the video was made from.\n\nSource: line 22."
    )
    """
    Text that the video was made from.

    Source: line 22.
    """

    size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str = Field(
        ..., description="Width and height of the video in pixels.\n\nSource: line 23."
    )
    """
    Width and height of the video in pixels.

    Source: line 23.
    """

    seconds: str = Field(
        ...,
        description="Length of the video in seconds; of an extended one, the length of the whole.\n\nSource: line 24.",
    )
    """
    Length of the video in seconds; of an extended one, the length of the whole.

    Source: line 24.
    """

    remixed_from_video_id: str | None = Field(
        ..., description="Id of the job this one is a remix of.\n\nSource: line 25."
    )
    """
    Id of the job this one is a remix of.

    Source: line 25.
    """

    error: VideoError | None = Field(
        ..., description="Why the job failed.\n\nSource: lines 26, 92."
    )
    """
    Why the job failed.

    Source: lines 26, 92.
    """


class VideoDeleted(Model):
    """
    Confirmation that a video is deleted.

    Source: line 28. Undocumented: The document does not say which fields are always there; required are all, as with a job.
    """

    id: str = Field(..., description="Id of the job.\n\nSource: line 28.")
    """
    Id of the job.

    Source: line 28.
    """

    object: Literal["video.deleted"] | str = Field(
        ..., description="Kind of the object.\n\nSource: line 28."
    )
    """
    Kind of the object.

    Source: line 28.
    """

    deleted: bool = Field(..., description="Whether the video is deleted.\n\nSource: line 28.")
    """
    Whether the video is deleted.

    Source: line 28.
    """


class VideoError(Model):
    """
    Why a job failed.

    Source: lines 26, 92.
    """

    code: str = Field(..., description="Short code of the error.\n\nSource: lines 26, 92.")
    """
    Short code of the error.

    Source: lines 26, 92.
    """

    message: str = Field(..., description="What went wrong, in words.\n\nSource: lines 26, 92.")
    """
    What went wrong, in words.

    Source: lines 26, 92.
    """


class VideoList(Model):
    """
    A page of jobs.

    Source: lines 27, 49. Undocumented: The document does not say which fields are always there; required are all, as with a job.
    """

    object: Literal["list"] | str = Field(
        ..., description="Kind of the object.\n\nSource: line 27."
    )
    """
    Kind of the object.

    Source: line 27.
    """

    data: list[Video] = Field(..., description="The jobs on this page.\n\nSource: line 27.")
    """
    The jobs on this page.

    Source: line 27.
    """

    first_id: str | None = Field(
        ..., description="Id of the first job on this page.\n\nSource: line 27."
    )
    """
    Id of the first job on this page.

    Source: line 27.
    """

    last_id: str | None = Field(
        ...,
        description="Id of the last job on this page; the next page follows it.\n\nSource: lines 27, 49.",
    )
    """
    Id of the last job on this page; the next page follows it.

    Source: lines 27, 49.
    """

    has_more: bool = Field(
        ..., description="Whether another page follows.\n\nSource: lines 27, 49."
    )
    """
    Whether another page follows.

    Source: lines 27, 49.
    """
