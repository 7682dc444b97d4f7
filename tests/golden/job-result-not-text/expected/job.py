# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""How a job of this provider is followed."""

from __future__ import annotations

from .._runtime.jobs import Job
from .._runtime.request import Request
from . import models


def _poll(id: str) -> Request[models.Video]:
    from .resources.videos import _retrieve

    return _retrieve(video_id=id)


JOB: Job[models.Video] = Job(
    operation="videos.retrieve",
    poll=_poll,
    id="/id",
    status="/status",
    states={"running": "running", "done": "succeeded", "failed": "failed"},
    results=("/output", "/links/main", "/first_or_all"),
    spec="44bf79bf06b33063",
)
"""Jobs are followed with `videos.retrieve`."""
