"""Owns how scalars go over the wire: Enums by value everywhere, and nothing as the repr of an object."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest

from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import answer
from tests.support.jobs import job
from tests.support.served import serving

pytestmark = pytest.mark.usefixtures("no_proxy")

SECRET = "a secret prompt"


class Text(str, Enum):  # noqa: UP042, the form that callers write for all versions of Python
    VALUE = "9"


class NewText(StrEnum):
    VALUE = "9"


class Number(IntEnum):
    VALUE = 9


class MixedNumber(int, Enum):
    VALUE = 9


class Plain(Enum):
    VALUE = "9"


class PlainNumber(Enum):
    VALUE = 9


class Nested(Enum):
    VALUE = Plain.VALUE


class Shouting(str):
    """A text that shows itself in another way than it is."""

    def __str__(self) -> str:
        return "not 9"

    __repr__ = __format__ = __str__  # type: ignore[assignment]


class Thing:
    def __repr__(self) -> str:
        return SECRET


NINES: list[Any] = [*(kind.VALUE for kind in (Text, NewText, Number, MixedNumber, Plain, PlainNumber, Nested))]
NINES.append(Shouting("9"))
NO_SCALARS: list[Any] = [
    date(2030, 1, 2),
    Decimal("1.5"),
    UUID(int=7),
    Thing(),
    memoryview(b"bytes"),
    {SECRET},
    object,
    float("nan"),
    float("inf"),
    -float("inf"),
]


@pytest.mark.parametrize("nine", NINES, ids=lambda nine: type(nine).__name__)
def test_enum_goes_by_value(caller: Caller, nine: Any) -> None:
    """In a field of a multipart form, in one with several values, in an object, in the query and in the path."""
    with serving(caller, answer(json=job("pending"))) as (client, server):
        extra = {"one": nine, "many": [nine, nine], "nested": {"a": [nine]}}
        caller.wait(client.videos.create(prompt="a cat", model=nine, extra_body=extra, extra_query={"q": [nine, nine]}))
        caller.wait(client.videos.retrieve(nine, extra_query={"q": nine}))
    created, retrieved = server.requests
    parts = [(part.name, part.content) for part in created.parts if part.name not in ("prompt", "nested")]
    assert sorted(parts) == [("many", b"9"), ("many", b"9"), ("model", b"9"), ("one", b"9")]
    nested = json.loads(next(part.content for part in created.parts if part.name == "nested"))
    assert [str(value) for value in nested["a"]] == ["9"]
    assert (created.query, retrieved.query) == ([("q", "9")] * 2, [("q", "9")])
    assert retrieved.path.startswith("/v1/videos/9")


@pytest.mark.parametrize("nine", NINES, ids=lambda nine: type(nine).__name__)
def test_enum_in_json_goes_by_value(caller: Caller, nine: Any) -> None:
    with serving(caller, answer(json={}), provider="umodelverse") as (client, server):
        caller.wait(client.tasks.submit(model=nine, input={"prompt": "a cat", "deep": [{"a": nine}]}, parameters={}))
    sent = server.requests[0].json
    assert [sent["model"], sent["input"]["deep"][0]["a"]] in (["9", "9"], [9, 9])


@pytest.mark.parametrize("nine", NINES, ids=lambda nine: type(nine).__name__)
def test_rules_see_the_value_of_an_enum(caller: Caller, nine: Any) -> None:
    client, server = caller.connect("ephone", job("pending"))
    with pytest.raises(runtime().InvalidRequestError, match="seconds must be") as plain:
        caller.wait(client.videos.create(prompt="a cat", seconds="9"))
    with pytest.raises(runtime().InvalidRequestError) as caught:
        caller.wait(client.videos.create(prompt="a cat", seconds=nine))
    assert str(caught.value) == str(plain.value)
    assert server.requests == []
    allowed = Enum("allowed", {"VALUE": "8"}).VALUE  # type: ignore[attr-defined]
    caller.wait(client.videos.create(prompt="a cat", seconds=allowed))
    assert len(server.requests) == 1


@pytest.mark.parametrize("nine", NINES, ids=lambda nine: type(nine).__name__)
def test_enum_in_a_header_or_a_form_goes_by_value(nine: Any) -> None:
    request, body = import_module("generated._runtime.request"), import_module("generated._runtime.body")
    assert request.given({"x-nine": nine, "missing": None}) == {"x-nine": "9"}
    with body.ExitStack() as opened:
        assert body.encode({"a": nine, "b": [nine]}, ("form",), opened).arguments["data"] == {"a": ["9"], "b": ["9"]}


CALLS: dict[str, Callable[[Any, Any], Any]] = {
    "field": lambda videos, value: videos.create(prompt="a cat", extra_body={"place": value}),
    "list": lambda videos, value: videos.create(prompt="a cat", extra_body={"place": ["a", value]}),
    "object": lambda videos, value: videos.create(prompt="a cat", extra_body={"place": {"a": value}}),
    "query": lambda videos, value: videos.retrieve("x", extra_query={"place": value}),
    "query-list": lambda videos, value: videos.retrieve("x", extra_query={"place": [value]}),
    "path": lambda videos, value: videos.retrieve(value),
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("value", NO_SCALARS, ids=lambda value: type(value).__name__)
def test_anything_else_is_refused_by_name_and_type(caller: Caller, call: str, value: Any) -> None:
    client, server = caller.connect("ephone", job("pending"))
    with pytest.raises(runtime().InvalidRequestError) as caught:
        caller.wait(CALLS[call](client.videos, value))
    message = str(caught.value)
    assert ("video_id" if call == "path" else "place") in message
    assert type(value).__name__ in message or isinstance(value, float)
    for shown in (SECRET, "2030", "1.5", str(UUID(int=7))):
        assert shown not in message
    assert server.requests == []


@pytest.mark.parametrize("value", [*NO_SCALARS, {"deep": [Thing()]}], ids=lambda value: type(value).__name__)
def test_what_json_cannot_hold_is_refused_by_name_and_type(caller: Caller, value: Any) -> None:
    client, server = caller.connect("umodelverse", {})
    with pytest.raises(runtime().InvalidRequestError, match="place cannot be written as JSON") as caught:
        caller.wait(client.tasks.submit(model="m", input={"prompt": "a"}, parameters={}, extra_body={"place": value}))
    assert SECRET not in str(caught.value)
    assert server.requests == []


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "true"), (False, "false"), (7, "7"), (-1, "-1"), (1.5, "1.5"), (1e22, "1e+22"), ("é", "é"), ("", "")],
    ids=repr,
)
def test_scalars_are_written_as_in_json(caller: Caller, value: Any, text: str) -> None:
    client, server = caller.connect("ephone", job("pending"))
    caller.wait(client.videos.create(prompt="a cat", extra_body={"place": value}, extra_query={"place": value}))
    assert [part.content.decode() for part in server.only.parts or () if part.name == "place"] == [text]
    assert server.only.query == [("place", text)]
    if not isinstance(value, str):
        assert json.dumps(value) == text
