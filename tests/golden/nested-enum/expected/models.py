# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class VideosRetrieveResponse(Model):
    """VideosRetrieveResponse"""

    status: Literal["queued", "completed"] | str
    """
    State of the job.

    - `queued`: Waits.
    - `completed`: Is finished.
    """
    sizes: list[Literal["720x1280", "1280x720"] | str]
    """sizes"""
    levels: dict[str, Literal[1, 2] | int] | None = None
    """levels"""
    mixed: Literal["auto", 1, True] | str | int | bool | None = None
    """mixed"""
