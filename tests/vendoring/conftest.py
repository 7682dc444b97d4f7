"""Projects with vendored clients, and the program in this process."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from vidspec.project import cache

from tests.support.cli import vidspec
from tests.support.project import PROJECT
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


@pytest.fixture
def run() -> Run:
    """The program, in this process and its folder."""

    def run(*arguments: object) -> Done:
        done = vidspec(*map(str, arguments), cwd=Path.cwd())
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two providers, and a folder with copies of a client; not to be changed."""
    root = tmp_path_factory.mktemp("made")
    shutil.copytree(PROJECT / "templates", root / "templates")
    for name in ("acme", "bolt"):
        path = root / "specs" / name / "openapi.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(SPEC.replace("NAME", name), encoding="utf-8")
    for command in (("generate",), ("vendor", "acme", "--into", str(root / COPIES))):
        done = vidspec(*command, "--root", str(root))
        assert done.returncode == 0, done.stderr
    return root


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
