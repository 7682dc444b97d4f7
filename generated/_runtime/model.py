"""Owns the base of all answer models, and how an answer becomes one even when it departs from the spec."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

T = TypeVar("T")


class Model(BaseModel):
    """An answer. Fields that no spec declares are kept: `model_extra` holds them, attribute access finds them."""

    model_config = ConfigDict(
        extra="allow",
        populate_by_name=True,
        serialize_by_alias=True,
        protected_namespaces=(),
        defer_build=True,
    )

    if not TYPE_CHECKING:
        # Values that depart from the spec are told once, when they come; not again whenever they are written.

        def model_dump(self, **options: Any) -> dict[str, Any]:
            return super().model_dump(**{"warnings": False, **options})

        def model_dump_json(self, **options: Any) -> str:
            return super().model_dump_json(**{"warnings": False, **options})


@dataclass(frozen=True, slots=True)
class Departure:
    """One place where an answer is not what the spec says."""

    operation: str  # the operation's name: "videos.create"
    pointer: str  # JSON pointer into the answer
    expected: str
    got: Any


def receive(kind: Any, data: Any, operation: str) -> tuple[Any, list[Departure]]:
    """`data` as a value of type `kind`, with every departure from the spec; the values are those received."""
    departures = []
    try:
        value = _adapter(kind).validate_python(data, strict=True)
    except ValidationError as error:
        value = _construct(kind, data)
        for detail in error.errors(include_url=False, include_context=False):
            pointer = _pointer(data, detail["loc"], missing=detail["type"] == "missing")
            departures.append(Departure(operation, pointer, detail["msg"], lookup(data, pointer)))
    found = {d.pointer: d for d in reversed(departures)}
    for pointer, expected, got in _undocumented(kind, value, ""):
        found.setdefault(pointer, Departure(operation, pointer, expected, got))
    return value, [found[pointer] for pointer in sorted(found)]


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _construct(kind: Any, data: Any) -> Any:
    """`data` in the shape of `kind` as far as it has that shape, without any check."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        for option in get_args(kind):
            if _fits(option, data):
                return _construct(option, data)
    elif origin is list and isinstance(data, list):
        return [_construct(get_args(kind)[0], element) for element in data]
    elif origin is dict and isinstance(data, dict):
        return {key: _construct(get_args(kind)[1], value) for key, value in data.items()}
    elif isinstance(kind, type) and issubclass(kind, Model) and isinstance(data, dict):
        return _construct_model(kind, data)
    return data


def _construct_model(kind: type[Model], data: dict[str, Any]) -> Model:
    """A model with the values of `data`; a required field that is missing is missing, and its access an error."""
    kind.model_rebuild()
    rest = dict(data)
    values: dict[str, Any] = {}
    given: set[str] = set()
    for name, field in kind.model_fields.items():
        wire = field.alias or name
        if wire in rest:
            values[name] = _construct(field.annotation, rest.pop(wire))
            given.add(name)
        elif not field.is_required():
            values[name] = field.get_default(call_default_factory=True)
    # `model_construct` takes the fields as arguments, and a server may name one like an argument of its own.
    model = kind.__new__(kind)
    object.__setattr__(model, "__dict__", values)
    object.__setattr__(model, "__pydantic_fields_set__", given)
    object.__setattr__(model, "__pydantic_extra__", rest)
    object.__setattr__(model, "__pydantic_private__", None)
    return model


def _fits(kind: Any, data: Any) -> bool:
    origin = get_origin(kind)
    if isinstance(data, dict):
        return origin is dict or (isinstance(kind, type) and issubclass(kind, Model))
    return origin is list and isinstance(data, list)


def _undocumented(kind: Any, value: Any, pointer: str) -> Iterator[tuple[str, str, Any]]:
    """Fields and values that the spec does not name; pydantic accepts both, by intention."""
    if isinstance(value, Model):
        for name, field in type(value).model_fields.items():
            if name in value.__dict__:
                below = f"{pointer}/{_escape(field.alias or name)}"
                yield from _undocumented(field.annotation, value.__dict__[name], below)
        for name, extra in (value.model_extra or {}).items():
            yield f"{pointer}/{_escape(name)}", "no such field", extra
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from _undocumented(_item(kind), element, f"{pointer}/{index}")
    elif isinstance(value, (str, int, float)):
        documented = _documented_values(kind)
        if documented and value not in documented:
            yield pointer, f"one of {', '.join(map(repr, documented))}", value


@cache
def _documented_values(kind: Any) -> tuple[Any, ...]:
    options = get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)
    return tuple(value for option in options if get_origin(option) is Literal for value in get_args(option))


@cache
def _item(kind: Any) -> Any:
    options = get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)
    return next((get_args(option)[0] for option in options if get_origin(option) is list), Any)


def _pointer(data: Any, location: tuple[int | str, ...], *, missing: bool) -> str:
    """The place of a fault in the data; pydantic names the options of a union in between, which are no places."""
    pointer = ""
    for index, step in enumerate(location):
        last = index == len(location) - 1
        if isinstance(data, dict) and isinstance(step, str) and (step in data or (last and missing)):
            pointer, data = f"{pointer}/{_escape(step)}", data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            pointer, data = f"{pointer}/{step}", data[step]
    return pointer


def _escape(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")


def lookup(value: Any, pointer: str) -> Any:
    """What stands at a JSON pointer of an answer; None where nothing stands."""
    if isinstance(value, Model):
        value = value.model_dump(by_alias=True, exclude_unset=True)
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list) and name.isdecimal() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value
