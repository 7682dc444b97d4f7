"""Owns the contract of generated clients up to the moment of sending: settings, arguments, bodies, retries."""

from __future__ import annotations

import inspect
import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support import wire
from tests.support.doubles import BASE_URL, Caller, Server, runtime
from tests.support.project import python

PROVIDERS = [spec.provider for spec in wire.specs()]
OPERATIONS = [pytest.param(o, id=f"{s.provider}-{o.id}") for s in wire.specs() for o in wire.operations(s)]
KINDS = ("sync", "async")

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


@pytest.fixture(params=KINDS)
def caller(request: pytest.FixtureRequest) -> Iterator[Caller]:
    with Caller(request.param) as found:
        yield found


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for provider in PROVIDERS:
        for setting in ("API_KEY", "BASE_URL"):
            monkeypatch.delenv(f"{provider.upper()}_{setting}", raising=False)


# Settings


@pytest.mark.parametrize("provider", PROVIDERS)
def test_missing_key_is_named(caller: Caller, provider: str) -> None:
    with pytest.raises(runtime().APIError) as caught:
        caller.client_class(provider)(base_url=BASE_URL)
    assert "api_key" in str(caught.value)
    assert f"{provider.upper()}_API_KEY" in str(caught.value)


@pytest.mark.parametrize("provider", ["ephone", "sora_video2", "sora_web"])
def test_missing_base_url_is_named(caller: Caller, provider: str) -> None:
    with pytest.raises(runtime().APIError) as caught:
        caller.client_class(provider)(api_key=wire.KEY)
    assert "base_url" in str(caught.value)
    assert f"{provider.upper()}_BASE_URL" in str(caught.value)


