# Code generated from specs/ephone/openapi.yaml by `make generate`. DO NOT EDIT.
"""How a job of this provider is followed."""

from __future__ import annotations

from .._runtime.jobs import Job

JOB = Job(
    id="/id",
    status="/status",
    states={"pending": "queued", "processing": "running", "completed": "succeeded", "failed": "failed"},
    progress="/progress",
    error="/error",
    results=("/video_url",),
    download=True,
)
"""Followed with `videos.retrieve`. Source: lines 11, 12, 13, 95-99, 110-113."""
