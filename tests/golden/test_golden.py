"""Owns the golden cases: a folder a case, a spec in, the exact files or the exact findings out."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from vidspec.pipeline import Result
from tests.support.project import SOURCE, SPEC, generate_acme, own_files

GOLDEN = Path(__file__).parent
CASES = sorted(path.name for path in GOLDEN.iterdir() if (path / "spec.yaml").is_file())

_MARK = re.compile(r"  # ([SR]\d{3})$")


@pytest.mark.parametrize("case", CASES)
def test_case(case: str, accept: bool) -> None:
    folder = GOLDEN / case
    result = _result(case)
    if accept:
        _rewrite(folder, result)
        return
    assert _findings(result) == _read(folder / "diagnostics.txt")
    files, expected = own_files(result), _expected(folder)
    assert sorted(files) == sorted(expected)
    for path, text in files.items():
        assert text == expected[path], f"{case}: {path} is not as accepted"


@pytest.mark.parametrize("case", CASES)
def test_findings_are_of_the_spec(case: str) -> None:
    """Each finding is one line, points into a file of the case, and errors leave no files."""
    folder = GOLDEN / case
    result = _result(case)
    sizes = {SPEC: _lines(folder / "spec.yaml"), SOURCE: _lines(folder / "source.yaml")}
    for finding in result.diagnostics:
        text = str(finding)
        assert len(text.splitlines()) == 1
        assert "Traceback" not in text
        assert 1 <= finding.at.line <= sizes[finding.at.file], text
        assert finding.at.column >= 1
    assert bool(result.files) != any(finding.severity == "error" for finding in result.diagnostics)


def _marked(case: str) -> list[tuple[int, str]]:
    """The faults that a spec marks with a comment `# S101`: line and code."""
    text = (GOLDEN / case / "spec.yaml").read_bytes().decode()
    return [(n, code) for n, line in enumerate(text.split("\n"), 1) for code in _MARK.findall(line)]


@pytest.mark.parametrize("case", [case for case in CASES if _marked(case)])
def test_findings_stand_where_the_faults_are(case: str) -> None:
    """Each fault that a bad spec marks is found there, once, and nothing is found elsewhere."""
    marked = _marked(case)
    found = [(finding.at.line, finding.code) for finding in _result(case).diagnostics if finding.at.file == SPEC]
    assert found == marked


@pytest.mark.parametrize("case", CASES)
def test_one_place_one_code(case: str) -> None:
    """One fault is told once: what our own reading reports is not repeated in the words of a validator."""
    found = _result(case).diagnostics
    told = {finding.at for finding in found if finding.code != "R104"}
    repeated = [str(finding) for finding in found if finding.code == "R104" and finding.at in told]
    assert repeated == []


@cache
def _result(case: str) -> Result:
    folder = GOLDEN / case
    source = folder / "source.yaml"
    return generate_acme(
        (folder / "spec.yaml").read_bytes().decode(), source.read_bytes().decode() if source.exists() else None
    )


def _findings(result: Result) -> list[str]:
    return [str(finding) for finding in result.diagnostics]


def _read(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _lines(path: Path) -> int:
    # An end that is missing is found on the line after the last one.
    return path.read_bytes().count(b"\n") + 1 if path.exists() else 0


def _expected(folder: Path) -> dict[str, str]:
    root = folder / "expected"
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def _rewrite(folder: Path, result: Result) -> None:
    shutil.rmtree(folder / "expected", ignore_errors=True)
    (folder / "diagnostics.txt").unlink(missing_ok=True)
    for path, text in own_files(result).items():
        target = folder / "expected" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    if result.diagnostics:
        lines = "".join(f"{line}\n" for line in _findings(result))
        (folder / "diagnostics.txt").write_bytes(lines.encode())
