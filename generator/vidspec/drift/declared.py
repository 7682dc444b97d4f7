"""Owns what the spec declares of single fields, and how far its deviations reach."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..core.nodes import Scalar
from ..core.spec import (
    Anything,
    Array,
    Aspect,
    Binary,
    Deviation,
    Field,
    Lines,
    Map,
    ModelRef,
    Null,
    Parameter,
    Primitive,
    Provider,
    Type,
    documented_values,
    options_of,
)
from .claims import types_named

_KINDS = {Binary: "file", Array: "array", Map: "object", ModelRef: "object", Null: "null"}


@dataclass(frozen=True, slots=True)
class Declared:
    """A parameter or a property of the spec, and whose it is."""

    owner: str
    field: Parameter | Field

    @property
    def wire(self) -> str:
        return self.field.wire

    @property
    def place(self) -> str:
        return f"{self.owner} {self.wire}"

    @property
    def evidence(self) -> tuple[Lines, ...]:
        return self.field.provenance.evidence

    @property
    def values(self) -> tuple[str, ...]:
        """The documented values, as a document writes them."""
        return tuple(text_of(value) for value in documented_values(options_of(self.field.type)))

    @property
    def is_scalar(self) -> bool:
        """Whether words and numbers are its values: a file has formats, an object fields, a list elements."""
        return types_in(self.field.type).isdisjoint(("file", "array", "object"))

    def departs(self, aspects: Iterable[Aspect], words: Iterable[str], lines: Iterable[int]) -> bool:
        """Whether the deviations declare that the document says one of the words there."""
        return departs(self.field.provenance.deviations, aspects, words, lines)

    def types_of_deviations(self, lines: Iterable[int]) -> frozenset[str]:
        """The types that the document has there, as the deviations declare."""
        there = reaching(self.field.provenance.deviations, (Aspect.TYPE, Aspect.NULLABLE, Aspect.FORMAT), lines)
        return frozenset(kind for deviation in there for kind in types_named(deviation.documented))

    def is_called(self, name: str) -> bool:
        """Whether a document that says `name` means this one; `input.prompt` is `prompt` of an object."""
        names = {self.field.wire, *self.field.provenance.documented(Aspect.NAME)}
        return name in names or name.rpartition(".")[2] in names


def declared(provider: Provider) -> tuple[Declared, ...]:
    fields = [
        Declared(operation.id, parameter) for operation in provider.operations for parameter in operation.parameters
    ]
    fields += [Declared(model.name, field) for model in (*provider.models, *provider.params) for field in model.fields]
    return tuple(fields)


def reaching(deviations: tuple[Deviation, ...], aspects: Iterable[Aspect], lines: Iterable[int]) -> Iterator[Deviation]:
    """The deviations of these aspects that are about some of the lines."""
    numbers, wanted = frozenset(lines), frozenset(aspects)
    for deviation in deviations:
        if deviation.aspect in wanted and not numbers.isdisjoint(
            number for cited in deviation.evidence for number in cited.numbers
        ):
            yield deviation


def departs(
    deviations: tuple[Deviation, ...], aspects: Iterable[Aspect], words: Iterable[str], lines: Iterable[int]
) -> bool:
    """Whether a deviation declares that the document says one of the words there: alone, or within a sentence."""
    there = [deviation.documented for deviation in reaching(deviations, aspects, lines)]
    return any(says(documented, word) for word in words for documented in there)


def says(text: str, word: str) -> bool:
    """Whether a text is the word, or is a sentence or a list that holds it."""
    plain = text.strip("` ")
    if is_plain(text):
        return plain == word
    return bool(re.search(rf"(?<![\w.]){re.escape(word)}(?!\w|\.\w)", plain, re.ASCII))


def is_plain(text: str) -> bool:
    """Whether a text is one value and no sentence."""
    plain = text.strip("` ")
    return bool(plain) and not re.search(r"\s", plain) and not plain.startswith("[")


def types_in(declared_type: Type) -> frozenset[str]:
    kinds: set[str] = set()
    for option in options_of(declared_type):
        if isinstance(option, Anything):
            return frozenset({"string", "integer", "number", "boolean", "array", "object", "file", "null"})
        kinds.add(option.kind if isinstance(option, Primitive) else _KINDS[type(option)])
    return frozenset(kinds)


def text_of(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else "none" if value is None else str(value)
