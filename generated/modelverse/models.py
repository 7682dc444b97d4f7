# Code generated from specs/modelverse/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class ErrorEnvelope(Model):
    """
    What comes instead of a result when a request fails.

    Source: lines 103-110, 128-133, 168-175.
    """

    error: ErrorObject
    """
    Why a request failed.

    Source: lines 104, 129, 169.
    """


class ErrorObject(Model):
    """
    Why a request failed.

    Source: lines 104-109, 129-132, 169-174.
    """

    message: str
    """
    What went wrong, in words.

    Source: lines 105, 130, 170.
    """
    type: str
    """
    Kind of the error.

    Source: lines 106, 131, 171.
    """
    param: str | None = None
    """
    Free text; not reliably the name of a parameter.

    Source: lines 107, 172.
    """
    code: str | None = None
    """
    Short code of the error.

    Source: lines 108, 173.
    """


class Video(Model):
    """
    A video generation job.

    Source: lines 38-44, 50-57, 77-83, 154-162. Undocumented: The tables do not say which fields
    are always there; required are those that every example holds.
    """

    id: str
    """
    Id of the job.

    Source: lines 38, 50, 77, 89, 154.
    """
    object: Literal["video"] | str
    """
    Kind of the object.

    Source: lines 39, 51, 78, 90, 155.
    """
    model: str
    """
    Name of the model.

    Source: lines 40, 52, 79, 91, 156.
    """
    status: Literal["queued", "in_progress", "completed", "failed"] | str
    """
    State of the job.

    Source: lines 41, 53, 80, 92, 157.
    """
    progress: int
    """
    Progress of the job in percent.

    Source: lines 42, 54, 81, 93, 158. Undocumented: The document gives no unit; percent as in
    the official API.
    """
    created_at: int
    """
    Time of creation in Unix seconds.

    Source: lines 55, 94, 159. Undocumented: The tables lack the field and its unit; the value
    in the examples is one of Unix seconds.
    """
    size: str
    """
    Width and height of the video in pixels.

    Source: lines 43, 56, 82, 95, 160.
    """
    seconds: str
    """
    Length of the video in seconds.

    Source: lines 44, 57, 83, 96, 161.
    """
    remixed_from_video_id: str | None = None
    """
    Id of the job this one is a remix of; only remix answers it.

    Source: line 162.
    """
