# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in requests."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class VideosCreateSourceParam(TypedDict):
    """VideosCreateSourceParam"""

    url: NotRequired[str]
    """url"""
    file_id: NotRequired[str]
    """file_id"""
