"""Owns the comparison of types as callers meet them: which one takes all that another takes, and how both are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from ..core.nodes import Scalar
from ..core.spec import Anything, Array, Binary, Map, ModelRef, Null, Primitive, Type, Union, options_of
from .difference import Effect

Side = Literal["request", "answer"]
Names = Mapping[str, str]  # of classes: the old one, and the new one


def type_effect(old: Type, new: Type, side: Side) -> Effect | None:
    """What another type means; None where callers do not see it.

    A request may ask for less than before, an answer may give less than before.
    """
    wider, narrower = _within(old, new, side), _within(new, old, side)
    if wider and narrower:
        return None
    harmless = wider if side == "request" else narrower
    return Effect.ADDITIVE if harmless else Effect.BREAKING


def _within(inner: Type, other: Type, side: Side) -> bool:
    """Whether every value of the one is a value of the other, in Python."""
    return all(any(_option_within(a, b, side) for b in options_of(other)) for a in options_of(inner))


def _option_within(inner: Type, other: Type, side: Side) -> bool:
    match inner, other:
        case _, Anything():
            # What is `Any` in an answer arrives as plain dictionaries, which have no attributes.
            return side == "request" or not any(references(inner))
        case Primitive(kind), Primitive(other_kind):
            return kind == other_kind or (kind, other_kind) == ("integer", "number")
        case (Binary(), Primitive("string")) | (Primitive("string"), Binary()):
            return side == "answer"  # a file in JSON is text
        case Array(item), Array(other_item):
            return _within(item, other_item, side)
        case Map(value), Map(other_value):
            return _within(value, other_value, side)
        case ModelRef(), Map(Anything()):
            return side == "request"  # a TypedDict is a mapping, a model is none
        case ModelRef(name), ModelRef(other_name):
            return name == other_name
        case (Binary(), Binary()) | (Null(), Null()):
            return True
    return False


def references(declared: Type) -> Iterator[str]:
    """The names of the classes in a type."""
    for inner in _walk(declared):
        if isinstance(inner, ModelRef):
            yield inner.name


def renamed(declared: Type, names: Names) -> Type:
    """The type with the new names of its classes."""
    match declared:
        case ModelRef(name):
            return ModelRef(names.get(name, name))
        case Array(item):
            return Array(renamed(item, names))
        case Map(value):
            return Map(renamed(value, names))
        case Union(options):
            return Union(tuple(renamed(option, names) for option in options))
    return declared


def values_of(declared: Type) -> tuple[str, ...]:
    """The documented values, as text: a length of "4" and one of 4 differ in type and not in value."""
    values = (value for inner in _walk(declared) if isinstance(inner, Primitive) for value in inner.values)
    return tuple(dict.fromkeys(map(_text, values)))


def type_text(declared: Type) -> str:
    match declared:
        case Primitive(kind):
            return kind
        case Binary():
            return "file"
        case Null():
            return "null"
        case Anything():
            return "any"
        case Array(item):
            return f"list of {type_text(item)}"
        case Map(value):
            return f"mapping to {type_text(value)}"
        case ModelRef(name):
            return name
        case Union(options):
            return " or ".join(dict.fromkeys(map(type_text, options)))


def class_names(types: Iterable[tuple[Type, Type]], gone: frozenset[str], fresh: frozenset[str]) -> dict[str, str]:
    """Classes that have another name in the new spec, told by types that stand in one place of both."""
    renamed_classes: dict[str, str] = {}
    for old, new in types:
        before = list(dict.fromkeys(name for name in references(old) if name in gone))
        after = list(dict.fromkeys(name for name in references(new) if name in fresh))
        if len(before) == len(after) == 1 and after[0] not in renamed_classes.values():
            renamed_classes.setdefault(before[0], after[0])
    return renamed_classes


def _walk(declared: Type) -> Iterator[Type]:
    todo = [declared]
    while todo:
        inner = todo.pop(0)
        yield inner
        match inner:
            case Array(below) | Map(below):
                todo.append(below)
            case Union(options):
                todo.extend(options)


def _text(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
