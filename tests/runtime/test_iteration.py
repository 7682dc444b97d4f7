"""Owns that a response is no list: a loop over one says what to loop over, and nothing else loops over its fields."""

from __future__ import annotations

import copy
import pickle
import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any

import httpx
import pytest

from tests.support.doubles import Caller, runtime


class Pair(runtime().Model):  # type: ignore[misc]
    """A model with two lists."""

    first: list[str] | None = None
    second: list[str] | None = None


def model(provider: str, name: str) -> Any:
    return getattr(import_module(f"generated.{provider}.models"), name)


def received(kind: Any, data: Any) -> Any:
    """A response as the client returns it."""
    return import_module("generated._runtime.reading").receive(kind, data, "o")[0]


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        (lambda: model("openai", "VideoList"), "iterate over .data, or use model_dump() for its fields"),
        (lambda: model("sora_web", "ImagesResponse"), "iterate over .data, or use model_dump() for its fields"),
        (lambda: model("openai", "Video"), "use model_dump() for its fields"),
        (lambda: Pair, "use model_dump() for its fields"),
    ],
)
@pytest.mark.parametrize(
    "loop", [list, dict, tuple, iter, lambda value: [*value]], ids=["list", "dict", "tuple", "iter", "star"]
)
def test_loop_over_a_response_is_an_error_that_names_the_list(kind: Callable[[], Any], advice: str, loop: Any) -> None:
    for response in (received(kind(), {}), received(kind(), {"data": [{}], "more": []})):
        with pytest.raises(TypeError) as caught:
            loop(response)
        assert str(caught.value) == f"{kind().__name__} is a response and not a list: {advice}"


def page(*ids: str, more: bool, **fields: Any) -> dict[str, Any]:
    """A page of the list of videos, as OpenAI has it."""
    videos = [{"id": id, "status": "completed"} for id in ids]
    return {"object": "list", "data": videos, "has_more": more, **fields}


def test_list_is_walked_through_over_all_its_pages(caller: Caller) -> None:
    pages = [page("a", "b", more=True, last_id="b"), page("c", more=True), page("d", more=False, last_id="d")]
    client, server = caller.connect("openai", *pages)
    first = caller.wait(client.videos.list(limit=2, extra_query={"channel": "x"}))
    assert len(server.requests) == 1
    assert [video.id for video in caller.collect(first)] == ["a", "b", "c", "d"]
    assert [dict(sent.query).get("after") for sent in server.sent] == [None, "b", "c"]
    assert {(dict(sent.query)["limit"], dict(sent.query)["channel"]) for sent in server.sent} == {("2", "x")}
    assert [video.id for video in first.data] == ["a", "b"]


@pytest.mark.parametrize(
    "pages",
    [
        [page("a", more=True, last_id="a")],  # the same page for ever
        [page("a", more=True, last_id="b"), page("b", more=True, last_id="a"), page("a", more=True, last_id="b")],
        [page("a", more=True, last_id="a"), page(more=True)],
        [page("a", more=True, last_id="a"), {"error": None}],
        [page("a", more=True, last_id="a"), {"data": "text", "has_more": True}],
    ],
    ids=["same", "circle", "empty", "no list", "text"],
)
def test_pages_without_end_end(caller: Caller, pages: list[Any]) -> None:
    client, server = caller.connect("openai", *pages)
    caller.collect(caller.wait(client.videos.list()))
    assert len(server.requests) <= 4


def test_many_pages_are_no_deep_stack(caller: Caller) -> None:
    numbers = iter(range(1500))

    def serve(_: Any) -> Any:
        number = next(numbers)
        return httpx.Response(200, json=page(str(number), more=number < 1200, last_id=str(number)))

    client, _ = caller.connect("openai", serve)
    assert len(caller.collect(caller.wait(client.videos.list()))) == 1201


def test_pydantic_itself_does_not_loop_over_a_response() -> None:
    data = {"object": "list", "data": [{"id": 1}], "more": [1]}
    page = received(model("openai", "VideoList"), data)
    assert page == received(model("openai", "VideoList"), data)
    assert page != received(model("openai", "VideoList"), {})
    assert "more" in repr(page)
    assert "more" in str(page)
    for again in (copy.copy(page), copy.deepcopy(page), page.model_copy(), pickle.loads(pickle.dumps(page))):
        assert (again, repr(again)) == (page, repr(page))
    assert page.model_dump(exclude_unset=True) == data
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # names of pydantic 1
        assert (page.copy(), page.dict(exclude_unset=True)) == (page, data)


def test_missing_field_is_named_in_plain_words() -> None:
    for kind, name in ((model("ephone", "Video"), "id"), (model("umodelverse", "TaskStatus"), "output")):
        with pytest.raises(AttributeError) as caught:
            getattr(received(kind, {}), name)
        assert str(caught.value) == f"the response has no {name!r}, which {kind.__name__} requires"
