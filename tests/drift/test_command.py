"""Tests of the command `drift --sources`: what is clean, moved, accepted or cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from vidspec.documents import read
from vidspec.drift import accept

from tests.support.cli import vidspec
from tests.support.films import DOCUMENT, SOURCE, SPEC, specs


@dataclass(frozen=True)
class Project:
    root: Path

    def write(self, spec: str = SPEC, document: str = DOCUMENT) -> None:
        for name, text in (("openapi.yaml", spec), ("source.yaml", SOURCE)):
            path = self.root / "specs" / "acme" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (self.root / "documents").mkdir(exist_ok=True)
        (self.root / "documents" / "films.md").write_text(document, encoding="utf-8")

    def drift(self, *arguments: str) -> tuple[int, str]:
        done = vidspec("drift", "--sources", "documents", "--root", ".", *arguments, cwd=self.root)
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Project:
    found = Project(tmp_path)
    found.write()
    for name, text in accept(specs(), "acme", read(DOCUMENT, "films.md")[0], None).texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return found


def test_what_agrees_is_clean_and_counted(project: Project) -> None:
    code, text = project.drift()
    assert code == 0, text
    assert "1 documents" in text
    assert "10 table rows" in text
    assert "3 blocks of code" in text


def test_shifted_lines_move_the_citations(project: Project) -> None:
    shifted = "\n\n" + DOCUMENT.replace("## Query", "A word about queries.\n\n## Query")
    (project.root / "documents" / "films.md").write_text(shifted, encoding="utf-8")
    code, text = project.drift()
    assert code == 0, text
    assert "[D106]" in text
    code, text = project.drift("--accept")
    spec = (project.root / "specs" / "acme" / "openapi.yaml").read_text(encoding="utf-8")
    assert "x-evidence: [13, 22]}" in spec
    assert 'x-evidence: ["19-22"]' in spec
    assert "states-evidence: {queued: [38], running: [38]" in spec
    source = (project.root / "specs" / "acme" / "source.yaml").read_text(encoding="utf-8")
    assert 'lines: ["11-12", 18, 23, 25, 27, "35-36", "48-49", 59, 62, "64-65"]' in source
    assert "\nlines: 67\n" in source
    # The paragraph that came is nobody's yet.
    assert code == 1
    assert text.count("[D201]") == 1
    assert "films.md:29:" in text


def test_reworded_sentences_are_notes(project: Project) -> None:
    text = DOCUMENT.replace("# Acme Films\n", "# Acme Films\n\nFilms are made to order.\n", 1)
    (project.root / "documents" / "films.md").write_text(text, encoding="utf-8")
    code, told = project.drift()
    assert code == 0, told
    assert "[D105]" in told


def test_accepting_twice_changes_nothing(project: Project) -> None:
    before = {path: path.read_bytes() for path in (project.root / "specs").rglob("*") if path.is_file()}
    assert project.drift("--accept")[0] == 0
    assert {path: path.read_bytes() for path in (project.root / "specs").rglob("*") if path.is_file()} == before


UNREADABLE = {
    "of another encoding": (DOCUMENT.replace("films", "电影").encode("gbk"), 3),
    "of two bytes a character": (DOCUMENT.encode("utf-16"), 3),
    "empty": (b"", 1),
    "blank": (b"\n \n\t\n", 1),
    "cut inside a block": (DOCUMENT.encode()[: DOCUMENT.index("-d '{\"script")], 1),
    "cut between paragraphs": (DOCUMENT.encode()[: DOCUMENT.index("## Query")], 1),
    "a page of HTML": (b"<!doctype html><html><body><h1>Acme Films</h1></body></html>", 1),
    "an error as JSON": (b'{"error": {"message": "not found"}}', 1),
    "not text at all": (b"%PDF-1.7\n\x00\x01\x02", 1),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_document_that_cannot_be_read_never_passes(project: Project, kind: str) -> None:
    data, expected = UNREADABLE[kind]
    (project.root / "documents" / "films.md").write_bytes(data)
    code, text = project.drift()
    assert code == expected, text
    lock = (project.root / "specs" / "acme" / "source.lock.json").read_bytes()
    if kind != "cut between paragraphs":
        assert project.drift("--accept")[0] != 0
        assert (project.root / "specs" / "acme" / "source.lock.json").read_bytes() == lock


def test_nothing_examined_is_no_pass(project: Project) -> None:
    (project.root / "documents" / "films.md").unlink()
    assert project.drift()[0] == 4
    assert project.drift("acme")[0] == 4
    (project.root / "documents").rmdir()
    assert project.drift()[0] == 3


def test_absent_document_among_others_cannot_be_read(project: Project) -> None:
    second = project.root / "specs" / "second"
    second.mkdir()
    for name in ("openapi.yaml", "source.yaml", "source.lock.json"):
        text = (project.root / "specs" / "acme" / name).read_text(encoding="utf-8")
        (second / name).write_text(text.replace("films.md", "gone.md"), encoding="utf-8")
    code, text = project.drift()
    assert code == 3, text
    assert "gone.md:1:1: error" in text
    assert project.drift("acme")[0] == 0


def test_missing_lock_is_a_finding_and_a_broken_one_cannot_be_read(project: Project) -> None:
    lock = project.root / "specs" / "acme" / "source.lock.json"
    whole = lock.read_text(encoding="utf-8")
    lock.unlink()
    code, text = project.drift()
    assert code == 1
    assert "[D107]" in text
    for broken in ("", "{", "[]", '{"version": 99}', whole.replace('"kind": "row"', '"kind": "raw"', 1), whole[:-40]):
        lock.write_text(broken, encoding="utf-8")
        code, text = project.drift()
        assert code == 3, (broken[:40], text)
        assert "source.lock.json:" in text


def test_unknown_provider_is_a_fault_of_usage(project: Project) -> None:
    code, text = project.drift("nobody")
    assert code == 2
    assert "there are acme" in text


@pytest.mark.parametrize("arguments", [(), ("--sources", "x", "--har", "y"), ("--accept",), ("--har", "x", "--accept")])
def test_one_check_is_asked_for_at_a_time(project: Project, arguments: tuple[str, ...]) -> None:
    assert vidspec("drift", *arguments, cwd=project.root).returncode == 2
