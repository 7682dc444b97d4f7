# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
"""How a job of this provider is followed."""

from __future__ import annotations

from .._runtime.jobs import Job

JOB = Job(
    id="/id",
    status="/status",
    states={"queued": "queued", "in_progress": "running", "completed": "succeeded", "failed": "failed"},
    progress="/progress",
    error="/error",
    download=True,
)
"""Followed with `videos.retrieve`. Source: lines 159, 192, 194, 200, 255, 257. Undocumented: No
answer is documented; places and states are those of OpenAI's API.
"""
