# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from pydantic import Field

from .._runtime.model import Model


class VideosListResponse(Model):
    """VideosListResponse"""

    str_: str | None = Field(None, alias="str")
    """str"""
    list_: list[str] | None = Field(None, alias="list")
    """list"""
    int_: int | None = Field(None, alias="int")
    """int"""
    after: list[int] | None = None
    """after"""
