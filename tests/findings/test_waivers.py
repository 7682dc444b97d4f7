"""Owns the tests of waivers: their file, what they cover, when they end, and what the command line makes of it."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import typer
from vidspec.cli.running import Format, Reporting, conclude
from vidspec.core.positions import Position
from vidspec.findings.codes import CODES, FAMILIES, WAIVERS
from vidspec.findings.diagnostic import Diagnostic
from vidspec.findings.report import Waiver
from vidspec.findings.waivers import apply, domain, read

from tests.support.cli import vidspec, vidspec_process
from tests.support.project import PROJECT, environment

AT = Position("specs/acme/openapi.yaml", 3, 5)
FOUND = Diagnostic(AT, "D104", "it moved", provider="acme", place="row 4")
OTHER = replace(FOUND, at=AT._replace(line=9), place="row 5")
TODAY = date(2030, 6, 15)
SOURCES = domain("drift --sources")


def waiver(**changes: Any) -> Waiver:
    known = Waiver(reason="They know.", owner="ann", expires=TODAY, at=Position("waivers.yaml", 2, 5))
    return replace(known, **changes)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code for one in found]


# What they cover ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names",
    [{"fingerprint": FOUND.fingerprint}, {"rule": "D104", "place": "acme: row 4"}],
    ids=["fingerprint", "place"],
)
def test_a_waiver_takes_out_what_it_names_and_nothing_else(names: dict[str, str]) -> None:
    one = waiver(**names)
    applied = apply((FOUND, OTHER), (one,), TODAY, domain=SOURCES, whole=True)
    assert applied.findings == (OTHER,)
    assert applied.waived == ((FOUND, one),)


def test_a_place_may_hold_several_findings() -> None:
    second = replace(FOUND, actual="6")
    one = waiver(rule="D104", place="acme: row 4")
    assert apply((FOUND, second), (one,), TODAY, domain=SOURCES, whole=True).findings == ()
    by_fingerprint = waiver(fingerprint=FOUND.fingerprint)
    assert apply((FOUND, second), (by_fingerprint,), TODAY, domain=SOURCES, whole=True).findings == (second,)


@pytest.mark.parametrize("names", [{"rule": "D102", "place": "acme: row 4"}, {"rule": "D104", "place": "row"}])
def test_rule_and_place_have_to_be_the_same(names: dict[str, str]) -> None:
    assert FOUND in apply((FOUND,), (waiver(**names),), TODAY, domain=SOURCES, whole=True).findings


def test_a_place_is_that_of_one_provider() -> None:
    elsewhere = replace(FOUND, provider="other")
    nobodys = replace(FOUND, provider=None)
    one = waiver(rule="D104", place="acme: row 4")
    applied = apply((FOUND, elsewhere, nobodys), (one,), TODAY, domain=SOURCES, whole=True)
    assert applied.waived == ((FOUND, one),)
    assert set(applied.findings) == {elsewhere, nobodys}
    bare = waiver(rule="D104", place="row 4")
    assert apply((FOUND, nobodys), (bare,), TODAY, domain=SOURCES, whole=True).findings == (FOUND,)


@pytest.mark.parametrize(("expires", "said"), [(date(2030, 6, 16), []), (TODAY, []), (date(2030, 6, 14), ["W102"])])
def test_a_waiver_holds_through_its_last_day_and_then_only_itself_fails(expires: date, said: list[str]) -> None:
    one = waiver(fingerprint=FOUND.fingerprint, expires=expires)
    applied = apply((FOUND,), (one,), TODAY, domain=SOURCES, whole=True)
    assert codes(applied.findings) == said
    assert all(found.fails and found.at == one.at for found in applied.findings)
    assert applied.waived == ((FOUND, one),)


def test_an_expired_waiver_tells_its_owner_and_its_day() -> None:
    one = waiver(fingerprint=FOUND.fingerprint, expires=date(2030, 1, 2))
    (said,) = apply((FOUND,), (one,), TODAY, domain=SOURCES, whole=True).findings
    assert "2030-01-02" in said.message
    assert "ann" in said.message
    assert FOUND.fingerprint in said.message


def test_an_unused_waiver_is_told() -> None:
    one = waiver(rule="D104", place="row 6", expires=date(2030, 1, 2))
    applied = apply((FOUND,), (one,), TODAY, domain=SOURCES, whole=True)
    assert sorted(codes(applied.findings)) == ["D104", "W103"]
    assert len({found.fingerprint for found in applied.findings}) == 2


def test_of_a_part_nothing_is_said_of_unused_waivers() -> None:
    applied = apply((), (waiver(rule="D104", place="row 6"),), TODAY, domain=SOURCES, whole=False)
    assert applied.findings == ()


@pytest.mark.parametrize(
    ("command", "rules"),
    [
        ("check", {"S101", "R103", "M001", "G101"}),
        ("drift --sources", {"D001", "D104", "D203", "D320"}),
        ("drift --har", {"D401"}),
        ("drift --spec", {"D501"}),
        ("vendor --check", {"V101"}),
    ],
)
def test_a_command_speaks_of_its_own_families_only(command: str, rules: set[str]) -> None:
    samples = {f"{known.prefix}{'000'[len(known.prefix) - 1 :]}"[:4] for known in FAMILIES} | rules
    everything = tuple(waiver(rule=rule, place="nowhere") for rule in sorted(samples))
    said = apply((), everything, TODAY, domain=domain(command), whole=True).findings
    assert set(codes(said)) == {"W103"}
    told = {found.place.split()[0] for found in said}
    assert rules <= told
    assert {rule[0:2] if rule[0] == "D" else rule[0] for rule in told} == domain(command)


@pytest.mark.parametrize("names", [{"rule": "D104", "place": "acme: row 4"}, {"fingerprint": FOUND.fingerprint}])
def test_of_two_waivers_of_one_finding_the_second_is_unused(names: dict[str, str]) -> None:
    first = waiver(rule="D104", place="acme: row 4")
    second = waiver(at=Position("waivers.yaml", 9, 5), **names)
    applied = apply((FOUND,), (first, second), TODAY, domain=SOURCES, whole=True)
    assert applied.waived == ((FOUND, first),)
    assert [(found.code, found.at) for found in applied.findings] == [("W103", second.at)]


def test_a_narrow_waiver_leaves_the_rest_to_a_wider_one() -> None:
    second = replace(FOUND, actual="6")
    pair = (waiver(fingerprint=FOUND.fingerprint), waiver(rule="D104", place="acme: row 4"))
    applied = apply((FOUND, second), pair, TODAY, domain=SOURCES, whole=True)
    assert applied.findings == ()
    assert [one for _, one in applied.waived] == list(pair)


def test_notes_need_no_waiver() -> None:
    note = replace(FOUND, code="D105")
    applied = apply((note,), (waiver(rule="D105", place="acme: row 4"),), TODAY, domain=SOURCES, whole=True)
    assert sorted(codes(applied.findings)) == ["D105", "W103"]
    assert applied.waived == ()


def test_findings_about_waivers_cannot_be_waived() -> None:
    about = Diagnostic(Position("waivers.yaml"), "W101", "x", place="row 4")
    applied = apply((about,), (waiver(rule="W101", place="row 4"),), TODAY, domain=SOURCES, whole=True)
    assert applied.findings == (about,)


@pytest.mark.parametrize(
    "code", [code for code, entry in CODES.items() if not entry.waivable and entry.family != WAIVERS]
)
def test_what_the_table_says_cannot_be_waived_is_not(code: str) -> None:
    found = replace(FOUND, code=code)
    pair = (waiver(fingerprint=found.fingerprint), waiver(rule=code, place=found.where))
    applied = apply((found,), pair, TODAY, domain=SOURCES, whole=False)
    assert (applied.findings, applied.waived) == ((found,), ())


# The file ----------------------------------------------------------------------------------------

GOOD = """\
waivers:
  - fingerprint: D104-0123456789abcdef
    reason: They know.
    owner: ann
    expires: 2030-12-31
  - {rule: R103, place: "/paths/~1v1", reason: "Yes: it is so.", owner: bob, expires: "2028-02-29"}
