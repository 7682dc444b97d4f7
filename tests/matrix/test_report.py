"""Owns what is published of the matrix: its schema, its completeness, its scores, its other forms, and its command."""

from __future__ import annotations

import copy
import csv
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.support import published
from tests.support.cli import vidspec
from tests.support.project import PROJECT

PROVIDERS = sorted(path.name for path in (PROJECT / "specs").iterdir() if path.is_dir())


# The schema -----------------------------------------------------------------------------------------------------


def test_the_report_fits_its_schema() -> None:
    assert [error.message for error in published.validator().iter_errors(published.report())] == []


def _first(claim: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda report: next(cell for _, _, cell in published.cells(report) if cell["claim"] == claim)


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
    "passed without an example": (published.tried, {"verification": {"outcome": "passed", "examples": []}}),
    "something beside": (_first("supported"), {"percent": 90}),
}


@pytest.mark.parametrize("fault", SPOILT)
def test_the_schema_rejects(fault: str) -> None:
    find, change = SPOILT[fault]
    report = copy.deepcopy(published.report())
    find(report).update(change)
    assert not published.validator().is_valid(report), fault


def test_the_schema_rejects_a_contradiction_with_one_place() -> None:
    report = copy.deepcopy(published.report())
    cell = _first("contradicted")(report)
    del cell["evidence"][1:]
    assert not published.validator().is_valid(report)


def test_the_schema_rejects_an_example_that_was_not_run() -> None:
    report = copy.deepcopy(published.report())
    published.tried(report)["verification"]["outcome"] = "not_run"
    assert not published.validator().is_valid(report)


@pytest.mark.parametrize("lines", [[3], [3, 4, 5], [0, 1], ["3", "4"]])
def test_the_schema_rejects_lines_that_are_no_range(lines: list[Any]) -> None:
    report = copy.deepcopy(published.report())
    _first("supported")(report)["evidence"][0]["lines"] = lines
    assert not published.validator().is_valid(report)


# Completeness ---------------------------------------------------------------------------------------------------


def _placed(provider: str) -> set[str]:
    return {
        place for _, owner, cell in published.cells(published.report()) if owner == provider for place in cell["spec"]
    }


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
    summaries = {
        feature: cell["summary"] for feature, owner, cell in published.cells(published.report()) if owner == provider
    }
    for state, values in spec["x-job"]["states"].items():
        assert summaries[f"statuses.{state}"].removeprefix("assumed: ").split(" | ") == values


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_rule_and_discrepancy_is_shown(provider: str) -> None:
    spec = YAML(typ="safe").load((PROJECT / "specs" / provider / "openapi.yaml").read_text(encoding="utf-8"))
    rules = {r["id"] for item in spec["paths"].values() for o in item.values() for r in o.get("x-rules", ())}
    assert {f"rules.{rule}" for rule in rules} <= {feature["id"] for feature in published.report()["features"]}
    shown = {discrepancy["id"] for discrepancy in published.report()["discrepancies"]}
    assert {f"{provider}.{discrepancy['id']}" for discrepancy in spec["x-discrepancies"]} <= shown


def test_every_row_has_a_title_and_an_area_of_the_catalogue() -> None:
    catalogue = YAML(typ="safe").load((PROJECT / "specs" / "features.yaml").read_text(encoding="utf-8"))
    titles = {id: (area, title) for area, rows in catalogue["areas"].items() for id, title in rows.items()}
    assert {f["id"]: (f["area"], f["title"]) for f in published.report()["features"]} == titles
    assert [feature["id"] for feature in published.report()["features"]] == list(titles)


def test_every_cited_line_exists() -> None:
    sizes = {}
    for provider in PROVIDERS:
        source = YAML(typ="safe").load((PROJECT / "specs" / provider / "source.yaml").read_text(encoding="utf-8"))
        sizes[source["document"]] = source["lines"]
    for feature, provider, cell in published.cells(published.report()):
        for evidence in cell["evidence"]:
            first, last = evidence["lines"]
            assert 1 <= first <= last <= sizes[evidence["document"]], (feature, provider)
            assert evidence["document"] == published.report()["providers"][provider]["document"], (feature, provider)


