"""Tests of the arguments of methods and of what is sent for them."""

from __future__ import annotations

import inspect
import io
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from tests.support import wire
from tests.support.contract import JOB, OPENAI_JOB
from tests.support.doubles import Caller, runtime

OPERATIONS = [pytest.param(o, id=f"{s.provider}-{o.id}") for s in wire.specs() for o in wire.operations(s)]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_only_what_addresses_a_job_may_be_positional(caller: Caller, operation: wire.Operation) -> None:
    client, _ = caller.connect(operation.spec.provider, {})
    parameters = inspect.signature(wire.call(client, operation.id)).parameters
    positional = [name for name, parameter in parameters.items() if parameter.kind is parameter.POSITIONAL_OR_KEYWORD]
    job = operation.spec.content.get("x-job", {})
    addressed = operation.parameters("path")
    if operation.id == job.get("poll"):
        addressed = addressed or operation.parameters("query", required=True)
    assert positional == [wire.legal(name) for name in addressed]
    assert {"extra_headers", "extra_query", "extra_body", "timeout"} <= set(parameters)
    rest = [parameter for name, parameter in parameters.items() if name not in positional]
    assert {parameter.kind for parameter in rest} == {inspect.Parameter.KEYWORD_ONLY}


def test_keyword_only_arguments_are_no_positions(caller: Caller) -> None:
    client, server = caller.connect("ephone", JOB)
    with pytest.raises(TypeError):
        caller.wait(client.videos.create("a cat"))
    with pytest.raises(TypeError):
        caller.wait(client.videos.retrieve("x", {}))
    assert server.requests == []


def test_job_id_in_a_query_is_positional_or_keyword(caller: Caller) -> None:
    client, server = caller.connect("umodelverse", {"output": {"task_id": "a&b=c", "task_status": "Running"}})
    caller.wait(client.tasks.status("a&b=c"))
    caller.wait(client.tasks.status(task_id="a&b=c"))
    assert [sent.query for sent in server.sent] == [[("task_id", "a&b=c")]] * 2


def test_what_is_not_given_is_not_sent(caller: Caller) -> None:
    client, server = caller.connect("ephone", JOB)
    caller.wait(client.videos.create(prompt="a cat", seconds=None))
    assert server.only.parts == [wire.Part("prompt", None, None, b"a cat")]
    client, server = caller.connect("openai", {"data": []})
    caller.wait(client.videos.list())
    assert (server.only.query, server.only.media_type) == ([], None)
    client, server = caller.connect("umodelverse", {"output": {"task_id": "x"}, "request_id": "y"})
    caller.wait(client.tasks.submit(model="m", input={"prompt": "a cat"}))
    assert server.only.json == {"model": "m", "input": {"prompt": "a cat"}}


def test_false_zero_and_empty_text_are_sent(caller: Caller) -> None:
    client, server = caller.connect("sora_web", {"id": "x"})
    caller.wait(client.videos.create(prompt="", model="sora_video2", watermark=False, duration=0))
    assert (
        wire.differences({"prompt": "", "model": "sora_video2", "watermark": False, "duration": 0}, server.only.json)
        == []
    )
    client, server = caller.connect("openai", {"data": []})
    caller.wait(client.videos.list(limit=0, order="asc", after=""))
    assert server.only.query == [("limit", "0"), ("order", "asc"), ("after", "")]


def test_extras_of_a_call_reach_a_multipart_request(caller: Caller) -> None:
    client, server = caller.connect("ephone", JOB)
    extras = {"extra_headers": {"X-Trace": "7"}, "extra_query": {"channel": "b c"}, "extra_body": {"quality": "high"}}
    caller.wait(client.videos.create(prompt="a cat", timeout=3.0, **extras))
    assert server.only.headers["x-trace"] == "7"
    assert server.only.query == [("channel", "b c")]
    assert [(p.name, p.content) for p in server.only.parts or ()] == [("prompt", b"a cat"), ("quality", b"high")]
    assert server.requests[0].extensions["timeout"]["read"] == 3.0


def test_extras_of_a_call_reach_a_json_request(caller: Caller) -> None:
    client, server = caller.connect("sora_web", {"id": "x"})
    extras = {"extra_query": {"tag": ["a", "b"]}, "extra_body": {"quality": {"level": 3}, "prompt": "a dog"}}
    caller.wait(client.videos.create(prompt="a cat", model="m", **extras))
    assert server.only.query == [("tag", "a"), ("tag", "b")]
    assert server.only.json == {"prompt": "a dog", "model": "m", "quality": {"level": 3}}


