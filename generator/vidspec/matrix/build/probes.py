"""Owns how a documented example is examined: whether it has a feature and, if so, agrees with the spec."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from ...core.nodes import Node
from ...core.paths import PathTemplate
from ...core.spec import Location, Operation, WireExample


class Fit(Enum):
    """What an example proves of a feature."""

    ABSENT = auto()  # the example does not have the feature
    AGREES = auto()
    DISAGREES = auto()


class Probe(ABC):
    """Examines one example of an operation for one feature."""

    @abstractmethod
    def fit(self, operation: Operation, example: WireExample, /) -> Fit:
        """What the example, which belongs to the operation, proves."""


@dataclass(frozen=True, slots=True)
class NoProbe(Probe):
    """For features that no example can show."""

    def fit(self, _: Operation, __: WireExample, /) -> Fit:
        return Fit.ABSENT


@dataclass(frozen=True, slots=True)
class CallProbe(Probe):
    """A request goes where the spec sends it."""

    operation: Operation

    def fit(self, operation: Operation, example: WireExample, /) -> Fit:
        if operation is not self.operation or example.kind != "request":
            return Fit.ABSENT
        return _agreement(_goes_to(operation, example))


@dataclass(frozen=True, slots=True)
class DownloadProbe(Probe):
    """A request goes where the spec sends it, or a response is binary."""

    operation: Operation

    def fit(self, operation: Operation, example: WireExample, /) -> Fit:
        if operation is not self.operation:
            return Fit.ABSENT
        if example.kind == "request":
            return _agreement(_goes_to(operation, example))
        return _presence(example.binary)


@dataclass(frozen=True, slots=True)
class FieldProbe(Probe):
    """A request has a field, which travels where the spec puts it."""

    operation: Operation
    location: Location
    wire: tuple[str, ...]

    def fit(self, operation: Operation, example: WireExample, /) -> Fit:
        if operation is not self.operation or example.kind != "request":
            return Fit.ABSENT
        match self.location:
            case "path":
                return _agreement(_goes_to(operation, example))
            case "query":
                _, _, query = (example.url or "").partition("?")
                return _presence(any(pair.partition("=")[0] == self.wire[0] for pair in query.split("&")))
            case "header":
                return _presence(_header(example, self.wire[0]) is not None)
            case "body":
                return _presence(_sends(example, self.wire))


@dataclass(frozen=True, slots=True)
class KeyProbe(Probe):
    """A request has the key in the header, in the form that the spec says."""

    header: str
    prefix: str

    def fit(self, _: Operation, example: WireExample, /) -> Fit:
        value = _header(example, self.header)
        if value is None:
            return Fit.ABSENT
        # Without a prefix, a blank would end the name of a scheme.
        return _agreement(value.startswith(self.prefix) if self.prefix else " " not in value)


@dataclass(frozen=True, slots=True)
class ResponseProbe(Probe):
    """A response of the operation, a success or else an error, has a field."""

    operation: Operation
    wire: tuple[str, ...]
    success: bool = True

    def fit(self, operation: Operation, example: WireExample, /) -> Fit:
        succeeds = (example.status or "").startswith("2")
        if operation is not self.operation or succeeds != self.success:
            return Fit.ABSENT
        return _presence(_received(example, self.wire) is not None)


@dataclass(frozen=True, slots=True)
class ResultProbe(Probe):
    """A response of any operation has a field."""

    wire: tuple[str, ...]

    def fit(self, _: Operation, example: WireExample, /) -> Fit:
        return _presence(_received(example, self.wire) is not None)


@dataclass(frozen=True, slots=True)
class StateProbe(Probe):
    """A response of any operation has one of the words for a state of the job."""

    wire: tuple[str, ...]
    values: frozenset[str]

    def fit(self, _: Operation, example: WireExample, /) -> Fit:
        status = _received(example, self.wire)
        return _presence(status is not None and status.text() in self.values)


def overall(fits: Iterable[Fit]) -> Fit:
    """What an example proves of a feature that is stated several times."""
    distinct = {*fits}
    return next((fit for fit in (Fit.DISAGREES, Fit.AGREES) if fit in distinct), Fit.ABSENT)


def _agreement(agrees: bool) -> Fit:
    return Fit.AGREES if agrees else Fit.DISAGREES


def _presence(present: bool) -> Fit:
    """A body that does not fit its schema is an error of its own, so what is there agrees."""
    return Fit.AGREES if present else Fit.ABSENT


def _goes_to(operation: Operation, example: WireExample) -> bool:
    """Whether a documented request goes where the spec sends it, and with its method."""
    return example.method == operation.method and PathTemplate.of_spec(operation.path).ends(example.url or "")


def _header(example: WireExample, name: str) -> str | None:
    return next((value for header, value in example.headers if header.lower() == name.lower()), None)


def _received(example: WireExample, wire: tuple[str, ...]) -> Node | None:
    """The field of a response; with no steps, its body."""
    return example.body.get(*wire) if example.kind == "answer" and example.body is not None else None


def _sends(example: WireExample, wire: tuple[str, ...]) -> bool:
    if example.body is None:
        return False
    if example.form:
        names = (part.get("name") for part in example.body.elements())
        return any(name is not None and name.text() == wire[0] for name in names)
    return example.body.get(*wire) is not None
