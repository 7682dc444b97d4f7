"""Owns the way from names and pointers on the wire to names in Python, and which characters may be shown at all."""

from __future__ import annotations

import keyword
import re
import unicodedata

# Names that a generated method takes itself; a parameter of that name gets an underscore.
PARAMETERS = frozenset(
    {"self", "extra_headers", "extra_query", "extra_body", "timeout", "interval", "on_update", "states"}
    # ... and names that the body of a generated function uses.
    | {"AsyncStream", "DEFAULT_TIMEOUT", "JOB", "Options", "Request", "Rule", "Stream", "Watch"}
    | {"call", "check_polling", "frozenset", "job", "models", "params", "path"}
)
# Names that a client or a resource has itself.
MEMBERS = frozenset(
    {"api_key", "base_url", "close", "with_options", "with_raw_response", "poll"}
    # ... and names that annotations and decorators inside of a resource use, but for `list`, which stays a method.
    | {"bool", "builtins", "cached_property", "dict", "float", "int", "models", "object", "overload", "params", "str"}
    | {"Any", "Body", "Callable", "File", "Headers", "Literal", "Mapping", "OmitType", "Query", "Sequence", "Timeout"}
    | {"AsyncBinaryResponse", "AsyncStream", "BinaryResponse", "State", "Stream", "DEFAULT_TIMEOUT", "omit"}
)
# Names that only a client has itself; below a resource they are free.
CLIENT_MEMBERS = MEMBERS | {"download"}
# Names of pydantic's BaseModel: a field must not hide them.
FIELDS = frozenset(
    {"construct", "copy", "dict", "from_orm", "json", "parse_file", "parse_obj", "parse_raw", "schema"}
    | {"schema_json", "update_forward_refs", "validate"}
)
# Names that generated modules import, or that Python itself needs where a class is defined.
CLASSES = frozenset(
    {"Any", "Literal", "Field", "Model", "BaseModel", "ConfigDict", "RootModel", "TypedDict", "NotRequired"}
    | {"Annotated", "Optional", "Union", "TypeAlias", "None", "True", "False", "Client", "AsyncClient"}
)
# Names that a module of resources imports.
_RESOURCES = frozenset(
    {"Any", "AsyncResource", "Body", "Callable", "File", "Headers", "Job", "Literal", "Mapping", "OmitType", "Options"}
    | {"Query", "Request", "Resource", "Rule", "Sequence", "State", "Timeout", "Watch", "BinaryResponse", "Stream"}
)
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[A-Z]+|[0-9]+")


def visible(text: str) -> str:
    """`text` with every control, bidirectional, unassigned and surrogate character as an escape of Python's."""
    if text.isprintable():
        return text
    return "".join(c if c in "\n\t" or unicodedata.category(c) not in _HIDDEN else _escape(c) for c in text)


def python_name(wire: str, reserved: frozenset[str] = frozenset()) -> str:
    """The wire name made a legal and public Python identifier: `image[]` becomes `image`, `class` becomes `class_`."""
    name = re.sub(r"[^0-9A-Za-z]+", "_", _ascii(wire)).strip("_") or "value"
    if name[0].isdigit():
        name = f"n{name}"
    if keyword.iskeyword(name) or keyword.issoftkeyword(name) or name in reserved or name.startswith("model_"):
        name += "_"
    return name


def class_name(text: str) -> str:
    """`text` as the name of a class: `error_envelope` becomes `ErrorEnvelope`."""
    name = "".join(word[0].upper() + word[1:] for word in _WORD.findall(_ascii(text))) or "Value"
    if name[0].isdigit():
        name = f"N{name}"
    return f"{name}Model" if name in CLASSES else name


def resource_class_name(path: tuple[str, ...]) -> str:
    """The class of the resource that a client has at that path of attributes."""
    name = class_name(" ".join(path))
    return f"{name}Operations" if name in _RESOURCES or name.startswith("Async") else name


def provider_name_fault(name: str) -> str | None:
    """Why `name` cannot name a provider, that is a folder, a package and an environment variable; None if it can."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        return "a provider is named by lower case letters, digits and single underscores"
    if keyword.iskeyword(name) or name in {"conformance", "runtime"}:
        return "the name is taken"
    return None


def _ascii(text: str) -> str:
    return "".join(c if c.isascii() else f"_u{ord(c):x}_" for c in text)


def pointer_steps(pointer: str) -> tuple[str, ...]:
    """The names that a JSON pointer (RFC 6901) goes through."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def dotted(pointer: str) -> str:
    """A JSON pointer as readers write it: `/output/urls` becomes `output.urls`."""
    return ".".join(pointer_steps(pointer))


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
