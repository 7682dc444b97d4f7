"""Rules by kind: what a spec says becomes a value of its own class, which knows what generated code is given."""

from __future__ import annotations

from typing import get_args

import pytest
from vidspec.core.nodes import Scalar
from vidspec.core.spec import (
    AllowedValues,
    Condition,
    ExactlyOne,
    ForbiddenValues,
    NumberSpan,
    Rule,
    RuleCheck,
    RuleKind,
    ValuePattern,
)

from tests.support.project import generate_acme

SPEC = """\
openapi: 3.1.0
info: {title: Acme, version: "1"}
paths:
  /v1/films:
    post:
      operationId: films.create
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                look: {type: string}
                model: {type: string, default: fast}
      x-rules:
        - id: a-rule
          force: refuse
          field: look
          when: {model: [fast, slow]}
          message: not this one
          %s
      responses:
        "200": {description: A film}
"""


def rules(check: str) -> tuple[Rule, ...]:
    (provider,) = generate_acme(SPEC % check).providers
    return provider.operations[0].rules


@pytest.mark.parametrize(
    ("written", "check", "argument"),
    [
        ("values: [noir, 4]", AllowedValues(("noir", 4)), ("noir", 4)),
        ("not_values: [noir]", ForbiddenValues(("noir",)), ("noir",)),
        ("pattern: '^n'", ValuePattern("^n"), ("^n",)),
        (
            "span: {separator: ',', minimum: 1, maximum: 3}",
            NumberSpan(separator=",", minimum=1, maximum=3),
            (",", 1, 3),
        ),
        ("exactly_one: [url, id]", ExactlyOne(("url", "id")), ("url", "id")),
    ],
)
def test_each_kind_has_its_class(written: str, check: RuleCheck, argument: tuple[Scalar, ...]) -> None:
    (rule,) = rules(written)
    assert rule.check == check
    assert (rule.kind, rule.argument) == (written.partition(":")[0], argument)


def test_conditions_have_names_and_documented_defaults() -> None:
    (rule,) = rules("values: [noir]")
    assert rule.when == (Condition("model", ("fast", "slow")),)
    assert rule.defaults == {"model": "fast"}


@pytest.mark.parametrize("malformed", ["span: {separator: 1, minimum: 1, maximum: 3}", "pattern: [a]"])
def test_a_malformed_rule_is_reported_and_left_out(malformed: str) -> None:
    result = generate_acme(SPEC % malformed)
    assert [finding.code for finding in result.diagnostics] == ["S121"]
    assert result.providers[0].operations[0].rules == ()


def test_every_kind_of_the_vocabulary_has_a_class() -> None:
    assert {check.kind for check in get_args(RuleCheck)} == set(get_args(RuleKind))
