"""Owns the golden cases: a folder a case, a spec in, the exact files or the exact findings out.

A case keeps in `expected/` the files that it is about; `files.txt` names all that are generated. A case without
`files.txt` keeps the whole client. To reduce a new case, delete the other files, create an empty `files.txt`, and
accept again.
"""

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

WHOLE_CLIENTS = 6  # more of them would repeat what these show

_MARK = re.compile(r"  # ([SR]\d{3})$")


@pytest.mark.parametrize("case", CASES)
def test_case(case: str, accept: bool) -> None:
    folder = GOLDEN / case
    result = _result(case)
    if accept:
        _rewrite(folder, result)
        return
    assert _findings(result) == _read(folder / "diagnostics.txt")
    files = own_files(result)
    assert sorted(files) == _names(folder)
    for path, text in _expected(folder).items():
        assert files[path] == text, f"{case}: {path} is not as accepted"


def test_only_a_few_cases_keep_a_whole_client() -> None:
    reduced = [case for case in CASES if (GOLDEN / case / "files.txt").exists()]
    whole = [case for case in CASES if case not in reduced and _expected(GOLDEN / case)]
    assert len(whole) <= WHOLE_CLIENTS
    for case in reduced:
        kept = set(_expected(GOLDEN / case))
        assert kept, f"{case} is about no file"
        assert kept < set(_names(GOLDEN / case)), f"{case} keeps everything and needs no files.txt"


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


def _names(folder: Path) -> list[str]:
    """The names of all files that are generated for a case."""
    names = folder / "files.txt"
    return _read(names) if names.exists() else sorted(_expected(folder))


def _rewrite(folder: Path, result: Result) -> None:
    """Keeps the choice of files; one that is no longer generated has to be removed by hand."""
    files, names = own_files(result), folder / "files.txt"
    kept = sorted(_expected(folder)) if names.exists() else sorted(files)
    lost = [path for path in kept if path not in files]
    assert not lost, f"{folder.name}: no longer generated: {', '.join(lost)}"
    shutil.rmtree(folder / "expected", ignore_errors=True)
    for path in kept:
        _write(folder / "expected" / path, files[path])
    if names.exists():
        _write(names, "".join(f"{path}\n" for path in sorted(files)))
    if result.diagnostics:
        _write(folder / "diagnostics.txt", "".join(f"{line}\n" for line in _findings(result)))
    else:
        (folder / "diagnostics.txt").unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
