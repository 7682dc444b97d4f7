"""Owns models of stored responses: in themselves, in choices of models, with names that Python cannot have."""

from __future__ import annotations

import copy
from importlib import import_module
from typing import Any

from pydantic import Field

from tests.support.doubles import runtime

Model: Any = runtime().Model


class Node(Model):  # type: ignore[misc]
    """A model in itself, with names that Python cannot have."""

    id: str
    class_: str | None = Field(None, alias="class")
    best: Node | None = None
    parts: list[Node] | None = None
    by_name: dict[str, Node] | None = None


class Pair(Model):  # type: ignore[misc]
    """A choice of models."""

    either: Node | Leaf | str
    first: list[str] | None = None
    second: list[str] | None = None


class Leaf(Model):  # type: ignore[misc]
    """A model with nothing in it but a required number."""

    size: int


def model(provider: str, name: str) -> Any:
    return getattr(import_module(f"generated.{provider}.models"), name)


ODD_NODE = {"class": 5, "best": {"id": None, "parts": [{"class": "a"}, "odd"]}, "by_name": {"id": {"class": "b"}}}


def received(kind: Any, data: Any) -> Any:
    """A response as the client returns it."""
    return import_module("generated._runtime.reading").receive(kind, copy.deepcopy(data), "o")[0]


def same(one: Any, other: Any) -> bool:
    """Whether two values are of one type and equal, and so is all in them."""
    return one == other and repr(one) == repr(other) and type(one) is type(other)
