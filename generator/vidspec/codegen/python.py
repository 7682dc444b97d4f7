"""Owns how types, parameters and signatures are written in Python."""

from __future__ import annotations

from ..core.markup import literal
from ..core.spec import (
    Anything,
    Array,
    Binary,
    Map,
    ModelRef,
    Null,
    Operation,
    Parameter,
    Primitive,
    Type,
    Union,
    documented_values,
    open_type,
)

_PRIMITIVES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
_EXTRAS = (
    "extra_headers: Headers | None = None",
    "extra_query: Query | None = None",
    "extra_body: Body | None = None",
    "timeout: Timeout | None = None",
)


def request_type(found: Type) -> str:
    """The annotation of an argument."""
    return _annotation(found, "params", "File")


def answer_type(found: Type) -> str:
    """The annotation of a result."""
    return _annotation(found, "models", "str")


def _annotation(found: Type, module: str, binary: str) -> str:
    match found:
        case Primitive(kind, ()):
            return _PRIMITIVES[kind]
        case Primitive():
            return _annotation(Union((found,)), module, binary)
        case Binary():
            return binary
        case Array(item):
            # A resource may have a method named `list`, which would hide the type of that name.
            container = "Sequence" if module == "params" else "builtins.list"
            return f"{container}[{_annotation(item, module, binary)}]"
        case Map(value):
            container = "Mapping" if module == "params" else "dict"
            return f"{container}[str, {_annotation(value, module, binary)}]"
        case ModelRef(name):
            return f"{module}.{name}"
        case Union(options):
            # A Literal cannot hold a float.
            values = ", ".join(literal(v) for v in documented_values(options) if not isinstance(v, float))
            types = [_annotation(open_type(option), module, binary) for option in options]
            return " | ".join(dict.fromkeys([*([f"Literal[{values}]"] if values else []), *types]))
        case Null():
            return "None"
        case Anything():
            return "Any"


def is_nullable(found: Type) -> bool:
    return isinstance(found, Null) or (isinstance(found, Union) and Null() in found.options)


def argument(parameter: Parameter, annotation: str | None = None) -> str:
    """One parameter of a signature. None is "not given", unless the wire knows null: then `omit` is."""
    kind = annotation or request_type(parameter.type)
    if parameter.needed:
        return f"{parameter.name}: {kind}"
    if is_nullable(parameter.type):
        return f"{parameter.name}: {kind} | OmitType = omit"
    return f"{parameter.name}: {kind} = None" if kind == "Any" else f"{parameter.name}: {kind} | None = None"


def arguments(parameters: tuple[Parameter, ...]) -> list[str]:
    """The parameters of a signature, with the star before those that are keyword-only."""
    positional = [argument(p) for p in parameters if p.positional]
    keyword = [argument(p) for p in ordered(parameters) if not p.positional]
    return [*positional, "*", *keyword]


def ordered(parameters: tuple[Parameter, ...]) -> list[Parameter]:
    """Required ones first, otherwise as in the spec."""
    return sorted(parameters, key=lambda p: not p.needed)


def signature(parameters: tuple[Parameter, ...], first: str | None = None) -> str:
    """All parameters of a method, those that every call takes at the end; `first` is a keyword before all others."""
    parts = arguments(parameters)
    if first is not None:
        parts.insert(parts.index("*") + 1, first)
    return ", ".join(["self", *parts, *_EXTRAS])


def builder_signature(operation: Operation) -> str:
    """The parameters of the function that makes the request, in the order in which methods hand them on."""
    return ", ".join(map(argument, ordered(operation.parameters)))


def handed_on(operation: Operation) -> str:
    """The arguments of the function that makes the request."""
    return ", ".join(parameter.name for parameter in ordered(operation.parameters))


def passed(parameters: tuple[Parameter, ...]) -> str:
    """The parameters as arguments by name."""
    return ", ".join(f"{parameter.name}={parameter.name}" for parameter in parameters)
