# Code generated from specs/openai/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class Character(Model):
    """
    A character that videos can show. It has no field `object`.

    Source: line 29. Undocumented: The document does not say which fields are always there;
    required are all, as with a job.
    """

    id: str | None
    """
    Id of the character.

    Source: line 29.
    """
    name: str | None
    """
    Name of the character.

    Source: line 29.
    """
    created_at: int
    """
    Time of creation in Unix seconds.

    Source: line 29. Undocumented: The document gives no unit here; Unix seconds as in a job.
    """


class ErrorEnvelope(Model):
    """
    What comes instead of a result when a request fails. The SDK raises by HTTP status:
    BadRequestError for 400, AuthenticationError 401, PermissionDeniedError 403, NotFoundError
    404, ConflictError 409, UnprocessableEntityError 422, RateLimitError 429,
    InternalServerError from 500 on.

    Source: lines 91, 93.
    """

    error: ErrorObject
    """
    Why the request failed.

    Source: line 91.
    """


class ErrorObject(Model):
    """
    Why a request failed.

    Source: line 91.
    """

    message: str
    """
    What went wrong, in words.

    Source: line 91.
    """
    type: str
    """
    Kind of the error.

    Source: line 91.
    """
    param: str | None
    """
    Parameter that the error is about.

    Source: line 91.
    """
    code: str | None
    """
    Short code of the error.

    Source: line 91.
    """


class Video(Model):
    """
    A video generation job.

    Source: lines 12, 13.
    """

    id: str
    """
    Id of the job.

    Source: line 14.
    """
    object: Literal["video"] | str
    """
    Kind of the object.

    Source: lines 12, 15.
    """
    model: Literal["sora-2", "sora-2-pro", "sora-2-2025-10-06", "sora-2-pro-2025-10-06", "sora-2-2025-12-08"] | str
    """
    Name of the model; others may come.

    Source: line 16.
    """
    status: Literal["queued", "in_progress", "completed", "failed"] | str
    """
    State of the job.

    Source: line 17.
    """
    progress: int
    """
    Progress of the job in percent.

    Source: line 18. Undocumented: The document gives no unit.
    """
    created_at: int
    """
    Time of creation in Unix seconds.

    Source: line 19.
    """
    completed_at: int | None
    """
    Time of completion in Unix seconds.

    Source: line 20.
    """
    expires_at: int | None
    """
    Time in Unix seconds at which the files expire.

    Source: line 21. Undocumented: The document does not say what expires.
    """
    prompt: str | None
    """
    Text that the video was made from.

    Source: line 22.
    """
    size: Literal["720x1280", "1280x720", "1024x1792", "1792x1024"] | str
    """
    Width and height of the video in pixels.

    Source: line 23.
    """
    seconds: str
    """
    Length of the video in seconds; of an extended one, the length of the whole.

    Source: line 24.
    """
    remixed_from_video_id: str | None
    """
    Id of the job this one is a remix of.

    Source: line 25.
    """
    error: VideoError | None
    """
    Why the job failed.

    Source: lines 26, 92.
    """


class VideoDeleted(Model):
    """
    Confirmation that a video is deleted.

    Source: line 28. Undocumented: The document does not say which fields are always there;
    required are all, as with a job.
    """

    id: str
    """
    Id of the job.

    Source: line 28.
    """
    object: Literal["video.deleted"] | str
    """
    Kind of the object.

    Source: line 28.
    """
    deleted: bool
    """
    Whether the video is deleted.

    Source: line 28.
    """


class VideoError(Model):
    """
    Why a job failed.

    Source: lines 26, 92.
    """

    code: str
    """
    Short code of the error.

    Source: lines 26, 92.
    """
    message: str
    """
    What went wrong, in words.

    Source: lines 26, 92.
    """


class VideoList(Model):
    """
    A page of jobs.

    Source: lines 27, 49. Undocumented: The document does not say which fields are always there;
    required are all, as with a job.
    """

    object: Literal["list"] | str
    """
    Kind of the object.

    Source: line 27.
    """
    data: list[Video]
    """
    The jobs on this page.

    Source: line 27.
    """
    first_id: str | None
    """
    Id of the first job on this page.

    Source: line 27.
    """
    last_id: str | None
    """
    Id of the last job on this page; the next page follows it.

    Source: lines 27, 49.
    """
    has_more: bool
    """
    Whether another page follows.

    Source: lines 27, 49.
    """
