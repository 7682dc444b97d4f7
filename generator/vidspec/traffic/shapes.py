"""Owns the comparison of a value with the type that a spec gives it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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

    def departures(self, value: Any, found: Type, pointer: str = "", depth: int = 0) -> Iterator[Departure]:
        """Every place below `pointer` where the value departs."""
        options = options_of(found)
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
        else:
            yield from _scalar(value, options, pointer)

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
                yield Departure(code=self.undeclared, pointer=place, expected="no such field", actual=kind_of(below))
        if self.required:
            for name, field in known.items():
                if field.required and name not in value:
                    expected = "a required field"
                    yield Departure(
                        code="D408", pointer=pointer_below(pointer, shown(name)), expected=expected, actual="missing"
                    )

    def text(self, text: str, found: Type, pointer: str) -> Iterator[Departure]:
        """A field that travels as text: in a query, a form or a part."""
        options = options_of(found)
        if redacted(text) and text[:1] not in ("{", "["):
            return
        if any(isinstance(option, Anything) for option in options):
            return
        if any(isinstance(option, (ModelRef, Map, Array)) for option in options) and text[:1] in ("{", "["):
            try:
                value = json.loads(text)
            except (ValueError, RecursionError):
                yield _type(options, "text that is no JSON", pointer)
                return
            yield from self.departures(value, found, pointer)
            return
        items = tuple(item for o in options for item in (options_of(o.item) if isinstance(o, Array) else (o,)))
        if text == "null" and any(isinstance(option, Null) for option in items):
            return
        readings = [value for option in items for value in _readings(text, option)]
        if not readings:
            yield _type(options, "text", pointer)
        elif all(any(True for _ in _scalar(value, items, pointer)) for value in readings):
            yield from _scalar(readings[0], items, pointer)


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


def _scalar(value: Any, options: tuple[Type, ...], pointer: str) -> Iterator[Departure]:
    fitting = [option for option in options if isinstance(option, Primitive) and _is(value, option.kind)]
    if not fitting:
        yield _type(options, kind_of(value), pointer)
        return
    if any(not option.values for option in fitting) or (isinstance(value, str) and redacted(value)):
        return
    values = documented_values(tuple(fitting))
    if not any(_same(value, documented) for documented in values):
        listed = ", ".join(map(value_text, values))
        actual = "a text" if is_secret(pointer) else value_text(value)
        yield Departure(code="D406", pointer=pointer, expected=f"one of {listed}", actual=actual)


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
            wrong += not any(isinstance(o, Anything) for o in options) and any(
                True for _ in _scalar(below, options, "")
            )
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
