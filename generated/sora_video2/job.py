# Code generated from specs/sora_video2/openapi.yaml by `make generate`. DO NOT EDIT.
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
"""Followed with `videos.retrieve`. Source: lines 106-107, 112-115, 135, 172, 194-195, 198-199,
204-205, 212-215, 242. Undocumented: The document shows queued and completed only; in_progress
and failed are those of the official API.
"""
