"""Owns the base of all answer models, and what is told of an answer that departs from the spec."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """An answer. Fields that no spec declares are kept: `model_extra` holds them, attribute access finds them."""

    model_config = ConfigDict(
        extra="allow",
        populate_by_name=True,
        serialize_by_alias=True,
        protected_namespaces=(),
        defer_build=True,
    )

    if not TYPE_CHECKING:
        # Values that depart from the spec are told once, when they come; not again whenever they are written.

        def model_dump(self, **options: Any) -> dict[str, Any]:
            return super().model_dump(**{"warnings": False, **options})

        def model_dump_json(self, **options: Any) -> str:
            return super().model_dump_json(**{"warnings": False, **options})

        def __getattr__(self, name: str) -> Any:
            if name in type(self).model_fields:
                raise AttributeError(f"the answer holds no {name!r}, which {type(self).__name__} requires")
            return super().__getattr__(name)


@dataclass(frozen=True, slots=True)
class Departure:
    """One place where an answer is not what the spec says."""

    operation: str  # the operation's name: "videos.create"
    pointer: str  # JSON pointer into the answer
    expected: str
    got: Any


def plain(value: Any) -> Any:
    """What stands in an answer, as JSON has it."""
    return value.model_dump(by_alias=True, exclude_unset=True) if isinstance(value, Model) else value
