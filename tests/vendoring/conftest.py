"""Projects with vendored clients, and the program in this process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from vidspec import pipeline
from vidspec.pipeline import Result
from vidspec.project import cache
from vidspec.project.sources import Sources

from tests.support.cli import vidspec
from tests.support.project import PROJECT
from tests.support.shared import shared_folder
from tests.support.vendored import Done, Run

SPEC = """\
openapi: 3.1.0
info: {title: Films of NAME, version: 1.0.0}
servers: [{url: https://api.NAME.example}]
security: [{key: []}]
paths:
  /v1/films:
    post:
      operationId: films.create
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [prompt]
              properties:
                prompt: {type: string, description: Text that guides the film.}
      responses:
        '200':
          description: The film.
          content: {application/json: {schema: {$ref: '#/components/schemas/Film'}}}
components:
  securitySchemes:
    key: {type: http, scheme: bearer}
  schemas:
    Film:
      type: object
      required: [id]
      properties:
        id: {type: string, description: Id of the film.}
"""


COPIES = Path("app/_vendor")
_RESULTS: dict[str, tuple[Result, list[str]]] = {}  # with the steps that led there, by the sources, written out


@pytest.fixture(autouse=True)
def _no_wait_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file of these tests has to outlive a loss of power."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture(autouse=True)
def _each_result_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pipeline is a function of the sources, and many tests change a project in the same way."""
    original = pipeline.run

    def run(sources: Sources, progress: Callable[[str], object]) -> Result:
        key = repr(sources)
        if key not in _RESULTS:
            steps: list[str] = []
            _RESULTS[key] = original(sources, steps.append), steps
        result, steps = _RESULTS[key]
        for step in steps:
            progress(step)
        return result

    monkeypatch.setattr(pipeline, "run", run)


@pytest.fixture
def run() -> Run:
    """The program, in this process and its folder."""

    def run(*arguments: object) -> Done:
        done = vidspec(*map(str, arguments), cwd=Path.cwd())
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two providers, and a folder with copies of a client; not to be changed."""
    return shared_folder(tmp_path_factory, "vendored", _make)


def _make(root: Path) -> None:
    shutil.copytree(PROJECT / "templates", root / "templates")
    for name in ("acme", "bolt"):
        path = root / "specs" / name / "openapi.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(SPEC.replace("NAME", name), encoding="utf-8")
    for command in (("generate",), ("vendor", "acme", "--into", str(root / COPIES))):
        done = vidspec(*command, "--root", str(root))
        assert done.returncode == 0, done.stderr


@pytest.fixture
def project(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which is the working folder, so that findings are told by short paths."""
    root = Path(shutil.copytree(made, tmp_path / "project"))
    cache.remember(root, "as generated")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def copies(project: Path) -> Path:
    """The folder with a vendored client, relative to the project."""
    return COPIES
