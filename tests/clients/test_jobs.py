"""Owns the promise that jobs can be followed wherever a spec has their operations, in the root of the client too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.project import generate_acme, own_files, put, python

GOLDEN = Path(__file__).parents[1] / "golden"

_FOLLOW = """
import asyncio, inspect, sys

import httpx

sys.path.insert(0, {root!r})
import generated.acme as acme

VIDEO = b"\\0\\0\\0\\x20ftypisom" + bytes(100)
sent = []


def reply(request):
    sent.append(f"{{request.method}} {{request.url.path}}")
    if request.url.path.endswith("/content"):
        return httpx.Response(200, headers={{"content-type": "video/mp4"}}, content=VIDEO)
    finished = {{"id": "7", "status": "done" if request.method == "GET" else "running"}}
    return httpx.Response(200, json={{**finished, "video_url": "https://cdn.example/content"}})


async def given(value):
    return await value if inspect.isawaitable(value) else value


async def follow(client):
    await given({submit}_and_poll(interval=0{arguments}))
    await given({submit}_and_download("out.mp4", interval=0{arguments}))
    started = client.resume({resource}.job("7").handle())
    await given(started.download("out.mp4"))
    await given({resource}.poll(7))
    print(*sent, {resource}.state({{"status": "running"}}), client.download.__name__)
    sent.clear()


for name, http in (("Client", httpx.Client), ("AsyncClient", httpx.AsyncClient)):
    client = getattr(acme, name)(http_client=http(transport=httpx.MockTransport(reply)))
    asyncio.run(follow(client))
    assert open("out.mp4", "rb").read() == VIDEO
"""


@pytest.mark.parametrize(
    ("case", "submit", "resource", "poll", "arguments"),
    [
        ("job-at-the-root", "client.create", "client", "/tasks/7", ""),
        ("job-across-resources", "client.videos.create", "client.tasks", "/tasks/7", ', prompt="a cat"'),
        ("names-collide-with-job", "client.tasks.create", "client.tasks", "/tasks/7", ""),
    ],
)
def test_job_is_followed_wherever_its_operations_are(
    tmp_path: Path, case: str, submit: str, resource: str, poll: str, arguments: str
) -> None:
    result = generate_acme((GOLDEN / case / "spec.yaml").read_text(encoding="utf-8"))
    put(result.files, tmp_path / "generated")
    assert own_files(result), result.diagnostics
    code = _FOLLOW.format(root=str(tmp_path), submit=submit, resource=resource, arguments=arguments)
    done = python("-W", "error", "-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr[-1500:]
    start, ask = "POST /tasks" if "videos" not in submit else "POST /videos", f"GET {poll}"
    file = "GET /tasks/7/content" if case == "job-at-the-root" else "GET /content"
    expected = f"{start} {ask} {start} {ask} {file} {ask} {file} {ask} running download"
    assert done.stdout.splitlines() == [expected, expected]
