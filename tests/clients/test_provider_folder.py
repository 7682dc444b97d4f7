"""Owns the promise that a folder below `specs/` is all a provider takes: a made-up one gets a client that works."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support.checkers import mypy_cache, mypy_lines
from tests.support.cli import vidspec
from tests.support.project import PROJECT, python

SPEC = """\
openapi: 3.1.0
info:
  title: Acme Videos
  version: 1.0.0
servers:
  - url: https://api.acme.example/v1
security:
  - bearer: []
x-job:
  submit: [videos.create]
  poll: videos.retrieve
  download: videos.download_content
  id: /id
  status: /status
  progress: /progress
  results: [/url]
  error: /error
  states:
    queued: [queued]
    running: [in_progress]
    succeeded: [completed]
    failed: [failed]
paths:
  /videos:
    get:
      operationId: videos.list
      responses:
        '200':
          description: All of them.
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/Video'
    post:
      operationId: videos.create
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [prompt]
              properties:
                prompt:
                  type: string
                seconds:
                  type: string
                  enum: ['4', '8']
                  default: '4'
                input_reference:
                  type: string
                  format: binary
      responses:
        '200':
          description: The job.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Video'
  /videos/{video_id}:
    parameters:
      - name: video_id
        in: path
        required: true
        schema:
          type: string
    get:
      operationId: videos.retrieve
      responses:
        '200':
          description: The job.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Video'
    delete:
      operationId: videos.delete
      responses:
        '204':
          description: It is gone.
  /videos/{video_id}/content:
    get:
      operationId: videos.download_content
      parameters:
        - name: video_id
          in: path
          required: true
          schema:
            type: string
      responses:
        '200':
          description: The bytes.
          content:
            video/mp4:
              schema:
                type: string
                format: binary
components:
  securitySchemes:
    bearer:
      type: http
      scheme: bearer
  schemas:
    Video:
      type: object
      required: [id, status]
      properties:
        id:
          type: string
        status:
          type: string
          enum: [queued, in_progress, completed, failed]
        progress:
          type: integer
        url:
          type: string
        error:
          anyOf:
            - $ref: '#/components/schemas/VideoError'
            - type: 'null'
    VideoError:
      type: object
      properties:
        message:
          type: string
"""

# What both programs below do, but for `await`.
_CALLS = """
import asyncio, io, sys, tempfile
from pathlib import Path

import httpx, respx

from generated.acme import APIError, AsyncClient, Client, JobFailedError

URL = "https://api.acme.example/v1/videos"
JOB = {"id": "video_1", "status": "queued", "progress": 0}


def answers(mock, last):
    mock.get(URL).respond(json=[JOB])
    create = mock.post(URL).respond(json=JOB)
    states = [{"status": "in_progress"}, last]
    mock.get(f"{URL}/video_1").mock(side_effect=[httpx.Response(200, json={**JOB, **state}) for state in states])
    mock.get(f"{URL}/video_1/content").respond(content=b"mp4", headers={"Content-Type": "video/mp4"})
    mock.delete(f"{URL}/video_1").respond(204)
    return create


def check_create(create):
    request = create.calls.last.request
    assert request.headers["Authorization"] == "Bearer key"
    assert b'name="prompt"\\r\\n\\r\\na cat' in request.content
    assert b'name="input_reference"; filename="first.png"' in request.content
    assert b"seconds" not in request.content  # what is not given is not sent


DONE = {"status": "completed", "progress": 100, "url": "https://x.example"}
FAILED = {"status": "failed", "error": {"message": "no cats"}}
FILE = ("first.png", b"png")
"""

_SYNC = (
    _CALLS
    + """
with respx.mock(assert_all_called=False) as mock, Client(api_key="key") as client:
    create = answers(mock, DONE)
    assert client.videos.list()[0].id == "video_1"
    updates = []
    options = {"interval": 0.001, "on_update": updates.append}
    video = client.videos.create_and_poll(prompt="a cat", input_reference=FILE, **options)
    check_create(create)
    assert (video.status, video.url) == ("completed", "https://x.example")
    assert [update.status for update in updates] == ["in_progress", "completed"]
    path = Path(tempfile.mkdtemp()) / "out.mp4"
    client.videos.download_content(video.id).write_to_file(path)
    assert path.read_bytes() == b"mp4"
    assert client.videos.delete("video_1") is None

