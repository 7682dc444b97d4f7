"""Owns the published matrix as tests read it: its files, its schema, its cells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from tests.support.project import PROJECT

CONFORMANCE = PROJECT / "generated" / "conformance"


@cache
def text(name: str) -> str:
    return (CONFORMANCE / name).read_text(encoding="utf-8")


@cache
def report() -> dict[str, Any]:
    return dict(json.loads(text("matrix.json")))


@cache
def validator() -> Draft202012Validator:
    schema = json.loads(text("matrix.schema.json"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def cells(report: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for feature in report["features"]:
        for provider, cell in feature["cells"].items():
            yield feature["id"], provider, cell


def tried(report: dict[str, Any]) -> dict[str, Any]:
    return next(cell for _, _, cell in cells(report) if cell["verification"]["outcome"] == "passed")
