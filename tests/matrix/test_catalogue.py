"""Tests of titles, order and areas that come from the catalogue of features."""

from __future__ import annotations

import pytest
from vidspec.matrix.model import Claim

from tests.support.pairs import BASE, CITED, DEFAULTS, SECONDS, SOURCE, SPEC, matrix_of, row_of
from tests.support.project import generate

_FEATURES = """\
areas:
  statuses: {statuses.failed: It failed}
  endpoints: {videos.retrieve: Ask, videos.create: Begin}
questions: [{ask: How long?, features: [videos.create.request.seconds]}]
"""


def test_titles_and_order_come_from_the_catalogue() -> None:
    matrix = matrix_of(SPEC.format(**DEFAULTS), **{"specs/features.yaml": _FEATURES})
    assert matrix.areas[:3] == ("statuses", "endpoints", "auth")
    ids = [feature.id for feature in matrix.features]
    assert ids[:4] == ["statuses.failed", "statuses.queued", "statuses.running", "statuses.succeeded"]
    assert ids[4:6] == ["videos.retrieve", "videos.create"]
    assert row_of(matrix, "videos.create").title == "Begin"
    assert row_of(matrix, SECONDS).title == "`seconds` in the request of `videos.create`"
    assert [question.text for question in matrix.questions] == ["How long?"]


@pytest.mark.parametrize(
    ("features", "found"),
    [
        ("areas: {endpoints: {videos.fly: Fly}}", ":1:21: warning: no spec has the feature videos.fly [M002]"),
        (
            "areas: {endpoints: [videos.create]}",
            ":1:20: error: area 'endpoints' is no mapping of features to titles [M001]",
        ),
        ("areas: {endpoints: {videos.create: [1]}}", ":1:36: error: the title of videos.create is not text [M001]"),
        ("rows: {}", ":1:1: error: `rows` is not known; there are `areas` and `questions` [M001]"),
        (
            "areas: {}\nquestions: [{ask: What?}]",
            ":2:13: error: a question needs `ask` and `features`, and nothing else [M001]",
        ),
        (
            "areas: {}\nquestions: [{ask: What?, features: [videos.fly]}]",
            ":2:13: warning: the question names the feature videos.fly, which no spec has [M004]",
        ),
    ],
)
def test_a_catalogue_with_faults(features: str, found: str) -> None:
    result = generate({"specs/base/openapi.yaml": BASE, "specs/features.yaml": features})
    assert f"specs/features.yaml{found}" in [str(finding) for finding in result.diagnostics]
    assert bool(result.files) == ("warning" in found)


def test_a_link_to_what_the_baseline_lacks_is_found() -> None:
    fields = "prompt: {type: string}, length: {type: string, x-baseline: duration}"
    spec = SPEC.format(**DEFAULTS | {"request": fields})
    result = generate({"specs/base/openapi.yaml": BASE, "specs/acme/openapi.yaml": spec})
    [found] = map(str, result.diagnostics)
    assert found.endswith("x-baseline leads to videos.create.request.duration, which the baseline lacks [M003]")
    assert result.files == ()


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("x-unsupported: [{feature: videos.fly, text: No., x-evidence: [9]}]", "x-unsupported"),
        (
            "x-discrepancies: [{id: a, kind: omission, features: [videos.fly], decision: None.,"
            " says: [{text: a, lines: [7]}, {text: b, lines: [8]}]}]",
            "discrepancy a",
        ),
    ],
)
def test_a_feature_that_no_spec_has_is_found(head: str, what: str) -> None:
    spec = CITED.replace("SECONDS", "type: string, x-evidence: [4]").replace("HEAD", head).replace("WIRE", "")
    specs = {"specs/acme/openapi.yaml": spec, "specs/acme/source.yaml": SOURCE, "specs/base/openapi.yaml": BASE}
    result = generate(specs)
    [found] = map(str, result.diagnostics)
    assert found.endswith(f"warning: {what} names the feature videos.fly, which no spec has [M004]")
    assert result.matrix is not None
    assert all("videos.fly" not in conflict.features for conflict in result.matrix.conflicts)


def test_without_a_baseline_everything_is_an_extension() -> None:
    result = generate({"specs/acme/openapi.yaml": SPEC.format(**DEFAULTS)})
    assert result.matrix is not None
    assert {cell.claim for feature in result.matrix.features for cell in feature.cells} == {Claim.EXTENSION}
