"""Owns one thing that callers of a client see otherwise, what it means to them, and how it is told."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum

from ..core.nodes import Scalar
from ..core.positions import Position
from ..core.text import visible
from ..findings.diagnostic import Diagnostic


class Effect(StrEnum):
    """What a difference means to a program that uses the client, from the worst to the mildest."""

    BREAKING = "breaking"  # some program that works has to be changed
    ADDITIVE = "additive"  # every program goes on as it is, and more can be done
    COSMETIC = "cosmetic"  # only readers see it, or the wire


_CODES = {Effect.BREAKING: "D501", Effect.ADDITIVE: "D502", Effect.COSMETIC: "D503"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`subject` is what a caller would name: `videos.create`, `models.Video`, `client`."""

    effect: Effect
    subject: str
    aspect: str  # of the subject: "request seconds type"
    text: str  # what happened to it, short enough for a changelog
    old: str | None = None
    new: str | None = None
    at: Position
    related: tuple[Position, ...] = ()

    def diagnostic(self, provider: str) -> Diagnostic:
        return Diagnostic(
            self.at,
            _CODES[self.effect],
            f"{self.effect}: {self.subject}: {self.text}",
            provider=provider,
            place=f"{self.subject} {self.aspect}",
            expected=self.old,
            actual=self.new,
            related=self.related,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is compared, as a caller names it, and where: where it stood in the old spec, and stands in the new one.

    A difference is told in the new spec, so that what is gone is told where it would stand.
    """

    name: str
    was: Position
    now: Position

    def differs(
        self, effect: Effect, aspect: str, text: str, old: str | None = None, new: str | None = None
    ) -> Difference:
        return Difference(
            effect=effect,
            subject=self.name,
            aspect=aspect,
            text=text,
            old=old,
            new=new,
            at=self.now,
            related=(self.was,),
        )

    def at(self, was: Position | None, now: Position | None) -> Subject:
        """A part of it, where that has a place of its own."""
        return replace(self, was=was or self.was, now=now or self.now)


def code(text: str) -> str:
    """A name out of a spec as Markdown shows code, on one line and with nothing that could end it."""
    shown = " ".join(visible(text).split()).replace("`", "'")
    return f"`{shown}`"


def code_or(text: str | None, otherwise: str) -> str:
    """A name as code, or a plain word where there is none."""
    return code(text) if text else otherwise


def value_text(value: Scalar) -> str:
    """A value as the spec has it, patterns without escapes."""
    return f'"{value}"' if isinstance(value, str) else json.dumps(value)


def listed(values: tuple[str, ...]) -> str:
    return ", ".join(map(code, values))