"""


def test_waivers_are_read_with_their_places() -> None:
    waivers, found = read(GOOD, "waivers.yaml")
    assert found == ()
    assert waivers == (
        Waiver(
            reason="They know.",
            owner="ann",
            expires=date(2030, 12, 31),
            at=Position("waivers.yaml", 2, 5),
            fingerprint="D104-0123456789abcdef",
        ),
        Waiver(
            reason="Yes: it is so.",
            owner="bob",
            expires=date(2028, 2, 29),
            at=Position("waivers.yaml", 6, 5),
            rule="R103",
            place="/paths/~1v1",
        ),
    )
    assert [one.code for one in waivers] == ["D104", "R103"]


def test_there_may_be_no_waiver() -> None:
    assert read("waivers: []\n", "waivers.yaml") == ((), ())


_REST = "reason: r, owner: o, expires: 2030-01-01"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "empty"),
        ("- a\n", 1, "`waivers`"),
        ("waivers:\n", 1, "`waivers`"),
        ("waivers: {a: b}\n", 1, "`waivers`"),
        ("waivers: [\n", 2, "not YAML"),
        ("waivers: []\nwaivers: []\n", 2, "stands already"),
        ("waivers: []\nmore: 1\n", 2, "'more'"),
        ("waivers:\n  - text\n", 2, "mapping"),
        ("waivers:\n  - []\n", 2, "mapping"),
        (f"waivers:\n  - {{{_REST}}}\n", 2, "either"),
        (f"waivers:\n  - {{rule: D104, {_REST}}}\n", 2, "either"),
        (f"waivers:\n  - {{place: x, {_REST}}}\n", 2, "either"),
        (f"waivers:\n  - {{fingerprint: D104-0123456789abcdef, rule: D104, place: x, {_REST}}}\n", 2, "either"),
        (f"waivers:\n  - {{fingerprint: D104-0123456789abcdef, place: x, {_REST}}}\n", 2, "either"),
        (f"waivers:\n  - {{fingerprint: D104, {_REST}}}\n", 2, "looks like"),
        (f"waivers:\n  - {{fingerprint: D104-0123456789ABCDEF, {_REST}}}\n", 2, "looks like"),
        (f"waivers:\n  - {{fingerprint: X101-0123456789abcdef, {_REST}}}\n", 2, "family"),
        (f"waivers:\n  - {{fingerprint: W102-0123456789abcdef, {_REST}}}\n", 2, "family"),
        (f"waivers:\n  - {{rule: D901, place: x, {_REST}}}\n", 2, "family"),
        (f"waivers:\n  - {{rule: D199, place: x, {_REST}}}\n", 2, "unknown code"),
        (f"waivers:\n  - {{fingerprint: R999-0123456789abcdef, {_REST}}}\n", 2, "unknown code"),
        (f"waivers:\n  - {{rule: D1, place: x, {_REST}}}\n", 2, "looks like"),
        (f"waivers:\n  - {{rule: D001, place: x, {_REST}}}\n", 2, "cannot be read"),
        (f"waivers:\n  - {{fingerprint: S001-0123456789abcdef, {_REST}}}\n", 2, "cannot be read"),
        (f"waivers:\n  - {{rule: D104, place: 12, {_REST}}}\n", 2, "`place`"),
        (f"waivers:\n  - {{rule: D104, place: ' ', {_REST}}}\n", 2, "`place`"),
        (f"waivers:\n  - {{rule: D104, place: x, more: y, {_REST}}}\n", 2, "'more'"),
        ("waivers:\n  - {rule: D104, place: x, owner: o, expires: 2030-01-01}\n", 2, "`reason`"),
        ("waivers:\n  - {rule: D104, place: x, reason: r, expires: 2030-01-01}\n", 2, "`owner`"),
        ("waivers:\n  - {rule: D104, place: x, reason: r, owner: o}\n", 2, "`expires`"),
        ("waivers:\n  - {rule: D104, place: x, reason: r, owner: o, expires: soon}\n", 2, "`expires`"),
        ("waivers:\n  - {rule: D104, place: x, reason: r, owner: o, expires: 2030-02-29}\n", 2, "`expires`"),
        ("waivers:\n  - {rule: D104, place: x, reason: r, owner: o, expires: 2030}\n", 2, "`expires`"),
        ("waivers:\n  - {rule: D104, place: x, reason: r, owner: [o], expires: 2030-01-01}\n", 2, "`owner`"),
    ],
)
def test_a_malformed_waiver_is_told_with_its_line_and_waives_nothing(text: str, line: int, said: str) -> None:
    waivers, found = read(text, "waivers.yaml")
    assert waivers == ()
    assert {one.code for one in found} == {"W101"}
    assert all(one.fails for one in found)
    assert (found[0].at.file, found[0].at.line) == ("waivers.yaml", line)
    assert said in found[0].message


def test_a_key_of_its_own_is_told_at_its_place() -> None:
    rest = "    reason: r\n    owner: o\n    expires: 2030-01-01\n"
    _, (found,) = read(f"waivers:\n  - rule: D104\n    place: x\n    until: 2030-01-01\n{rest}", "w")
    assert found.at == Position("w", 4, 5)


def test_all_that_is_wrong_is_told_at_once_and_what_is_right_is_read() -> None:
    waivers, found = read(f"{GOOD}  - {{rule: X1, place: 5, expires: soon}}\n  - 7\n", "waivers.yaml")
    assert len(waivers) == 2
    told = " ".join(one.message for one in found)
    assert all(word in told for word in ("`rule`", "`place`", "`expires`", "`reason`", "`owner`", "mapping"))
    assert len(found) == 6


# How a check ends --------------------------------------------------------------------------------

COUNTED = (("rows", 3),)
NONE = (("rows", 0),)
NOTE = replace(FOUND, code="D105")
NO_SPEC = Diagnostic(Position("specs"), "S000", "there is no spec")
COVERED = "  - {rule: D104, place: 'acme: row 4', reason: r, owner: o, expires: 2030-06-15}\n"
EXPIRED = COVERED.replace("06-15", "06-14")
UNUSED = COVERED.replace("row 4", "row 9")


@pytest.mark.parametrize(
    ("found", "examined", "waivers", "how", "code"),
    [
        ((), COUNTED, "", {}, 0),
        ((NOTE,), COUNTED, "", {}, 0),
        ((FOUND,), COUNTED, COVERED, {}, 0),
        ((FOUND,), COUNTED, "", {}, 1),
        ((FOUND,), NONE, "", {}, 1),
        ((replace(FOUND, code="D405"),), COUNTED, "", {}, 1),
        ((FOUND, OTHER), COUNTED, EXPIRED, {}, 1),
        ((FOUND,), COUNTED, "  - x\n", {}, 2),
        ((), (), "  - x\n", {}, 2),
        ((), (), "", {"unreadable": True}, 3),
        ((FOUND,), COUNTED, "  - x\n", {"unreadable": True}, 3),
        ((), (), UNUSED, {"unreadable": True}, 3),
        ((), COUNTED, "", {"unreadable": True}, 3),
        ((FOUND,), COUNTED, COVERED, {"unreadable": True}, 3),
        ((FOUND,), COUNTED, EXPIRED, {"unreadable": True}, 3),
        ((), NONE, "", {}, 4),
        ((), (), "", {}, 4),
        ((NOTE,), NONE, "", {}, 4),
        ((NO_SPEC,), NONE, "", {}, 4),
        ((FOUND,), NONE, COVERED, {}, 4),
        ((), NONE, UNUSED, {}, 4),
        ((FOUND,), COUNTED, EXPIRED, {}, 5),
        ((), COUNTED, UNUSED, {}, 5),
        ((), COUNTED, UNUSED, {"whole": False}, 0),
        ((FOUND,), COUNTED, EXPIRED, {"whole": False}, 5),
    ],
)
def test_the_exit_code_tells_what_a_check_came_to(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    found: tuple[Diagnostic, ...],
    examined: tuple[tuple[str, int], ...],
    waivers: str,
    how: dict[str, bool],
    code: int,
) -> None:
    if waivers:
        (tmp_path / "waivers.yaml").write_text(f"waivers:\n{waivers}", encoding="utf-8")
    with pytest.raises(typer.Exit) as ended:
        conclude("drift --sources", found, examined, Reporting(root=tmp_path, today=TODAY), **how)
    assert ended.value.exit_code == code
    assert ("clean" in capsys.readouterr().out) == (code == 0)


@pytest.mark.parametrize(
    ("found", "explained", "waivable"),
    [
        ((), None, False),
        ((NOTE,), None, False),
        ((FOUND,), "D104", True),
        ((NOTE, replace(FOUND, code="D002")), "D002", False),
    ],
)
def test_text_ends_with_how_to_understand_and_how_to_waive_what_fails(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    found: tuple[Diagnostic, ...],
    explained: str | None,
    waivable: bool,
) -> None:
    with pytest.raises(typer.Exit):
        conclude("drift --sources", found, COUNTED, Reporting(root=tmp_path, today=TODAY))
    said = capsys.readouterr().out
    assert re.findall(r"`vidspec explain (\w+)`", said) == ([explained] if explained else [])
    assert ("to waive a finding" in said) is waivable


@pytest.mark.parametrize(("today", "said"), [(date(2030, 6, 15), []), (date(2030, 6, 16), ["W102"])])
def test_a_day_counts_also_where_an_input_cannot_be_read(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], today: date, said: list[str]
) -> None:
    """Of unused waivers nothing is said then: they may belong to what could not be read."""
    (tmp_path / "waivers.yaml").write_text(f"waivers:\n{COVERED}{UNUSED}", encoding="utf-8")
    unread = Diagnostic(Position("acme.md"), "D001", "not UTF-8", provider="acme", place="document")
    how = Reporting(root=tmp_path, format=Format.JSON, today=today)
    with pytest.raises(typer.Exit) as ended:
        conclude("drift --sources", (FOUND, unread), COUNTED, how, unreadable=True)
    assert ended.value.exit_code == 3
    told = json.loads(capfdbinary.readouterr().out)["findings"]
    assert sorted(one["rule"] for one in told if not one["waived"]) == ["D001", *said]
    assert [one["rule"] for one in told if one["waived"]] == ["D104"]


def test_without_a_day_the_clock_tells_it(tmp_path: Path) -> None:
    (tmp_path / "waivers.yaml").write_text(f"waivers:\n{COVERED.replace('2030', '2020')}", encoding="utf-8")
    with pytest.raises(typer.Exit) as ended:
        conclude("drift --sources", (FOUND,), COUNTED, Reporting(root=tmp_path))
    assert ended.value.exit_code == 5


def test_on_a_terminal_counts_are_a_table(project: Path) -> None:
    terminal, end = pty.openpty()
    command = [sys.executable, "-m", "vidspec", "check", "--root", str(project)]
    done = subprocess.run(command, stdout=end, stderr=subprocess.PIPE, env=environment(), timeout=300, check=False)
    os.close(end)
    shown = b""
    while chunk := _chunk(terminal):
        shown += chunk
    os.close(terminal)
    assert done.returncode == 1
    text = shown.decode()
    assert "vidspec check" in text
    assert "│ specs" in text
    assert "found: 0 errors, 1 warning" in text


def _chunk(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""


# The command line --------------------------------------------------------------------------------

WARNED = (PROJECT / "tests" / "golden" / "cookie-parameter" / "spec.yaml").read_text(encoding="utf-8")


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


def entry(name: str, expires: str = "2030-01-31") -> str:
    return f"  - {{{name}, reason: The cookie is optional., owner: ann, expires: {expires}}}\n"


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
