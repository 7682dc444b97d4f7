"""Owns what of an error response becomes the message and the request id: in JSON of any shape, in XML, in a page."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import httpx
import pytest

from tests.support import wire
from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import answer
from tests.support.served import serving

pytestmark = pytest.mark.usefixtures("pauses")

LOC = ["body", "prompt"]
JSON: list[tuple[Any, str]] = [
    ({"detail": [{"loc": LOC, "msg": "field required", "type": "missing"}]}, "body.prompt: field required"),
    (
        {"detail": [{"loc": LOC, "msg": "too long"}, {"loc": ["body", "images", 0], "msg": "no URL"}]},
        "body.prompt: too long; body.images.0: no URL",
    ),
    ({"detail": [{"msg": f"fault {n}"} for n in range(9)]}, "fault 0; fault 1; fault 2"),
    ({"detail": {"message": "no balance"}}, "no balance"),
    ({"detail": {"error": "no balance"}}, "no balance"),
    ({"errors": [{"message": "too long"}]}, "too long"),
    ({"errors": [{"message": "too long", "field": "prompt"}]}, "prompt: too long"),
    ({"errors": ["too long"]}, "too long"),
    ({"errors": "too long"}, "too long"),
    ({"errors": {"prompt": ["too long"]}}, "prompt: too long"),
    ({"errors": {"prompt": "too long", "size": ["unknown", "odd"]}}, "prompt: too long; size: unknown; odd"),
    ({"error": ["too long"]}, "too long"),
    ({"error": {"prompt": ["too long"]}}, "prompt: too long"),
    ({"error": {"errors": [{"reason": "quota"}]}}, "quota"),
    ({"error": {"message": "bad request", "errors": [{"message": "too long"}]}}, "bad request: too long"),
    ({"error": {"message": "too long", "errors": [{"message": "too long"}]}}, "too long"),
    ({"error": {"error": {"message": "too long"}}}, "too long"),
    ({"type": "about:blank", "title": "Out of credit", "status": 403}, "Out of credit"),
    ({"title": "no balance", "detail": "there is no balance"}, "there is no balance"),
    ({"title": "there is no balance", "detail": "no balance"}, "there is no balance"),
    ({"title": "Out of credit", "detail": "the balance is 30"}, "Out of credit: the balance is 30"),
    ({"title": "Invalid", "errors": {"prompt": ["too long"]}}, "Invalid: prompt: too long"),
    ({"error": "invalid_token", "error_description": "the token expired"}, "invalid_token: the token expired"),
    ({"error": "Bad Request", "message": ["prompt is empty"], "statusCode": 400}, "Bad Request: prompt is empty"),
    ({"error_msg": "no balance"}, "no balance"),
    ({"errmsg": "no balance"}, "no balance"),
    ({"err_msg": "no balance"}, "no balance"),
    ({"errorMessage": "no balance"}, "no balance"),
    ({"reason": "no balance"}, "no balance"),
    ({"fail_reason": "no balance"}, "no balance"),
    ({"failure_reason": "no balance"}, "no balance"),
    ({"status_msg": "no balance"}, "no balance"),
    ({"Code": "Throttling", "Message": "too fast"}, "too fast"),
    ({"error": {"fail_reason": "no balance"}}, "no balance"),
    ({"fault": {"faultstring": "no balance"}}, "no balance"),
    ({"message": "", "detail": None, "msg": "no balance"}, "no balance"),
    ({"message": {"text": 1}, "detail": "no balance"}, "no balance"),
    ([{"error": {"message": "no balance"}}], "no balance"),
    ({"error": {"code": "no_balance", "type": "billing"}}, "no_balance"),
    ({"message": "<html><head><title>504 Gateway\n Time-out</title></head></html>"}, "504 Gateway Time-out"),
]
S3 = "<?xml version='1.0' encoding='UTF-8'?>\n<Error><Code>AccessDenied</Code><Message>{}</Message>{}</Error>"
MARKUP: list[tuple[str, str]] = [
    (S3.format("Request has expired", "<RequestId>7</RequestId>"), "AccessDenied: Request has expired (request 7)"),
    (S3.format("a &lt;b&gt;&amp;\n c", ""), "AccessDenied: a <b>& c"),
    (S3.format("<![CDATA[no <b>balance</b>]]>", ""), "AccessDenied: no <b>balance</b>"),
    ("\ufeff<Error><Message>expired</Message></Error>", "expired"),
    ("<s:Fault xmlns:s='x'><s:faultstring lang='en'>expired</s:faultstring></s:Fault>", "expired"),
    ("<html><head><title>504 Gateway Time-out</title></head><h1>nginx</h1></html>", "504 Gateway Time-out"),
    ("<!DOCTYPE html>\n<TITLE class='x'>\n Log in &amp; pay </TITLE>", "Log in & pay"),
    ("<html><title></title><message>no element of a page</message></html>", "Told"),
    ("<html><title>without an end", "Told"),
    ("<Error><Message>without an end", "Told"),
    ("<a><b>1</b></a>", "Told"),
    ("<Error><Code>AccessDenied</Code></Error>", "Told"),
    ("<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><Error><Message>&b;</Message></Error>", "&b;"),
    ("<Error>" + " " * 9999 + "<Message>too far away</Message></Error>", "Told"),
]


def refused(caller: Caller, content: bytes, headers: dict[str, str] | None = None, status: int = 400) -> Any:
    """The error for a response."""
    script = answer(status, body=content, headers={"Content-Type": "application/json", **(headers or {})})
    with serving(caller, script, max_retries=0) as (client, _), pytest.raises(runtime().APIStatusError) as caught:
        caller.wait(client.videos.retrieve("video_1"))
    return caught.value


@pytest.mark.parametrize(("body", "reason"), JSON, ids=str)
def test_reason_is_read_wherever_servers_put_it(caller: Caller, body: Any, reason: str) -> None:
    assert str(refused(caller, json.dumps(body).encode())) == f"400: {reason}" + (
        " (code no_balance)" if "no_balance" in reason else ""
    )


@pytest.mark.parametrize(("text", "reason"), MARKUP, ids=[str(n) for n in range(len(MARKUP))])
def test_reason_is_read_from_xml_and_the_title_of_a_page(caller: Caller, text: str, reason: str) -> None:
    error = refused(caller, text.encode(), {"Content-Type": "text/html"})
    assert str(error) == f"400: {reason}"
    assert error.body == text


@pytest.mark.parametrize("body", [{}, {"message": 5}, {"errors": {"prompt": [1, None]}}, {"detail": [[[]]]}, [], 7])
def test_response_without_a_reason_gets_the_phrase_of_its_status(caller: Caller, body: Any) -> None:
    assert str(refused(caller, json.dumps(body).encode())) == "400: Told"


@pytest.mark.parametrize(
    "body",
    [
        {"detail": [{"loc": ["body", "prompt"], "msg": f"'a cat' is bad for {wire.KEY}"}]},
        {"errors": {"a cat": [f"bad for {wire.KEY}"]}},
        {"title": f"a cat {wire.KEY}", "errors": [f"{wire.KEY}: a cat"]},
        S3.format(f"a&#32;cat {wire.KEY}", f"<RequestId>{wire.KEY}</RequestId>"),
        f"<html><title>a cat {wire.KEY}</title></html>",
    ],
    ids=str,
)
def test_reason_is_one_line_without_key_and_prompt(caller: Caller, body: Any) -> None:
    content = body if isinstance(body, str) else json.dumps(body)
    with serving(caller, answer(400, body=content.encode())) as (client, _):
        with pytest.raises(runtime().APIStatusError) as caught:
            caller.wait(client.videos.create(prompt="a cat"))
        assert "<redacted>" in str(caught.value)
        for secret in ("a cat", wire.KEY):
            assert secret not in str(caught.value)
        assert wire.KEY not in str(caught.value.request_id)


@pytest.mark.parametrize(
    "body",
    [
        "<" * 1_000_000,
        "<message>" * 100_000,
        "<message><![CDATA[" * 100_000,
        "<title " * 100_000,
        "<Error><Message>" + "x" * 10_000_000,
        {"errors": [{"message": ""}] * 100_000 + [{"message": "late"}]},
        {"errors": {f"f{n}": [] for n in range(100_000)}},
        {f"f{n}": "x" for n in range(100_000)} | {"message": "late"},
    ],
    ids=lambda body: str(body)[:30],
)
def test_only_the_beginning_of_a_hostile_body_is_looked_at(body: Any) -> None:
    messages = import_module("generated._runtime.messages")
    assert messages.error_message(body) is None
    assert messages.request_id_of(body) is None


def test_body_that_nests_deep_has_no_reason() -> None:
    body: Any = {"message": "deep"}
    for _ in range(500):
        body = {"error": [body]}
    assert import_module("generated._runtime.messages").error_message(body) is None


# Ids of requests

IDS: list[tuple[dict[str, str], Any, str | None]] = [
    ({"X-Request-Id": "a"}, {}, "a"),
    ({"X-Oneapi-Request-Id": "2026"}, {}, "2026"),
    ({"request-id": "a"}, {}, "a"),
    ({"x-amz-request-id": "a"}, {}, "a"),
    ({"apim-request-id": "a"}, {}, "a"),
    ({"CF-Ray": "ray"}, {}, "ray"),
    ({"CF-Ray": "ray", "request-id": "a", "X-Request-Id": "b"}, {"request_id": "c"}, "b"),
    ({"CF-Ray": "ray", "X-Request-Id": ""}, {"request_id": "c"}, "c"),
    ({}, {"request_id": "a"}, "a"),
    ({}, {"requestId": "a"}, "a"),
    ({}, {"RequestId": "a"}, "a"),
    ({}, {"request_id": 7}, "7"),
    ({}, {"error": {"request_id": "a"}}, "a"),
    ({}, {"error": {"requestId": "b"}, "request_id": "a"}, "a"),
    ({}, {"error": {"requestId": "b"}, "request_id": None}, "b"),
    ({}, {"request_id": True, "error": {"request_id": ["a"]}}, None),
    ({}, {"request_id": {"a": 1}, "error": "request_id"}, None),
    ({}, S3.format("m", "<RequestId>A7</RequestId><HostId>h</HostId>"), "A7"),
    ({"x-amz-request-id": "B8"}, S3.format("m", "<RequestId>A7</RequestId>"), "B8"),
    ({}, "request_id: 7", None),
    ({}, {}, None),
]


@pytest.mark.parametrize(("headers", "body", "request_id"), IDS, ids=str)
def test_id_of_the_request_is_read_from_headers_and_body(
    caller: Caller, headers: dict[str, str], body: Any, request_id: str | None
) -> None:
    error = refused(caller, body.encode() if isinstance(body, str) else json.dumps(body).encode(), headers)
    assert error.request_id == request_id
    assert (f"request {request_id}" in str(error)) == (request_id is not None)


# Hints of when to ask again


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after-ms": "1500"}, 1.5),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after-ms": "0", "retry-after": "9"}, 0),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9),
        ({"retry-after-ms": "-1"}, None),
    ],
    ids=str,
)
def test_milliseconds_are_preferred_to_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    retry = import_module("generated._runtime.retry")
    assert retry.retry_after(httpx.Headers(headers)) == seconds
    assert retry.poll_after(httpx.Headers(headers)) == seconds
    assert retry.poll_after(httpx.Headers({**headers, "openai-poll-after-ms": "250"})) == 0.25


def test_request_is_sent_again_after_as_many_milliseconds(caller: Caller, pauses: list[float]) -> None:
    job = {"id": "video_1", "status": "pending", "progress": 0, "created_at": 1}
    busy = answer(429, headers={"retry-after-ms": "1500", "Retry-After": "9"})
    with serving(caller, busy, answer(json=job)) as (client, server):
        assert caller.wait(client.videos.create(prompt="a cat")).id == "video_1"
        assert (len(server.requests), pauses) == (2, [1.5])
