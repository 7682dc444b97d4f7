# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""How a job of this provider is followed."""

from __future__ import annotations

from .._runtime.jobs import Job
from .._runtime.request import Request
from . import models


def _poll(id: str) -> Request[models.Task]:
    from .resources.tasks import _retrieve

    return _retrieve(id=id)


JOB: Job[models.Task] = Job(
    operation="tasks.retrieve",
    poll=_poll,
    id="/id",
    status="/status",
    states={"running": "running", "done": "succeeded", "failed": "failed"},
    spec="0576bf5f745d204f",
)
"""Jobs are followed with `tasks.retrieve`."""
