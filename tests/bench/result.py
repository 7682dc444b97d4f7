"""Owns the figures: what the measurements of a case come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Literal

# What is less than a clock can tell is not nothing: a ratio needs something to divide by.
_LEAST = 1e-7


@dataclass(frozen=True, slots=True)
class Sample:
    """What one process took: seconds an operation, and bytes of growth."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True, slots=True)
class Spread:
    """A median, and how far the quarters beside it reach."""

    median: float
    reach: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """The spread of at least one value."""
        if len(values) == 1:
            return cls(values[0], 0.0)
        lower, middle, upper = quantiles(values, n=4, method="inclusive")
        return cls(middle, (upper - lower) / 2)


@dataclass(frozen=True, slots=True)
class Result:
    """The samples of a case by contender, a round a sample; what is over `floor`, where there is one, counts."""

    samples: Mapping[str, Sequence[Sample]]
    floor: str | None = None

    def ratio(self, one: str, other: str, clock: Literal["cpu", "wall"] = "cpu") -> Spread:
        """How often one takes what the other takes, round by round, so that a slow minute hits both."""
        pairs = zip(self._values(one, clock), self._values(other, clock), strict=True)
        return Spread.of([mine / theirs for mine, theirs in pairs])

    def cpu(self, contender: str) -> float:
        """Seconds of processor time an operation."""
        return median(self._values(contender, "cpu"))

    def memory(self, contender: str) -> float:
        """Bytes by which the peak has grown."""
        floor = median(sample.memory for sample in self.samples[self.floor]) if self.floor else 0.0
        return max(median(sample.memory for sample in self.samples[contender]) - floor, 0.0)

    def _values(self, contender: str, clock: Literal["cpu", "wall"]) -> list[float]:
        floor = median(getattr(sample, clock) for sample in self.samples[self.floor]) if self.floor else 0.0
        return [max(getattr(sample, clock) - floor, _LEAST) for sample in self.samples[contender]]
