# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in requests."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class FolderParam(TypedDict):
    """FolderParam"""

    name: str
    """name"""
    parent: NotRequired[FolderParam]
    """parent"""
    children: NotRequired[list[FolderParam]]
    """children"""
