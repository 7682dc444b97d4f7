# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""

from __future__ import annotations

from .._runtime.model import Model


class Video(Model):
    """Video"""

    id: str
    """id"""
    status: str | None = None
    """status"""
    output: VideoFile | None = None
    """output"""
    links: dict[str, str] | None = None
    """links"""
    first_or_all: str | list[str] | None = None
    """first_or_all"""


class VideoFile(Model):
    """VideoFile"""

    url: str | None = None
    """url"""
