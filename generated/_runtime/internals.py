# SPDX-License-Identifier: MIT
"""What this package reaches below the public interfaces of httpx, httpcore and pydantic; nothing else does.

Where a version of one of them has no such attribute any more, ConfigurationError says so: the deadline of a call is not
lost in silence, nor the knowledge whether a job may be billed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel
from pydantic_core import SchemaValidator

if TYPE_CHECKING:
    import httpx

M = TypeVar("M", bound=BaseModel)

REQUIREMENTS: Mapping[str, str] = {
    "anyio": ">=4.0,<5",
    "httpcore": ">=1.0,<2",
    "httpx": ">=0.28,<0.29",
    "pydantic": ">=2.11,<3",
    "pydantic_core": "",
}
"""The packages that a client imports, with their versions. `httpx` and `pydantic` bring the others."""

_put = object.__setattr__


def pools(client: httpx.Client | httpx.AsyncClient) -> Iterator[Any]:
    """The connection pools of `httpcore` in a client, also those that a transport of the caller's wraps."""
    import httpx  # not at the top: models alone need no HTTP library

    kinds = (httpx.BaseTransport, httpx.AsyncBaseTransport)
    transports = [_private(client, "_transport", "httpx"), *_private(client, "_mounts", "httpx").values()]
    for transport in transports:
        if isinstance(transport, (httpx.HTTPTransport, httpx.AsyncHTTPTransport)):
            yield _private(transport, "_pool", "httpx")
        else:
            inner = getattr(transport, "__dict__", {}).values()
            transports += [other for other in inner if isinstance(other, kinds) and other not in transports]


def backend(pool: Any) -> Any:
    """The network backend that a pool opens its connections with."""
    return _private(pool, "_network_backend", "httpcore")


def replace_backend(pool: Any, other: Any) -> None:
    """From now on a pool opens its connections with another network backend."""
    backend(pool)  # first: what is not there could be set all the same, and would do nothing
    pool._network_backend = other


def filled(kind: type[M], values: dict[str, Any], extra: dict[str, Any], given: set[str]) -> M:
    """A model with these fields, without any check.

    `model_construct` takes the fields as arguments, and a server may name one like an argument of its own.
    """
    model = kind.__new__(kind)
    _put(model, "__dict__", values)
    _put(model, "__pydantic_fields_set__", given)
    _put(model, "__pydantic_extra__", extra)
    _put(model, "__pydantic_private__", None)
    return model


def validate(model: BaseModel, data: Mapping[str, Any], context: Any) -> None:
    """Fills a model that is being constructed, as its constructor does, but with a context."""
    _private(model, "__pydantic_validator__", "pydantic").validate_python(data, self_instance=model, context=context)


def serialized(model: BaseModel, **options: Any) -> Any:
    """A model as pydantic writes it by itself, and not as a field of another type."""
    return _private(model, "__pydantic_serializer__", "pydantic").to_python(model, **options)


def own_validator(schema: Any) -> SchemaValidator | None:
    """A validator of just this schema; None where pydantic cannot be told to look no validators of classes up."""
    try:
        return SchemaValidator(schema, None, False)
    except TypeError:
        return None


def _private(holder: Any, name: str, library: str) -> Any:
    try:
        return getattr(holder, name)
    except AttributeError:
        raise _unsupported(library, f"{type(holder).__name__}.{name}") from None


def _unsupported(library: str, name: str) -> Exception:
    from .errors import ConfigurationError

    return ConfigurationError(
        f"{library} {version(library)} has no {name}, which this client needs; "
        f"install {library}{REQUIREMENTS[library]}, or a newer copy of this client"
    )


for _name in ("__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__"):
    if _name not in BaseModel.__slots__:
        raise _unsupported("pydantic", f"BaseModel.{_name}")
