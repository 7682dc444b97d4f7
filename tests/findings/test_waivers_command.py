"""Tests of waivers and formats on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.support.cli import vidspec, vidspec_process
from tests.support.waivers import WARNED, entry


def check(root: Path, waivers: str | None, *arguments: str, today: str = "2030-01-31") -> CompletedProcess[str]:
    if waivers is not None:
        (root / "waivers.yaml").write_text(waivers, encoding="utf-8")
    return vidspec("check", "--root", str(root), "--today", today, *arguments)


PLACE = 'rule: S126, place: "acme: /paths/~1v1~1videos/get/parameters/0/name"'


def test_a_finding_without_waiver_fails_and_tells_how_to_waive_it(project: Path) -> None:
    done = check(project, None)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "specs/acme/openapi.yaml:12:11: warning: parameter 'session' travels in 'cookie', which is not supported [S126]"
    ]
    assert "found: 0 errors, 1 warning, 0 notes; 0 waived" in done.stdout
    assert "--format json" in done.stdout


def test_a_waiver_by_rule_and_place_passes(project: Path) -> None:
    done = check(project, f"waivers:\n{entry(PLACE)}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0].startswith("clean: 1 specs, 0 examples, ")
    assert "1 waived" in done.stdout


def test_a_waiver_by_the_fingerprint_that_json_tells_outlives_other_lines(project: Path) -> None:
    (found,) = json.loads(check(project, None, "--format", "json").stdout)["findings"]
    spec = project / "specs" / "acme" / "openapi.yaml"
    spec.write_text(f"# a line more\n{WARNED}", encoding="utf-8")
    named = entry(f"fingerprint: {found['fingerprint']}")
    done = check(project, f"waivers:\n{named}", "--format", "json")
    told = json.loads(done.stdout)
    waived = [one for one in told["findings"] if one["waived"]]
    assert [(one["fingerprint"], one["locations"][0]["line"]) for one in waived] == [(found["fingerprint"], 13)]
    assert waived[0]["waived"]["owner"] == "ann"
    assert {one["rule"] for one in told["findings"] if not one["waived"]} <= {"G101", "G102"}


@pytest.mark.parametrize(("today", "code"), [("2030-01-31", 0), ("2030-02-01", 5)])
def test_an_expired_waiver_alone_is_told_apart(project: Path, today: str, code: int) -> None:
    done = check(project, f"waivers:\n{entry(PLACE)}", today=today)
    assert done.returncode == code
    assert ("[W102]" in done.stderr) == (code == 5)
    assert "[S126]" not in done.stderr


def test_an_unused_waiver_alone_is_told_apart(project: Path) -> None:
    done = check(project, f"waivers:\n{entry(PLACE)}{entry('rule: R103, place: x')}")
    assert done.returncode == 5
    assert done.stderr.splitlines() == [
        "waivers.yaml:3:5: error: the waiver of R103 at x covers no finding; its owner is ann [W103]"
    ]


def test_a_duplicate_waiver_is_unused(project: Path) -> None:
    done = check(project, f"waivers:\n{entry(PLACE)}{entry(PLACE)}")
    assert done.returncode == 5
    assert "waivers.yaml:3:5:" in done.stderr


def test_a_waiver_of_another_command_is_not_judged(project: Path) -> None:
    done = check(project, f"waivers:\n{entry(PLACE)}{entry('rule: D104, place: x')}")
    assert (done.returncode, done.stderr) == (0, "")


def test_findings_outrank_waivers(project: Path) -> None:
    done = check(project, f"waivers:\n{entry('rule: R103, place: x')}")
    assert done.returncode == 1
    assert "[S126]" in done.stderr
    assert "[W103]" in done.stderr


def test_a_malformed_file_is_a_mistake_of_configuration(project: Path) -> None:
    done = check(project, f"waivers:\n{entry(PLACE)}  - {{rule: S126}}\n")
    assert done.returncode == 2
    assert "waivers.yaml:3:5: error: " in done.stderr
    assert "[W101]" in done.stderr


def test_a_file_that_is_not_utf_8_cannot_be_read(project: Path) -> None:
    (project / "waivers.yaml").write_bytes(b"waivers: []\n# \xff\n")
    done = check(project, None)
    assert done.returncode == 3
    assert "waivers.yaml:2:" in done.stderr


def test_a_folder_in_place_of_the_file_cannot_be_read(project: Path) -> None:
    (project / "waivers.yaml").mkdir()
    done = check(project, None)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("day", ["soon", "2030-1-1", "2030-02-30", "20300101", ""])
def test_a_day_that_is_none_is_a_mistake_of_the_caller(project: Path, day: str) -> None:
    done = check(project, None, today=day)
    assert done.returncode == 2
    assert "--today" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("format", ["json", "junit", "sarif"])
def test_documents_are_alone_on_standard_output(project: Path, format: str) -> None:
    done = check(project, None, "--format", format)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith({"json": "{", "junit": "<?xml", "sarif": "{"}[format])
    assert "S126" in done.stdout


@pytest.mark.parametrize("format", ["json", "junit", "sarif", "github"])
def test_documents_are_utf_8_wherever_they_are_printed(project: Path, format: str) -> None:
    spec = project / "specs" / "acme" / "openapi.yaml"
    spec.write_text(WARNED.replace("session", "séance"), encoding="utf-8")
    done = check(project, None, "--format", format)
    assert "séance" in done.stdout
    asked = ("check", "--root", str(project), "--format", format)
    plain = vidspec_process(*asked, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert plain.stdout == done.stdout
    assert plain.stderr == ""


@pytest.mark.parametrize("format", ["text", "json", "junit", "sarif", "github"])
@pytest.mark.parametrize(("fault", "code"), [("unreadable", 3), ("empty", 4)])
def test_every_format_tells_what_cannot_be_read_and_that_nothing_was_examined(
    tmp_path: Path, format: str, fault: str, code: int
) -> None:
    folder = tmp_path / "specs" / "acme"
    folder.mkdir(parents=True)
    if fault == "unreadable":
        (folder / "openapi.yaml").write_bytes(b"\xff")
    done = vidspec("check", "--root", str(tmp_path), "--format", format)
    assert done.returncode == code
    told = done.stderr if format == "text" else done.stdout
    assert ("S001" if fault == "unreadable" else "S000") in told


@pytest.mark.parametrize("format", ["text", "json", "junit", "sarif", "github"])
@pytest.mark.parametrize("asked", ["--sources", "--har", "--spec"])
def test_every_format_tells_of_a_spec_that_cannot_be_compared(tmp_path: Path, format: str, asked: str) -> None:
    folder = tmp_path / "specs" / "acme"
    folder.mkdir(parents=True)
    (folder / "openapi.yaml").write_text("openapi: [\n", encoding="utf-8")
    recording = tmp_path / "traffic.har"
    recording.write_text('{"log": {"entries": []}}', encoding="utf-8")
    named = {"--sources": (tmp_path,), "--har": (recording,), "--spec": (folder, folder)}[asked]
    done = vidspec("drift", asked, *map(str, named), "--root", str(tmp_path), "--format", format)
    assert done.returncode == 3
    assert "S001" in (done.stderr if format == "text" else done.stdout)
    assert "clean" not in done.stdout
    if format in ("json", "sarif"):
        assert f"drift {asked}" in json.dumps(json.loads(done.stdout))
