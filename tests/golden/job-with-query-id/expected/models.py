# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class Task(Model):
    """Task"""

    output: TaskOutput
    """output"""


class TaskOutput(Model):
    """TaskOutput"""

    task_id: str
    """task_id"""
    status: Literal["Pending", "Running", "Success", "Failure", "Expired"] | str | None = None
    """status"""
    progress: int | None = None
    """progress"""
    urls: list[str] | None = None
    """urls"""
    reason: str | None = None
    """reason"""
