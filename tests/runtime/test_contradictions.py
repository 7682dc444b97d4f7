"""Owns what a job makes of places that contradict each other: none counts, all are named, and nothing is leaked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import wire
from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import answer
from tests.support.faults import FaultServer
from tests.support.jobs import job, specs, submits

pytestmark = pytest.mark.usefixtures("pauses")

URL = "https://files.example/1.mp4"
OTHER = "https://files.example/2.mp4"
PICTURE = "https://files.example/1.jpg"
PROMPT = 'an "élan" of secret words\nin two lines that go on for longer than a message shows of a single value'
LONG = 1e6  # seconds, which pass in no test


def submit(caller: Caller, client: Any, **options: Any) -> Any:
    return caller.wait(client.videos.create_and_poll(**{"prompt": "a cat", "timeout": LONG, **options}))


# Ids

DIFFERENT_IDS: dict[str, tuple[Any, str, str]] = {
    "names": ({"task_id": "one", "video_id": "two"}, "/task_id is 'one'", "/video_id is 'two'"),
    "wrapper": ({"task_id": "one", "data": {"id": "two"}}, "/task_id is 'one'", "/data/id is 'two'"),
    "number": ({"data": {"id": 7, "task_id": "two"}}, "/data/id is 7", "/data/task_id is 'two'"),
    "list": ({"data": [{"id": "one"}, {"id": "two"}]}, "/data/0/id is 'one'", "/data/1/id is 'two'"),
    "spelling": ({"taskId": "one", "task_id": "two"}, "/taskId is 'one'", "/task_id is 'two'"),
}


@pytest.mark.parametrize(("body", "first", "second"), DIFFERENT_IDS.values(), ids=DIFFERENT_IDS)
def test_different_ids_are_named_and_none_is_asked_for(caller: Caller, body: Any, first: str, second: str) -> None:
    client, server = caller.connect("ephone", body)
    with pytest.raises(runtime().APIError, match="more than one job id") as caught:
        submit(caller, client)
    assert first in str(caught.value)
    assert second in str(caught.value)
    assert caught.value.body == body
    assert "may be billed" in " ".join([str(caught.value), *caught.value.__notes__])
    assert len(server.requests) == 1


@pytest.mark.parametrize("spec", specs())
def test_every_provider_names_different_ids(caller: Caller, spec: wire.Spec) -> None:
    body = {"jobId": "one", "result": {"job_id": "two"}}
    client, server = caller.connect(spec.provider, body)
    for follow in submits(spec, client):
        server.requests.clear()
        with pytest.raises(runtime().APIError, match="/jobId is 'one', /result/job_id is 'two'") as caught:
            caller.wait(follow(timeout=60))
        assert caught.value.body == body
        assert len(server.requests) == 1


SAME_IDS = [
    {"task_id": "7", "data": {"id": 7}},
    {"task_id": " 7 ", "data": [{"id": "7"}, {"id": 7}]},
    {"id": "", "request_id": "9", "trace_id": "8", "data": {"log_id": "6", "job_id": "7"}},
]


@pytest.mark.parametrize("body", SAME_IDS, ids=str)
def test_ids_that_agree_are_one(caller: Caller, body: Any) -> None:
    client, server = caller.connect("ephone", body, job("completed"))
    submit(caller, client)
    assert server.requests[1].url.path == "/v1/videos/7"


BARE_IDS = {
    "736a6f88-bd29-4b1e-b110-37132a5325ac": True,
    "cgt-20250101": True,
    1320098173412546: True,
    "success": False,
    "submitted ok 1": False,
    "accepted-for-processing": False,
    "v1": False,
    1: False,
    False: False,
}


@pytest.mark.parametrize(("value", "is_id"), BARE_IDS.items(), ids=str)
@pytest.mark.parametrize("name", ["data", "result"])
def test_id_without_a_name_is_one_where_it_looks_like_one(caller: Caller, name: str, value: Any, is_id: bool) -> None:
    body = {"code": "success", "message": "", name: value}
    client, server = caller.connect("ephone", body, job("completed"))
    if is_id:
        submit(caller, client)
        assert server.requests[1].url.path == f"/v1/videos/{value}"
        return
    with pytest.raises(runtime().APIError, match="no job id") as caught:
        submit(caller, client)
    assert caught.value.body == body


def test_response_without_an_id_repeats_the_server_without_prompt_and_key(caller: Caller) -> None:
    body = {"code": "success", "message": f"refused: {PROMPT} {wire.KEY}", "data": {"status": "pending"}}
    client, _ = caller.connect("ephone", body)
    with pytest.raises(runtime().APIError, match=r"no job id .*refused: <redacted> <redacted>") as caught:
        submit(caller, client, prompt=PROMPT)
    assert wire.KEY not in str(caught.value.body)


# Statuses

CONTRADICTIONS: dict[str, tuple[Any, str, str]] = {
    "envelope": ({"status": "success", "data": {"status": "processing"}}, "/status is 's", "/data/status is 'p"),
    "names": ({"state": "done", "task_status": "FAILED"}, "/state is 'done'", "/task_status is 'FAILED'"),
    "unknown words": ({"state": "baking", "data": {"state": "frying"}}, "/state is 'baking'", "/data/state is 'fry"),
    "list": ({"data": [{"state": "done"}, {"state": "failed"}]}, "/data/0/state is 'd", "/data/1/state is 'f"),
}


@pytest.mark.parametrize(("body", "first", "second"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_statuses_that_contradict_each_other_go_on(caller: Caller, body: Any, first: str, second: str) -> None:
    client, server = caller.connect("ephone", body, body, job("completed"))
    assert caller.wait(client.videos.poll("v", timeout=LONG)).status == "completed"
    assert len(server.requests) == 3
    client, server = caller.connect("ephone", body)
    with pytest.raises(runtime().JobTimeoutError) as caught:
        caller.wait(client.videos.poll("v", timeout=0))
    assert first in str(caught.value)
    assert second in str(caught.value)
    assert client.videos.state(body) == "unknown"


ENVELOPES: list[Any] = ["ok", 200, 10000, True, "200", "", None]


@pytest.mark.parametrize("word", ENVELOPES, ids=repr)
def test_envelope_at_the_documented_place_is_no_status(caller: Caller, word: Any) -> None:
    bodies = [{"status": word, "data": {"status": status}} for status in ("PROCESSING", "completed")]
    client, server = caller.connect("ephone", *bodies)
    caller.wait(client.videos.poll("v", timeout=LONG))
    assert len(server.requests) == 2
    assert [client.videos.state(body) for body in bodies] == ["running", "succeeded"]


def test_place_of_the_caller_overrules_words_but_no_documented_status(caller: Caller) -> None:
    places = {"status": ["/meta/phase"]}
    client, _ = caller.connect("ephone", {})
    for body, expected in (
        ({"status": "success", "meta": {"phase": "running"}}, "running"),
        ({"status": "completed", "meta": {"phase": "running"}}, "succeeded"),
        ({"data": {"status": "failed"}, "meta": {"phase": "done"}}, "succeeded"),
    ):
        assert client.videos.state(body, places=places) == expected


NUMBERS = [3, "3", 3.0, " 3 "]


@pytest.mark.parametrize("status", NUMBERS, ids=repr)
def test_number_means_what_the_caller_says(caller: Caller, status: Any) -> None:
    client, server = caller.connect("ephone", {"data": {"status": 1}}, {"data": {"status": status}})
    caller.wait(client.videos.poll("v", timeout=LONG, states={"1": "running", "3": "succeeded"}))
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "states", [{3: "succeeded"}, ["done"], {"done": "finished"}, {"done": None}, {None: "failed"}], ids=str
)
def test_senseless_states_are_refused_before_anything_is_sent(caller: Caller, states: Any) -> None:
    client, server = caller.connect("ephone", job("completed"))
    calls: list[Any] = [
        lambda: client.videos.poll("v", states=states),
        lambda: submit(caller, client, states=states),
    ]
    for call in calls:
        with pytest.raises(runtime().InvalidRequestError, match="states"):
            caller.wait(call())
    with pytest.raises(runtime().InvalidRequestError, match="states"):
        client.videos.state({}, states=states)
    assert server.requests == []


PLACES: list[Any] = [["/a"], {"id": None}, {"id": b"/a"}, {"id": {"/a": 1}}, {"result": ["/a"]}, {"error": [None]}]


@pytest.mark.parametrize("places", PLACES, ids=str)
def test_senseless_places_are_refused_before_anything_is_sent(caller: Caller, places: Any) -> None:
    client, server = caller.connect("ephone", job("completed"))
    calls: list[Any] = [
        lambda: client.videos.poll("v", places=places),
        lambda: client.videos.poll({"data": {"id": "v"}}, places=places),
        lambda: submit(caller, client, places=places),
    ]
    for call in calls:
        with pytest.raises(runtime().InvalidRequestError, match="places"):
            caller.wait(call())
    for read in (client.videos.state, client.videos.result_urls, client.videos.failure):
        with pytest.raises(runtime().InvalidRequestError, match="places"):
            read({}, places=places)
    assert server.requests == []


# Results

NO_CONTRADICTION: dict[str, tuple[Any, tuple[str, ...]]] = {
    "first of several": ({"url": URL, "videos": [URL, OTHER]}, (URL, OTHER)),
    "picture beside": ({"url": PICTURE, "data": {"video_url": URL}}, (URL,)),
    "picture in the list": ({"output": [URL, PICTURE]}, (URL,)),
    "pictures by type": ({"output": [{"type": "thumbnail", "url": OTHER}, {"type": "video", "url": URL}]}, (URL,)),
    "pictures only": ({"output": [PICTURE]}, (PICTURE,)),
    "reason at another place": ({"data": {"fail_reason": OTHER, "url": URL}}, (URL,)),
    "lists in lists": ({"results": {"videos": [{"url": [URL]}]}}, (URL,)),
    "not a URL where documented": ({"video_url": "n/a", "metadata": {"url": URL}}, (URL,)),
}


@pytest.mark.parametrize(("more", "expected"), NO_CONTRADICTION.values(), ids=NO_CONTRADICTION)
def test_results_that_agree(caller: Caller, more: Any, expected: tuple[str, ...]) -> None:
    body = job("completed", **more)
    client, _ = caller.connect("ephone", body)
    assert client.videos.result_urls(caller.wait(client.videos.poll("v"))) == expected
    assert client.videos.result_urls(body) == expected


DIFFERENT_RESULTS: list[tuple[Any, str, str]] = [
    ({"url": URL, "metadata": {"url": OTHER}}, "/url is", "/metadata/url is"),
    ({"data": {"output": {"url": URL, "video_url": OTHER}}}, "/data/output/url is", "/data/output/video_url is"),
    ({"output": [{"url": URL, "video_url": OTHER}]}, "/output/0/video_url is", "/output/0/url is"),
    ({"output": [URL], "videos": [OTHER]}, "/output is", "/videos is"),
]


@pytest.mark.parametrize(("more", "first", "second"), DIFFERENT_RESULTS, ids=str)
def test_different_results_are_named(caller: Caller, more: Any, first: str, second: str) -> None:
    body = job("completed", **more)
    client, server = caller.connect("sora_video2", body)
    response = caller.wait(client.videos.poll("v"))
    for read in (response, body):
        with pytest.raises(runtime().APIError) as caught:
            client.videos.result_urls(read)
        assert all(words in str(caught.value) for words in (first, second, URL, OTHER))
    assert len(server.requests) == 1


# Reasons


def test_different_reasons_are_both_told(caller: Caller) -> None:
    body = job("failed", errors=["out of quota"], data={"fail_reason": "blocked"})
    client, _ = caller.connect("ephone", body)
    with pytest.raises(runtime().JobFailedError) as caught:
        caller.wait(client.videos.poll("v"))
    for said in (str(caught.value), client.videos.failure(body)):
        assert "/errors says: out of quota" in said
        assert "/data/fail_reason says: blocked" in said


NO_ERRORS: list[Any] = ["", 0, "0", False, True, {}, [], "null", "ok", {"code": 0, "message": "success"}]
NO_REASONS: list[Any] = [
    *({"message": word} for word in ("success", "OK", "", "Success!", "SUCCEED", "none", None, True)),
    *({"error": word} for word in NO_ERRORS),
    *({"error": error} for error in ({"code": "", "message": ""}, {"code": "success"}, {"code": 200, "message": ""})),
    {"code": 0, "msg": "Succeed", "base_resp": {"status_code": 0, "status_msg": "success"}},
]


@pytest.mark.parametrize("more", NO_REASONS, ids=str)
def test_words_that_are_no_reason(caller: Caller, more: Any) -> None:
    client, server = caller.connect("ephone", *[job("marinating", **more)] * 5, job("completed", **more))
    assert caller.wait(client.videos.poll("v", timeout=LONG)).status == "completed"
    assert len(server.requests) == 6
    failed = job("failed", **more)
    assert client.videos.failure(failed) == "no reason given"
    assert client.videos.failure({**failed, "data": {"task_status_msg": "blocked"}}) == "blocked"


def test_code_beside_an_empty_greeting_is_a_reason(caller: Caller) -> None:
    client, _ = caller.connect("ephone", {})
    assert "policy_42" in client.videos.failure(job("failed", error={"code": "policy_42", "message": "ok"}))


def test_url_in_place_of_a_reason_is_none(caller: Caller, caplog: pytest.LogCaptureFixture) -> None:
    odd = job("marinating", fail_reason=URL)
    client, server = caller.connect("sora_video2", *[odd] * 5, job("completed", fail_reason=URL))
    response = caller.wait(client.videos.poll("v", timeout=LONG))
    assert client.videos.result_urls(response) == (URL,)
    assert len(server.requests) == 6
    assert "beside an error" not in caplog.text


def test_message_beside_the_status_comes_first(caller: Caller) -> None:
    client, _ = caller.connect("ephone", {})
    wrapped = {"message": "query done", "data": {"status": "failed", "message": "blocked"}}
    flat = {"status": "failed", "message": "blocked", "data": {"message": "query done"}}
    assert [client.videos.failure(body) for body in (wrapped, flat)] == ["blocked", "blocked"]


LEAKS: list[Any] = [
    {"status": "failed", "fail_reason": f"blocked: {PROMPT}"},
    {"status": "failed", "error": {"unknown": {"input": PROMPT, "key": wire.KEY}}},
    {"status": "failed", "errors": [f"{PROMPT}"], "fail_reason": f"because of {PROMPT} and {wire.KEY}"},
    {"status": "odd", "error": {"message": PROMPT}},
    {"status": f"failed {PROMPT} {wire.KEY}"},
    {"state": PROMPT, "task_status": f"{wire.KEY} {PROMPT}"},
    {"status": {"text": PROMPT}},
]


@pytest.mark.parametrize("more", LEAKS, ids=range(len(LEAKS)))
def test_prompts_and_keys_stay_hidden_wherever_the_server_repeats_them(
    caller: Caller, more: Any, caplog: pytest.LogCaptureFixture
) -> None:
    client, _ = caller.connect("ephone", job("pending"), {"id": "video_1", **more})
    with pytest.raises((runtime().JobFailedError, runtime().JobTimeoutError)) as caught:
        submit(caller, client, prompt=PROMPT, timeout=0.01, interval=0)
    for text in (str(caught.value), caplog.text):
        assert "secret words" not in text
        assert wire.KEY not in text


def test_reason_of_a_failed_submit_hides_the_prompt(caller: Caller, no_proxy: None) -> None:
    failed = {"id": "", "status": "failed", "error": {"message": f"quota, and {PROMPT}"}}
    with FaultServer(answer(json=failed)) as server:
        client = caller.client_class("ephone")(api_key=wire.KEY, base_url=server.url)
        with pytest.raises(runtime().JobFailedError, match="quota, and <redacted>"):
            submit(caller, client, prompt=PROMPT)
        caller.wait(client.close())
    assert len(server.requests) == 1


# Hostile bodies


def nested(depth: int, wrap: Any) -> Any:
    body: Any = {"status": "SUCCESS", "task_id": "deep", "url": URL}
    for _ in range(depth):
        body = wrap(body)
    return body


WRAPS: dict[str, Any] = {
    "data": lambda body: {"data": body},
    "list": lambda body: {"data": [body]},
    "lists": lambda body: [body],
    "cycle of names": lambda body: {"data": {"result": {"output": {"video": body}}}},
    "results": lambda body: {"videos": [body]},
    "error": lambda body: {"error": [body]},
}


@pytest.mark.parametrize("provider", ["ephone", "umodelverse"])
@pytest.mark.parametrize("wrap", WRAPS.values(), ids=WRAPS)
def test_bodies_without_end_are_read_in_no_time(provider: str, wrap: Any) -> None:
    client, _ = Caller("sync").connect(provider, {})
    jobs = client.tasks if provider == "umodelverse" else client.videos
    body = nested(100_000, wrap)
    assert jobs.state(body) == "unknown"
    assert jobs.result_urls(body) == ()
    with pytest.raises(runtime().APIError, match="no job id"):
        jobs.job(body)


def test_lists_without_end_are_no_result() -> None:
    client, _ = Caller("sync").connect("ephone", {})
    assert client.videos.result_urls(job("completed", output=nested(100_000, WRAPS["lists"]))) == ()


def test_error_without_end_is_a_reason(caller: Caller) -> None:
    client, _ = caller.connect("ephone", {})
    body = job("failed", error=nested(100_000, WRAPS["error"]))
    assert client.videos.failure(body).startswith('{"error"')


def test_wide_bodies_are_read(caller: Caller) -> None:
    client, _ = caller.connect("ephone", {})
    body: dict[Any, Any] = {
        **{f"name_{n}": n for n in range(100_000)},
        "data": [{"status": "odd", "url": None, 7: {None: "x"}}] * 100_000,
        "videos": [None, 7, "words"] * 100_000,
    }
    assert client.videos.state({7: body, None: 1, **body}) == "unknown"
    assert client.videos.result_urls(body) == ()
    assert client.videos.failure(body) is None
