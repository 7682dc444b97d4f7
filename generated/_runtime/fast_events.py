# SPDX-License-Identifier: MIT
"""Owns the quick way for streams: JSON that is exactly as declared becomes a value without a look at each part.

pydantic makes a validator of what may answer; here it is narrowed to what is documented, so that whatever departs from
the spec does not pass, and is read the slow way, which tells what departs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator

from .internals import filled, own_validator
from .model import Model
from .reading import declared

_KINDS = {"str": str, "int": int, "float": float, "bool": bool}


@cache
def fast_reader(kind: Any) -> Callable[[str], Any]:
    """What makes a value of type `kind` of JSON text, and None of JSON that departs from it or may be an error."""
    if "error" in (declared(kind) or ()):
        return lambda _: None
    adapter = TypeAdapter[Any](kind)
    adapter.rebuild(force=True)  # models put off making their schema until somebody asks
    # For a class that has a validator, pydantic takes that one, which lets more pass, unless it is told not to.
    validator = own_validator(_narrow(adapter.core_schema, by_hand=False)) or by_hand(adapter.core_schema)
    return partial(_passing, validator.validate_json)


def by_hand(schema: Any) -> SchemaValidator:
    """A validator that makes models here, and leaves to pydantic only what is in them."""
    return SchemaValidator(_narrow(schema, by_hand=True))


def _passing(validate: Callable[..., Any], text: str) -> Any:
    try:
        return validate(text, strict=True)
    except ValidationError:
        return None


def _narrow(node: Any, *, by_hand: bool) -> Any:
    """A schema of pydantic without undeclared fields, and without the types that stand beside documented values."""
    if isinstance(node, list):
        return [_narrow(item, by_hand=by_hand) for item in node]
    if not isinstance(node, dict):
        return node
    ignored = ("metadata", "serialization") if isinstance(node.get("type"), str) else ()  # a field may be named so
    found = {name: _narrow(item, by_hand=by_hand) for name, item in node.items() if name not in ignored}
    match found.get("type"):
        case "function-wrap":  # the reader of stored responses
            return _under(found.get("ref"), found["schema"])
        case "model-fields" if by_hand:
            found["extra_behavior"] = "forbid"
        case "model-fields":
            found["extras_schema"] = {"type": "literal", "expected": [object()]}  # no JSON is this value
        case "model" if by_hand:
            make = {"type": "no-info", "function": partial(_made, found["cls"])}
            return _under(found.get("ref"), {"type": "function-after", "schema": found["schema"], "function": make})
        case "model":
            found.pop("custom_init", None)
        case "union":
            values = {type(value) for one in found["choices"] for value in one.get("expected", ())}
            found["choices"] = [one for one in found["choices"] if _KINDS.get(one.get("type")) not in values]
    return found


def _under(reference: str | None, schema: dict[str, Any]) -> dict[str, Any]:
    """The schema under the reference that others have to it."""
    return schema if reference is None else {**schema, "ref": reference}


def _made(kind: type[Model], found: tuple[dict[str, Any], None, set[str]]) -> Model:
    values, _, given = found
    return filled(kind, values, {}, given)
