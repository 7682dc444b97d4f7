# SPDX-License-Identifier: MIT
"""Owns how pydantic writes responses and reads them again: as the client reads them, values as received."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache, partial
from typing import Any, TypeVar, get_args

from pydantic_core import PydanticSerializationUnexpectedValue, core_schema

from .content import NOT_JSON, parsed
from .internals import serialized
from .model import DIRECT, Model, field_types, plain
from .reading import read

M = TypeVar("M", bound=Model)


def from_response(kind: type[M], data: Any) -> M:
    """A stored response as the client would return it. Raises TypeError or ValueError for what is none."""
    if isinstance(data, kind):
        return data
    value = plain(data)
    if isinstance(value, (str, bytes, bytearray)):
        text = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else bytes(value)
        value = parsed(text)
        if value is NOT_JSON:
            raise ValueError(f"{kind.__name__}: expected JSON, got {type(data).__name__} that is not JSON")
        if type(value) is not dict:
            raise ValueError(f"{kind.__name__}: expected a JSON object, got {type(value).__name__}")
    if not isinstance(value, dict):
        raise TypeError(f"{kind.__name__}: expected a dict, JSON text or a response, got {type(data).__name__}")
    response = read(kind, value)
    assert isinstance(response, kind)
    return response


def make_tolerant(kind: type[Model], schema: Any) -> None:
    """Changes the schema of pydantic for a model: fields are written as they are, and read as the client reads them."""
    if schema["type"] == "function-wrap":
        return  # of a model that was met before
    _write_as_received(kind, schema, {name for base in _generated(kind) for name in base.model_fields})
    if kind not in _generated(kind):
        return  # a class of an application may have validators of its own
    # In place, under the same reference: whatever else refers to the model reads it the same way.
    inner: Any = {name: item for name, item in schema.items() if name != "ref"}
    outer = core_schema.with_info_wrap_validator_function(partial(_validated, kind), inner, ref=schema.get("ref"))
    schema.clear()
    schema.update(outer)


def _generated(kind: type[Model]) -> list[type[Model]]:
    """The generated classes among a class and its bases."""
    return [base for base in kind.__mro__ if Model in base.__bases__ and issubclass(base, Model)]


def _validated(kind: type[Model], value: Any, strict: Callable[[Any], Any], info: Any) -> Any:
    """A model for a value; arguments of a constructor are validated, also those of models in them."""
    if isinstance(value, dict) and info.context is not DIRECT:
        return read(kind, value)
    return strict(value)


def _write_as_received(kind: type[Model], schema: Any, own: set[str]) -> None:
    """Declares that the fields may hold anything when they are written, and that required ones may be missing."""
    while schema["type"] != "model-fields":
        if schema["type"] == "model":
            written = core_schema.wrap_serializer_function_ser_schema(partial(_written, kind), info_arg=True)
            schema.setdefault("serialization", written)
        schema = schema["schema"]
    for name, field in schema["fields"].items():
        inner = field["schema"]
        while inner["type"] == "default":
            inner = inner["schema"]
        if name in own:
            inner.setdefault("serialization", core_schema.simple_ser_schema("any"))


def _written(kind: type[Model], value: Any, write: Callable[[Any], Any], info: Any) -> Any:
    """A model as pydantic writes it. In a union pydantic refuses one in which a required field is missing."""
    complete(type(value) if isinstance(value, Model) else kind)
    try:
        return write(value)
    except PydanticSerializationUnexpectedValue:
        if not isinstance(value, kind):
            raise
        options = ("mode", "by_alias", "exclude_unset", "exclude_defaults", "exclude_none", "round_trip")
        chosen = {name: getattr(info, name) for name in options}
        return serialized(value, include=info.include, exclude=info.exclude, context=info.context, **chosen)


@cache
def complete(kind: type[Model]) -> None:
    """Has pydantic prepare the models below a model: older versions write none that is not."""
    pending, seen = [kind], set()
    while pending:
        current = pending.pop()
        if current in seen:
            continue
        seen.add(current)
        if inspect.isclass(current) and issubclass(current, Model):
            current.model_rebuild()
            pending.extend(hint for base in _generated(current) for hint in field_types(base).values())
        pending.extend(get_args(current))
