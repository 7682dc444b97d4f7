# Code generated from specs/umodelverse/openapi.yaml by `make generate`. DO NOT EDIT.
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
    """Why a request failed. Undocumented: As at the vendor's other interface."""


class ErrorObject(Model):
    """
    Why a request failed.

    Undocumented: As at the vendor's other interface, but only the message is required.
    """

    message: str
    """What went wrong, in words. Undocumented: As at the vendor's other interface."""
    type: str | None = None
    """Kind of the error. Undocumented: As at the vendor's other interface."""
    param: str | None = None
    """
    Free text; not reliably the name of a parameter. Undocumented: As at the vendor's other
    interface.
    """
    code: str | None = None
    """Short code of the error. Undocumented: As at the vendor's other interface."""


class SubmitOutput(Model):
    """
    A submitted task.

    Undocumented: The table does not say whether the id is always there.
    """

    task_id: str
    """Id of the task."""


class SubmitResponse(Model):
    """
    Answer to a submission.

    Undocumented: The table does not say which fields are always there.
    """

    output: SubmitOutput
    """The submitted task. Undocumented: The table does not say whether the id is always there."""
    request_id: str
    """Id of the request, not of the task."""


class TaskOutput(Model):
    """
    State and results of a task.

    Undocumented: The table does not say which fields are always there.
    """

    task_id: str
    """Id of the task."""
    task_status: Literal["Pending", "Running", "Success", "Failure"] | str
    """State of the task."""
    urls: list[str] | None = None
    """URLs of the finished video."""
    submit_time: int | None = None
    """Time of submission in Unix seconds. Undocumented: The table gives no unit."""
    finish_time: int | None = None
    """Time of the end in Unix seconds. Undocumented: The table gives no unit."""
    error_message: str | None = None
    """Why the task failed, in words; only a failed task has it."""


class TaskStatus(Model):
    """
    Answer to a query.

    Undocumented: The table does not say which fields are always there, and the only example is
    of a success.
    """

    output: TaskOutput
    """The task as it stands. Undocumented: The table does not say which fields are always there."""
    usage: TaskUsage | None = None
    """What the task has used."""
    request_id: str
    """Id of the request, not of the task; may be empty."""


class TaskUsage(Model):
    """What a task has used."""

    duration: int | None = None
    """
    Seconds that the task ran according to the table; the example holds the length of the video
    instead.
    """
