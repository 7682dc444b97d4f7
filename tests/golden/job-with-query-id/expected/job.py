# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""How a job of this provider is followed."""

from __future__ import annotations

from .._runtime.jobs import Job

JOB = Job(
    id="/output/task_id",
    status="/output/status",
    states={
        "pending": "queued",
        "running": "running",
        "success": "succeeded",
        "failure": "failed",
        "expired": "failed",
    },
    progress="/output/progress",
    error="/output/reason",
    results=("/output/urls",),
)
"""Followed with `tasks.status`."""
