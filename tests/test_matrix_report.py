"""Owns what is published of the matrix: its schema, its completeness, its scores, its other forms, and its command."""

from __future__ import annotations

import copy
import csv
import json
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from generator.changes import changes, read_report
from tests.support import PROJECT, vidspec

CONFORMANCE = PROJECT / "generated" / "conformance"
PROVIDERS = sorted(path.name for path in (PROJECT / "specs").iterdir() if path.is_dir())


@cache
def _text(name: str) -> str:
    return (CONFORMANCE / name).read_text(encoding="utf-8")


@cache
def _report() -> dict[str, Any]:
    return dict(json.loads(_text("matrix.json")))


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(_text("matrix.schema.json"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _cells(report: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for feature in report["features"]:
        for provider, cell in feature["cells"].items():
            yield feature["id"], provider, cell


# The schema -----------------------------------------------------------------------------------------------------


def test_the_report_fits_its_schema() -> None:
    assert [error.message for error in _validator().iter_errors(_report())] == []


def _first(claim: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda report: next(cell for _, _, cell in _cells(report) if cell["claim"] == claim)


def _tried(report: dict[str, Any]) -> dict[str, Any]:
    return next(cell for _, _, cell in _cells(report) if cell["verification"]["outcome"] == "passed")


# What nobody may publish: which cell, and how it is spoilt.
SPOILT: dict[str, tuple[Callable[[dict[str, Any]], dict[str, Any]], dict[str, Any]]] = {
    **{
        f"{claim} without evidence": (_first(claim), {"evidence": []})
        for claim in ("supported", "renamed", "partial", "changed", "extension", "unsupported", "contradicted")
    },
    "partial without a note": (_first("partial"), {"note": None}),
    "partial with an empty note": (_first("partial"), {"note": " "}),
    "unsupported without a note": (_first("unsupported"), {"note": None}),
    "renamed without a facet": (_first("renamed"), {"facets": []}),
    "changed without a facet": (_first("changed"), {"facets": []}),
    "a contradiction without a record": (_first("contradicted"), {"discrepancies": []}),
    "silence with a consequence": (_first("undocumented"), {"consequence": {"request": "breaking", "answer": "none"}}),
    "a claim without a consequence": (_first("supported"), {"consequence": {}}),
    "a claim with half a consequence": (_first("supported"), {"consequence": {"request": "none"}}),
    "a claim that does not exist": (_first("supported"), {"claim": "maybe"}),
    "a consequence that does not exist": (_first("supported"), {"consequence": {"request": "bad", "answer": "none"}}),
    "supported and breaking": (_first("supported"), {"consequence": {"request": "breaking", "answer": "none"}}),
    "unsupported and there": (_first("unsupported"), {"summary": "seconds: string"}),
    "an extension of what the baseline has": (_first("renamed"), {"claim": "extension"}),
    "passed without an example": (_tried, {"verification": {"outcome": "passed", "examples": []}}),
    "something beside": (_first("supported"), {"percent": 90}),
}


@pytest.mark.parametrize("fault", SPOILT)
def test_the_schema_rejects(fault: str) -> None:
    find, change = SPOILT[fault]
    report = copy.deepcopy(_report())
    find(report).update(change)
    assert not _validator().is_valid(report), fault


def test_the_schema_rejects_a_contradiction_with_one_place() -> None:
    report = copy.deepcopy(_report())
    cell = _first("contradicted")(report)
    del cell["evidence"][1:]
    assert not _validator().is_valid(report)


def test_the_schema_rejects_an_example_that_was_not_run() -> None:
    report = copy.deepcopy(_report())
    _tried(report)["verification"]["outcome"] = "not_run"
    assert not _validator().is_valid(report)


@pytest.mark.parametrize("lines", [[3], [3, 4, 5], [0, 1], ["3", "4"]])
def test_the_schema_rejects_lines_that_are_no_range(lines: list[Any]) -> None:
    report = copy.deepcopy(_report())
    _first("supported")(report)["evidence"][0]["lines"] = lines
    assert not _validator().is_valid(report)


# Completeness ---------------------------------------------------------------------------------------------------


def _placed(provider: str) -> set[str]:
    return {place for _, owner, cell in _cells(_report()) if owner == provider for place in cell["spec"]}


class _Spec:
    """A reader of specs that shares nothing with the generator's: what there is, and in which line."""

    def __init__(self, provider: str) -> None:
        self.file = f"specs/{provider}/openapi.yaml"
        self.root = YAML().load((PROJECT / self.file).read_text(encoding="utf-8"))
        self.seen: set[int] = set()

    def statements(self) -> Iterator[tuple[str, str]]:
        for path, item in self.root["paths"].items():
            for method, operation in item.items():
                yield f"{method} {path}", self._place(item.lc.key(method))
                parameters = operation.get("parameters", [])
                for index, parameter in enumerate(parameters):
                    yield f"{method} {path} {parameter['name']}", self._place(parameters.lc.item(index))
                for media in operation.get("requestBody", {}).get("content", {}).values():
                    yield from self._fields(media["schema"])
                for status, answer in operation["responses"].items():
                    if not str(status).startswith("2"):
                        yield f"{method} {path} {status}", self._place((answer.lc.line, 0))
                    for media in answer.get("content", {}).values():
                        yield from self._fields(media["schema"])

    def _fields(self, schema: Any) -> Iterator[tuple[str, str]]:
        while "$ref" in schema:
            schema = self.root["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        if id(schema) in self.seen:
            return
        self.seen.add(id(schema))
        for name, below in schema.get("properties", {}).items():
            yield name, self._place(schema["properties"].lc.key(name))
            yield from self._fields(below)
        for below in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())):
            yield from self._fields(below)

    def _place(self, at: tuple[int, int]) -> str:
        return f"{self.file}:{at[0] + 1}"


@pytest.mark.parametrize("provider", PROVIDERS)
def test_nothing_of_a_spec_is_left_out(provider: str) -> None:
    """Each operation, parameter, field of a body or an answer, and error is in some row of the matrix.

    A body in two encodings is one set of fields: of two places that say the same, one is enough.
    """
    placed = _placed(provider)
    lost: dict[str, list[str]] = {}
    found: dict[str, list[str]] = {}
    for what, place in _Spec(provider).statements():
        (found if place in placed else lost).setdefault(what, []).append(place)
    assert {what: places for what, places in lost.items() if what not in found} == {}
    assert sum(map(len, found.values())) > 20


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_status_of_a_job_is_in_its_row(provider: str) -> None:
    spec = YAML(typ="safe").load((PROJECT / "specs" / provider / "openapi.yaml").read_text(encoding="utf-8"))
    summaries = {feature: cell["summary"] for feature, owner, cell in _cells(_report()) if owner == provider}
    for state, values in spec["x-job"]["states"].items():
        assert summaries[f"statuses.{state}"].removeprefix("assumed: ").split(" | ") == values


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_rule_and_discrepancy_is_told(provider: str) -> None:
    spec = YAML(typ="safe").load((PROJECT / "specs" / provider / "openapi.yaml").read_text(encoding="utf-8"))
    rules = {r["id"] for item in spec["paths"].values() for o in item.values() for r in o.get("x-rules", ())}
    assert {f"rules.{rule}" for rule in rules} <= {feature["id"] for feature in _report()["features"]}
    told = {found["id"] for found in _report()["discrepancies"]}
    assert {f"{provider}.{found['id']}" for found in spec["x-discrepancies"]} <= told


def test_every_row_has_a_title_and_an_area_of_the_catalogue() -> None:
    catalogue = YAML(typ="safe").load((PROJECT / "specs" / "features.yaml").read_text(encoding="utf-8"))
    titles = {id: (area, title) for area, rows in catalogue["areas"].items() for id, title in rows.items()}
    assert {f["id"]: (f["area"], f["title"]) for f in _report()["features"]} == titles
    assert [feature["id"] for feature in _report()["features"]] == list(titles)


def test_every_cited_line_exists() -> None:
    sizes = {}
    for provider in PROVIDERS:
        source = YAML(typ="safe").load((PROJECT / "specs" / provider / "source.yaml").read_text(encoding="utf-8"))
        sizes[source["document"]] = source["lines"]
    for feature, provider, cell in _cells(_report()):
        for evidence in cell["evidence"]:
            first, last = evidence["lines"]
            assert 1 <= first <= last <= sizes[evidence["document"]], (feature, provider)
            assert evidence["document"] == _report()["providers"][provider]["document"], (feature, provider)


# Scores ---------------------------------------------------------------------------------------------------------


def test_scores_are_the_counts_of_the_cells() -> None:
    report = _report()
    for provider, areas in report["scores"].items():
        assert list(areas) == report["areas"]
        for area, score in areas.items():
            rows = [(f["core"], f["cells"][provider]["claim"]) for f in report["features"] if f["area"] == area]
            core = [claim for is_core, claim in rows if is_core]
            silent = ("undocumented", "not_applicable")
            assert score["core"]["met"] == core.count("supported")
            assert score["core"]["known"] == len([claim for claim in core if claim not in silent])
            assert score["unknown"] == core.count("undocumented")
            assert score["extras"] == len([c for is_core, c in rows if not is_core and c not in silent])
            assert sum(score["claims"].values()) == len(rows)
            assert all(count == [c for _, c in rows].count(claim) for claim, count in score["claims"].items())


def test_silence_is_never_counted_nor_concluded_from() -> None:
    for feature, provider, cell in _cells(_report()):
        if cell["claim"] in ("undocumented", "not_applicable"):
            assert cell["consequence"] == {}, (feature, provider)


def test_no_percentage_is_shown() -> None:
    for name in ("matrix.md", "summary.svg", *(f"badges/{provider}.json" for provider in PROVIDERS)):
        assert "%" not in _text(name), name


# The other forms ------------------------------------------------------------------------------------------------


def test_csv_has_every_cell() -> None:
    rows = list(csv.DictReader(_text("matrix.csv").splitlines()))
    assert [(row["feature"], row["provider"], row["claim"]) for row in rows] == [
        (feature, provider, cell["claim"]) for feature, provider, cell in _cells(_report())
    ]
    assert all(row["verification"] in ("passed", "failed", "not_run") for row in rows)


def test_markdown_has_every_feature_and_its_footnotes() -> None:
    text = _text("matrix.md")
    for feature in _report()["features"]:
        assert f"<sub>`{feature['id']}`</sub>" in text
    for area in _report()["areas"]:
        assert f"\n## {area[:1].upper()}{area[1:]}\n" in text
    used = set(_numbers(text, "[^", "]"))
    assert used == set(_numbers(text, "\n[^", "]: "))
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        assert len({row.replace("\\|", "").count("|") for row in table.splitlines()}) == 1, table.splitlines()[0]


def _numbers(text: str, before: str, after: str) -> Iterator[int]:
    for piece in text.split(before)[1:]:
        number, found, _ = piece.partition(after)
        if found and number.isdecimal():
            yield int(number)


def test_badges_tell_counts() -> None:
    for provider in PROVIDERS:
        badge = json.loads(_text(f"badges/{provider}.json"))
        areas = _report()["scores"][provider].values()
        met, known = (sum(area["core"][key] for area in areas) for key in ("met", "known"))
        extras, unknown = (sum(area[key] for area in areas) for key in ("extras", "unknown"))
        assert badge["schemaVersion"] == 1
        assert badge["label"] == provider
        assert badge["message"] == f"core {met} of {known}, extras {extras}, unknown {unknown}"


# A provider more ------------------------------------------------------------------------------------------------

_ACME = """\
openapi: 3.1.0
info: {title: Acme Videos, version: 1.0.0}
servers: [{url: https://api.acme.example}]
security: [{key: []}]
x-job:
  submit: [videos.create]
  poll: videos.retrieve
  id: /id
  status: /status
  states: {queued: [waiting], running: [working], succeeded: [done], failed: [broken]}
paths:
  /v1/videos:
    post:
      operationId: videos.create
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [prompt]
              properties:
                prompt: {type: string}
                length: {type: integer, enum: [5, 10], x-baseline: seconds}
                sound: {type: boolean, description: '=HYPERLINK("https://acme.example")'}
      responses: &job
        '200': {description: Job., content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}
  /v1/videos/{video_id}:
    get:
      operationId: videos.retrieve
      parameters: [{name: video_id, in: path, required: true, schema: {type: string}}]
      responses: *job
components:
  securitySchemes: {key: {type: http, scheme: bearer}}
  schemas:
    Video:
      type: object
      required: [id, status]
      properties: {id: {type: string}, status: {type: string}, url: {type: string}}
"""


@pytest.fixture(scope="module")
def with_acme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the specs with one folder more, and what it gives."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(PROJECT / "specs", root / "specs")
    (root / "specs" / "acme").mkdir()
    (root / "specs" / "acme" / "openapi.yaml").write_text(_ACME, encoding="utf-8")
    done = vidspec("generate", "--root", str(root))
    assert done.returncode == 0, done.stderr
    return root


def test_a_folder_more_is_a_column_more_everywhere(with_acme: Path) -> None:
    folder = with_acme / "generated" / "conformance"
    report = json.loads((folder / "matrix.json").read_text(encoding="utf-8"))
    assert _validator().is_valid(report)
    assert set(report["providers"]) == {*PROVIDERS, "acme"} == set(report["scores"])
    cells = {feature["id"]: feature["cells"]["acme"] for feature in report["features"]}
    assert cells["videos.create.request.seconds"]["claim"] == "changed"
    assert cells["videos.create.request.prompt"]["claim"] == "supported"
    assert cells["videos.create.request.sound"]["claim"] == "extension"
    assert cells["statuses.queued"]["summary"] == "waiting"
    assert cells["videos.remix"]["claim"] == "undocumented"
    for name in ("matrix.csv", "matrix.md", "index.html", "summary.svg"):
        assert "acme" in (folder / name).read_text(encoding="utf-8"), name
    assert (folder / "badges" / "acme.json").is_file()


def test_a_folder_more_changes_no_other_cell(with_acme: Path) -> None:
    report = json.loads((with_acme / "generated" / "conformance" / "matrix.json").read_text(encoding="utf-8"))
    known = {(feature, provider): cell for feature, provider, cell in _cells(_report())}
    found = {(feature, provider): cell for feature, provider, cell in _cells(report)}
    assert {place: cell for place, cell in found.items() if place in known} == known
    assert vidspec("check", "--root", str(with_acme)).returncode == 0


# The command ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("format", "name"),
    [("json", "matrix.json"), ("md", "matrix.md"), ("html", "index.html"), ("csv", "matrix.csv")],
)
def test_the_command_converts(format: str, name: str) -> None:
    done = vidspec("matrix", "--format", format)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == _text(name)


def test_the_command_shows_counts() -> None:
    done = vidspec("matrix")
    assert (done.returncode, done.stderr) == (0, "")
    for text in (*PROVIDERS, *_report()["areas"]):
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
    report = copy.deepcopy(_report())
    change(report)
    (tmp_path / "old.json").write_text(_text("matrix.json"), encoding="utf-8")
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
    report = copy.deepcopy(_report())
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
    without = copy.deepcopy(_report())
    for named in (without["providers"], without["scores"], *(f["cells"] for f in without["features"])):
        del named["sora_video2"]
    without["discrepancies"] = [d for d in without["discrepancies"] if d["providers"][0] != "sora_video2"]
    assert {found.verdict for found in changes(without, _report())} == {"neutral"}
    gone = changes(_report(), without)
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
    report = copy.deepcopy(_report())
    assert report["discrepancies"][0]["kind"] == "contradiction"
    change(report)
    [found] = changes(_report(), report)
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
    report = copy.deepcopy(_report())
    change(report)
    found, diagnostics = read_report(json.dumps(report), "new.json", _text("matrix.schema.json"))
    assert found is None
    assert [finding.code for finding in diagnostics] == ["M101"]


def test_matrices_without_rows_are_no_comparison(tmp_path: Path) -> None:
    empty = _report() | {"features": []}
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
        _tried(report)["verification"]["outcome"] = "failed"

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
        for _, _, cell in _cells(report):
            cell["spec"] = [f"{place}0" for place in cell["spec"]]
            for evidence in cell["evidence"]:
                evidence["spec"] += "0"

    assert _diff(tmp_path, move) == (0, "nothing changed\n")


def test_diff_tells_what_is_no_matrix(tmp_path: Path) -> None:
    (tmp_path / "new.json").write_text('{"report_version": 1,\n "features": 3}', encoding="utf-8")
    done = vidspec("matrix", "--diff", str(CONFORMANCE / "matrix.json"), str(tmp_path / "new.json"))
    assert done.returncode == 3
    assert f"{tmp_path}/new.json:2:14: error: no matrix of this version at /features" in done.stderr
