"""Owns the comparison of a value with the type that a spec gives it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..core.pointers import pointer_below
from ..core.spec import (
    Anything,
    Array,
    Binary,
    Field,
    Map,
    Model,
    ModelRef,
    Null,
    Parameter,
    Primitive,
    ScalarKind,
    Type,
    documented_values,
    options_of,
)
from .bodies import redacted
from .privacy import is_secret, shown, value_text

MAX_DEPTH = 100  # deeper nesting is no answer, but an attack


class Wording(StrEnum):
    """What a departure says where there is neither a type nor a value to show. Fingerprints are made of it."""

    NO_FIELD = "no such field"
    NO_PARAMETER = "no such parameter"
    NO_BODY = "no body"
    REQUIRED = "a required field"
    MISSING = "missing"
    PARAMETER = "a parameter"
    FIELD = "a field"
    A_FILE = "a file"
    A_TEXT = "a text"
    BODY = "a body"
    FILE = "file"
    TEXT = "text"
    NOT_JSON = "text that is no JSON"
    SUCCESS = "an answer of success"
    A_SUCCESS = "a success"
    EVENT = "an event of the stream"
    ERROR = "an error"
    WHOLE_BODY = "a whole body"
    BROKE_OFF = "it broke off"
    SOMETHING_ELSE = "something else"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """One place where a value is not what the spec says."""

    code: str
    pointer: str  # elements of a list are one place: `*`
    expected: str
    actual: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """The models of one side of a provider, by name, and the code of a field that no model has."""

    models: Mapping[str, Model]
    undeclared: str
    required: bool  # whether a field that is missing departs

    def departures(self, value: Any, declared: Type, pointer: str = "", depth: int = 0) -> Iterator[Departure]:
        """Every place below `pointer` where the value departs."""
        options = options_of(declared)
        if depth > MAX_DEPTH or any(isinstance(option, Anything) for option in options):
            return
        if isinstance(value, dict):
            yield from self._object(value, options, pointer, depth)
        elif isinstance(value, list):
            array = next((option for option in options if isinstance(option, Array)), None)
            if array is None:
                yield _type(options, "array", pointer)
                return
            for element in value:
                yield from self.departures(element, array.item, f"{pointer}/*", depth + 1)
        elif value is None:
            if not any(isinstance(option, Null) for option in options):
                yield _type(options, "null", pointer)
        elif departure := _scalar_departure(value, options, pointer):
            yield departure

    def _object(
        self, value: Mapping[str, Any], options: tuple[Type, ...], pointer: str, depth: int
    ) -> Iterator[Departure]:
        models = [self.models[o.name] for o in options if isinstance(o, ModelRef) and o.name in self.models]
        if models:
            yield from self.fields(value, min(models, key=lambda m: _distance(value, m)).fields, pointer, depth)
            return
        container = next((option for option in options if isinstance(option, Map)), None)
        if container is not None:
            for below in value.values():
                yield from self.departures(below, container.value, f"{pointer}/*", depth + 1)
        elif not any(isinstance(option, ModelRef) for option in options):
            yield _type(options, "object", pointer)

    def fields(
        self, value: Mapping[str, Any], declared: Iterable[Field | Parameter], pointer: str, depth: int
    ) -> Iterator[Departure]:
        """An object against its declared fields."""
        known = {field.wire: field for field in declared}
        for name, below in value.items():
            place = pointer_below(pointer, shown(name))
            if name in known:
                yield from self.departures(below, known[name].type, place, depth + 1)
            else:
                yield Departure(code=self.undeclared, pointer=place, expected=Wording.NO_FIELD, actual=kind_of(below))
        if self.required:
            for name, field in known.items():
                if field.required and name not in value:
                    place = pointer_below(pointer, shown(name))
                    yield Departure(code="D408", pointer=place, expected=Wording.REQUIRED, actual=Wording.MISSING)

    def text(self, text: str, declared: Type, pointer: str) -> Iterator[Departure]:
        """A field that travels as text: in a query, a form or a part."""
        options = options_of(declared)
        nested = text[:1] in ("{", "[")
        if any(isinstance(option, Anything) for option in options) or (redacted(text) and not nested):
            return
        if nested and any(isinstance(option, (ModelRef, Map, Array)) for option in options):
            yield from self._nested(text, declared, pointer)
        elif departure := _text_departure(text, options, pointer):
            yield departure

    def _nested(self, text: str, declared: Type, pointer: str) -> Iterator[Departure]:
        """An object or a list that is written as JSON where only text can travel."""
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            yield _type(options_of(declared), Wording.NOT_JSON, pointer)
            return
        yield from self.departures(value, declared, pointer)


def _text_departure(text: str, options: tuple[Type, ...], pointer: str) -> Departure | None:
    """How a text departs, whichever scalar it may mean; None where one of its readings fits."""
    items = tuple(item for o in options for item in (options_of(o.item) if isinstance(o, Array) else (o,)))
    if text == "null" and any(isinstance(option, Null) for option in items):
        return None
    readings = [value for option in items for value in _readings(text, option)]
    if not readings:
        return _type(options, Wording.TEXT, pointer)
    departures = [_scalar_departure(value, items, pointer) for value in readings]
    return None if None in departures else departures[0]


def _readings(text: str, option: Type) -> Iterator[str | int | float | bool]:
    """What a text may mean as a scalar."""
    if not isinstance(option, Primitive):
        return
    match option.kind:
        case "string":
            yield text
        case "boolean" if text in ("true", "false"):
            yield text == "true"
        case "integer" if re.fullmatch(r"[+-]?[0-9]{1,30}", text):
            yield int(text)
        case "number" if re.fullmatch(r"[+-]?[0-9.]{1,40}([eE][+-]?[0-9]{1,3})?", text) and text.count(".") < 2:
            if any(c.isdigit() for c in text):
                yield float(text)


def _scalar_departure(value: Any, options: tuple[Type, ...], pointer: str) -> Departure | None:
    """How a scalar departs from what a field may be; None where it fits."""
    fitting = [option for option in options if isinstance(option, Primitive) and _is(value, option.kind)]
    if not fitting:
        return _type(options, kind_of(value), pointer)
    if any(not option.values for option in fitting) or (isinstance(value, str) and redacted(value)):
        return None
    values = documented_values(tuple(fitting))
    if any(_same(value, documented) for documented in values):
        return None
    listed = ", ".join(map(value_text, values))
    actual = Wording.A_TEXT if is_secret(pointer) else value_text(value)
    return Departure(code="D406", pointer=pointer, expected=f"one of {listed}", actual=actual)


def _same(value: Any, documented: Any) -> bool:
    return isinstance(value, bool) is isinstance(documented, bool) and bool(value == documented)


def _is(value: Any, kind: ScalarKind) -> bool:
    match kind:
        case "string":
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
            return whole and not isinstance(value, bool)
        case "number":
            return isinstance(value, (int, float)) and not isinstance(value, bool)


def _distance(value: Mapping[str, Any], model: Model) -> tuple[int, int]:
    """How far an object is from a model, looking at its own fields only."""
    known = {field.wire: field for field in model.fields}
    missing = sum(field.required and name not in value for name, field in known.items())
    wrong = 0
    for name, below in value.items():
        if name in known and isinstance(below, (str, int, float)):
            options = options_of(known[name].type)
            anything = any(isinstance(option, Anything) for option in options)
            wrong += not anything and _scalar_departure(below, options, "") is not None
    return missing + wrong, sum(name not in known for name in value)


def _type(options: tuple[Type, ...], actual: str, pointer: str) -> Departure:
    expected = " or ".join(dict.fromkeys(_name(option) for option in options))
    return Departure(code="D407", pointer=pointer, expected=expected, actual=actual)


def _name(option: Type) -> str:
    match option:
        case Primitive():
            return option.kind
        case Binary():
            return "file"
        case Null():
            return "null"
        case Array():
            return "array"
        case Map() | ModelRef():
            return "object"
        case _:
            return "any value"


def kind_of(value: Any) -> str:
    """What a JSON value is, in the words of JSON Schema."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return "integer"
    kinds: tuple[tuple[type, str], ...] = ((str, "string"), (float, "number"), (dict, "object"), (list, "array"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")
