# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""How a job of this provider is followed."""

from __future__ import annotations

from .._runtime.jobs import Job
from .._runtime.request import Request
from . import models


def _poll(id: str) -> Request[models.Task]:
    from .resources.tasks import _status

    return _status(task_id=id)


JOB: Job[models.Task] = Job(
    operation="tasks.status",
    poll=_poll,
    id="/output/task_id",
    status="/output/status",
    states={
        "pending": "queued",
        "running": "running",
        "success": "succeeded",
        "failure": "failed",
        "expired": "failed",
    },
    progress="/output/progress",
    error="/output/reason",
    results=("/output/urls",),
    spec="9a9bc93c6def346e",
)
"""Jobs are followed with `tasks.status`."""
