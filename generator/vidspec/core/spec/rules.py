"""Documented rules on the fields of a request: one class for each kind of rule."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from ..nodes import Scalar
from ..positions import Position
from .evidence import Condition, Lines

RuleKind: TypeAlias = Literal["values", "not_values", "pattern", "span", "exactly_one"]


@dataclass(frozen=True, slots=True)
class AllowedValues:
    """The field has one of the values."""

    kind: ClassVar[RuleKind] = "values"
    values: tuple[Scalar, ...]

    @property
    def argument(self) -> tuple[Scalar, ...]:
        return self.values


@dataclass(frozen=True, slots=True)
class ForbiddenValues:
    """The field has none of the values."""

    kind: ClassVar[RuleKind] = "not_values"
    values: tuple[Scalar, ...]

    @property
    def argument(self) -> tuple[Scalar, ...]:
        return self.values


@dataclass(frozen=True, slots=True)
class ValuePattern:
    """The field matches a regular expression."""

    kind: ClassVar[RuleKind] = "pattern"
    pattern: str

    @property
    def argument(self) -> tuple[Scalar, ...]:
        return (self.pattern,)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSpan:
    """The field is two numbers with a separator between them, and their difference is within limits."""

    kind: ClassVar[RuleKind] = "span"
    separator: str
    minimum: int | float
    maximum: int | float

    @property
    def argument(self) -> tuple[Scalar, ...]:
        return self.separator, self.minimum, self.maximum


@dataclass(frozen=True, slots=True)
class ExactlyOne:
    """The field is an object with exactly one of the keys."""

    kind: ClassVar[RuleKind] = "exactly_one"
    keys: tuple[str, ...]

    @property
    def argument(self) -> tuple[Scalar, ...]:
        return self.keys


RuleCheck: TypeAlias = AllowedValues | ForbiddenValues | ValuePattern | NumberSpan | ExactlyOne


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A documented rule on one field of a request, perhaps only where other fields have certain values."""

    id: str
    refuse: bool
    when: tuple[Condition, ...]
    defaults: Mapping[str, Scalar] = dataclasses.field(hash=False)  # documented ones, of the fields in `when`
    field: str
    check: RuleCheck
    message: str
    evidence: tuple[Lines, ...]
    at: Position = dataclasses.field(compare=False)  # `field` is an attribute here

    @property
    def kind(self) -> RuleKind:
        return self.check.kind

    @property
    def argument(self) -> tuple[Scalar, ...]:
        """What the check is about, as generated code has it."""
        return self.check.argument
