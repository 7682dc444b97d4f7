"""Owns the command `matrix`: what it prints, and what it says of two matrices that differ."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from vidspec.matrix.diff import changes, read_report

from tests.support import published
from tests.support.cli import vidspec
from tests.support.project import PROJECT, environment

# Neither Python's own nor the console's encoding has all characters.
NARROW = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "cp1252": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
}


@pytest.mark.parametrize(("format", "name"), [("json", "matrix.json"), ("md", "matrix.md"), ("html", "index.html")])
def test_the_command_converts(format: str, name: str) -> None:
    done = vidspec("matrix", "--format", format)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == published.text(name)


@pytest.mark.parametrize("narrow", NARROW)
@pytest.mark.parametrize("format", ["csv", "md"])
def test_documents_are_utf8_under_any_encoding(format: str, narrow: str) -> None:
    usual, done = (_raw("matrix", "--format", format, **changes) for changes in ({}, NARROW[narrow]))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == usual.stdout
    assert "→" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout


@pytest.mark.parametrize("narrow", NARROW)
def test_text_that_cannot_be_encoded_ends_no_command(narrow: str, tmp_path: Path) -> None:
    report = copy.deepcopy(published.report())
    _find(report, "videos.create.request.prompt", "ephone")["summary"] = "字幕"
    (tmp_path / "new.json").write_text(json.dumps(report), encoding="utf-8")
    old = "generated/conformance/matrix.json"
    done = _raw("matrix", "--diff", old, str(tmp_path / "new.json"), **NARROW[narrow])
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
    """The exit code and output of comparing the project's matrix with a changed copy of it."""
    report = copy.deepcopy(published.report())
    change(report)
    (tmp_path / "old.json").write_text(published.text("matrix.json"), encoding="utf-8")
    (tmp_path / "new.json").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    done = vidspec("matrix", "--diff", str(tmp_path / "old.json"), str(tmp_path / "new.json"), *more)
    assert done.stderr == ""
    return done.returncode, done.stdout


def _find(report: dict[str, Any], feature: str, provider: str) -> dict[str, Any]:
    return dict(next(f for f in report["features"] if f["id"] == feature)["cells"])[provider]


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


_NONE = {"request": "none", "answer": "none"}
_DEGRADED = {"request": "degraded", "answer": "none"}
_BREAKING = {"request": "breaking", "answer": "none"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("supported", _NONE), ("undocumented", {})),
        (("undocumented", {}), ("partial", _DEGRADED)),
        (("undocumented", {}), ("unsupported", _BREAKING)),
        (("partial", _DEGRADED), ("changed", _BREAKING)),
        (("supported", _NONE), ("renamed", _NONE)),
        (("changed", _DEGRADED), ("changed", {"request": "degraded", "answer": "degraded"})),
    ],
)
def test_what_worsens_one_way_improves_the_other(one: tuple[str, Any], other: tuple[str, Any]) -> None:
    """The first of each pair is the better one."""
    better, worse = (_with_cell(*found) for found in (one, other))
    assert [found.verdict for found in changes(better, worse)] == ["worsened"]
    assert [found.verdict for found in changes(worse, better)] == ["improved"]


def _with_cell(claim: str, consequence: Any, outcome: str = "not_run", id: str = "videos.delete") -> dict[str, Any]:
    report = copy.deepcopy(published.report())
    cell = _find(report, id, "ephone")
    cell.update(claim=claim, consequence=consequence, verification={"outcome": outcome, "examples": []})
    return report


def test_an_example_that_fails_is_hidden_by_no_improvement() -> None:
    before, after = _with_cell("changed", _BREAKING), _with_cell("supported", _NONE, "failed")
    assert [found.verdict for found in changes(before, after)] == ["worsened"]


def test_a_row_is_judged_by_its_cells() -> None:
    """A field that is newly required is a new row, and no good news."""
    with_row = _with_cell("extension", _BREAKING, id="rules.hd-needs-pro")
    without = copy.deepcopy(with_row)
    without["features"] = [f for f in without["features"] if f["id"] != "rules.hd-needs-pro"]
    assert [found.verdict for found in changes(without, with_row)] == ["worsened"]


def test_records_come_and_go_with_their_provider() -> None:
    without = copy.deepcopy(published.report())
    for named in (without["providers"], without["scores"], *(f["cells"] for f in without["features"])):
        del named["sora_video2"]
    without["discrepancies"] = [d for d in without["discrepancies"] if d["providers"][0] != "sora_video2"]
    assert {found.verdict for found in changes(without, published.report())} == {"neutral"}
    gone = changes(published.report(), without)
    assert [found.text for found in gone if found.verdict == "worsened"] == ["the provider is gone"]


@pytest.mark.parametrize(
    ("change", "verdict", "text"),
    [
        (lambda r: r["discrepancies"][0].update(kind="omission"), "improved", "is told otherwise"),
        (lambda r: r["discrepancies"][0].update(decision="Another."), "neutral", "is told otherwise"),
        (lambda r: r["features"][0].update(title="Another"), "neutral", "another title"),
        (lambda r: r["questions"].pop(), "neutral", "other questions"),
        (lambda r: r["rules"].pop(), "neutral", "other rules"),
    ],
)
def test_what_is_no_cell_is_told_as_well(change: Callable[[dict[str, Any]], object], verdict: str, text: str) -> None:
    report = copy.deepcopy(published.report())
    assert report["discrepancies"][0]["kind"] == "contradiction"
    change(report)
    [found] = changes(published.report(), report)
    assert found.verdict == verdict
    assert found.text.endswith(text)


@pytest.mark.parametrize(
    "change",
    [
        lambda report: report["features"].append(report["features"][0]),
        lambda report: report["features"][0]["cells"].popitem(),
    ],
)
def test_a_matrix_that_is_not_whole_is_none(change: Callable[[dict[str, Any]], object]) -> None:
    report = copy.deepcopy(published.report())
    change(report)
    found, diagnostics = read_report(json.dumps(report), "new.json", published.text("matrix.schema.json"))
    assert found is None
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
    done = vidspec("matrix", "--diff", str(published.CONFORMANCE / "matrix.json"), str(tmp_path / "new.json"))
    assert done.returncode == 3
    assert f"{tmp_path}/new.json:2:14: error: no matrix of this version at /features" in done.stderr
