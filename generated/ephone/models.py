# Code generated from specs/ephone/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class ErrorEnvelope(Model):
    """
    What comes instead of a result when a request fails.

    Undocumented: The document shows no error answer; the envelope is that of the official API.
    """

    error: ErrorObject
    """
    Why a request failed.

    Undocumented: As in the official API.
    """


class ErrorObject(Model):
    """
    Why a request failed.

    Undocumented: As in the official API, but only the message is required.
    """

    message: str
    """
    What went wrong, in words.

    Undocumented: As in the official API.
    """
    type: str | None = None
    """
    Kind of the error.

    Undocumented: As in the official API.
    """
    param: str | None = None
    """
    Name of the parameter at fault.

    Undocumented: As in the official API.
    """
    code: str | None = None
    """
    Short code of the error.

    Undocumented: As in the official API.
    """


class Video(Model):
    """
    A video generation job.

    Source: lines 64-77, 95-102. Undocumented: The document does not say which fields are always
    there; required are those that the example of create and the table of retrieve share and
    that are never null.
    """

    id: str
    """
    Id of the job.

    Source: lines 65, 95.
    """
    object: Literal["video"] | str | None = None
    """
    Kind of the object.

    Source: line 66. Undocumented: Only an example holds the field; its value is taken for a
    constant, as in the official API.
    """
    model: str | None = None
    """
    Name of the model.

    Source: line 67. Undocumented: Only the example of create holds the field.
    """
    status: Literal["pending", "processing", "completed", "failed"] | str
    """
    State of the job.

    - `pending`: Waits to be processed.
    - `processing`: Is being processed.
    - `completed`: The video is finished.
    - `failed`: There will be no video.

    Source: lines 68, 96, 110-113.
    """
    progress: int
    """
    Progress of the job in percent.

    Source: lines 69, 97.
    """
    created_at: int
    """
    Time of creation in Unix seconds.

    Source: lines 70, 100. Undocumented: The table gives no unit; the value in the example is
    one of Unix seconds.
    """
    completed_at: int | None = None
    """
    Time of completion in Unix seconds; null before.

    Source: lines 73, 101. Undocumented: The table gives no unit; Unix seconds like
    `created_at`.
    """
    expires_at: int | None = None
    """
    Time of expiry in Unix seconds; null if there is none.

    Source: lines 75, 102. Undocumented: The table gives no unit and does not say what expires;
    Unix seconds like `created_at`.
    """
    size: str | None = None
    """
    Width and height of the video in pixels.

    Source: line 72. Undocumented: Only the example of create holds the field.
    """
    seconds: str | None = None
    """
    Length of the video in seconds.

    Source: line 71. Undocumented: Only the example of create holds the field.
    """
    video_url: str | None = None
    """
    URL of the finished video; only a completed job has it.

    Source: line 98.
    """
    error: VideoError | None = None
    """
    Why the job failed; null otherwise.

    Source: lines 74, 99.
    """
    remixed_from_video_id: str | None = None
    """
    Id of the job this one is a remix of.

    Source: line 76. Undocumented: Only the example of create holds the field, with null; the
    type beside null is that of the official API.
    """


class VideoError(Model):
    """
    Why a job failed.

    Source: line 99. Undocumented: The document says that it is an object and nothing of its
    fields; they are those of the official API.
    """

    code: str | None = None
    """
    Short code of the error.

    Undocumented: As in the official API.
    """
    message: str | None = None
    """
    What went wrong, in words.

    Undocumented: As in the official API.
    """