with respx.mock(assert_all_called=False) as mock, Client(api_key="key") as client:
    answers(mock, FAILED)
    job = client.videos.create(prompt="a cat")
    try:
        client.videos.poll(job.id, timeout=5, interval=0.001)
    except JobFailedError as error:
        assert isinstance(error, APIError) and "no cats" in str(error)
    else:
        raise AssertionError
print("done")
"""
)

_ASYNC = (
    _CALLS
    + """
async def main():
    with respx.mock(assert_all_called=False) as mock:
        async with AsyncClient(api_key="key") as client:
            create = answers(mock, DONE)
            assert (await client.videos.list())[0].id == "video_1"
            video = await client.videos.create_and_poll(prompt="a cat", input_reference=FILE, interval=0.001)
            check_create(create)
            assert (video.status, video.url) == ("completed", "https://x.example")
            assert await (await client.videos.download_content(video.id)).read() == b"mp4"
            assert await client.videos.delete("video_1") is None
    with respx.mock(assert_all_called=False) as mock:
        async with AsyncClient(api_key="key") as client:
            answers(mock, FAILED)
            try:
                await client.videos.poll("video_1", timeout=5, interval=0.001)
            except JobFailedError as error:
                assert "no cats" in str(error)
            else:
                raise AssertionError


asyncio.run(main())
print("done")
"""
)

_PROGRAM = """\
from pathlib import Path

from generated.acme import Client

client = Client(api_key="key")
video = client.videos.create_and_poll(prompt="a cat", seconds="8", input_reference=Path("first.png"))
reveal_type(video)
reveal_type(video.status)
if video.status == "completed":
    client.videos.download_content(video.id).write_to_file("out.mp4")
reveal_type(client.videos.list())
client.videos.create(prompt="a cat", seconds="a length that is not documented")
client.videos.create()  # error: the prompt is missing
client.videos.create(prompt=1)  # error: the prompt is text
client.videos.create("a cat")  # error: the prompt is no positional argument
video.nothing  # error: there is no such field
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that has one provider, which nobody has heard of."""
    root = tmp_path_factory.mktemp("project")
    (root / "specs" / "acme").mkdir(parents=True)
    (root / "specs" / "acme" / "openapi.yaml").write_text(SPEC, encoding="utf-8")
    done = vidspec("generate", "--root", str(root))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("acme")
    return root


def test_the_folder_passes_the_check(root: Path) -> None:
    done = vidspec("check", "--root", str(root))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("program", [_SYNC, _ASYNC], ids=["sync", "async"])
def test_the_client_works(root: Path, program: str) -> None:
    done = python("-W", "error", "-c", f"import sys; sys.path.insert(0, {str(root)!r})\n{program}", cwd=root)
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr


def test_the_client_is_typed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What a program may do passes `mypy --strict`; each line marked as an error is one, and no other line is."""
    (root / "program.py").write_text(_PROGRAM, encoding="utf-8")
    with mypy_cache(tmp_path_factory) as cache:
        told = "\n".join(mypy_lines(root, cache, "program.py"))
    wrong = {int(line) for line in re.findall(r"^program\.py:(\d+): error", told, re.MULTILINE)}
    marked = {number for number, line in enumerate(_PROGRAM.splitlines(), 1) if "# error" in line}
    assert wrong == marked, told
    assert not re.search(r"^generated/", told, re.MULTILINE), told
    revealed = re.findall(r'Revealed type is "([^"]*)"', told)
    assert revealed[0].endswith("generated.acme.models.Video")
    assert revealed[1].endswith("str") or "completed" in revealed[1]
    assert re.fullmatch(r"(builtins\.)?list\[generated\.acme\.models\.Video\]", revealed[2])


def test_it_stands_beside_the_others(tmp_path: Path) -> None:
    """One more folder changes no file of another provider."""
    first = min(path.name for path in (PROJECT / "specs").iterdir() if path.is_dir())
    shutil.copytree(PROJECT / "specs" / first, tmp_path / "specs" / first)
    (tmp_path / "specs" / "acme").mkdir()
    (tmp_path / "specs" / "acme" / "openapi.yaml").write_text(SPEC, encoding="utf-8")
    assert vidspec("generate", "--root", str(tmp_path)).returncode == 0
    made, committed = tmp_path / "generated" / first, PROJECT / "generated" / first
    for path in sorted(p for p in committed.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        assert (made / path.relative_to(committed)).read_bytes() == path.read_bytes()
