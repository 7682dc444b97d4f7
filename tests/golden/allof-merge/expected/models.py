# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""

from __future__ import annotations

from .._runtime.model import Model


class Video(Model):
    """A base with more."""

    id: str
    """id"""
    status: str
    """status"""
    url: str
    """url"""
