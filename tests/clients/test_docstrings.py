"""Tests that docstrings of generated clients hold what callers need, once, and that SOURCES.md cites the documents."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from vidspec.codegen.docstrings import first_clause
from vidspec.core.spec import Operation, Provider
from vidspec.pipeline import read_specs

from tests.support.project import PROJECT, sources

GENERATED = PROJECT / "generated"
PROVIDERS = sorted(path.parent.name for path in GENERATED.glob("*/resources"))


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("The table gives no unit; Unix seconds like `created_at`.", "The table gives no unit."),
        ("No answer is documented. It is assumed.", "No answer is documented."),
        ("As in the official API", "As in the official API."),
        ("Given e.g. as 1.5 s; or not.", "Given e.g. as 1.5 s."),
        ("Is it?  Nobody says.", "Is it?  Nobody says."),
    ],
)
def test_what_is_undocumented_is_shortened_to_its_first_clause(text: str, clause: str) -> None:
    assert first_clause(text) == clause


def _documented(path: Path) -> Iterator[tuple[str, str, str]]:
    """Class, method and docstring of every method of a module that has one."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            for method in node.body:
                if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef) and (doc := ast.get_docstring(method)):
                    yield node.name, method.name, doc


def _resources(provider: str) -> Iterator[tuple[str, str, str]]:
    for path in sorted((GENERATED / provider / "resources").glob("*.py")):
        yield from _documented(path)


@pytest.mark.parametrize("name", PROVIDERS)
def test_async_methods_refer_to_the_sync_ones(name: str) -> None:
    methods = {(owner, method): doc for owner, method, doc in _resources(name) if method != "with_raw_response"}
    pairs = {(owner, method): doc for (owner, method), doc in methods.items() if (f"Async{owner}", method) in methods}
    assert any("Args:" in doc for doc in pairs.values())
    for (owner, method), doc in pairs.items():
        if "Args:" in doc or "Returns:" in doc:
            assert methods[f"Async{owner}", method] == f"Async version of `{owner}.{method}`."


@cache
def _providers() -> dict[str, Provider]:
    providers, _ = read_specs(sources())
    return {provider.name: provider for provider in providers}


def _doc_of(operation: Operation, name: str) -> str:
    owners = [doc for owner, method, doc in _resources(name) if method == operation.name and "Async" not in owner]
    return next(doc for doc in owners if operation.summary.strip() in doc)


def test_docstrings_name_every_argument_with_its_values_default_and_conditions() -> None:
    for name, provider in _providers().items():
        for operation in provider.operations:
            doc = " ".join(_doc_of(operation, name).split())
            for parameter in operation.parameters:
                assert f" {parameter.name}: " in doc
                for value in parameter.value_descriptions:
                    assert f"`{value}`: " in doc
                if parameter.default is not None:
                    assert "Default: " in doc
                for requirement in parameter.provenance.requires:
                    assert requirement.text.rstrip(".") in doc


@pytest.mark.parametrize("name", PROVIDERS)
def test_code_cites_no_lines_of_documents(name: str) -> None:
    """Nobody who uses a client can open the document."""
    citing = re.compile(r"Source: |\blines? \d+|\.txt\b")
    found = [
        f"{path.name}: {line}"
        for path in sorted((GENERATED / name).rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if citing.search(line)
    ]
    assert found == []


def test_every_citation_is_a_row_of_the_sources() -> None:
    for name, provider in _providers().items():
        text = (GENERATED / name / "SOURCES.md").read_text(encoding="utf-8")
        assert provider.source is not None
        cited = {
            operation.id: operation.provenance for operation in provider.operations if operation.provenance.evidence
        }
        cited |= {
            f"{operation.id}({parameter.name})": parameter.provenance
            for operation in provider.operations
            for parameter in operation.parameters
        }
        cited |= {
            f"{model.name}.{field.name}": field.provenance
            for model in (*provider.models, *provider.params)
            for field in model.fields
        }
        for statement, origin in cited.items():
            lines = ", ".join(map(str, origin.evidence))
            if lines:
                assert f"| `{statement}` | `{provider.source.document}` | {lines} | " in text, statement
            elif origin.undocumented:
                assert f"| `{statement}` |  |  | " in text, statement
