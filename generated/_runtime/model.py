# SPDX-License-Identifier: MIT
"""Owns the base of all response models, and what is reported of a response that departs from the spec."""

from __future__ import annotations

import inspect
from collections.abc import AsyncGenerator, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, Self, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict

from .internals import validate

_PAGE = "__vidspec_page__"  # where a response keeps how its list goes on: no field, and in no copy
DIRECT: dict[str, Any] = {}  # the context of pydantic while a model is constructed from arguments


class Model(BaseModel):
    """A response. Fields that no spec declares are kept: `model_extra` holds them, attribute access finds them."""

    __slots__ = (_PAGE,)

    model_config = ConfigDict(
        extra="allow",
        populate_by_name=True,
        serialize_by_alias=True,
        protected_namespaces=(),
        defer_build=True,
    )

    @classmethod
    def from_response(cls, data: dict[str, Any] | str | bytes | bytearray | Model) -> Self:
        """Reads a stored response, as a dict or JSON, as the client reads one: values stay as received.

        Fields that are missing, unknown or of another type raise nothing. Raises TypeError or ValueError if the data
        is no object.
        """
        from .stored import from_response

        return from_response(cls, data)

    def __iter__(self) -> Generator[Any, None, None]:
        """The elements of a list, over all its pages. Raises TypeError for a response that is no such list."""
        page = self._page()
        return page.iterated(self)

    def __aiter__(self) -> AsyncGenerator[Any, None]:
        page = self._page()
        return page.async_iterated(self)

    def _page(self) -> Paged:
        page = getattr(self, _PAGE, None)
        if page is None:
            lists = [name for name, kind in field_types(type(self)).items() if _is_list(kind)]
            advice = f"iterate over .{lists[0]}, or use" if len(lists) == 1 else "use"
            raise TypeError(f"{type(self).__name__} is a response and not a list: {advice} model_dump() for its fields")
        return cast("Paged", page)

    if not TYPE_CHECKING:

        def __init__(self, /, **data: Any) -> None:
            validate(self, data, DIRECT)

        @classmethod
        def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
            from .stored import make_tolerant

            schema = handler(source)
            make_tolerant(cls, handler.resolve_ref_schema(schema))
            return schema

        def __getattr__(self, name: str) -> Any:
            if name in type(self).model_fields:
                raise AttributeError(f"the response has no {name!r}, which {type(self).__name__} requires")
            return super().__getattr__(name)


class Paged(Protocol):
    """What iterates over a response that is a page of a list."""

    def iterated(self, response: Any) -> Generator[Any, None, None]: ...

    def async_iterated(self, response: Any) -> AsyncGenerator[Any, None]: ...


def begin_pages(response: Any, page: Paged) -> None:
    """From now on the response can be iterated over."""
    if isinstance(response, Model):
        object.__setattr__(response, _PAGE, page)


def field_types(kind: type[Model]) -> dict[str, Any]:
    """The types of the fields by name; pydantic would make validators to find out about models further down."""
    bases = (base for base in reversed(kind.__mro__) if issubclass(base, Model) and base is not Model)
    types = {name: hint for base in bases for name, hint in inspect.get_annotations(base, eval_str=True).items()}
    return {name: hint for name, hint in types.items() if name in kind.model_fields}


def _is_list(kind: Any) -> bool:
    return any(get_origin(option) is list for option in (kind, *get_args(kind)))


@dataclass(frozen=True, slots=True)
class Departure:
    """One place where a response is not what the spec says."""

    operation: str  # the operation's name: "videos.create"
    pointer: str  # JSON pointer into the response
    expected: str
    got: Any


def plain(value: Any) -> Any:
    """What a response holds, as JSON has it."""
    return value.model_dump(by_alias=True, exclude_unset=True) if isinstance(value, Model) else value
