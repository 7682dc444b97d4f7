# SPDX-License-Identifier: MIT
"""Owns how JSON becomes a value of its declared type even where it departs from the spec, and what departs.

A type is compiled into a reader, once. A reader looks at a value and hands it on as it was received; what is not as
declared is noted, with its place, and handed on all the same.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

from .internals import filled
from .model import Departure, Model, field_types

_Place: TypeAlias = "tuple[_Place, str | int] | None"  # the way from the root, last step first
_Found: TypeAlias = list[tuple[_Place, str, Any]]
_Reader: TypeAlias = Callable[[Any, _Place, _Found], Any]

_NULL = type(None)
_TYPES: dict[Any, tuple[str, frozenset[type]]] = {
    str: ("a string", frozenset({str})),
    int: ("an integer", frozenset({int})),
    float: ("a number", frozenset({int, float})),
    bool: ("true or false", frozenset({bool})),
    _NULL: ("null", frozenset({_NULL})),
}


def receive(kind: Any, data: Any, operation: str) -> tuple[Any, list[Departure]]:
    """`data` as a value of type `kind`, with every departure from the spec; the values are those received."""
    found: _Found = []
    value = _reader(kind, False)(data, None, found)
    return value, [Departure(operation, _pointer(place), expected, got) for place, expected, got in found]


def read(kind: Any, data: Any) -> Any:
    """`data` as a value of type `kind`; fields may have their names on the wire or those in Python."""
    return _reader(kind, True)(data, None, [])


@cache
def declared(kind: Any) -> frozenset[str] | None:
    """The names that an answer of this type may have on the wire; None if it is no object."""
    return frozenset(_fields(kind)) if _is_model(kind) else None


def lookup(value: Any, pointer: str) -> Any:
    """What stands at a JSON pointer of an answer; None where nothing stands."""
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, Model):
            value = _attribute(value, name)
        elif isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list) and name.isdecimal() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value


def _attribute(model: Model, wire: str) -> Any:
    field = _fields(type(model)).get(wire)
    values = model.__dict__ if field else model.model_extra or {}
    return values.get(field or wire)


@cache
def _fields(kind: type[Model]) -> dict[str, str]:
    """The fields of a model: name on the wire to name in Python."""
    return {field.alias or name: name for name, field in kind.model_fields.items()}


@cache
def _reader(kind: Any, by_name: bool) -> _Reader:
    origin = get_origin(kind)
    if kind in _TYPES or origin is Literal or origin in (Union, types.UnionType):
        return _choice_reader(kind, by_name)
    if origin is list:
        return _list_reader(_reader(get_args(kind)[0], by_name))
    if origin is dict:
        return _dict_reader(_reader(get_args(kind)[1], by_name))
    if _is_model(kind):
        return _model_reader(kind, by_name)
    return _anything


def _anything(data: Any, _place: _Place, _found: _Found) -> Any:
    return data


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Model)


def _options(kind: Any) -> tuple[Any, ...]:
    if get_origin(kind) in (Union, types.UnionType):
        return tuple(option for one in get_args(kind) for option in _options(one))
    return (kind,)


def _choice_reader(kind: Any, by_name: bool) -> _Reader:
    """For scalars, documented values and unions of anything."""
    options = _options(kind)
    if Any in options:
        return _anything
    values = tuple(value for option in options if get_origin(option) is Literal for value in get_args(option))
    # Where values are documented, the type beside them only says that a server may answer others.
    simple = _scalars(kind)
    known = frozenset((type(value), value) for value in values)
    structures = (option for option in options if option not in _TYPES and get_origin(option) is not Literal)
    readers = tuple(_reader(option, by_name) for option in structures)
    expected = _expected(options, values)

    def read(data: Any, place: _Place, found: _Found) -> Any:
        kind = type(data)
        if kind in simple or (known and kind not in (dict, list) and (kind, data) in known):
            return data
        best: tuple[Any, _Found] | None = None
        if isinstance(data, (dict, list)):
            for reader in readers:
                noted: _Found = []
                value = reader(data, place, noted)
                if not noted:
                    return value
                # An option of another shape hands the data on as it is.
                if value is not data and (best is None or len(noted) < len(best[1])):
                    best = value, noted
        if best is None:
            found.append((place, expected, data))
            return data
        found.extend(best[1])
        return best[0]

    return read


def _expected(options: tuple[Any, ...], values: tuple[Any, ...]) -> str:
    if values:
        return f"one of {', '.join(map(repr, values))}"
    named = [_TYPES[option][0] if option in _TYPES else _shape(option) for option in options]
    return " or ".join(dict.fromkeys(named))


def _shape(kind: Any) -> str:
    return "a list" if get_origin(kind) is list else "an object"


def _list_reader(item: _Reader) -> _Reader:
    def read(data: Any, place: _Place, found: _Found) -> Any:
        if not isinstance(data, list):
            found.append((place, "a list", data))
            return data
        return [item(element, (place, index), found) for index, element in enumerate(data)]

    return read


def _dict_reader(item: _Reader) -> _Reader:
    def read(data: Any, place: _Place, found: _Found) -> Any:
        if not isinstance(data, dict):
            found.append((place, "an object", data))
            return data
        return {name: item(element, (place, name), found) for name, element in data.items()}

    return read


def _model_reader(kind: type[Model], by_name: bool) -> _Reader:
    """For objects; a required field that is missing is missing in the model too, and its access an error."""
    hints = field_types(kind)
    fields = {wire: (name, _scalars(hints[name]), hints[name]) for wire, name in _fields(kind).items()}
    wires = {name: wire for wire, name in _fields(kind).items() if name not in fields} if by_name else {}
    readers: dict[str, _Reader] = {}  # when they are needed: an object may be in itself
    blank = {name: None if field.is_required() else field.default for name, field in kind.model_fields.items()}
    required = {name: wire for wire, (name, *_) in fields.items() if kind.model_fields[name].is_required()}

    def read(data: Any, place: _Place, found: _Found) -> Any:
        if not isinstance(data, dict):
            found.append((place, "an object", data))
            return data
        values = blank.copy()
        given = set()
        extra = {}
        for wire, item in data.items():
            field = fields.get(wire)
            if field is None and wires.get(wire, wire) not in data:
                wire = wires[wire]
                field = fields[wire]
            if field is None:
                extra[wire] = item
                found.append(((place, wire), "no such field", item))
                continue
            name, simple, annotation = field
            given.add(name)
            if type(item) in simple:
                values[name] = item
                continue
            if wire not in readers:
                readers[wire] = _reader(annotation, by_name)
            values[name] = readers[wire](item, (place, wire), found)
        for name, wire in required.items():
            if name not in given:
                del values[name]
                found.append(((place, wire), "a required field", None))
        return filled(kind, values, extra, given)

    return read


def _scalars(annotation: Any) -> frozenset[type]:
    """Types of which every value is as declared, so that nothing else has to be looked at."""
    options = _options(annotation)
    values = {type(value) for option in options if get_origin(option) is Literal for value in get_args(option)}
    return frozenset[type]().union(*(_TYPES[option][1] for option in options if option in _TYPES)) - values


def _pointer(place: _Place) -> str:
    steps: list[str] = []
    while place is not None:
        place, step = place
        steps.append(str(step).replace("~", "~0").replace("/", "~1"))
    return "".join(f"/{step}" for step in reversed(steps))
