"""Owns how tests run the project: the pipeline in this process, Python in a process of its own, copies on the disk."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from vidspec.codegen import render
from vidspec.codegen.format import lay_out
from vidspec.codegen.models import write_models
from vidspec.core.spec import File, Provider
from vidspec.findings.diagnostic import Severity
from vidspec.lint import check
from vidspec.pipeline import Result, read_specs, run
from vidspec.project.sources import Sources, read_sources

PROJECT = Path(__file__).resolve().parents[2]
SPEC = "specs/acme/openapi.yaml"
SOURCE = "specs/acme/source.yaml"


@cache
def sources() -> Sources:
    """The project's own specs, vocabulary and templates, read once."""
    found, unreadable = read_sources(PROJECT)
    assert unreadable == ()
    return found


@cache
def providers() -> tuple[Provider, ...]:
    """The project's own specs, parsed once."""
    parsed, findings = read_specs(sources())
    assert findings == ()
    return parsed


Formatter = Callable[[tuple[File, ...]], tuple[File, ...]]


def unformatted(files: tuple[File, ...]) -> tuple[File, ...]:
    """The formatter for tests that do not look at the layout of code."""
    return files


def generate(specs: Mapping[str, str], formatter: Formatter = lay_out) -> Result:
    """The pipeline on specs by file name."""
    return run(replace(sources(), specs=specs), formatter=formatter)


def generate_acme(spec: str, source: str | None = None, formatter: Formatter = lay_out) -> Result:
    return generate({SPEC: spec} | ({SOURCE: source} if source is not None else {}), formatter)


def generate_clients(specs: Mapping[str, str]) -> tuple[File, ...]:
    """The clients of many specs without the matrix, formatted in one go; no spec may have an error."""
    parsed, found = read_specs(replace(sources(), specs=specs))
    assert [str(one) for one in (*found, *check(parsed, found)) if one.severity is Severity.ERROR] == []
    templates = sources().templates
    return lay_out(tuple(file for one in parsed for file in (*render(one, templates), *write_models(one))))


def own_files(result: Result, provider: str = "acme") -> dict[str, str]:
    """The files of one provider, by their path below its folder."""
    prefix = f"{provider}/"
    return {file.path.removeprefix(prefix): file.text for file in result.files if file.path.startswith(prefix)}


def put(files: tuple[File, ...], folder: Path) -> None:
    """Lays files out as `generated/` has them, without the stage that is under test elsewhere."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.text.encode())


def environment(**changes: str) -> dict[str, str]:
    """The environment of a child process, in which the project can be imported whatever the working folder is."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV_"))}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join((str(PROJECT / "generator"), str(PROJECT))),
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_COLOR": "1",
        **changes,
    }


def python(
    *arguments: str, cwd: Path | None = None, stdin: str | None = None, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own; `changes` are those of its environment."""
    return subprocess.run(
        [sys.executable, *arguments],
        input=stdin,
        cwd=cwd or PROJECT,
        env=environment(**changes),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def tree(folder: Path) -> dict[str, str]:
    """Every file and link of a folder with a digest of what it holds; bytecode does not count."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if "__pycache__" in path.parts or (path.is_dir() and not path.is_symlink()):
            continue
        content = bytes(path.readlink()) if path.is_symlink() else path.read_bytes()
        found[path.relative_to(folder).as_posix()] = hashlib.sha256(content).hexdigest()
    return found
