"""Owns the promises of the benchmark: all is measured, failures are told, figures mean what they say."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import nullcontext

import pytest

from tests.bench import __main__ as command
from tests.bench import cases, report, runner
from tests.bench.result import Result, Sample
from tests.support.project import PROJECT

_NUMBER = r"\d+(?:\.\d+)?"


def _cells(line: str) -> dict[str, str]:
    return dict(
        zip(
            report.HEADINGS,
            (cell.strip() for cell in line.removeprefix("| ").removesuffix(" |").split(" | ")),
            strict=True,
        )
    )


@pytest.mark.long
def test_every_case_is_measured_for_every_contender() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--smallest", "--markdown"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "failed" not in done.stderr
    head, _, *lines = [line for line in done.stdout.splitlines() if line.startswith("|")]
    assert tuple(_cells(head)) == report.HEADINGS
    rows = [_cells(line) for line in lines]
    assert [row["case"] for row in rows] == [case.title for case in cases.CASES]
    for row, case in zip(rows, cases.CASES, strict=True):
        for title in (cases.TITLES[name] for name in report.RIVALS):
            found = re.fullmatch(rf"({_NUMBER}) ± {_NUMBER}", row[f"{title} ÷ httpx"])
            assert found, row
            assert float(found[1]) > 0, row
        for title in ("httpx", "vidspec"):
            assert re.fullmatch(rf"{_NUMBER}(e\+\d+)? (s|ms|µs)", row[f"CPU of {title}"]), row
        memory = next(cell for heading, cell in row.items() if heading.startswith("memory"))
        assert re.fullmatch(rf"({_NUMBER}, ){{{len(cases.TITLES) - 1}}}{_NUMBER} MiB", memory), row
        verdicts = [verdict for verdict in row["reached"].split("<br>") if verdict]
        assert len(verdicts) == len(case.targets), row
        assert all(re.fullmatch(rf"(met|missed): {_NUMBER}", verdict) for verdict in verdicts), row


def test_a_failure_is_told_and_does_not_hide_the_other_cases(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *others = cases.CASES

    def measure(case: cases.Case, *_: object) -> Result:
        if case.title == first.title:
            raise runner.MeasurementError("the server is gone")
        return Result({name: [Sample(1.0, 1.0, 1.0)] for name in case.contenders}, None)

    monkeypatch.setattr(command, "serving", lambda: nullcontext("http://127.0.0.1:1"))
    monkeypatch.setattr(command, "measure", measure)
    assert command.main(["--smallest", "--markdown"]) == 1
    shown = capsys.readouterr()
    assert "failed: the server is gone" in shown.err
    rows = [_cells(line) for line in shown.out.splitlines() if line.startswith("|")][2:]
    assert set(rows[0].values()) == {first.title, "failed"}
    assert [row["case"] for row in rows if "failed" not in row.values()] == [case.title for case in others]


@pytest.mark.parametrize(
    ("statement", "told"),
    [("raise SystemExit(3)", "exit code 3"), ("import sys; sys.stderr.write('the answer departs')", "answer departs")],
)
def test_a_process_that_fails_or_complains_is_no_measurement(statement: str, told: str) -> None:
    with pytest.raises(runner.MeasurementError, match=told):
        runner.of_process(statement)


def test_what_a_contender_returns_is_checked() -> None:
    case = runner.SMALLEST.applied(next(case for case in cases.CASES if case.operation == "download"))
    with runner.serving() as url, runner.folder(case.size) as files:
        right = runner.work(case, cases.BARE, url, files)
        assert runner.of_child(right).wall > 0
        with pytest.raises(runner.MeasurementError, match=f"{case.size} came in place of {case.size + 1}"):
            runner.of_child({**right, "expected": case.size + 1})


def test_rounds_are_compared_with_one_another() -> None:
    slow_and_fast = Result(
        {
            cases.OURS: [Sample(cpu, 1.0, 0.0) for cpu in (2.0, 20.0, 200.0)],
            cases.BARE: [Sample(cpu, 2.0, 0.0) for cpu in (1.0, 10.0, 100.0)],
        }
    )
    assert slow_and_fast.ratio(cases.OURS, cases.BARE).median == 2
    assert slow_and_fast.ratio(cases.OURS, cases.BARE).reach == 0
    assert slow_and_fast.ratio(cases.BARE, cases.OURS, "wall").median == 2
    assert slow_and_fast.cpu(cases.OURS) == 20


def test_what_bare_python_takes_does_not_count() -> None:
    samples = {cases.PYTHON: [Sample(1.0, 1.0, 10.0)] * 3, cases.OURS: [Sample(1.5, 1.0, 12.0)] * 3}
    result = Result(samples, cases.PYTHON)
    assert result.cpu(cases.OURS) == 0.5
    assert result.memory(cases.OURS) == 2


@pytest.mark.parametrize(
    ("relation", "verdicts"), [("≤", [True, True, False]), ("<", [True, False, False]), ("≥", [False, True, True])]
)
def test_a_target_is_met_up_to_its_limit(relation: str, verdicts: list[bool]) -> None:
    result = Result({})
    figures = (1.0, 2.0, 3.0)
    found = [cases.Target("", lambda _, f=figure: f, 2.0, relation).met(result) for figure in figures]
    assert found == verdicts


def test_help_names_the_benchmark() -> None:
    shown = subprocess.run(["make", "help"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    assert re.search(r"^bench +\w", shown, re.MULTILINE)
