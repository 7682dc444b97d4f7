"""Owns the command `matrix`: what it prints, and what it says of two matrices that differ."""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from vidspec.matrix.diff import Revision, changes
from vidspec.matrix.model import Cell, Claim, Consequence, Matrix, Outcome, Verification
from vidspec.matrix.published import read_matrix
from vidspec.matrix.render.report import report

from tests.support import published
from tests.support.cli import vidspec
from tests.support.encodings import NARROW
from tests.support.matrices import sample
from tests.support.project import PROJECT, environment


@pytest.mark.parametrize(("format", "name"), [("json", "matrix.json"), ("md", "matrix.md"), ("html", "index.html")])
def test_the_command_converts(format: str, name: str) -> None:
    done = vidspec("matrix", "--format", format)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == published.text(name)


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two providers."""
    root = tmp_path_factory.mktemp("pair")
    for name in ("openai", "sora_video2"):
        shutil.copytree(PROJECT / "specs" / name, root / "specs" / name)
    return root


@pytest.mark.parametrize("narrow", NARROW)
@pytest.mark.parametrize("format", ["csv", "md"])
def test_documents_are_utf8_under_any_encoding(format: str, narrow: str, pair: Path) -> None:
    command = ("matrix", "--root", str(pair), "--format", format)
    usual, done = vidspec(*command), _raw(*command, **NARROW[narrow])
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == usual.stdout.encode()
    assert "→" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout


@pytest.mark.parametrize("narrow", NARROW)
def test_text_that_cannot_be_encoded_ends_no_command(narrow: str, tmp_path: Path) -> None:
    report = _few_rows()
    (tmp_path / "old.json").write_text(json.dumps(report), encoding="utf-8")
    _find(report, "videos.create.request.prompt", "ephone")["summary"] = "字幕"
    (tmp_path / "new.json").write_text(json.dumps(report), encoding="utf-8")
    done = _raw("matrix", "--diff", str(tmp_path / "old.json"), str(tmp_path / "new.json"), **NARROW[narrow])
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"`\u5b57\u5e55`" in done.stdout


def _raw(*arguments: str, **changes: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process, and its output as bytes."""
    command = [sys.executable, "-m", "vidspec", *arguments]
    return subprocess.run(command, cwd=PROJECT, env=environment(**changes), capture_output=True, check=False)


def test_the_command_shows_counts() -> None:
    done = vidspec("matrix")
    assert (done.returncode, done.stderr) == (0, "")
    for text in (*published.report()["providers"], *published.report()["areas"]):
        assert text in done.stdout
    assert "generated/conformance/index.html" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--format", "xml"), 2),
        (("--diff", "nowhere.json", "nothing.json"), 3),
        (("--diff", "README.md", "README.md"), 3),
        (("--diff", "generated/conformance/matrix.json", "generated/conformance/matrix.json", "--format", "csv"), 2),
        (("--root", "tests"), 2),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], code: int) -> None:
    done = vidspec("matrix", *arguments)
    assert done.returncode == code, done.stderr
    assert done.stderr
    assert "Traceback" not in done.stderr


def _diff(tmp_path: Path, change: Callable[[dict[str, Any]], object], *more: str) -> tuple[int, str]:
    """The exit code and output of comparing the project's matrix with a changed copy of it, without most other rows."""
    old, new = published.report(), copy.deepcopy(published.report())
    change(new)
    changed = [feature["id"] for feature in old["features"] if feature not in new["features"]]
    kept = {*changed, *(feature["id"] for feature in old["features"][:20])}
    dropped = {feature["id"] for feature in old["features"]} - kept
    for name, whole in (("old.json", old), ("new.json", new)):
        features = [feature for feature in whole["features"] if feature["id"] not in dropped]
        text = json.dumps({**whole, "features": features}, ensure_ascii=False)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = vidspec("matrix", "--diff", str(tmp_path / "old.json"), str(tmp_path / "new.json"), *more)
    assert done.stderr == ""
    return done.returncode, done.stdout


def _few_rows() -> dict[str, Any]:
    """The project's matrix with its first rows only, to be changed."""
    report = copy.deepcopy(published.report())
    del report["features"][20:]
    return report


def _find(report: dict[str, Any], feature: str, provider: str) -> dict[str, Any]:
    return dict(next(f for f in report["features"] if f["id"] == feature)["cells"])[provider]


def _changes(old: dict[str, Any], new: dict[str, Any]) -> tuple[Revision, ...]:
    return changes(_matrix(old), _matrix(new))


