"""Owns how JSON becomes a value: the two ways, the quick and the thorough one, agree on every text."""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tests.support import wire

KINDS = [
    pytest.param(provider, name, id=f"{provider}.{name}")
    for provider, names in (
        ("ephone", ("Video",)),
        ("sora_video2", ("Video",)),
        ("umodelverse", ("TaskStatus",)),
        ("sora_web", ("ChatCompletionChunk", "ImagesResponse")),
        ("openai", ("Video", "VideoList")),
    )
    for name in names
]
SCALARS = st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=8)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
)
WAYS = st.sampled_from(["fitting"] * 8 + ["missing", "missing", "odd"])  # in which a field is there
MORE = st.integers(0, 9)
NAMES = st.text(max_size=6)


def reading() -> Any:
    return import_module("generated._runtime.reading")


def fast() -> Any:
    return import_module("generated._runtime.fast_events")


def kind_of(provider: str, name: str) -> Any:
    models = import_module(f"generated.{provider}.models")
    found = getattr(models, name, None)
    assert found is not None, name
    return found


@st.composite
def near(draw: st.DrawFn, provider: str, kind: Any, depth: int = 3) -> dict[str, Any]:
    """JSON that is mostly as declared, and here and there is not."""
    value: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        way = draw(WAYS)
        if way == "fitting":
            value[field.alias or name] = draw(fitting(provider, str(field.annotation), depth))
        elif way == "odd":
            value[field.alias or name] = draw(JSON)
    if draw(MORE) == 0:
        value[draw(NAMES)] = draw(JSON)
    return value


@cache
def fitting(provider: str, text: str, depth: int) -> st.SearchStrategy[Any]:
    """Values for a type, by its text: what is asked here is not how types are read."""
    models = vars(import_module(f"generated.{provider}.models"))
    inner = [model for name, model in models.items() if f".{name}" in text or f"'{name}'" in text]
    inner = [model for model in inner if isinstance(model, type) and model.__module__.endswith(".models")]
    if inner and depth:
        below = near(provider, inner[0], depth - 1)
        return below.map(lambda value: [value]) if "list[" in text else below
    plain = (st.integers() if "int" in text else st.text(max_size=8)) | st.none()
    if "Literal[" not in text:
        return plain
    values = st.sampled_from(text.split("Literal[")[1].split("]")[0].replace("'", "").split(", "))
    return st.booleans().flatmap(lambda declared: values if declared else plain)


@pytest.mark.parametrize(("provider", "name"), KINDS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_quick_way_gives_what_the_thorough_one_gives(provider: str, name: str, data: st.DataObject) -> None:
    kind = kind_of(provider, name)
    for model in vars(import_module(f"generated.{provider}.models")).values():
        if isinstance(model, type):
            model.model_rebuild()  # a class that has a validator of its own already is narrowed all the same
    value = data.draw(near(provider, kind))
    text = json.dumps(value)
    thorough, departures = reading().receive(kind, json.loads(text), "o")
    for quick in (fast().fast_reader(kind)(text), by_hand(kind, text)):
        if quick is None:
            continue
        assert departures == []
        assert repr(quick) == repr(thorough)
        assert quick.model_fields_set == thorough.model_fields_set
        assert wire.differences(quick.model_dump(), thorough.model_dump()) == [] or "nan" in text.lower()


def by_hand(kind: Any, text: str) -> Any:
    """The quick way where pydantic cannot be told to leave its own validators alone."""
    if "error" in reading().declared(kind):
        return None
    adapter = TypeAdapter(kind)
    adapter.rebuild(force=True)
    try:
        return fast().by_hand(adapter.core_schema).validate_json(text, strict=True)
    except ValidationError:
        return None


@pytest.mark.parametrize(
    ("provider", "name", "value"),
    [
        ("sora_web", "ChatCompletionChunk", {"id": "c", "choices": [{"index": 0, "delta": {"content": "a"}}]}),
        ("sora_web", "ImagesResponse", {"created": 1, "data": [{"url": "https://files.example/1.png"}]}),
    ],
)
def test_what_is_as_declared_goes_the_quick_way(provider: str, name: str, value: Any) -> None:
    quick = fast().fast_reader(kind_of(provider, name))
    assert quick(json.dumps(value)).model_dump(exclude_unset=True) == value
    assert quick(json.dumps(value | {"more": None})) is None


def test_what_may_be_an_error_is_looked_at() -> None:
    quick = fast().fast_reader(kind_of("ephone", "Video"))
    assert quick(json.dumps({"id": "v", "status": "pending", "progress": 0, "created_at": 1})) is None


@settings(max_examples=300, deadline=None)
@given(value=JSON)
def test_whatever_comes_is_kept_as_it_came(value: Any) -> None:
    video = kind_of("ephone", "Video")
    text = json.dumps({"id": "v", "status": value, "error": value, "more": value})
    data = json.loads(text)
    found, _ = reading().receive(video, data, "o")
    assert json.dumps(found.model_dump(by_alias=True, exclude_unset=True)) == json.dumps(
        {name: data[name] for name in ("id", "status", "error", "more")}
    )
