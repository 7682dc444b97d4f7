"""Owns the way from names and pointers on the wire to names in Python, and which characters may be shown at all."""

from __future__ import annotations

import re
import unicodedata

# Names that a generated method takes itself; a parameter of that name gets an underscore.
PARAMETERS = frozenset(
    {"self", "extra_headers", "extra_query", "extra_body", "timeout", "interval", "on_update", "states", "places"}
    # ... and names that the body of a generated function uses.
    | {"AsyncStream", "DEFAULT_TIMEOUT", "JOB", "Options", "Pages", "Polling", "Request", "Rule", "Stream"}
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
        "Stream",
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
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
# Code points that no Unicode will ever show, or that an older one does not know as controls yet.
_NEVER_SHOWN = re.compile(r"[\u2065\ufdd0-\ufdef\ufff0-\ufffb\U00013430-\U0001345f\U000e0000-\U000e0fff]")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[A-Z]+|[0-9]+")


def visible(text: str) -> str:
    """`text` with every control, bidirectional, private and surrogate character as an escape of Python's.

    Characters that are not assigned stay: which ones those are depends on the interpreter.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c in "\n\t" or not _is_hidden(c) else _escape(c) for c in text)


def _is_hidden(character: str) -> bool:
    never = ord(character) & 0xFFFE == 0xFFFE or _NEVER_SHOWN.match(character)
    return bool(never) or unicodedata.category(character) in _HIDDEN


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


def pointer_steps(pointer: str) -> tuple[str, ...]:
    """The names that a JSON pointer (RFC 6901) goes through."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def dotted(pointer: str) -> str:
    """A JSON pointer as readers write it: `/output/urls` becomes `output.urls`."""
    return ".".join(pointer_steps(pointer))


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