# Scores ---------------------------------------------------------------------------------------------------------


def test_scores_are_the_counts_of_the_cells() -> None:
    report = published.report()
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
    for feature, provider, cell in published.cells(published.report()):
        if cell["claim"] in ("undocumented", "not_applicable"):
            assert cell["consequence"] == {}, (feature, provider)


def test_no_percentage_is_shown() -> None:
    for name in ("matrix.md", "summary.svg", *(f"badges/{provider}.json" for provider in PROVIDERS)):
        assert "%" not in published.text(name), name


# The other forms ------------------------------------------------------------------------------------------------


def test_the_report_has_a_line_for_each_cell() -> None:
    report = published.report()
    lines = published.text("matrix.json").splitlines()
    cells = [line for line in lines if '"claim": "' in line]
    assert [line.partition(": ")[0] for line in cells] == [
        f'"{provider}"' for _, provider, _ in published.cells(report)
    ]
    heads = [line for line in lines if line.startswith('{"id": ') and line.endswith('"cells": {')]
    assert len(heads) == len(report["features"])
    assert len(lines) < 1.5 * len(cells)


def test_csv_has_every_cell() -> None:
    rows = list(csv.DictReader(vidspec("matrix", "--format", "csv").stdout.splitlines()))
    assert [(row["feature"], row["provider"], row["claim"]) for row in rows] == [
        (feature, provider, cell["claim"]) for feature, provider, cell in published.cells(published.report())
    ]
    assert all(row["verification"] in ("passed", "failed", "not_run") for row in rows)


def test_markdown_has_every_feature_and_its_footnotes() -> None:
    text = published.text("matrix.md")
    for feature in published.report()["features"]:
        assert f"<sub>`{feature['id']}`</sub>" in text
    for area in published.report()["areas"]:
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
        badge = json.loads(published.text(f"badges/{provider}.json"))
        areas = published.report()["scores"][provider].values()
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
    earlier = root / "generated" / "conformance" / "matrix.csv"  # which used to be among the files
    earlier.parent.mkdir(parents=True)
    earlier.write_text("feature,title\n", encoding="utf-8")
    done = vidspec("generate", "--root", str(root))
    assert done.returncode == 0, done.stderr
    return root


def test_a_file_of_an_earlier_version_is_removed(with_acme: Path) -> None:
    names = {path.name for path in (with_acme / "generated" / "conformance").iterdir()}
    assert names == {path.name for path in published.CONFORMANCE.iterdir()}
    assert "matrix.csv" not in names


def test_a_folder_more_is_a_column_more_everywhere(with_acme: Path) -> None:
    folder = with_acme / "generated" / "conformance"
    report = json.loads((folder / "matrix.json").read_text(encoding="utf-8"))
    assert published.validator().is_valid(report)
    assert set(report["providers"]) == {*PROVIDERS, "acme"} == set(report["scores"])
    cells = {feature["id"]: feature["cells"]["acme"] for feature in report["features"]}
    assert cells["videos.create.request.seconds"]["claim"] == "changed"
    assert cells["videos.create.request.prompt"]["claim"] == "supported"
    assert cells["videos.create.request.sound"]["claim"] == "extension"
    assert cells["statuses.queued"]["summary"] == "waiting"
    assert cells["videos.remix"]["claim"] == "undocumented"
    for name in ("matrix.md", "index.html", "summary.svg"):
        assert "acme" in (folder / name).read_text(encoding="utf-8"), name
    assert (folder / "badges" / "acme.json").is_file()


def test_a_folder_more_changes_no_other_cell(with_acme: Path) -> None:
    report = json.loads((with_acme / "generated" / "conformance" / "matrix.json").read_text(encoding="utf-8"))
    known = {(feature, provider): cell for feature, provider, cell in published.cells(published.report())}
    found = {(feature, provider): cell for feature, provider, cell in published.cells(report)}
    assert {place: cell for place, cell in found.items() if place in known} == known
    assert vidspec("check", "--root", str(with_acme)).returncode == 0
