# Code generated from specs/ephone/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""How a job of this provider is followed."""

from __future__ import annotations

from .._runtime.jobs import Job
from .._runtime.request import Request
from . import models


def _poll(id: str) -> Request[models.Video]:
    from .resources.videos import _retrieve

    return _retrieve(video_id=id)


def _file(id: str) -> Request[None]:
    from .resources.videos import _download_content

    return _download_content(video_id=id)


JOB: Job[models.Video] = Job(
    operation="videos.retrieve",
    poll=_poll,
    file=_file,
    id="/id",
    status="/status",
    states={"pending": "queued", "processing": "running", "completed": "succeeded", "failed": "failed"},
    progress="/progress",
    error="/error",
    results=("/video_url",),
    spec="337ba3cf542412ca",
)
"""Jobs are followed with `videos.retrieve`."""
