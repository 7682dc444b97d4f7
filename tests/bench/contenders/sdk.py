"""Owns the SDK of OpenAI, called as its README calls it; its downloads are in memory before they are written."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

IMPORT = "import openai"
IMPORT_CLIENT = "from openai import OpenAI"
VIDEO = "video_0123456789abcdef"


def start(url: str) -> None:
    get(url)()


def get(url: str) -> Callable[[], str]:
    from openai import OpenAI

    client = OpenAI(api_key="key", base_url=f"{url}/v1")
    return lambda: client.videos.retrieve(VIDEO).status


def get_async(url: str) -> Callable[[], Awaitable[str]]:
    from openai import AsyncOpenAI

    client = AsyncOpenAI(api_key="key", base_url=f"{url}/v1")

    async def once() -> str:
        return (await client.videos.retrieve(VIDEO)).status

    return once


def upload(url: str, path: str) -> Callable[[], str]:
    from pathlib import Path

    from openai import OpenAI

    client = OpenAI(api_key="key", base_url=f"{url}/v1")
    return lambda: client.videos.create(prompt="a cat", input_reference=Path(path)).status


def download(url: str, path: str) -> Callable[[], int]:
    from pathlib import Path

    from openai import OpenAI

    client = OpenAI(api_key="key", base_url=f"{url}/v1")

    def once() -> int:
        client.videos.download_content(VIDEO).write_to_file(path)
        return Path(path).stat().st_size

    return once


def events(url: str) -> Callable[[], int]:
    from openai import OpenAI

    client = OpenAI(api_key="key", base_url=f"{url}/v1")

    def once() -> int:
        size = 0
        for chunk in client.chat.completions.create(
            model="sora_video2", messages=[{"role": "user", "content": "a cat"}], stream=True
        ):
            size += len(chunk.choices[0].delta.content or "")
        return size

    return once
