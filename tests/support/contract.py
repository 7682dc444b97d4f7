"""Calls each client with the fewest arguments."""

from __future__ import annotations

from tests.support import wire

PROVIDERS = [spec.provider for spec in wire.specs()]


JOB = {"id": "video_1", "status": "pending", "progress": 0, "created_at": 1705123456}


OPENAI_JOB = {
    "id": "video_1",
    "object": "video",
    "model": "sora-2",
    "status": "queued",
    "progress": 0,
    "created_at": 1712697600,
    "completed_at": None,
    "expires_at": None,
    "prompt": "a cat",
    "size": "720x1280",
    "seconds": "4",
    "remixed_from_video_id": None,
    "error": None,
}
