"""Owns a relay on real sockets whose jobs end with a file, and the one call that brings it home."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.fault_answers import Answer, Arrived, Generated, answer
from tests.support.jobs import BRIEF, job

VIDEO = Generated(50_000)
VIDEO_HEAD = {"Content-Type": "video/mp4"}
WHOLE = answer(body=VIDEO, headers=VIDEO_HEAD)
NOT_FOUND = answer(404, json={"error": {"message": "no such file"}})
Reply = Answer | Callable[[Arrived], Answer]


class Relay:
    """What a server says to submits, queries and downloads; of several replies the last one goes on."""

    def __init__(self, **replies: Reply | list[Reply]) -> None:
        usual = {"submit": answer(json=job("pending")), "poll": answer(json=job("completed")), "file": WHOLE}
        self._replies: dict[str, list[Reply]] = {
            kind: list(reply) if isinstance(reply, list) else [reply] for kind, reply in {**usual, **replies}.items()
        }
        self.asked: list[str] = []

    def __call__(self, request: Arrived) -> Answer:
        kind = "submit" if request.method == "POST" else "file" if "content" in request.path else "poll"
        self.asked.append(kind)
        replies = self._replies[kind]
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        return reply if isinstance(reply, Answer) else reply(request)


def create(client: Any, path: Path, **options: Any) -> Any:
    return client.videos.create_and_download(path, prompt="a cat", **{"timeout": 30, "interval": BRIEF, **options})
