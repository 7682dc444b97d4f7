"""Owns which modules of the runtime a client needs: the core imports none that only some clients use."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.support.project import PROJECT

GENERATED = PROJECT / "generated"
CORE = ("client", "errors", "lazy", "model", "request", "resource", "response", "settings", "types")
JOBS = {
    *("follow", "handles", "job_fields", "job_resource", "jobs", "poll_errors", "readiness", "reasons", "results"),
    *("saving", "states", "watch"),
}
FILES = {"data_urls", "download", "file_answer", "file_client", "part_file", "progress"}
STREAMS = {"fast_events", "sse"}
LISTS = {"pages"}
RECORDER = {"recording"}


def _imported(path: Path) -> Iterator[Path]:
    """The modules of `generated/` that a module imports, wherever it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            folder = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            for name in (folder, *(folder / alias.name for alias in node.names)):
                yield from (p for p in (name.with_suffix(".py"), name / "__init__.py") if p.is_file())


def needed(starts: Iterable[Path]) -> set[str]:
    """The modules of the runtime, or folders of it, that these modules need. Packages load their exports lazily."""
    seen: set[Path] = set()
    waiting = list(starts)
    while waiting:
        path = waiting.pop()
        if path not in seen and not (path.name == "__init__.py" and path.parents[1] == GENERATED):
            seen.add(path)
            waiting += _imported(path)
    below = (path.relative_to(GENERATED / "_runtime") for path in seen if path.is_relative_to(GENERATED / "_runtime"))
    return {path.parts[0].removesuffix(".py") for path in below}


def of_client(provider: str) -> set[str]:
    """What the modules of a client need."""
    return needed((GENERATED / provider).rglob("*.py"))


def test_every_part_is_there() -> None:
    modules = {path.name.removesuffix(".py") for path in (GENERATED / "_runtime").iterdir()}
    assert JOBS | FILES | STREAMS | LISTS | RECORDER | set(CORE) <= modules


def test_core_needs_no_part() -> None:
    core = needed(GENERATED / "_runtime" / f"{name}.py" for name in CORE)
    assert core & (JOBS | FILES | STREAMS | LISTS | RECORDER) == set()


@pytest.mark.parametrize(
    ("part", "others"),
    [
        ("pages", JOBS | FILES | STREAMS | RECORDER),
        ("sse", JOBS | FILES | LISTS | RECORDER),
        ("file_client", JOBS | STREAMS | LISTS | RECORDER),
        ("handles", STREAMS | LISTS | RECORDER),
        ("recording", JOBS | FILES | STREAMS | LISTS),
    ],
)
def test_part_needs_no_other(part: str, others: set[str]) -> None:
    path = GENERATED / "_runtime" / part
    assert needed([path / "__init__.py" if path.is_dir() else path.with_suffix(".py")]) & others == set()


@pytest.mark.parametrize(
    ("provider", "absent"),
    [("ephone", STREAMS | LISTS), ("umodelverse", STREAMS | LISTS), ("sora_web", LISTS), ("openai", STREAMS)],
)
def test_client_needs_what_its_spec_has(provider: str, absent: set[str]) -> None:
    parts = of_client(provider)
    assert parts & (absent | RECORDER) == set()
    assert parts & (STREAMS | LISTS) == (STREAMS | LISTS) - absent
    assert parts >= JOBS | FILES