def _matrix(report: dict[str, Any]) -> Matrix:
    return _read(json.dumps(report))


@cache
def _read(text: str) -> Matrix:
    matrix, findings = read_matrix(text, "matrix.json", published.text("matrix.schema.json"))
    assert findings == ()
    assert matrix is not None
    return matrix


def test_what_is_read_is_what_was_written() -> None:
    assert report(_matrix(published.report())) == published.text("matrix.json")


def test_diff_of_nothing(tmp_path: Path) -> None:
    assert _diff(tmp_path, lambda _: None) == (0, "nothing changed\n")


def test_diff_of_a_consequence_that_worsens(tmp_path: Path) -> None:
    def worsen(report: dict[str, Any]) -> None:
        cell = _find(report, "videos.create.request.prompt", "ephone")
        facet = {"name": "type", "text": "type: string → array", "change": "other"}
        cell["facets"].append(facet | {"baseline": "string", "provider": "array", "channel": None})
        cell["claim"], cell["consequence"] = "changed", {"request": "breaking", "answer": "none"}

    code, text = _diff(tmp_path, worsen)
    assert code == 1
    assert text.splitlines()[0] == (
        "worsened  changed  videos.create.request.prompt  ephone  "
        "supported → changed; requests: none → breaking; type: string → array"
    )
    assert text.splitlines()[-1] == "1 worsened, 0 improved, 0 neutral"
    code, text = _diff(tmp_path, worsen, "--format", "json")
    assert code == 1
    assert json.loads(text)["changes"][0]["verdict"] == "worsened"
    code, text = _diff(tmp_path, worsen, "--format", "md")
    assert code == 1
    assert "| worsened | changed | videos.create.request.prompt | ephone |" in text


_Sides = tuple[Consequence | None, Consequence | None]  # for requests, for answers

UNKNOWN: _Sides = (None, None)
HARMLESS: _Sides = (Consequence.NONE, Consequence.NONE)
DEGRADED: _Sides = (Consequence.DEGRADED, Consequence.NONE)
BREAKING: _Sides = (Consequence.BREAKING, Consequence.NONE)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ((Claim.SUPPORTED, HARMLESS), (Claim.UNDOCUMENTED, UNKNOWN)),
        ((Claim.UNDOCUMENTED, UNKNOWN), (Claim.PARTIAL, DEGRADED)),
        ((Claim.UNDOCUMENTED, UNKNOWN), (Claim.UNSUPPORTED, BREAKING)),
        ((Claim.PARTIAL, DEGRADED), (Claim.CHANGED, BREAKING)),
        ((Claim.SUPPORTED, HARMLESS), (Claim.RENAMED, HARMLESS)),
        ((Claim.CHANGED, DEGRADED), (Claim.CHANGED, (Consequence.DEGRADED, Consequence.DEGRADED))),
    ],
)
def test_what_worsens_one_way_improves_the_other(better: tuple[Claim, _Sides], worse: tuple[Claim, _Sides]) -> None:
    matrices = _with_cell(*better), _with_cell(*worse)
    assert [revision.verdict for revision in changes(*matrices)] == ["worsened"]
    assert [revision.verdict for revision in changes(*reversed(matrices))] == ["improved"]


def _with_cell(
    claim: Claim, sides: _Sides, outcome: Outcome = Outcome.NOT_RUN, id: str = "create.request.size"
) -> Matrix:
    """The small matrix with another cell of its second provider."""
    cell = Cell(claim=claim, request=sides[0], answer=sides[1], verification=Verification(outcome=outcome))
    matrix = sample()
    features = [replace(f, cells=(f.cells[0], cell, *f.cells[2:])) if f.id == id else f for f in matrix.features]
    return replace(matrix, features=tuple(features))


def test_an_example_that_fails_is_hidden_by_no_improvement() -> None:
    before, after = _with_cell(Claim.CHANGED, BREAKING), _with_cell(Claim.SUPPORTED, HARMLESS, Outcome.FAILED)
    assert [revision.verdict for revision in changes(before, after)] == ["worsened"]


def test_a_row_is_judged_by_its_cells() -> None:
    """A field that is newly required is a new row, and no good news."""
    with_row = _with_cell(Claim.EXTENSION, BREAKING, id="create.request.hd")
    without = replace(with_row, features=tuple(f for f in with_row.features if f.id != "create.request.hd"))
    assert [revision.verdict for revision in changes(without, with_row)] == ["worsened"]


