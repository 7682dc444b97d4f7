# Code generated from specs/umodelverse/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""How a job of this provider is followed."""

from __future__ import annotations

from .._runtime.jobs import Job
from .._runtime.request import Request
from . import models


def _poll(id: str) -> Request[models.TaskStatus]:
    from .resources.tasks import _status

    return _status(task_id=id)


JOB: Job[models.TaskStatus] = Job(
    operation="tasks.status",
    poll=_poll,
    id="/output/task_id",
    status="/output/task_status",
    states={"pending": "queued", "running": "running", "success": "succeeded", "failure": "failed"},
    error="/output/error_message",
    results=("/output/urls",),
    spec="35edddb2d3795b2b",
)
"""Jobs are followed with `tasks.status`."""
