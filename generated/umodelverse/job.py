# Code generated from specs/umodelverse/openapi.yaml by `make generate`. DO NOT EDIT.
"""How a job of this provider is followed."""

from __future__ import annotations

from .._runtime.jobs import Job

JOB = Job(
    id="/output/task_id",
    status="/output/task_status",
    states={"pending": "queued", "running": "running", "success": "succeeded", "failure": "failed"},
    error="/output/error_message",
    results=("/output/urls",),
)
"""Followed with `tasks.status`. Source: lines 5, 42, 73-75, 78."""
