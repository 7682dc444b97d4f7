"""Owns what responses do inside of other models: they are written without a warning and read as the client reads."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import (
    BaseModel,
    TypeAdapter,
    ValidationError,
    field_serializer,
    field_validator,
    model_serializer,
)

from tests.support.stored import ODD_NODE, Leaf, Model, Node, model, received, same


class Row(BaseModel):
    """A record of an application."""

    node: Node
    maybe: Node | None = None
    all: list[Node] = []
    choice: Leaf | Node | int | None = None


@pytest.mark.parametrize("data", [{"id": "a"}, ODD_NODE, {}, {"best": {}, "more": 1}], ids=str)
def test_response_in_a_record_is_written_without_a_warning_and_read_again(data: Any) -> None:
    node = received(Node, data)
    row = Row(node=node, maybe=node, all=[node])
    assert row.node is node
    whole = row.model_dump(exclude_unset=True)
    assert whole == {"node": data, "maybe": data, "all": [data]}
    assert json.loads(row.model_dump_json(exclude_unset=True)) == whole
    assert same(Row.model_validate(row.model_dump()), row)
    assert same(Row.model_validate_json(row.model_dump_json()), row)
    assert same(Row.model_validate_json(row.model_dump_json(by_alias=False)), row)


@pytest.mark.parametrize(("kind", "data"), [(Node, {}), (Node, ODD_NODE), (Leaf, {}), (Leaf, {"size": "big"})])
def test_choice_of_responses_is_written_without_a_warning(kind: Any, data: Any) -> None:
    row = Row(node=received(Node, {}), choice=received(kind, data))
    assert row.model_dump(exclude_unset=True)["choice"] == data
    assert json.loads(row.model_dump_json(exclude_unset=True))["choice"] == data
    assert row.model_dump(exclude_unset=True, include={"choice": {"size"}}) == {
        "choice": {name: value for name, value in data.items() if name == "size"}
    }


def test_choice_of_something_else_is_written_without_a_warning() -> None:
    assert Row(node=received(Node, {}), choice=5).model_dump(include={"choice"}) == {"choice": 5}


def test_adapters_write_and_read_responses() -> None:
    node = received(Node, ODD_NODE)
    adapter = TypeAdapter(list[Node])
    assert json.loads(adapter.dump_json([node], exclude_unset=True)) == [ODD_NODE]
    assert same(adapter.validate_json(adapter.dump_json([node])), [node])
    assert TypeAdapter(Node).dump_python(node, exclude_unset=True) == ODD_NODE
    assert TypeAdapter(Any).dump_python(node, exclude_unset=True) == ODD_NODE


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_schema_of_a_response_tells_its_fields(mode: Any) -> None:
    schema = model("ephone", "Video").model_json_schema(mode=mode)
    assert schema["properties"]["progress"] == {"title": "Progress", "type": "integer"}
    assert schema["required"] == ["id", "status", "progress", "created_at"]


class Person(BaseModel):
    """What an application shows of somebody."""


class Account(Person):
    """What it does not show."""

    password: str = "secret"


class Own(Leaf):
    """A class of an application, with rules of its own."""

    note: str = "none"
    owner: Person | None = None

    @field_validator("note")
    @classmethod
    def _check(cls, note: str) -> str:
        assert note != "bad"
        return note.upper()

    @field_serializer("note")
    def _write(self, note: str) -> str:
        return f"<{note}>"


class Masked(Leaf):
    """A class of an application that is written in its own way."""

    @model_serializer
    def _write(self) -> str:
        return "masked"


def test_class_of_an_application_keeps_its_own_rules() -> None:
    for bad in ({"size": "big"}, {"size": 1, "note": "bad"}):
        with pytest.raises(ValidationError):
            Own.model_validate(bad)
        with pytest.raises(ValidationError):
            TypeAdapter(list[Own]).validate_python([bad])
    own = Own.model_validate({"size": "5", "note": "n"})
    assert own.model_dump(exclude_none=True) == {"size": 5, "note": "<N>"}
    assert Own(size=1, owner=Account()).model_dump(include={"owner"}) == {"owner": {}}
    odd = Own.from_response({"size": "big", "x": 1})
    assert odd.model_dump(exclude_unset=True) == {"size": "big", "x": 1}
    assert odd.model_dump_json(exclude_none=True) == '{"size":"big","note":"<none>","x":1}'
    assert (Masked(size=1).model_dump(), TypeAdapter(Masked).dump_json(Masked(size=1))) == ("masked", b'"masked"')


class Left(Model):  # type: ignore[misc]
    """A model in another one, which is in it."""

    number: int
    right: Right | None = None


class Right(Model):  # type: ignore[misc]
    """The other one."""

    lefts: list[Left] | None = None


def test_models_in_each_other_are_written_and_read_again() -> None:
    left = received(Left, {"right": {"lefts": [{"number": "x"}, 5, {"right": {}}]}})
    adapter = TypeAdapter(dict[str, Right | Left])
    assert same(Left.model_validate_json(left.model_dump_json()), left)
    assert json.loads(adapter.dump_json({"a": left, "b": left.right})) == {
        "a": left.model_dump(),
        "b": left.right.model_dump(),
    }
