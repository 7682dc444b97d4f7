# Code generated from specs/openai/openapi.yaml by `make generate`. DO NOT EDIT.
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
"""Followed with `videos.retrieve`. Source: lines 14, 17, 18, 26, 92, 98, 99, 101-103."""
