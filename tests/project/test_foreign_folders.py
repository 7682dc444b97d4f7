"""Owns what folders and files of other tools beside the specs do to a project: nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.cli import vidspec
from tests.support.project import PROJECT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one small provider."""
    shutil.copytree(PROJECT / "specs" / "sora_video2", tmp_path / "specs" / "sora_video2")
    return tmp_path


def test_templates_of_an_application_are_not_ours(project: Path) -> None:
    for name in ("client/index.html", "matrix/page.css", "runtime/__init__.py", "base.html"):
        (project / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "templates" / name).write_text("{% not ours %}", encoding="utf-8")
    done = vidspec("generate", "--root", str(project))
    assert done.returncode == 0, done.stderr


def test_a_missing_template_is_a_finding(project: Path) -> None:
    shutil.copytree(PROJECT / "templates", project / "templates", ignore=shutil.ignore_patterns("page.css"))
    done = vidspec("check", "--root", str(project))
    assert done.returncode == 3
    assert "templates/matrix/page.css:1:1: error: missing template [S001]" in done.stderr


@pytest.mark.parametrize("text", ["{}", "[]", "no JSON", '{"$defs": 3}'])
def test_a_malformed_vocabulary_is_a_finding(project: Path, text: str) -> None:
    (project / "specs" / "extensions.schema.json").write_text(text, encoding="utf-8")
    done = vidspec("check", "--root", str(project))
    assert done.returncode == 3
    assert "specs/extensions.schema.json:1:1: error: malformed vocabulary" in done.stderr