def test_settings_fall_back_to_the_environment(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EPHONE_API_KEY", "sk-environment")
    monkeypatch.setenv("EPHONE_BASE_URL", "http://environment.example:8080/deep/")
    server = Server([JOB])
    client = caller.client_class("ephone")(http_client=caller.http_client(server))
    caller.wait(client.videos.retrieve("x"))
    assert server.only.origin == ("http", "environment.example", 8080)
    assert server.only.path == "/deep/v1/videos/x"
    assert server.only.headers["authorization"] == "Bearer sk-environment"


def test_arguments_beat_the_environment(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODELVERSE_API_KEY", "sk-environment")
    monkeypatch.setenv("MODELVERSE_BASE_URL", "http://environment.example")
    client, server = caller.connect("modelverse", {"error": {"message": "no"}})
    with pytest.raises(runtime().APIError):
        caller.wait(client.videos.retrieve("x"))
    assert server.only.origin == wire.origin(BASE_URL)
    assert server.only.headers["authorization"] == f"Bearer {wire.KEY}"


@pytest.mark.parametrize(
    ("provider", "call", "url"),
    [
        ("modelverse", "videos.retrieve", "https://api.modelverse.cn/v1/videos/x"),
        ("openai", "videos.retrieve", "https://api.openai.com/v1/videos/x"),
        ("umodelverse", "tasks.status", "https://api-us-ca.umodelverse.ai/v1/tasks/status?task_id=x"),
    ],
)
def test_base_url_falls_back_to_the_documented_server(caller: Caller, provider: str, call: str, url: str) -> None:
    client, server = caller.connect(provider, {"unheard_of": 1}, base_url=None)
    caller.wait(wire.call(client, call)("x"))
    assert str(server.requests[0].url) == url


@pytest.mark.parametrize(
    "url", ["relay.example/v1", "ftp://relay.example", "http://{host}:{port}/sora", "https://", "x"]
)
def test_base_url_that_leads_nowhere_is_refused(caller: Caller, url: str) -> None:
    with pytest.raises(runtime().APIError, match="base_url"):
        caller.client_class("sora_web")(api_key=wire.KEY, base_url=url)


def test_http_client_of_the_wrong_kind_is_refused(caller: Caller) -> None:
    wrong: Any = httpx.Client() if caller.kind == "async" else httpx.AsyncClient()
    with pytest.raises(runtime().APIError, match="http_client"):
        caller.client_class("ephone")(api_key=wire.KEY, base_url=BASE_URL, http_client=wrong)


def test_headers_of_the_client_reach_every_request(caller: Caller) -> None:
    client, server = caller.connect("ephone", JOB, default_headers={"X-Team": "one", "X-Other": "kept"})
    caller.wait(client.videos.retrieve("x"))
    caller.wait(client.videos.create(prompt="a cat", extra_headers={"X-Team": "two"}))
    assert [sent.headers["x-team"] for sent in server.sent] == ["one", "two"]
    assert [sent.headers["x-other"] for sent in server.sent] == ["kept", "kept"]


def test_timeout_of_the_client_and_of_a_call(caller: Caller) -> None:
    client, server = caller.connect("ephone", JOB, timeout=5.0)
    caller.wait(client.videos.retrieve("x"))
    caller.wait(client.videos.retrieve("x", timeout=7.0))
    caller.wait(client.videos.retrieve("x", timeout=httpx.Timeout(9.0, connect=1.0)))
    timeouts = [request.extensions["timeout"] for request in server.requests]
    assert [(timeout["connect"], timeout["read"]) for timeout in timeouts] == [(5.0, 5.0), (7.0, 7.0), (1.0, 9.0)]


def test_copy_has_its_own_settings_and_shares_the_connections(caller: Caller) -> None:
    client, server = caller.connect("ephone", JOB, default_headers={"X-Team": "one"})
    copy = client.with_options(api_key="sk-copy", base_url="http://copy.example", default_headers={"X-Copy": "yes"})
    assert type(copy) is type(client)
    caller.wait(copy.videos.retrieve("x"))
    caller.wait(client.videos.retrieve("x"))
    changed, kept = server.sent
    assert changed.origin == ("http", "copy.example", 80)
    assert changed.headers["authorization"] == "Bearer sk-copy"
    assert (changed.headers["x-team"], changed.headers["x-copy"]) == ("one", "yes")
    assert kept.origin == wire.origin(BASE_URL)
    assert kept.headers["authorization"] == f"Bearer {wire.KEY}"
    assert "x-copy" not in kept.headers


def test_copy_takes_over_what_is_not_given(caller: Caller) -> None:
    drift: list[Any] = []
    client, server = caller.connect("ephone", {**JOB, "unheard_of": 1}, timeout=5.0, on_drift=drift.append)
    caller.wait(client.with_options(max_retries=0).videos.retrieve("x"))
    assert len(drift) == 1
    assert server.requests[0].extensions["timeout"]["read"] == 5.0
    with pytest.raises(runtime().APIResponseValidationError):
        caller.wait(client.with_options(strict=True).videos.retrieve("x"))
    caller.wait(client.with_options(on_drift=None).videos.retrieve("x"))
    assert len(drift) == 1


def test_context_manager_leaves_a_given_http_client_open(caller: Caller) -> None:
    client, server = caller.connect("ephone", JOB)
    caller.within(client, lambda entered: entered.videos.retrieve("x"))
    caller.within(client.with_options(max_retries=0), lambda entered: entered.videos.retrieve("x"))
    caller.wait(client.close())
    caller.wait(client.videos.retrieve("x"))
    assert len(server.requests) == 3


def test_context_manager_closes_its_own_connections(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server([JOB])
    kind = httpx.AsyncClient if caller.kind == "async" else httpx.Client
    # The client makes its own HTTP client; only where its requests go is replaced.
    monkeypatch.setattr(kind, "_init_transport", lambda *_, **__: httpx.MockTransport(server))
    client = caller.client_class("ephone")(api_key=wire.KEY, base_url=BASE_URL)
    caller.within(client.with_options(max_retries=0), lambda entered: entered.videos.retrieve("x"))
    caller.within(client, lambda entered: entered.videos.retrieve("x"))
    assert len(server.requests) == 2
    with pytest.raises(Exception, match="closed"):
        caller.wait(client.videos.retrieve("x"))


def test_key_is_not_shown(caller: Caller) -> None:
    client, _ = caller.connect("ephone", (401, {"error": {"message": "no such key"}}))
    with pytest.raises(runtime().AuthenticationError) as caught:
        caller.wait(client.videos.retrieve("x"))
    shown = [repr(client), str(client), repr(client.videos), repr(caught.value), str(caught.value)]
    assert [text for text in shown if wire.KEY in text] == []


def test_threads_share_a_client() -> None:
    with Caller("sync") as caller:
        client, server = caller.connect("ephone", lambda r: httpx.Response(200, json={**JOB, "id": r.url.path[-3:]}))
        ids = [f"{number:03}" for number in range(64)]
        with ThreadPoolExecutor(8) as pool:
            assert [video.id for video in pool.map(client.videos.retrieve, ids)] == ids
    assert len(server.requests) == 64


# Arguments


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


# Bodies


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


# Documented rules


@pytest.mark.parametrize(
    "body",
    [
        {"seconds": "25"},  # the model that is not given is sora-2
        {"seconds": "25", "model": "sora-2"},
        {"seconds": "5", "model": "sora-2"},
        {"seconds": "4", "model": "sora-2-pro"},
        {"seconds": "12", "model": "sora-2-pro"},
        {"character_timestamps": "1"},
        {"character_timestamps": "1-3"},
        {"character_timestamps": "a,b"},
        {"character_timestamps": "1,3\n"},
        {"character_timestamps": "0,4"},
        {"character_timestamps": "3,1"},
        {"character_timestamps": "1,1.5"},
    ],
    ids=str,
)
def test_documented_rule_refuses_before_anything_is_sent(caller: Caller, body: dict[str, str]) -> None:
    client, server = caller.connect("ephone", JOB)
    for call in (client.videos.create, client.videos.create_and_poll):
        with pytest.raises(runtime().InvalidRequestError, match=next(iter(body))):
            caller.wait(call(prompt="a cat", **body))
    assert server.requests == []


@pytest.mark.parametrize(
    "body",
    [
        {"seconds": "8"},
        {"seconds": "15", "model": "sora-2"},
        {"seconds": "25", "model": "sora-2-pro"},
        {"seconds": "7", "model": "sora-9"},  # no rule speaks of the model
        {"character_timestamps": "1,3"},
        {"character_timestamps": "0.5,3.5"},
        {"character_timestamps": "10,11"},
    ],
    ids=str,
)
def test_documented_rule_lets_pass(caller: Caller, body: dict[str, str]) -> None:
    client, server = caller.connect("ephone", JOB)
    caller.wait(client.videos.create(prompt="a cat", **body))
    parts = {part.name: part.content.decode() for part in server.only.parts or ()}
    assert parts == {"prompt": "a cat", **body}


@pytest.mark.parametrize(
    "reference", [{}, {"file_id": "f", "image_url": "https://x.example/i.png"}], ids=["none", "both"]
)
def test_reference_is_exactly_one_thing(caller: Caller, reference: dict[str, str]) -> None:
    client, server = caller.connect("openai", OPENAI_JOB)
    with pytest.raises(runtime().InvalidRequestError, match="input_reference"):
        caller.wait(client.videos.create(prompt="a cat", input_reference=reference))
    assert server.requests == []


def test_contradicted_rule_is_only_advice(caller: Caller, caplog: pytest.LogCaptureFixture) -> None:
    client, server = caller.connect("sora_web", {"id": "x"})
    caller.wait(client.videos.create(prompt="a cat", model="sora_video2-pro", duration=10, hd=True))
    assert "hd is documented" not in caplog.text
    caller.wait(client.videos.create(prompt="a cat", model="sora_video2", duration=25, hd=True))
    assert "hd is documented for sora_video2-pro only" in caplog.text
    assert "hd is documented as not available with a duration of 25 seconds" in caplog.text
    assert server.sent[1].json == {"prompt": "a cat", "model": "sora_video2", "duration": 25, "hd": True}


# Sending once, sending again


LOST = [
    httpx.ReadTimeout("slow"),
    httpx.WriteTimeout("slow"),
    httpx.ReadError("gone"),
    httpx.RemoteProtocolError("gone"),
]


@pytest.mark.parametrize("answer", [*[(s, {}) for s in (408, 409, 429, 500, 502, 503, 504)], *LOST], ids=repr)
def test_what_starts_a_job_is_sent_once(caller: Caller, answer: Any, pauses: list[float]) -> None:
    cases: list[tuple[str, str, dict[str, Any]]] = [
        ("ephone", "videos.create", {"prompt": "a cat"}),
        ("umodelverse", "tasks.submit", {"model": "m", "input": {"prompt": "a cat"}}),
    ]
    for provider, call, body in cases:
        client, server = caller.connect(provider, answer, JOB)
        expected = "APIStatusError" if isinstance(answer, tuple) else "APIConnectionError"
        with pytest.raises(getattr(runtime(), expected)) as caught:
            caller.wait(wire.call(client, call)(**body))
        assert len(server.requests) == 1
        assert isinstance(caught.value, runtime().APITimeoutError) == isinstance(answer, httpx.TimeoutException)
    assert pauses == []


@pytest.mark.parametrize("answer", [*[(s, {}) for s in (408, 429, 500, 502, 503, 504)], *LOST], ids=repr)
def test_query_is_sent_again(caller: Caller, answer: Any, pauses: list[float]) -> None:
    client, server = caller.connect("ephone", answer, answer, JOB)
    assert caller.wait(client.videos.retrieve("x")).id == "video_1"
    assert len(server.requests) == 3
    assert len(pauses) == 2
    assert all(pause > 0 for pause in pauses)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422])
def test_query_that_was_refused_is_not_sent_again(caller: Caller, status: int, pauses: list[float]) -> None:
    client, server = caller.connect("ephone", (status, {}), JOB)
    with pytest.raises(runtime().APIStatusError):
        caller.wait(client.videos.retrieve("x"))
    assert len(server.requests) == 1


def test_retries_are_limited(caller: Caller, pauses: list[float]) -> None:
    for limit in (0, 1, 2, 4):
        client, server = caller.connect("ephone", (500, {}), max_retries=limit)
        with pytest.raises(runtime().InternalServerError):
            caller.wait(client.videos.retrieve("x"))
        assert len(server.requests) == limit + 1
    client, server = caller.connect("ephone", (500, {}))
    with pytest.raises(runtime().InternalServerError):
        caller.wait(client.videos.retrieve("x"))
    assert len(server.requests) == 3


# Packages

LAZY = """
import sys
import generated.{provider} as package
heavy = {{"httpx", "pydantic", "anyio", "ssl"}}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
names = dir(package)
assert "Client" in names and "AsyncClient" in names and "APIError" in names, names
assert not hasattr(package, "no_such_name")
assert not heavy & set(sys.modules), heavy & set(sys.modules)
package.Client
assert "httpx" in sys.modules
for name in names:
    getattr(package, name)
"""


@pytest.mark.parametrize("provider", PROVIDERS)
def test_import_of_a_client_loads_nothing_heavy(provider: str) -> None:
    done = python("-W", "error", "-c", LAZY.format(provider=provider))
    assert (done.returncode, done.stderr) == (0, "")


STATUS_ERRORS = (
    "BadRequestError",
    "AuthenticationError",
    "PermissionDeniedError",
    "NotFoundError",
    "ConflictError",
    "UnprocessableEntityError",
    "RateLimitError",
    "InternalServerError",
)
OTHER_ERRORS = ("APIConnectionError", "APITimeoutError", "InvalidRequestError", "JobFailedError", "JobTimeoutError")
ERRORS = ("APIError", "APIStatusError", "APIResponseValidationError", *STATUS_ERRORS, *OTHER_ERRORS)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_errors_of_all_clients_are_the_same(provider: str) -> None:
    package = import_module(f"generated.{provider}")
    for name in ERRORS:
        assert getattr(package, name) is getattr(runtime(), name)
        assert issubclass(getattr(package, name), runtime().APIError)


def test_errors_descend_as_documented() -> None:
    found = runtime()
    assert issubclass(found.APITimeoutError, found.APIConnectionError)
    for name in STATUS_ERRORS:
        assert issubclass(getattr(found, name), found.APIStatusError)
    for name in OTHER_ERRORS:
        assert not issubclass(getattr(found, name), found.APIStatusError)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_one_except_serves_all_clients(caller: Caller, provider: str) -> None:
    spec = next(spec for spec in wire.specs() if spec.provider == provider)
    client, _ = caller.connect(provider, (404, {"error": {"message": "gone"}}))
    with pytest.raises(runtime().APIError, match="gone"):
        caller.wait(wire.call(client, spec.content["x-job"]["poll"])("x"))
