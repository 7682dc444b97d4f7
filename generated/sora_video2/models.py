# Code generated from specs/sora_video2/openapi.yaml by `make generate`. DO NOT EDIT.
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

    Source: lines 104, 106-130, 188, 190-229.
    """

    id: str
    """
    Id of the job.

    Source: lines 106-107, 123, 132, 198-199, 221, 235.
    """
    object: Literal["video"] | str
    """
    Kind of the object.

    Source: lines 108-109, 124, 133, 202-203, 223, 237. Undocumented: The document lists no
    values; the only one shown is taken for a constant, as in the official API.
    """
    model: str
    """
    Name of the model.

    Source: lines 110-111, 125, 134, 200-201, 222, 236.
    """
    status: str
    """
    State of the job; queued and completed are shown.

    Source: lines 112-113, 126, 135, 212-213, 228, 242. Undocumented: The document lists no
    values, so the spec lists none.
    """
    progress: int | None
    """
    Progress of the job in percent; null while nothing is known.

    Source: lines 114-115, 127, 136, 204-205, 224, 238. Undocumented: The document gives no
    unit; a completed job is at 100.
    """
    created_at: int
    """
    Time of creation in Unix seconds.

    Source: lines 116-117, 128, 137, 192-193, 218, 232. Undocumented: The document gives no
    unit; the values in the examples are ones of Unix seconds.
    """
    completed_at: int | None = None
    """
    Time of completion in Unix seconds.

    Source: lines 190-191, 217, 231. Undocumented: The document gives no unit; the value in the
    example is one of Unix seconds.
    """
    expires_at: int | None = None
    """
    Time of expiry in Unix seconds; null if there is none.

    Source: lines 196-197, 220, 234.
    """
    size: str
    """
    Width and height of the video in pixels.

    Source: lines 120-121, 130, 139, 210-211, 227, 241.
    """
    seconds: int
    """
    Length of the video in seconds.

    Source: lines 118-119, 129, 138, 208-209, 226, 240.
    """
    video_url: str | None = None
    """
    URL of the finished video.

    Source: lines 214-215, 229, 243-244.
    """
    error: VideoError | None = None
    """
    Why the job failed; null otherwise.

    Source: lines 194-195, 219, 233.
    """
    remixed_from_video_id: str | None = None
    """
    Id of the job this one is a remix of.

    Source: lines 206-207, 225, 239.
    """


class VideoError(Model):
    """
    Why a job failed.

    Undocumented: The document shows null only; the fields are those of the official API.
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
