# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""How a job of this provider is followed."""

from __future__ import annotations

from .._runtime.jobs import Job

JOB = Job(
    id="/id",
    status="/status",
    states={"running": "running", "done": "succeeded", "failed": "failed"},
    results=("/output", "/links/main", "/first_or_all"),
)
"""Followed with `videos.retrieve`."""
