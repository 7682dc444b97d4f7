"""Owns the Jinja environments: holes and loops only, every hole filled, and compiled once for all that is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from jinja2 import DictLoader, Environment, StrictUndefined, select_autoescape

from .markup import docstring, literal

_MARKUP = ("html.jinja", "svg.jinja")


def environment(templates: Mapping[str, str]) -> Environment:
    """The environment of templates by file name. In markup every text is escaped; code and Markdown have filters."""
    return _compiled(tuple(sorted(templates.items())))


@lru_cache(maxsize=8)
def _compiled(templates: tuple[tuple[str, str], ...]) -> Environment:
    environment = Environment(
        loader=DictLoader(dict(templates)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=select_autoescape(_MARKUP, default=False, default_for_string=False),
    )
    environment.filters["literal"] = literal
    environment.filters["docstring"] = docstring
    return environment
