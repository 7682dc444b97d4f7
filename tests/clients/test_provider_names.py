"""Tests of names of providers that are no safe names of folders."""

from __future__ import annotations

import re

import pytest
from vidspec.findings.loading import load
from vidspec.parse import parse

from tests.support.hostile import source_of, spec_of, vocabulary
from tests.support.project import generate

_PROVIDERS = (
    "../evil",
    "..",
    ".",
    "",
    "a/b",
    "A",
    "class",
    "__init__",
    "_runtime",
    "two words",
    "a-b",
    "a__b",
    "größe",
    "1a",
    "a\n",
    "con.d",
)


@pytest.mark.parametrize("name", _PROVIDERS)
def test_provider_name_is_refused(name: str) -> None:
    root, _ = load(spec_of({}), "specs/x/openapi.yaml")
    assert root is not None
    _, found = parse(name, root, None, vocabulary())
    assert "S118" in {finding.code for finding in found}


@pytest.mark.parametrize("name", _PROVIDERS)
def test_no_file_lies_outside_of_its_provider(name: str) -> None:
    """A folder name may be read in another way than it looks; it leads out of `generated/` in none."""
    file = f"specs/{name}/openapi.yaml"
    result = generate({file: spec_of({}), file.replace("openapi", "source"): source_of("own.md")})
    for made in result.files:
        assert re.fullmatch(
            r"__init__\.py|manifest\.json|_runtime/(\w+/)?(\w+\.\w+|LICENSE)|[a-z][a-z0-9_]*(/\w+)?/\w+(\.\w+)+",
            made.path,
        )
    assert result.files or result.diagnostics
