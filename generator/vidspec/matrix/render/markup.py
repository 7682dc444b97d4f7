"""Owns the way of texts into markup: everything is escaped, and what stands between two backticks is code."""

from __future__ import annotations

from markupsafe import Markup, escape

from .words import shown

_CODE = Markup("<code>{}</code>")


def prose(text: str) -> Markup:
    """A text of a spec with its `code` as code; a span that is not closed stays as it is."""
    pieces = shown(text).split("`")
    if len(pieces) % 2 == 0:
        return escape("`".join(pieces))
    return Markup().join(_CODE.format(piece) if i % 2 else escape(piece) for i, piece in enumerate(pieces))
