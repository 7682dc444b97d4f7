# Code generated from specs/modelverse/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .._runtime.model import Model


class ErrorEnvelope(Model):
    """
    What comes instead of a result when a request fails.

    Source: lines 103-110, 128-133, 168-175.
    """

    error: ErrorObject = Field(
        ..., description="Why a request failed.\n\nSource: lines 104, 129, 169."
    )
    """
    Why a request failed.

    Source: lines 104, 129, 169.
    """


class ErrorObject(Model):
    """
    Why a request failed.

    Source: lines 104-109, 129-132, 169-174.
    """

    message: str = Field(
        ..., description="What went wrong, in words.\n\nSource: lines 105, 130, 170."
    )
    """
    What went wrong, in words.

    Source: lines 105, 130, 170.
    """

    type: str = Field(..., description="Kind of the error.\n\nSource: lines 106, 131, 171.")
    """
    Kind of the error.

    Source: lines 106, 131, 171.
    """

    param: str | None = Field(
        None,
        description="Free text; not reliably the name of a parameter.\n\nSource: lines 107, 172.",
    )
    """
    Free text; not reliably the name of a parameter.

    Source: lines 107, 172.
    """

    code: str | None = Field(
        None, description="Short code of the error.\n\nSource: lines 108, 173."
    )
    """
    Short code of the error.

    Source: lines 108, 173.
    """


class Video(Model):
    """
    A video generation job.

    Source: lines 38-44, 50-57, 77-83, 154-162. Undocumented: The tables do not say which fields are always there; required are those that every example holds.
    """

    id: str = Field(..., description="Id of the job.\n\nSource: lines 38, 50, 77, 89, 154.")
    """
    Id of the job.

    Source: lines 38, 50, 77, 89, 154.
    """

    object: Literal["video"] | str = Field(
        ..., description="Kind of the object.\n\nSource: lines 39, 51, 78, 90, 155."
    )
    """
    Kind of the object.

    Source: lines 39, 51, 78, 90, 155.
    """

    model: str = Field(..., description="Name of the model.\n\nSource: lines 40, 52, 79, 91, 156.")
    """
    Name of the model.

    Source: lines 40, 52, 79, 91, 156.
    """

    status: Literal["queued", "in_progress", "completed", "failed"] | str = Field(
        ..., description="State of the job.\n\nSource: lines 41, 53, 80, 91, 157."
    )
    """
    State of the job.

    Source: lines 41, 53, 80, 91, 157.
    """

    progress: int = Field(
        ...,
        description="Progress of the job in percent.\n\nSource: lines 42, 54, 81, 93, 158. Undocumented: The document gives no unit; percent as in the official API.",
    )
    """
    Progress of the job in percent.

    Source: lines 42, 54, 81, 93, 158. Undocumented: The document gives no unit; percent as in the official API.
    """

    created_at: int = Field(
        ...,
        description="Time of creation in Unix seconds.\n\nSource: lines 55, 94, 159. Undocumented: The tables lack the field and its unit; the value in the examples is one of Unix seconds.",
    )
    """
    Time of creation in Unix seconds.

    Source: lines 55, 94, 159. Undocumented: The tables lack the field and its unit; the value in the examples is one of Unix seconds.
    """

    size: str = Field(
        ...,
        description="Width and height of the video in pixels.\n\nSource: lines 43, 56, 82, 95, 160.",
    )
    """
    Width and height of the video in pixels.

    Source: lines 43, 56, 82, 95, 160.
    """

    seconds: str = Field(
        ...,
        description="Length of the video in seconds.\n\nSource: lines 44, 57, 83, 96, 161.",
    )
    """
    Length of the video in seconds.

    Source: lines 44, 57, 83, 96, 161.
    """

    remixed_from_video_id: str | None = Field(
        None,
        description="Id of the job this one is a remix of; only remix answers it.\n\nSource: line 162.",
    )
    """
    Id of the job this one is a remix of; only remix answers it.

    Source: line 162.
    """
