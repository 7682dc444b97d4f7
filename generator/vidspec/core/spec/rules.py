"""Documented rules on the fields of a request: when one holds, and what it asks for."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..nodes import Scalar
from ..positions import Position
from .evidence import Lines

RuleKind: TypeAlias = Literal["values", "not_values", "pattern", "span", "exactly_one"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A documented rule on one field of a request, perhaps only where other fields have certain values."""

    id: str
    refuse: bool
    when: tuple[tuple[str, tuple[Scalar, ...]], ...]
    defaults: tuple[tuple[str, Scalar], ...]  # documented defaults of the fields in `when`
    field: str
    kind: RuleKind
    argument: tuple[Scalar, ...]
    message: str
    evidence: tuple[Lines, ...]
    at: Position = dataclasses.field(compare=False)  # `field` is an attribute here
