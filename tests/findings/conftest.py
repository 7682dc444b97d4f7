"""Projects with a finding, for the tests of findings."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.cli import vidspec
from tests.support.waivers import WARNED


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one finding, a warning; not to be changed."""
    root = tmp_path_factory.mktemp("made")
    (root / "specs" / "acme").mkdir(parents=True)
    (root / "specs" / "acme" / "openapi.yaml").write_text(WARNED, encoding="utf-8")
    done = vidspec("generate", "--root", str(root))
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "project"))
