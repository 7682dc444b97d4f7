# Code generated from specs/modelverse/openapi.yaml by `make generate`. DO NOT EDIT.
"""How a job of this provider is followed."""

from __future__ import annotations

from .._runtime.jobs import Job

JOB = Job(
    id="/id",
    status="/status",
    states={"queued": "queued", "in_progress": "running", "completed": "succeeded", "failed": "failed"},
    progress="/progress",
    download=True,
)
"""Followed with `videos.retrieve`. Source: lines 38, 41, 42, 77, 80, 81, 130."""
