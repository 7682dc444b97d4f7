"""Owns the frozen values read out of a source document: what it states, in which lines, without its sentences."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .nodes import Scalar
from .spec import Lines

MAX_TOKEN = 120  # characters of a text that a fact holds as it is

Pairs = tuple[tuple[str, str], ...]


class Kind(StrEnum):
    HEADING = "heading"  # a title
    PROSE = "prose"  # a paragraph or an item of a list
    LABEL = "label"  # `**Default:** 1`: a line of prose that states one thing of whatever its section is about
    ENDPOINT = "endpoint"  # a method, a path or a URL, wherever it is told
    HEAD = "head"  # the head of a table
    ROW = "row"  # a row of a table
    BLOCK = "block"  # a block of code as a whole
    COMMAND = "command"  # one thing that a curl command or the text of an HTTP request says
    VALUE = "value"  # a key or an element of JSON or YAML, in a block of its own or in the body of a command


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that a document states.

    `name` says what it is about inside of its section: the named field of a row, "header Authorization" of a command, a
    JSON pointer. `values` are what it says, as (aspect, text), an aspect perhaps several times; texts that are no
    sentences stand as they are. `digests` are of whole texts, by the name of the cell, or the
    number of the line, counted from the first line of the block.
    """

    kind: Kind
    lines: Lines
    name: str
    values: Pairs = ()
    digests: Pairs = ()
    section: str = field(default="", compare=False)  # titles above it, outermost first, with " / " between them

    def all(self, aspect: str) -> tuple[str, ...]:
        """Everything that is said of one aspect."""
        return tuple(text for name, text in self.values if name == aspect)

    def one(self, aspect: str) -> str | None:
        """The first thing that is said of one aspect, or None."""
        return next((text for name, text in self.values if name == aspect), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source document as it was read: facts in the order of its lines."""

    name: str  # of the file, without its folder
    length: int  # in lines
    sha256: str
    facts: tuple[Fact, ...]
    texts: tuple[str, ...] = field(repr=False)  # its lines, for comparison with what the spec claims; never written

    @property
    def counts(self) -> Mapping[Kind, int]:
        return Counter(fact.kind for fact in self.facts)


def digest(text: str) -> str:
    """Twelve hexadecimal digits that stand for a text, whatever its spacing."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def leaf(value: Scalar) -> tuple[str, str]:
    """A scalar as a fact tells it: ("value", JSON text), or ("text", digest) for what may be a sentence."""
    if isinstance(value, str) and not is_token(value):
        return "text", digest(value)
    return "value", json.dumps(value, ensure_ascii=False)


def is_token(text: str) -> bool:
    """Whether a text is a name, a number, an id or a URL, which a fact may hold as it is, and no sentence."""
    return len(text) <= MAX_TOKEN and text.isascii() and not any(character.isspace() for character in text)
