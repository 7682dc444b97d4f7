"""Owns the way from names on the wire to names in Python."""

from __future__ import annotations

import re

# Names that a generated method takes itself; a parameter of that name gets an underscore.
PARAMETERS = frozenset(
    {"self", "extra_headers", "extra_query", "extra_body", "timeout", "interval", "on_update", "states", "places"}
    # ... and names that the body of a generated function uses.
    | {"AsyncBinaryResponse", "AsyncStream", "BinaryResponse", "DEFAULT_TIMEOUT", "JOB", "Options", "Pages"}
    | {"Polling", "Readiness", "Request", "Rule", "Stream"}
    | {"call", "frozenset", "job", "models", "params", "path"}
)
# Names that a client or a resource has itself.
MEMBERS = frozenset(
    {"api_key", "base_url", "close", "with_options", "with_raw_response", "poll"}
    # ... and names that annotations and decorators inside of a resource use, but for `list`, which stays a method.
    | {"bool", "builtins", "cached_property", "dict", "float", "int", "models", "object", "overload", "params", "str"}
    | {"Any", "Body", "Callable", "File", "Headers", "Literal", "Mapping", "OmitType", "Query", "Sequence", "Timeout"}
    | {"AsyncBinaryResponse", "AsyncStream", "BinaryResponse", "State", "Stream", "DEFAULT_TIMEOUT", "omit"}
    | {"PathLike", "Role"}
)
# Names that only a client has itself; below a resource they are free.
CLIENT_MEMBERS = MEMBERS | {"download", "resume"}
# Names that the resource which follows jobs has itself.
JOB_MEMBERS = frozenset({"failure", "job", "result_urls", "resume", "state", "watch"})
# Names of models and of pydantic's BaseModel: a field must not hide them.
FIELDS = frozenset(
    {"construct", "copy", "dict", "from_orm", "json", "parse_file", "parse_obj", "parse_raw", "schema"}
    | {"schema_json", "update_forward_refs", "validate", "from_response"}
)
# Names that generated modules import, or that Python itself needs where a class is defined.
CLASSES = frozenset(
    {"Any", "Literal", "Field", "Model", "BaseModel", "ConfigDict", "RootModel", "TypedDict", "NotRequired"}
    | {"Annotated", "Optional", "Union", "TypeAlias", "None", "True", "False", "Client", "AsyncClient"}
)
# Names that a module of resources imports.
_RESOURCES = frozenset(
    {"Any", "AsyncResource", "Body", "Callable", "File", "Headers", "Job", "Literal", "Mapping", "OmitType", "Options"}
    | {
        "Query",
        "Request",
        "Resource",
        "Rule",
        "Sequence",
        "State",
        "Timeout",
        "Pages",
        "Polling",
        "BinaryResponse",
        "Readiness",
        "Stream",
        "SubmitResource",
    }
    | {"JobResource", "PathLike", "Role"}
)
# Keywords, and words that are some in certain places only. Not those of the running interpreter: names must not change
# with it.
_KEYWORDS = frozenset(
    {"False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del"}
    | {"elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal"}
    | {"not", "or", "pass", "raise", "return", "try", "while", "with", "yield"}
)
_SOFT_KEYWORDS = frozenset({"_", "case", "match"})
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[A-Z]+|[0-9]+")


def python_name(wire: str, reserved: frozenset[str] = frozenset()) -> str:
    """The wire name made a legal and public Python identifier: `image[]` becomes `image`, `class` becomes `class_`."""
    name = re.sub(r"[^0-9A-Za-z]+", "_", _ascii(wire)).strip("_") or "value"
    if name[0].isdigit():
        name = f"n{name}"
    if name in _KEYWORDS | _SOFT_KEYWORDS | reserved or name.startswith("model_"):
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
    if name in _KEYWORDS or name in {"conformance", "runtime"}:
        return "the name is taken"
    return None


def _ascii(text: str) -> str:
    return "".join(c if c.isascii() else f"_u{ord(c):x}_" for c in text)
