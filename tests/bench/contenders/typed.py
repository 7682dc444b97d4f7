"""Owns httpx with pydantic: what an application writes that wants types and has no client."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from tests.bench.contenders.bare import CHAT, EVENTS, HEADERS, VIDEO
from tests.bench.contenders.bare import download as download  # no answer of which there is a model

if TYPE_CHECKING:
    from tests.bench.contenders.answers import Chunk, Video

IMPORT = "import httpx, pydantic"
IMPORT_CLIENT = "from httpx import Client; from pydantic import BaseModel"


def _models() -> tuple[type[Video], type[Chunk]]:
    from tests.bench.contenders.answers import Chunk, Video

    return Video, Chunk


def start(url: str) -> None:
    get(url)()


def get(url: str) -> Callable[[], str]:
    import httpx

    video, _ = _models()
    client = httpx.Client()

    def once() -> str:
        response = client.get(f"{url}{VIDEO}", headers=HEADERS)
        response.raise_for_status()
        return video.model_validate_json(response.content).status

    return once


def get_async(url: str) -> Callable[[], Awaitable[str]]:
    import httpx

    video, _ = _models()
    client = httpx.AsyncClient()

    async def once() -> str:
        response = await client.get(f"{url}{VIDEO}", headers=HEADERS)
        response.raise_for_status()
        return video.model_validate_json(response.content).status

    return once


def upload(url: str, path: str) -> Callable[[], str]:
    from pathlib import Path

    import httpx

    video, _ = _models()
    client = httpx.Client()

    def once() -> str:
        with Path(path).open("rb") as file:
            response = client.post(
                f"{url}/v1/videos", headers=HEADERS, data={"prompt": "a cat"}, files={"input_reference": file}
            )
        response.raise_for_status()
        return video.model_validate_json(response.content).status

    return once


def events(url: str) -> Callable[[], int]:
    import httpx

    _, chunk = _models()
    client = httpx.Client()

    def once() -> int:
        size = 0
        with client.stream("POST", f"{url}/v1/chat/completions", headers=EVENTS, json=CHAT) as response:
            response.raise_for_status()
            for line in response.iter_lines():
                if line.startswith("data: ") and line != "data: [DONE]":
                    size += len(chunk.model_validate_json(line[6:]).choices[0].delta.content or "")
        return size

    return once
