# Code generated from specs/umodelverse/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class ErrorEnvelope(Model):
    """
    What comes instead of a result when a request fails.

    Undocumented: The document shows no error answer; the envelope is that of the vendor's other
    interface.
    """

    error: ErrorObject
    """
    Why a request failed.

    Undocumented: As at the vendor's other interface.
    """


class ErrorObject(Model):
    """
    Why a request failed.

    Undocumented: As at the vendor's other interface, but only the message is required.
    """

    message: str
    """
    What went wrong, in words.

    Undocumented: As at the vendor's other interface.
    """
    type: str | None = None
    """
    Kind of the error.

    Undocumented: As at the vendor's other interface.
    """
    param: str | None = None
    """
    Free text; not reliably the name of a parameter.

    Undocumented: As at the vendor's other interface.
    """
    code: str | None = None
    """
    Short code of the error.

    Undocumented: As at the vendor's other interface.
    """


class SubmitOutput(Model):
    """
    A submitted task.

    Source: lines 42, 49-51. Undocumented: The table does not say whether the id is always
    there; without it the task could not be followed.
    """

    task_id: str
    """
    Id of the task.

    Source: lines 42, 50.
    """


class SubmitResponse(Model):
    """
    Answer to a submission.

    Source: lines 42, 43, 48-53. Undocumented: The table does not say which fields are always
    there; required are those of the example.
    """

    output: SubmitOutput
    """
    The submitted task.

    Source: lines 42, 49. Undocumented: The table does not say whether the id is always there;
    without it the task could not be followed.
    """
    request_id: str
    """
    Id of the request, not of the task.

    Source: lines 43, 52.
    """


class TaskOutput(Model):
    """
    State and results of a task.

    Source: lines 73-78, 86-92. Undocumented: The table does not say which fields are always
    there; required are those without which the task could not be followed.
    """

    task_id: str
    """
    Id of the task.

    Source: lines 73, 87.
    """
    task_status: Literal["Pending", "Running", "Success", "Failure"] | str
    """
    State of the task.

    Source: lines 74, 88.
    """
    urls: list[str] | None = None
    """
    URLs of the finished video.

    Source: lines 75, 89.
    """
    submit_time: int | None = None
    """
    Time of submission in Unix seconds.

    Source: lines 76, 90. Undocumented: The table gives no unit; the value in the example is one
    of Unix seconds.
    """
    finish_time: int | None = None
    """
    Time of the end in Unix seconds.

    Source: lines 77, 91. Undocumented: The table gives no unit; the value in the example is one
    of Unix seconds.
    """
    error_message: str | None = None
    """
    Why the task failed, in words; only a failed task has it.

    Source: line 78.
    """


class TaskStatus(Model):
    """
    Answer to a query.

    Source: lines 73, 79, 80, 85-97. Undocumented: The table does not say which fields are
    always there, and the only example is of a success; usage is taken to be absent before the
    end.
    """

    output: TaskOutput
    """
    The task as it stands.

    Source: lines 73-78, 86. Undocumented: The table does not say which fields are always there;
    required are those without which the task could not be followed.
    """
    usage: TaskUsage | None = None
    """
    What the task has used.

    Source: lines 79, 93.
    """
    request_id: str
    """
    Id of the request, not of the task; may be empty.

    Source: lines 80, 96.
    """


class TaskUsage(Model):
    """
    What a task has used.

    Source: lines 79, 93-95.
    """

    duration: int | None = None
    """
    Seconds that the task ran according to the table; the example holds the length of the video
    instead.

    Source: lines 79, 94.
    """
