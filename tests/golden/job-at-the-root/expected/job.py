# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""How a job of this provider is followed."""

from __future__ import annotations

from .._runtime.jobs import Job
from .._runtime.request import Request
from . import models


def _poll(id: str) -> Request[models.Task]:
    from .resources.operations_ import _retrieve

    return _retrieve(id=id)


def _file(id: str) -> Request[None]:
    from .resources.operations_ import _content

    return _content(id=id)


JOB: Job[models.Task] = Job(
    operation="retrieve",
    poll=_poll,
    file=_file,
    id="/id",
    status="/status",
    states={"running": "running", "done": "succeeded", "failed": "failed"},
    spec="a8a3a22ee6c21d6d",
)
"""Jobs are followed with `retrieve`."""
