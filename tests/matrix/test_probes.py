"""What a documented example proves of a feature."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from vidspec.core.nodes import Node
from vidspec.core.positions import Position
from vidspec.core.spec import Lines, Operation, WireExample
from vidspec.findings.loading import load
from vidspec.matrix.build.probes import (
    CallProbe,
    DownloadProbe,
    FieldProbe,
    Fit,
    KeyProbe,
    NoProbe,
    Probe,
    ResponseProbe,
    ResultProbe,
    StateProbe,
    overall,
)
from vidspec.pipeline import read_specs

from tests.support.project import SPEC, sources

_ACME = """\
openapi: 3.1.0
info: {title: Acme, version: 1.0.0}
servers: [{url: https://api.acme.example}]
paths:
  /v1/videos/{id}:
    get:
      operationId: videos.retrieve
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: A video., content: {application/json: {schema: {type: object}}}}}
"""


@cache
def _operation() -> Operation:
    providers, findings = read_specs(replace(sources(), specs={SPEC: _ACME}))
    assert findings == ()
    return providers[0].operations[0]


def _node(text: str) -> Node:
    node, _ = load(text, "body.yaml")
    assert node is not None
    return node


def _example(**changes: Any) -> WireExample:
    usual: dict[str, Any] = {"kind": "request", "method": "GET", "url": "https://api.acme.example/v1/videos/7?full=1"}
    return WireExample(id="x", evidence=(Lines(1, 1),), at=Position("x"), **(usual | changes))


def _response(body: str, status: str = "200") -> WireExample:
    return _example(kind="answer", method=None, url=None, status=status, body=_node(body))


_ELSEWHERE = _example(url="https://api.acme.example/v1/jobs/7")
_OF = _operation()

CASES: list[tuple[Probe, WireExample, Fit]] = [
    (NoProbe(), _example(), Fit.ABSENT),
    (CallProbe(_OF), _example(), Fit.AGREES),
    (CallProbe(_OF), _ELSEWHERE, Fit.DISAGREES),
    (CallProbe(_OF), _example(method="POST"), Fit.DISAGREES),
    (CallProbe(_OF), _response("{}"), Fit.ABSENT),
    (DownloadProbe(_OF), _ELSEWHERE, Fit.DISAGREES),
    (DownloadProbe(_OF), _example(kind="answer", binary=True), Fit.AGREES),
    (DownloadProbe(_OF), _response("{}"), Fit.ABSENT),
    (FieldProbe(_OF, "path", ("id",)), _ELSEWHERE, Fit.DISAGREES),
    (FieldProbe(_OF, "query", ("full",)), _example(), Fit.AGREES),
    (FieldProbe(_OF, "query", ("ful",)), _example(), Fit.ABSENT),
    (FieldProbe(_OF, "header", ("X-Trace",)), _example(headers=(("x-trace", ""),)), Fit.AGREES),
    (FieldProbe(_OF, "header", ("X-Trace",)), _example(), Fit.ABSENT),
    (FieldProbe(_OF, "body", ("a", "b")), _example(body=_node("{a: {b: null}}")), Fit.AGREES),
    (FieldProbe(_OF, "body", ("a", "b")), _example(body=_node("{a: {c: 1}}")), Fit.ABSENT),
    (FieldProbe(_OF, "body", ("a",)), _example(body=_node("[{name: a}]"), form=True), Fit.AGREES),
    (FieldProbe(_OF, "body", ("a",)), _example(body=_node("[{name: b}]"), form=True), Fit.ABSENT),
    (KeyProbe("Authorization", "Bearer "), _example(headers=(("authorization", "Bearer K"),)), Fit.AGREES),
    (KeyProbe("Authorization", "Bearer "), _example(headers=(("authorization", "K"),)), Fit.DISAGREES),
    (KeyProbe("Authorization", ""), _example(headers=(("authorization", "Bearer K"),)), Fit.DISAGREES),
    (KeyProbe("Authorization", ""), _example(), Fit.ABSENT),
    (ResponseProbe(_OF, ("url",)), _response("{url: x}"), Fit.AGREES),
    (ResponseProbe(_OF, ("url",)), _response("{url: x}", "404"), Fit.ABSENT),
    (ResponseProbe(_OF, ("url",), success=False), _response("{url: x}", "404"), Fit.AGREES),
    (ResponseProbe(_OF, ()), _response("{}"), Fit.AGREES),
    (ResponseProbe(_OF, ("url",)), _example(body=_node("{url: x}"), status="200"), Fit.ABSENT),
    (ResultProbe(("output", "url")), _response("{output: {url: x}}"), Fit.AGREES),
    (ResultProbe(("output", "url")), _response("{output: {}}"), Fit.ABSENT),
    (StateProbe(("status",), frozenset({"done"})), _response("{status: done}"), Fit.AGREES),
    (StateProbe(("status",), frozenset({"done"})), _response("{status: failed}"), Fit.ABSENT),
]


@pytest.mark.parametrize(("probe", "example", "fit"), CASES)
def test_what_an_example_proves(probe: Probe, example: WireExample, fit: Fit) -> None:
    assert probe.fit(_operation(), example) is fit


@pytest.mark.parametrize("probe", [CallProbe(_OF), DownloadProbe(_OF), FieldProbe(_OF, "path", ("id",))])
def test_examples_of_other_operations_prove_nothing(probe: Probe) -> None:
    assert probe.fit(replace(_operation()), _example()) is Fit.ABSENT


def test_one_disagreement_decides() -> None:
    assert overall([Fit.ABSENT, Fit.AGREES, Fit.DISAGREES]) is Fit.DISAGREES
    assert overall([Fit.ABSENT, Fit.AGREES]) is Fit.AGREES
    assert overall([]) is Fit.ABSENT
