"""Owns the generated clients."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

IMPORT = "import generated.ephone"
IMPORT_CLIENT = "from generated.ephone import Client"
VIDEO = "video_0123456789abcdef"


def start(url: str) -> None:
    get(url)()


def get(url: str) -> Callable[[], str]:
    from generated.ephone import Client

    client = Client(api_key="key", base_url=url)
    return lambda: client.videos.retrieve(VIDEO).status


def get_async(url: str) -> Callable[[], Awaitable[str]]:
    from generated.ephone import AsyncClient

    client = AsyncClient(api_key="key", base_url=url)

    async def once() -> str:
        return (await client.videos.retrieve(VIDEO)).status

    return once


def upload(url: str, path: str) -> Callable[[], str]:
    from pathlib import Path

    from generated.ephone import Client

    client = Client(api_key="key", base_url=url)
    return lambda: client.videos.create(prompt="a cat", input_reference=Path(path)).status


def download(url: str, path: str) -> Callable[[], int]:
    from pathlib import Path

    from generated.ephone import Client

    client = Client(api_key="key", base_url=url)

    def once() -> int:
        client.videos.download_content(VIDEO).write_to_file(path)
        return Path(path).stat().st_size

    return once


def events(url: str) -> Callable[[], int]:
    from generated.sora_web import Client

    client = Client(api_key="key", base_url=url)

    def once() -> int:
        size = 0
        for chunk in client.chat.completions.create(
            model="sora_video2", messages=[{"role": "user", "content": "a cat"}], stream=True
        ):
            choice = (chunk.choices or [])[0]
            size += len((choice.delta and choice.delta.content) or "")
        return size

    return once
