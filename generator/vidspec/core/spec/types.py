"""The types of values as a spec declares them, with their documented values and their limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..nodes import Scalar

ScalarKind: TypeAlias = Literal["string", "integer", "number", "boolean"]
Constraints: TypeAlias = Mapping[str, Scalar]  # keywords of JSON Schema with their values
# Keywords of JSON Schema that bound values from below and from above.
LOWER_LIMITS = ("minimum", "exclusiveMinimum", "minLength", "minItems")
UPPER_LIMITS = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")


@dataclass(frozen=True, slots=True)
class Primitive:
    """A JSON scalar; `values` are the documented ones, to which no server is held."""

    kind: ScalarKind
    values: tuple[str | int | float | bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Binary:
    """Bytes: a file in a request, a download in an answer."""


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value."""


@dataclass(frozen=True, slots=True)
class Null:
    """JSON null."""


@dataclass(frozen=True, slots=True)
class Array:
    item: Type


@dataclass(frozen=True, slots=True)
class Map:
    """An object with keys that no schema names."""

    value: Type


@dataclass(frozen=True, slots=True)
class ModelRef:
    """The model of that class name."""

    name: str


@dataclass(frozen=True, slots=True)
class Union:
    options: tuple[Type, ...]


Type: TypeAlias = Primitive | Binary | Anything | Null | Array | Map | ModelRef | Union


def documented_values(options: tuple[Type, ...]) -> list[str | int | float | bool]:
    """The documented values of all scalars among the options of a union."""
    return [value for option in options if isinstance(option, Primitive) for value in option.values]


def options_of(declared: Type) -> tuple[Type, ...]:
    """What a type may be: the options of a union, or the one type."""
    return declared.options if isinstance(declared, Union) else (declared,)


def open_type(option: Type) -> Type:
    """The type without its documented values: what any server may send."""
    return Primitive(option.kind) if isinstance(option, Primitive) else option
