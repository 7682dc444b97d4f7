"""Owns bare httpx: what an application writes without any client, bodies parsed, errors raised."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

IMPORT = "import httpx"
IMPORT_CLIENT = "from httpx import Client"
HEADERS = {"Authorization": "Bearer key", "Accept": "application/json"}
EVENTS = {"Authorization": "Bearer key", "Accept": "text/event-stream"}
CHAT = {"model": "sora_video2", "messages": [{"role": "user", "content": "a cat"}], "stream": True}
VIDEO = "/v1/videos/video_0123456789abcdef"


def start(url: str) -> None:
    get(url)()


def get(url: str) -> Callable[[], str]:
    import json

    import httpx

    client = httpx.Client()

    def once() -> str:
        response = client.get(f"{url}{VIDEO}", headers=HEADERS)
        response.raise_for_status()
        status: str = json.loads(response.content)["status"]
        return status

    return once


def get_async(url: str) -> Callable[[], Awaitable[str]]:
    import json

    import httpx

    client = httpx.AsyncClient()

    async def once() -> str:
        response = await client.get(f"{url}{VIDEO}", headers=HEADERS)
        response.raise_for_status()
        status: str = json.loads(response.content)["status"]
        return status

    return once


def upload(url: str, path: str) -> Callable[[], str]:
    import json
    from pathlib import Path

    import httpx

    client = httpx.Client()

    def once() -> str:
        with Path(path).open("rb") as file:
            response = client.post(
                f"{url}/v1/videos", headers=HEADERS, data={"prompt": "a cat"}, files={"input_reference": file}
            )
        response.raise_for_status()
        status: str = json.loads(response.content)["status"]
        return status

    return once


def download(url: str, path: str) -> Callable[[], int]:
    import os
    from pathlib import Path

    import httpx

    client = httpx.Client()

    def once() -> int:
        with (
            client.stream("GET", f"{url}{VIDEO}/content", headers=HEADERS) as response,
            Path(path).open("wb") as file,
        ):
            response.raise_for_status()
            for chunk in response.iter_bytes():
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        return Path(path).stat().st_size

    return once


def events(url: str) -> Callable[[], int]:
    import json

    import httpx

    client = httpx.Client()

    def once() -> int:
        size = 0
        with client.stream("POST", f"{url}/v1/chat/completions", headers=EVENTS, json=CHAT) as response:
            response.raise_for_status()
            for line in response.iter_lines():
                if line.startswith("data: ") and line != "data: [DONE]":
                    size += len(json.loads(line[6:])["choices"][0]["delta"].get("content") or "")
        return size

    return once
