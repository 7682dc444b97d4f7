# Code generated from specs/sora_video2/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .._runtime.model import Model


class ErrorEnvelope(Model):
    """
    What comes instead of a result when a request fails.

    Undocumented: The document shows no error answer; the envelope is that of the official API.
    """

    error: ErrorObject = Field(
        ...,
        description="Why a request failed.\n\nUndocumented: As in the official API.",
    )
    """
    Why a request failed.

    Undocumented: As in the official API.
    """


class ErrorObject(Model):
    """
    Why a request failed.

    Undocumented: As in the official API, but only the message is required.
    """

    message: str = Field(
        ...,
        description="What went wrong, in words.\n\nUndocumented: As in the official API.",
    )
    """
    What went wrong, in words.

    Undocumented: As in the official API.
    """

    type: str | None = Field(
        None, description="Kind of the error.\n\nUndocumented: As in the official API."
    )
    """
    Kind of the error.

    Undocumented: As in the official API.
    """

    param: str | None = Field(
        None,
        description="Name of the parameter at fault.\n\nUndocumented: As in the official API.",
    )
    """
    Name of the parameter at fault.

    Undocumented: As in the official API.
    """

    code: str | None = Field(
        None,
        description="Short code of the error.\n\nUndocumented: As in the official API.",
    )
    """
    Short code of the error.

    Undocumented: As in the official API.
    """


class Video(Model):
    """
    A video generation job.

    Source: lines 104, 106-130, 188, 190-229. Undocumented: The document has one schema for each answer, each taken from one example; this one serves both, and required is what both require.
    """

    id: str = Field(
        ...,
        description="Id of the job.\n\nSource: lines 106-107, 123, 132, 198-199, 221, 235.",
    )
    """
    Id of the job.

    Source: lines 106-107, 123, 132, 198-199, 221, 235.
    """

    object: Literal["video"] | str = Field(
        ...,
        description="Kind of the object.\n\nSource: lines 108-109, 124, 133, 202-203, 223, 237. Undocumented: The document lists no values; the only one shown is taken for a constant, as in the official API.",
    )
    """
    Kind of the object.

    Source: lines 108-109, 124, 133, 202-203, 223, 237. Undocumented: The document lists no values; the only one shown is taken for a constant, as in the official API.
    """

    model: str = Field(
        ...,
        description="Name of the model.\n\nSource: lines 110-111, 125, 134, 200-201, 222, 236.",
    )
    """
    Name of the model.

    Source: lines 110-111, 125, 134, 200-201, 222, 236.
    """

    status: str = Field(
        ...,
        description="State of the job; queued and completed are shown.\n\nSource: lines 112-113, 126, 135, 212-213, 228, 242. Undocumented: The document lists no values, so the spec lists none.",
    )
    """
    State of the job; queued and completed are shown.

    Source: lines 112-113, 126, 135, 212-213, 228, 242. Undocumented: The document lists no values, so the spec lists none.
    """

    progress: int | None = Field(
        ...,
        description="Progress of the job in percent; null while nothing is known.\n\nSource: lines 114-115, 127, 136, 204-205, 224, 238. Undocumented: The document gives no unit; a completed job is at 100.",
    )
    """
    Progress of the job in percent; null while nothing is known.

    Source: lines 114-115, 127, 136, 204-205, 224, 238. Undocumented: The document gives no unit; a completed job is at 100.
    """

    created_at: int = Field(
        ...,
        description="Time of creation in Unix seconds.\n\nSource: lines 116-117, 128, 137, 192-193, 218, 232. Undocumented: The document gives no unit; the values in the examples are ones of Unix seconds.",
    )
    """
    Time of creation in Unix seconds.

    Source: lines 116-117, 128, 137, 192-193, 218, 232. Undocumented: The document gives no unit; the values in the examples are ones of Unix seconds.
    """

    completed_at: int | None = Field(
        None,
        description="Time of completion in Unix seconds.\n\nSource: lines 190-191, 217, 231. Undocumented: The document gives no unit; the value in the example is one of Unix seconds.",
    )
    """
    Time of completion in Unix seconds.

    Source: lines 190-191, 217, 231. Undocumented: The document gives no unit; the value in the example is one of Unix seconds.
    """

    expires_at: int | None = Field(
        None,
        description="Time of expiry in Unix seconds; null if there is none.\n\nSource: lines 196-197, 220, 234.",
    )
    """
    Time of expiry in Unix seconds; null if there is none.

    Source: lines 196-197, 220, 234.
    """

    size: str = Field(
        ...,
        description="Width and height of the video in pixels.\n\nSource: lines 120-121, 130, 139, 210-211, 227, 241.",
    )
    """
    Width and height of the video in pixels.

    Source: lines 120-121, 130, 139, 210-211, 227, 241.
    """

    seconds: int = Field(
        ...,
        description="Length of the video in seconds.\n\nSource: lines 118-119, 129, 138, 208-209, 226, 240.",
    )
    """
    Length of the video in seconds.

    Source: lines 118-119, 129, 138, 208-209, 226, 240.
    """

    video_url: str | None = Field(
        None,
        description="URL of the finished video.\n\nSource: lines 214-215, 229, 243-244.",
    )
    """
    URL of the finished video.

    Source: lines 214-215, 229, 243-244.
    """

    error: VideoError | None = Field(
        None,
        description="Why the job failed; null otherwise.\n\nSource: lines 194-195, 219, 233.",
    )
    """
    Why the job failed; null otherwise.

    Source: lines 194-195, 219, 233.
    """

    remixed_from_video_id: str | None = Field(
        None,
        description="Id of the job this one is a remix of.\n\nSource: lines 206-207, 225, 239.",
    )
    """
    Id of the job this one is a remix of.

    Source: lines 206-207, 225, 239.
    """


class VideoError(Model):
    """
    Why a job failed.

    Undocumented: The document shows null only; the fields are those of the official API.
    """

    code: str | None = Field(
        None,
        description="Short code of the error.\n\nUndocumented: As in the official API.",
    )
    """
    Short code of the error.

    Undocumented: As in the official API.
    """

    message: str | None = Field(
        None,
        description="What went wrong, in words.\n\nUndocumented: As in the official API.",
    )
    """
    What went wrong, in words.

    Undocumented: As in the official API.
    """
