"""Owns which responses under a status of success are errors, and which are results: a table of decisions."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Literal

import pytest

from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import answer
from tests.support.served import serving

pytestmark = pytest.mark.usefixtures("pauses")


class Envelope(runtime().Model):  # type: ignore[misc]
    """A result in the wrapping that many relays use, with all of it declared."""

    code: int | str | None = None
    message: str | None = None
    success: bool | None = None
    status: str | None = None
    request_id: str | None = None
    data: dict[str, Any] | None = None


class Deleted(runtime().Model):  # type: ignore[misc]
    """A result that is a message and nothing else."""

    code: int | None = None
    message: str | None = None
    detail: str | None = None


VIDEO = {"id": "", "status": "", "progress": 0, "created_at": 0, "video_url": None}
ERROR = {"code": "quota", "message": "no balance"}
TRACES = ["request_id", "requestId", "RequestId", "trace_id", "log_id"]

Decision = tuple[str, Any, bool]  # the type of the result, the response, whether that is an error
DECISIONS: list[Decision] = [
    # An error object, with or without what only traces.
    ("Video", {"error": ERROR}, True),
    ("Video", {"error": "no balance"}, True),
    ("Video", {"object": "error", "message": "no balance"}, True),
    ("Video", {**VIDEO, "error": ERROR}, True),
    *(("SubmitResponse", {"error": ERROR, name: "7c1e"}, True) for name in TRACES),
    ("SubmitResponse", {"error": ERROR, "request_id": "7c1e", "output": {}}, True),
    ("SubmitResponse", {"error": ERROR, "request_id": "7c1e", "output": {"task_id": "t"}}, False),
    ("SubmitResponse", {"error": None, "request_id": "7c1e"}, False),
    ("SubmitResponse", {"request_id": "7c1e"}, False),
    ("SubmitResponse", {}, False),
    # A message that says no.
    *(("SubmitResponse", {**ERROR, name: "7c1e"}, True) for name in TRACES),
    ("SubmitResponse", {"message": "no balance", "request_id": "7c1e"}, True),
    ("SubmitResponse", {"message": "no balance", "request_id": "7c1e", "output": None}, False),
    ("SubmitResponse", {**ERROR, "request_id": "7c1e", "output": None}, True),
    ("SubmitResponse", {**ERROR, "request_id": "7c1e", "output": {"task_id": "t"}}, False),
    ("SubmitResponse", {**ERROR, "task_id": "t"}, False),
    ("SubmitResponse", {**ERROR, "data": {"task_id": "t"}}, False),
    ("SubmitResponse", {**ERROR, "data": None}, True),
    ("Video", {"code": 401, "msg": "no balance"}, True),
    ("Video", {"error_code": 17, "error_msg": "no balance"}, True),
    ("Video", {"errors": ["no balance"]}, True),
    ("Video", {"errors": [{"message": "no balance"}], "data": None}, True),
    ("Video", {"errors": [{"message": "slow"}], "data": {"id": "video_1"}}, False),
    ("Video", {"detail": [{"loc": ["body"], "msg": "no balance"}]}, True),
    ("Video", {"detail": {"message": "no balance"}}, True),
    ("Video", {"detail": {"id": "video_1", "message": "queued"}}, False),
    ("Video", {**VIDEO, **ERROR}, True),
    ("Video", {**VIDEO, "code": 0, "message": "queued"}, False),
    ("Video", {**VIDEO, "code": None, "message": "queued"}, False),
    ("Video", {**VIDEO, "success": False, "message": "no balance"}, True),
    ("Video", {**VIDEO, "success": True, "message": "queued"}, False),
    # Codes and messages of success are no refusals; other codes are.
    *(
        ("Video", {"code": code, "message": "queued"}, False)
        for code in (0, "0", 200, "200", 201, "ok", "OK", "success", "Success", "SUCCESS", "succeed")
    ),
    *(
        ("Video", {"code": code, "message": "no balance"}, True)
        for code in (1, 1000, "1000", 400, "fail", -1, "", None)
    ),
    *(("Video", {"code": 1000, "message": word}, False) for word in ("success", "Success", "OK", "succeed")),
    ("Video", {"error_code": 0, "error_msg": "SUCCESS"}, False),
    ("Video", {"code": 200, "success": False, "message": "no balance"}, True),
    ("Video", {"code": 200, "message": "ok", "data": {"id": "video_1"}}, False),
    # A status of the request is none of a job; a job has an id, or the status of a failed job.
    *(("Video", {"status": status, "message": "no balance"}, True) for status in ("error", "Error", "fail", 401, 500)),
    ("Video", {"status": "error", "error": ERROR}, True),
    ("Video", {"status": "error", "error": ERROR, "id": "video_1"}, False),
    ("Video", {"status": "error", "error": ERROR, "task_id": "video_1"}, False),
    ("Video", {"status": "failed", "error": ERROR, "id": "video_1"}, False),
    ("Video", {"status": "failed", "error": ERROR}, False),
    ("Video", {"status": "error", "progress": 50, "message": "m"}, False),
    ("Video", {"status": "error"}, False),
    ("Video", {"status": "throttled", "message": "wait"}, False),
    ("Video", {"status": 200, "message": "queued"}, False),
    # Results beside a message or a code.
    ("Video", {"id": "video_1", "status": "queued", "code": 0, "message": "ok"}, False),
    ("Video", {"id": "video_1", "status": "queued", "code": 7, "message": "slow today", "success": False}, False),
    ("Video", {"id": "video_1", "error": ERROR}, False),
    ("VideoList", {"object": "list", "data": [], "message": "none yet"}, False),
    ("VideoList", {"object": "list", "data": [], "has_more": False}, False),
    ("VideoList", {"object": "list", "data": [], "error": ERROR}, True),
    ("VideoList", {"data": [{"id": "v"}], "error": ERROR}, False),
    ("ImagesResponse", {"created": 1, "error": ERROR}, True),
    ("ImagesResponse", {"created": 1, "data": [{"url": "u"}], "message": "ok"}, False),
    # Where the wrapping itself is declared.
    ("Envelope", {**ERROR, "request_id": "7c1e"}, True),
    ("Envelope", {**ERROR, "request_id": "7c1e", "data": {}}, True),
    ("Envelope", {**ERROR, "request_id": "7c1e", "data": {"id": "v"}}, False),
    ("Envelope", {"code": 0, "message": "SUCCEED", "request_id": "7c1e", "data": {"task_id": "v"}}, False),
    ("Envelope", {"code": 0, "message": "SUCCEED", "request_id": "7c1e", "data": {}}, False),
    ("Envelope", {"code": 1203, "message": "SUCCEED", "request_id": "7c1e"}, False),
    ("Envelope", {"success": False, "message": "no balance"}, True),
    ("Envelope", {"success": True, "message": "deleted"}, False),
    ("Envelope", {"status": "error", "message": "no balance"}, True),
    ("Envelope", {"message": "queued"}, False),
    ("Envelope", {"code": 5}, False),
    ("Deleted", {"message": "deleted"}, False),
    ("Deleted", {"detail": "deleted"}, False),
    ("Deleted", {"code": 0, "message": "deleted"}, False),
    ("Deleted", {"code": 404, "message": "no such video"}, True),
    ("Deleted", {"message": "deleted", "error": ERROR}, True),
]
PROVIDERS = {"SubmitResponse": "umodelverse", "Video": "ephone", "VideoList": "openai", "ImagesResponse": "sora_web"}


@pytest.mark.parametrize(("kind", "body", "is_error"), DECISIONS, ids=str)
def test_response_is_an_error_or_a_result(kind: str, body: Any, is_error: bool) -> None:
    models = import_module(f"generated.{PROVIDERS[kind]}.models") if kind in PROVIDERS else None
    result = getattr(models, kind) if models else {"Envelope": Envelope, "Deleted": Deleted}[kind]
    assert import_module("generated._runtime.answers").is_error_envelope(result, body) is is_error


@pytest.mark.parametrize("result", [None, list[Envelope], dict[str, Any], str, Literal["a"]], ids=str)
def test_error_is_only_looked_for_in_place_of_an_object(result: Any) -> None:
    assert import_module("generated._runtime.answers").is_error_envelope(result, {"error": ERROR}) is False


TASK = {"output": {"task_id": "t"}, "request_id": "r"}
GO = {"model": "m", "input": {"prompt": "x"}}


@pytest.mark.parametrize(
    "refusal", [{**ERROR, "request_id": "7c1e"}, {"error": ERROR, "request_id": "7c1e"}], ids=["flat", "object"]
)
def test_refusal_with_a_request_id_ends_a_submit_and_a_poll(caller: Caller, refusal: Any) -> None:
    with serving(caller, answer(json=refusal), answer(json=TASK), answer(json=refusal), provider="umodelverse") as (
        client,
        server,
    ):
        for call in (client.tasks.submit, client.tasks.submit_and_poll):
            with pytest.raises(runtime().APIStatusError, match="no balance") as caught:
                caller.wait(call(**GO))
            assert (caught.value.request_id, caught.value.code, caught.value.body) == ("7c1e", "quota", refusal)
        assert [request.method for request in server.requests] == ["POST", "POST", "GET"]


def test_result_beside_a_message_is_a_result(caller: Caller) -> None:
    body = {**TASK, "code": "ok", "message": "accepted"}
    with serving(caller, answer(json=body), provider="umodelverse") as (client, _):
        assert caller.wait(client.tasks.submit(**GO)).output.task_id == "t"