def test_records_come_and_go_with_their_provider() -> None:
    whole, without = _few_rows(), _few_rows()
    for named in (without["providers"], without["scores"], *(f["cells"] for f in without["features"])):
        del named["sora_video2"]
    without["discrepancies"] = [d for d in without["discrepancies"] if d["providers"][0] != "sora_video2"]
    assert {revision.verdict for revision in _changes(without, whole)} == {"neutral"}
    gone = _changes(whole, without)
    assert [revision.text for revision in gone if revision.verdict == "worsened"] == ["the provider is gone"]


@pytest.mark.parametrize(
    ("change", "verdict", "text"),
    [
        (lambda r: r["discrepancies"][0].update(kind="omission"), "improved", "changed"),
        (lambda r: r["discrepancies"][0].update(decision="Another."), "neutral", "changed"),
        (lambda r: r["features"][0].update(title="Another"), "neutral", "another title"),
        (lambda r: r["questions"].pop(), "neutral", "other questions"),
        (lambda r: r["rules"].pop(), "neutral", "other rules"),
    ],
)
def test_what_is_no_cell_is_reported_too(change: Callable[[dict[str, Any]], object], verdict: str, text: str) -> None:
    report = _few_rows()
    assert report["discrepancies"][0]["kind"] == "contradiction"
    change(report)
    [revision] = _changes(_few_rows(), report)
    assert revision.verdict == verdict
    assert revision.text.endswith(text)


@pytest.mark.parametrize(
    "change",
    [
        lambda report: report["features"].append(report["features"][0]),
        lambda report: report["features"][0]["cells"].popitem(),
    ],
)
def test_a_matrix_that_is_not_whole_is_none(change: Callable[[dict[str, Any]], object]) -> None:
    report = _few_rows()
    change(report)
    matrix, diagnostics = read_matrix(json.dumps(report), "new.json", published.text("matrix.schema.json"))
    assert matrix is None
    assert [finding.code for finding in diagnostics] == ["M101"]


def test_matrices_without_rows_are_no_comparison(tmp_path: Path) -> None:
    empty = published.report() | {"features": []}
    for name in ("old.json", "new.json"):
        (tmp_path / name).write_text(json.dumps(empty), encoding="utf-8")
    done = vidspec("matrix", "--diff", str(tmp_path / "old.json"), str(tmp_path / "new.json"))
    assert done.returncode == 4


def test_diff_of_what_becomes_known(tmp_path: Path) -> None:
    """Silence that ends well is an improvement."""

    def learn(report: dict[str, Any]) -> None:
        cell = _find(report, "videos.delete", "ephone")
        known = _find(report, "videos.create", "ephone")
        cell.update(claim="supported", consequence={"request": "none", "answer": "none"}, evidence=known["evidence"])

    code, text = _diff(tmp_path, learn)
    assert code == 0
    assert text.startswith("improved  changed  videos.delete  ephone  undocumented → supported")


def test_diff_of_an_example_that_fails(tmp_path: Path) -> None:
    def fail(report: dict[str, Any]) -> None:
        published.tried(report)["verification"]["outcome"] = "failed"

    code, text = _diff(tmp_path, fail)
    assert code == 1
    assert "examples: passed → failed" in text


def test_diff_of_rows_and_columns(tmp_path: Path) -> None:
    def remove(report: dict[str, Any]) -> None:
        gone = report["features"].pop()
        assert gone["id"]
        del report["providers"]["ephone"], report["scores"]["ephone"]
        for feature in report["features"]:
            del feature["cells"]["ephone"]

    code, text = _diff(tmp_path, remove)
    assert code == 1
    assert "worsened  removed  ephone  the provider is gone" in text
    assert "the feature is gone" in text


def test_lines_of_the_spec_that_move_are_no_change(tmp_path: Path) -> None:
    def move(report: dict[str, Any]) -> None:
        for _, _, cell in published.cells(report):
            cell["spec"] = [f"{place}0" for place in cell["spec"]]
            for evidence in cell["evidence"]:
                evidence["spec"] += "0"

    assert _diff(tmp_path, move) == (0, "nothing changed\n")


def test_diff_tells_what_is_no_matrix(tmp_path: Path) -> None:
    (tmp_path / "new.json").write_text('{"report_version": 1,\n "features": 3}', encoding="utf-8")
    (tmp_path / "old.json").write_text(json.dumps(_few_rows()), encoding="utf-8")
    done = vidspec("matrix", "--diff", str(tmp_path / "old.json"), str(tmp_path / "new.json"))
    assert done.returncode == 3
    assert f"{tmp_path}/new.json:2:14: error: no matrix of this version at /features" in done.stderr
