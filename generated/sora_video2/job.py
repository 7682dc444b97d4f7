# Code generated from specs/sora_video2/openapi.yaml by `make generate`. DO NOT EDIT.
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
    states={"queued": "queued", "in_progress": "running", "completed": "succeeded", "failed": "failed"},
    progress="/progress",
    error="/error",
    results=("/video_url",),
    spec="cf939f15faeef664",
)
"""Jobs are followed with `videos.retrieve`.

Undocumented: The document shows queued and completed only.
"""
