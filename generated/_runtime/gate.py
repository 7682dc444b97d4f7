"""Owns the quick way for streams: JSON that is exactly as declared becomes a value without a look at each part.

pydantic makes a validator of what may answer; here it is narrowed to what is documented, so that whatever departs from
the spec does not pass, and is read the slow way, which tells what departs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator

from .reading import declared

_NOTHING: Any = {"type": "literal", "expected": [object()]}  # no JSON is this value
_KINDS = {"str": str, "int": int, "float": float, "bool": bool}


@cache
def gate(kind: Any) -> Callable[[str], Any]:
    """What makes a value of type `kind` of JSON text, and None of JSON that departs from it or may be an error."""
    if "error" in (declared(kind) or ()):
        return lambda _: None
    adapter = TypeAdapter[Any](kind)
    adapter.rebuild(force=True)  # models put off making their schema until somebody asks
    validate = SchemaValidator(_narrow(adapter.core_schema)).validate_json

    def passing(text: str) -> Any:
        try:
            return validate(text, strict=True)
        except ValidationError:
            return None

    return passing


def _narrow(node: Any) -> Any:
    """A schema of pydantic without undeclared fields, and without the types that stand beside documented values."""
    if isinstance(node, list):
        return [_narrow(item) for item in node]
    if not isinstance(node, dict):
        return node
    found = {name: _narrow(item) for name, item in node.items() if name not in ("metadata", "serialization")}
    if found.get("type") == "model-fields":
        found["extras_schema"] = _NOTHING
    elif found.get("type") == "union":
        values = {type(value) for one in found["choices"] for value in one.get("expected", ())}
        found["choices"] = [one for one in found["choices"] if _KINDS.get(one.get("type")) not in values]
    return found
