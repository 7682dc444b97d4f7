"""Owns media types: how a body of each travels, and where the schema of a body is."""

from __future__ import annotations

from ..core.nodes import Node
from ..core.spec import Encoding, Example
from .reader import Path, Reader


def encoding_of(media: str) -> Encoding:
    """How a body of that media type is written."""
    essence = media.partition(";")[0].strip().lower()
    if essence == "application/json" or essence.endswith("+json"):
        return "json"
    if essence == "multipart/form-data":
        return "multipart"
    if essence == "application/x-www-form-urlencoded":
        return "form"
    return "raw"


def schema_path(reader: Reader, owner: Node | None, path: Path, encoding: Encoding) -> Path | None:
    """Where the schema of a body or answer in that encoding is; None if there is none."""
    resolved = reader.resolve(owner, path) if owner is not None else None
    content = resolved[0].get("content") if resolved else None
    if resolved is None or content is None:
        return None
    for media, below in content.items():
        if encoding_of(media) == encoding and below.get("schema") is not None:
            return (*resolved[1], "content", media, "schema")
    return None


def collect_examples(reader: Reader, media: Node, schema: Path, encoding: Encoding) -> None:
    """Notes the examples of a media type, to be checked against its schema."""
    examples = media.get("examples")
    named = [below.get("value") for _, below in examples.items()] if examples else []
    for value in (media.get("example"), *named):
        if value is not None:
            reader.examples.append(Example(value=value, schema=schema, form=encoding in ("multipart", "form")))
