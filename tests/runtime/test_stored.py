"""Owns how responses are stored and read again: what is read is what the client returned."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from vidspec.core.names import FIELDS, python_name

from tests.support import wire
from tests.support.doubles import Caller
from tests.support.stored import ODD_NODE, Model, Node, Pair, model, received, same

JOB = {"id": "video_1", "status": "pending", "progress": 0, "created_at": 1705123456}
ODD_JOB = {"id": 7, "status": "SUCCESS", "progress": "100%", "error": {"code": 5, "more": [1]}, "more": {"a": None}}
CASES: list[Any] = [
    pytest.param(lambda: model("ephone", "Video"), JOB, id="as declared"),
    pytest.param(lambda: model("ephone", "Video"), ODD_JOB, id="odd"),
    pytest.param(lambda: model("ephone", "Video"), {"error": "no balance"}, id="missing"),
    pytest.param(lambda: model("ephone", "Video"), {}, id="empty"),
    pytest.param(lambda: model("ephone", "Video"), {"copy": 1, "model_dump": 2, "keys": 3, "self": 4}, id="names"),
    pytest.param(lambda: model("umodelverse", "TaskStatus"), {"output": {"urls": "u"}}, id="nested"),
    pytest.param(lambda: model("openai", "VideoList"), {"data": [{"id": 1}, {}, 5]}, id="list"),
    pytest.param(lambda: Node, ODD_NODE, id="in itself"),
    pytest.param(lambda: Pair, {"either": {"size": "big"}}, id="choice"),
    pytest.param(lambda: Pair, {"either": {"class": 1}}, id="other choice"),
    pytest.param(lambda: Pair, {"either": None, "first": [1, {"a": 1}]}, id="no choice"),
]
Write = Callable[[Any], Any]
WRITES: dict[str, tuple[Write, str]] = {
    "python": (lambda value: value.model_dump(), "model_validate"),
    "set": (lambda value: value.model_dump(exclude_unset=True), "model_validate"),
    "by name": (lambda value: value.model_dump(by_alias=False), "model_validate"),
    "set by name": (lambda value: value.model_dump(by_alias=False, exclude_unset=True), "model_validate"),
    "json mode": (lambda value: value.model_dump(mode="json"), "model_validate"),
    "json": (lambda value: value.model_dump_json(), "model_validate_json"),
    "json by name": (lambda value: value.model_dump_json(by_alias=False), "model_validate_json"),
    "model": (lambda value: value, "model_validate"),
    "dict for reader": (lambda value: value.model_dump(), "from_response"),
    "text for reader": (lambda value: value.model_dump_json(), "from_response"),
    "bytes for reader": (lambda value: value.model_dump_json().encode(), "from_response"),
    "model for reader": (lambda value: value, "from_response"),
}


@pytest.mark.parametrize("way", WRITES)
@pytest.mark.parametrize(("kind", "data"), CASES)
def test_response_is_read_again_as_it_was_written(kind: Callable[[], Any], data: Any, way: str) -> None:
    write, reader = WRITES[way]
    response = received(kind(), data)
    again = getattr(kind(), reader)(write(response))
    assert same(again, response)
    assert wire.differences(data, again.model_dump(exclude_unset="set" in way)) == [] or "set" not in way


@pytest.mark.parametrize(("kind", "data"), CASES)
def test_response_is_read_from_what_the_server_sent(kind: Callable[[], Any], data: Any) -> None:
    response = received(kind(), data)
    for again in (kind().from_response(data), kind().model_validate_json(json.dumps(data))):
        assert same(again, response)
        assert again.model_fields_set == response.model_fields_set
        assert wire.differences(data, again.model_dump(exclude_unset=True)) == []


LEAVES = st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.text(st.characters(codec="utf-8"), max_size=5)
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=2), inner, max_size=3)
)
NODES = st.recursive(
    JSON,
    lambda inner: st.fixed_dictionaries(
        {}, optional={"id": inner, "class": inner, "best": inner, "parts": st.lists(inner, max_size=2), "more": inner}
    ),
    max_leaves=8,
)


@given(data=st.fixed_dictionaries({"id": NODES, "best": NODES}, optional={"parts": NODES, "by_name": NODES}))
@settings(derandomize=True, deadline=None, max_examples=200, database=None)
def test_any_response_is_read_again(data: dict[str, Any]) -> None:
    response = received(Node, data)
    for write, reader in WRITES.values():
        assert same(getattr(Node, reader)(write(response)), response)


def test_response_of_a_client_is_read_again(caller: Caller) -> None:
    client, _ = caller.connect("ephone", ODD_JOB)
    video = caller.wait(client.videos.retrieve("video_1"))
    kind = type(video)
    assert same(kind.model_validate_json(video.model_dump_json()), video)
    assert same(kind.from_response(ODD_JOB), video)


def test_response_of_another_type_is_read_as_its_json() -> None:
    other = received(model("openai", "Video"), ODD_JOB)
    video = model("ephone", "Video").from_response(other)
    assert (video.id, video.progress, video.error.code, video.more) == (7, "100%", 5, {"a": None})


def test_dict_of_another_kind_is_a_dict() -> None:
    data = OrderedDict(id="task_1", output=OrderedDict(task_status="Running", task_id=5))
    task = model("umodelverse", "TaskStatus").from_response(data)
    assert (task.id, task.output.task_status, task.output.task_id) == ("task_1", "Running", 5)


def test_name_in_python_is_a_field_only_where_the_name_on_the_wire_is_missing() -> None:
    both, only = Node.from_response({"class": 1, "class_": 2}), Node.from_response({"class_": 2})
    assert (both.class_, both.model_extra, only.class_, only.model_extra) == (1, {"class_": 2}, 2, {})
    assert received(Node, {"class_": 2}).model_extra == {"class_": 2}, "servers use the names on the wire"


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        ("{", ValueError, "Video: expected JSON, got str that is not JSON"),
        (b"\xff", ValueError, "Video: expected JSON, got bytes that is not JSON"),
        ("", ValueError, "Video: expected JSON, got str that is not JSON"),
        ("[]", ValueError, "Video: expected a JSON object, got list"),
        (bytearray(b"null"), ValueError, "Video: expected a JSON object, got NoneType"),
        (None, TypeError, "Video: expected a dict, JSON text or a response, got NoneType"),
        ([JOB], TypeError, "Video: expected a dict, JSON text or a response, got list"),
        (7, TypeError, "Video: expected a dict, JSON text or a response, got int"),
    ],
    ids=str,
)
def test_reader_says_what_it_expects(data: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        model("ephone", "Video").from_response(data)
    assert str(caught.value) == message


@pytest.mark.parametrize("data", [None, 7, "{", [], [JOB]], ids=repr)
def test_pydantic_refuses_what_is_no_object(data: Any) -> None:
    with pytest.raises(ValidationError):
        model("ephone", "Video").model_validate(data)
    with pytest.raises(ValidationError):
        model("ephone", "Video").model_validate_json(json.dumps(data))


def test_constructor_is_strict() -> None:
    kind = model("ephone", "Video")
    assert kind(**JOB).status == "pending"
    assert kind(**{**JOB, "progress": "5"}).progress == 5, "pydantic converts what it is given"
    for arguments in ({"id": "v"}, {**JOB, "id": 7}, {**JOB, "error": {"code": 5}}, {**JOB, "error": "no"}):
        with pytest.raises(ValidationError):
            kind(**arguments)
    for nested in ({"id": 7}, {}, {"id": "b", "best": {"class": 5}}):
        with pytest.raises(ValidationError):
            Node(id="a", best=nested)
        with pytest.raises(ValidationError):
            Node(id="a", parts=[nested])
    assert type(Node(id="a", best={"id": "b", "class": "c"}).best) is Node
    assert Node(id="a", class_="b") == Node(**{"id": "a", "class": "b"})


def test_no_field_hides_a_method_of_responses() -> None:
    methods = [name for name in vars(Model) if not name.startswith(("_", "model_"))]
    assert "from_response" in methods
    for name in methods:
        assert python_name(name, FIELDS) == f"{name}_"
