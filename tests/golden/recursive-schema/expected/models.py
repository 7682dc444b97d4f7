# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from .._runtime.model import Model


class Folder(Model):
    """Folder"""

    name: str
    """name"""
    parent: Folder | None = None
    """parent"""
    children: list[Folder] | None = None
    """children"""


Folder.model_rebuild()
