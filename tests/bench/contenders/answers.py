"""Owns the models that somebody would write by hand for the answers of the server."""

from __future__ import annotations

from pydantic import BaseModel


class VideoError(BaseModel):
    code: str | None = None
    message: str | None = None


class Video(BaseModel):
    id: str
    object: str | None = None
    model: str | None = None
    status: str
    progress: int
    created_at: int
    completed_at: int | None = None
    expires_at: int | None = None
    size: str | None = None
    seconds: str | None = None
    video_url: str | None = None
    error: VideoError | None = None
    remixed_from_video_id: str | None = None


class Delta(BaseModel):
    role: str | None = None
    content: str | None = None


class Choice(BaseModel):
    index: int
    delta: Delta
    finish_reason: str | None = None


class Chunk(BaseModel):
    id: str
    object: str
    created: int
    model: str
    choices: list[Choice]