@pytest.mark.parametrize(
    "id", ["a/b", "a b", "a%2Fb", "a?b#c", "{video_id}", "%", "视频", "../x", "a\\b", "a;b&c=d+e", "..."]
)
def test_path_parameter_is_one_segment_whatever_is_in_it(caller: Caller, id: str) -> None:
    client, server = caller.connect("ephone", JOB)
    caller.wait(client.videos.retrieve(id))
    caller.wait(client.videos.retrieve(video_id=id))
    for sent, request in zip(server.sent, server.requests, strict=True):
        assert sent.path == f"/v1/videos/{id}"
        assert request.url.raw_path.count(b"/") == 3
        assert b"?" not in request.url.raw_path
    if id == "a/b":
        assert server.requests[0].url.raw_path == b"/v1/videos/a%2Fb"


@pytest.mark.parametrize("id", ["", ".", ".."])
def test_path_parameter_that_leads_elsewhere_is_refused(caller: Caller, id: str) -> None:
    client, server = caller.connect("ephone", JOB)
    for call in (client.videos.retrieve, client.videos.download_content, client.videos.poll):
        with pytest.raises(runtime().InvalidRequestError):
            caller.wait(call(id))
    assert server.requests == []


def forms(folder: Path) -> dict[str, tuple[Any, str | None, str | None]]:
    """A file in every form it may be given in, with the name and the media type that the server must see."""
    path = folder / "first frame.png"
    path.write_bytes(wire.FILE)
    return {
        "path": (path, "first frame.png", "image/png"),
        "bytes": (wire.FILE, None, None),
        "object": (path.open("rb"), "first frame.png", "image/png"),
        "nameless-object": (io.BytesIO(wire.FILE), None, None),
        "pair": (("second.jpg", wire.FILE), "second.jpg", "image/png"),
        "pair-with-path": (("second.jpg", path), "second.jpg", "image/png"),
        "pair-with-object": (("zweites ü.webp", io.BytesIO(wire.FILE)), "zweites ü.webp", "image/png"),
        "triple": (("third", wire.FILE, "image/x-own"), "third", "image/x-own"),
        "triple-with-path": (("third", path, "image/x-own"), "third", "image/x-own"),
    }


FORMS = ("path", "bytes", "object", "nameless-object", "pair", "pair-with-path", "pair-with-object")


@pytest.mark.parametrize("form", [*FORMS, "triple", "triple-with-path"])
def test_file_in_every_form(caller: Caller, form: str, tmp_path: Path) -> None:
    every = forms(tmp_path)
    value, filename, media = every[form]
    client, server = caller.connect("ephone", JOB)
    # The file object of the other case stays open otherwise.
    with every["object"][0], value if hasattr(value, "close") else nullcontext():
        caller.wait(client.videos.create(prompt="a cat", input_reference=value))
        part = next(part for part in server.only.parts or () if part.name == "input_reference")
        assert not getattr(value, "closed", False), "a file object is the caller's to close"
    assert part.content == wire.FILE
    assert part.filename, "without a file name, servers take a part for a field"
    assert filename is None or part.filename == filename
    assert media is None or part.content_type == media


def test_text_is_no_file(caller: Caller, tmp_path: Path) -> None:
    client, server = caller.connect("ephone", JOB)
    with pytest.raises(runtime().InvalidRequestError):
        caller.wait(client.videos.create(prompt="a cat", input_reference=io.StringIO("text")))
    with pytest.raises(runtime().InvalidRequestError):
        caller.wait(client.videos.create(prompt="a cat", input_reference=tmp_path / "missing.png"))
    assert server.requests == []


def test_nested_bodies_are_plain_dicts(caller: Caller) -> None:
    client, server = caller.connect("umodelverse", {"output": {"task_id": "x"}, "request_id": "y"})
    body = {"model": "m", "input": {"prompt": "猫"}, "parameters": {"size": "1280x720", "duration": 8}}
    caller.wait(client.tasks.submit(**body))
    assert wire.differences(body, server.only.json) == []


@pytest.mark.parametrize("form", FORMS)
def test_file_goes_multipart_where_both_encodings_are_documented(caller: Caller, form: str, tmp_path: Path) -> None:
    every = forms(tmp_path)
    client, server = caller.connect("openai", OPENAI_JOB)
    with every["object"][0]:
        caller.wait(client.videos.create(prompt="a cat", model="sora-2", input_reference=every[form][0]))
    assert server.only.media_type == "multipart/form-data"
    assert [part.name for part in server.only.parts or ()] == ["input_reference", "model", "prompt"]


def test_reference_goes_as_json_where_both_encodings_are_documented(caller: Caller) -> None:
    client, server = caller.connect("openai", OPENAI_JOB)
    caller.wait(client.videos.create(prompt="a cat", input_reference={"file_id": "file_1"}))
    caller.wait(client.videos.edit(video={"id": "video_1"}, prompt="a cat"))
    caller.wait(client.videos.extend(video={"id": "video_1"}, prompt="a cat", seconds="4"))
    assert [sent.json for sent in server.sent] == [
        {"prompt": "a cat", "input_reference": {"file_id": "file_1"}},
        {"video": {"id": "video_1"}, "prompt": "a cat"},
        {"video": {"id": "video_1"}, "prompt": "a cat", "seconds": "4"},
    ]
