"""Writes the sentences of docstrings: meaning, documented values, default, conditions, and what is undocumented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..core.citations import requirements
from ..core.nodes import Scalar
from ..core.spec import Field, Provenance

LICENSE_LINE = "SPDX-License-Identifier: MIT"
_END_OF_CLAUSE = re.compile(r";\s|\.\s+(?=[A-Z])")


def description(text: str, origin: Provenance) -> str:
    """What an operation or a class is: a paragraph of its own for the conditions and for what is undocumented."""
    return "\n\n".join((text.strip(), *_remarks(origin)))


def field_description(field: Field) -> str:
    """What a field is: one paragraph where its description is one, then a list of the documented values."""
    text = field.description.strip()
    remarks = " ".join((*_default(field.default), *_remarks(field.provenance)))
    parts = filter(None, (text if "\n" in text else _sentence(text), remarks))
    meaning = ("\n\n" if "\n" in text else " ").join(parts) or field.wire
    values = "\n".join(f"- `{value}`: {of_value}" for value, of_value in field.value_descriptions.items())
    return f"{meaning}\n\n{values}" if values else meaning


def argument_description(
    text: str, origin: Provenance, *, values: Iterable[tuple[str, str]], default: Scalar, notes: Iterable[str] = ()
) -> str:
    """What an argument is, on one line, however the spec breaks it."""
    documented = "; ".join(f"`{value}`: {meaning.rstrip('.')}" for value, meaning in values)
    sentences = (_sentence(text or "Not described"), *([f"{documented}."] if documented else []), *notes)
    return " ".join(" ".join((*sentences, *_default(default), *_remarks(origin))).split())


def file_header(spec: str) -> str:
    """The first lines of every generated module; no date, no version, so that an unchanged spec gives no diff."""
    return f"# Code generated from {spec} by `make generate`. DO NOT EDIT.\n# {LICENSE_LINE}"


def first_clause(text: str) -> str:
    """The text up to its first semicolon or the end of its first sentence."""
    return _sentence(_END_OF_CLAUSE.split(text.strip(), maxsplit=1)[0])


def _remarks(origin: Provenance) -> Iterator[str]:
    if origin.requires:
        yield requirements(origin)
    if origin.undocumented:
        yield f"Undocumented: {first_clause(origin.undocumented)}"


def _default(default: Scalar) -> Iterator[str]:
    if default is not None:
        yield f"Default: {str(default).lower() if isinstance(default, bool) else f'`{default}`'}."


def _sentence(text: str) -> str:
    stripped = text.strip()
    return stripped if not stripped or stripped.endswith((".", "!", "?")) else f"{stripped}."
