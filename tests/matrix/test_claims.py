"""Tests of the claims of cells, each from the smallest pair of specs that shows it."""

from __future__ import annotations

import pytest
from vidspec.matrix.model import Cell, Claim, Consequence, FacetChange, Matrix, Outcome

from tests.support.pairs import BASE, CITED, DEFAULTS, SECONDS, SOURCE, SPEC, matrix_of, row_of
from tests.support.project import generate

_NONE, _COSMETIC = Consequence.NONE, Consequence.COSMETIC


_DEGRADED, _BREAKING = Consequence.DEGRADED, Consequence.BREAKING


def _cell(matrix: Matrix, feature: str, provider: str = "acme") -> Cell:
    names = [column.name for column in matrix.columns]
    return row_of(matrix, feature).cells[names.index(provider)]


def _acme(feature: str, **changes: str) -> Cell:
    return _cell(matrix_of(SPEC.format(**DEFAULTS | changes)), feature)


@pytest.mark.parametrize(
    ("feature", "changes", "claim", "request_", "answer", "facets"),
    [
        (SECONDS, {}, Claim.SUPPORTED, _NONE, _NONE, []),
        (
            SECONDS,
            {"request": "prompt: {type: string}, seconds: {type: string, enum: ['4', '8', '12']}"},
            *(Claim.SUPPORTED, _NONE, _NONE, ["enum: + 12"]),
        ),
        (
            SECONDS,
            {"request": "prompt: {type: string}, length: {type: string, enum: ['4', '8'], x-baseline: seconds}"},
            *(Claim.RENAMED, _BREAKING, _NONE, ["name: seconds → length"]),
        ),
        (
            SECONDS,
            {"request": "prompt: {type: string}, seconds: {type: string, enum: ['4']}"},
            *(Claim.PARTIAL, _DEGRADED, _NONE, ["enum: − 8"]),
        ),
        (
            SECONDS,
            {"request": "prompt: {type: string}, length: {type: string, enum: ['4'], x-baseline: seconds}"},
            *(Claim.PARTIAL, _BREAKING, _NONE, ["name: seconds → length", "enum: − 8"]),
        ),
        (
            SECONDS,
            {"request": "prompt: {type: string}, seconds: {type: integer, enum: [4, 12]}"},
            *(Claim.CHANGED, _BREAKING, _NONE, ["type: string → integer", "enum: + 12 − 8"]),
        ),
        (
            SECONDS,
            {"required": "prompt, seconds"},
            *(Claim.CHANGED, _BREAKING, _NONE, ["required: optional → required"]),
        ),
        (SECONDS, {"request": "prompt: {type: string}"}, Claim.UNDOCUMENTED, None, None, []),
        (
            "videos.create.request.hd",
            {"request": "prompt: {type: string}, hd: {type: boolean}"},
            *(Claim.EXTENSION, _NONE, _NONE, []),
        ),
        (
            "videos.create.request.hd",
            {"request": "prompt: {type: string}, hd: {type: boolean}", "required": "prompt, hd"},
            *(Claim.EXTENSION, _BREAKING, _NONE, []),
        ),
        (
            "videos.create",
            {"media": "multipart/form-data"},
            *(Claim.CHANGED, _BREAKING, _NONE, ["encoding: JSON → multipart"]),
        ),
        (
            "videos.create",
            {"path": "/tasks"},
            *(Claim.CHANGED, _BREAKING, _NONE, ["path: /v1/videos → /v1/tasks"]),
        ),
        # A base URL makes up for any prefix.
        (
            "videos.create",
            {"server": "https://api.example", "path": "/relay/v1/videos"},
            Claim.SUPPORTED,
            _NONE,
            _NONE,
            [],
        ),
        (
            "servers.base_url",
            {"server": "https://relay.example"},
            *(Claim.CHANGED, _COSMETIC, _NONE, ["address: https://api.example/v1 → https://relay.example"]),
        ),
        (
            "videos.retrieve.response.progress",
            {"answer": "progress: {type: [integer, 'null']}"},
            *(Claim.CHANGED, _NONE, _DEGRADED, ["type: integer → integer or null"]),
        ),
        (
            "videos.retrieve.response.progress",
            {"answer": "percent: {type: integer, x-baseline: progress}"},
            *(Claim.RENAMED, _NONE, _BREAKING, ["name: progress → percent"]),
        ),
        (
            "statuses.queued",
            {"queued": "waiting"},
            *(Claim.RENAMED, _NONE, _BREAKING, ["status: queued → waiting"]),
        ),
        (
            "statuses.queued",
            {"queued": "queued, waiting"},
            *(Claim.CHANGED, _NONE, _BREAKING, ["status: queued → queued, waiting"]),
        ),
    ],
)
def test_claim(
    feature: str,
    changes: dict[str, str],
    claim: Claim,
    request_: Consequence | None,
    answer: Consequence | None,
    facets: list[str],
) -> None:
    cell = _acme(feature, **changes)
    assert (cell.claim, cell.request, cell.answer) == (claim, request_, answer)
    assert [facet.text for facet in cell.facets] == facets
    assert bool(cell.evidence) == (claim is not Claim.UNDOCUMENTED)


def test_what_an_operation_of_its_own_requires_concerns_no_program() -> None:
    operation = """\
  /images:
    post:
      operationId: images.edit
      requestBody:
        content: {application/json: {schema: {type: object, required: [image], properties: {image: {type: string}}}}}
      responses: {'200': {description: Edited.}}"""
    cell = _acme("images.edit.request.image", operation=operation)
    assert (cell.claim, cell.request, cell.answer) == (Claim.EXTENSION, _NONE, _NONE)


def test_the_baseline_is_compared_with_nothing() -> None:
    matrix = matrix_of(SPEC.format(**DEFAULTS))
    assert [column.name for column in matrix.columns] == ["base", "acme"]
    for feature in matrix.features:
        cell = feature.cells[0]
        assert cell.claim is (Claim.SUPPORTED if feature.core else Claim.UNDOCUMENTED)
        assert cell.facets == ()


def test_a_field_of_an_operation_that_is_not_there_does_not_apply() -> None:
    operation = """\
  /videos/edits:
    post:
      operationId: videos.edit
      requestBody: {content: {application/json: {schema: {type: object, properties: {video: {type: string}}}}}}
      responses: {'200': {description: Edited.}}"""
    base = SPEC.format(**DEFAULTS | {"head": "x-baseline: true", "operation": operation})
    matrix = matrix_of(SPEC.format(**DEFAULTS), base)
    assert _cell(matrix, "videos.edit").claim is Claim.UNDOCUMENTED
    assert _cell(matrix, "videos.edit.request.video").claim is Claim.NOT_APPLICABLE


def _cited(seconds: str = "type: string, enum: ['4', '8'], x-evidence: [4]", head: str = "", wire: str = "") -> Cell:
    spec = CITED.replace("SECONDS", seconds).replace("HEAD", head).replace("WIRE", wire)
    return _cell(matrix_of(spec, **{"specs/acme/source.yaml": SOURCE}), SECONDS)


def test_an_assumption_of_the_spec_is_no_claim_of_the_document() -> None:
    cell = _cited("type: string, enum: ['4', '8'], x-undocumented: As in the baseline.")
    assert (cell.claim, cell.request, cell.answer) == (Claim.UNDOCUMENTED, None, None)
    assert (cell.note, cell.evidence) == ("As in the baseline.", ())
    assert cell.summary.startswith("assumed: ")
    assert cell.facets == ()
    assert cell.spec != ()


def test_nothing_is_concluded_from_an_assumed_type() -> None:
    cell = _cited("type: integer, enum: [4, 8], x-evidence: [4], x-assumed: [type]")
    assert (cell.claim, cell.request, cell.summary) == (Claim.SUPPORTED, _NONE, "seconds: 4 | 8")
    assert [facet.text for facet in cell.facets] == ["type: string → not documented"]


def test_what_stands_for_a_feature_in_part_is_told_beside_what_stands_for_it() -> None:
    fields = (
        "model: {type: string, x-baseline: [prompt, {name: seconds, text: suffix -8s}]},"
        " seconds: {type: string, enum: ['4', '8']}"
    )
    matrix = matrix_of(SPEC.format(**DEFAULTS | {"request": fields, "required": "model"}))
    cell = _cell(matrix, SECONDS)
    assert cell.summary == "seconds: string, 4 | 8; model: suffix -8s"
    assert [facet.text for facet in cell.facets] == ["name: seconds → model", "enum: 4, 8 → suffix -8s"]


@pytest.mark.parametrize("pattern", ["(", "(?<n>a)", "^\\p{L}+$"])
def test_a_pattern_of_another_dialect_asks_for_something(pattern: str) -> None:
    fields = f"prompt: {{type: string}}, seconds: {{type: string, pattern: '{pattern}'}}"
    cell = _acme(SECONDS, request=fields)
    assert cell.facets[-1].text == f"constraints: + pattern {pattern}"
    assert cell.facets[-1].change is FacetChange.NARROWER


def test_a_pattern_that_the_documented_values_match_asks_for_nothing_new() -> None:
    cell = _acme(SECONDS, request="prompt: {type: string}, seconds: {type: string, pattern: '^[0-9]+$'}")
    assert (cell.claim, cell.facets[-1].change) == (Claim.SUPPORTED, FacetChange.WIDER)


def test_bounds_of_openapi_3_0_are_compared() -> None:
    fields = "prompt: {{type: string}}, n: {{type: integer, minimum: 1, exclusiveMinimum: true, maximum: {most}}}"
    old = {"title": "Acme", "server": "https://api.example/v1"}
    base = SPEC.format(**DEFAULTS | old | {"head": "x-baseline: true", "request": fields.format(most=9)})
    spec = SPEC.format(**DEFAULTS | old | {"request": fields.format(most=5)})
    matrix = matrix_of(spec.replace("3.1.0", "3.0.3"), base.replace("3.1.0", "3.0.3"))
    cell = _cell(matrix, "videos.create.request.n")
    assert (cell.claim, [facet.text for facet in cell.facets]) == (
        Claim.PARTIAL,
        ["constraints: maximum 9 → maximum 5"],
    )


def test_a_job_is_known_by_its_status_and_not_by_the_name_of_its_schema() -> None:
    job = "{type: object, properties: {id: {type: string}, status: {type: string}}}"
    spec = SPEC.format(**DEFAULTS).replace("{$ref: '#/components/schemas/Video'}", job)
    assert "$ref" not in spec
    assert _cell(matrix_of(spec), "videos.create").claim is Claim.SUPPORTED
    only_id = job.replace(", status: {type: string}", "")
    bare = (
        spec.replace("responses: &job", "responses:")
        .replace(job, only_id, 1)
        .replace(
            "*job",
            f"""
        '200': {{description: Job., content: {{application/json: {{schema: {job}}}}}}}""",
        )
    )
    cell = _cell(matrix_of(bare), "videos.create")
    assert [facet.text for facet in cell.facets] == ["answer: the job → not the job, only id"]
    assert cell.answer is _BREAKING


def test_answers_that_disagree_are_both_told() -> None:
    job = "{type: object, properties: {id: {type: string}, status: {type: string}, progress: {type: integer}}}"
    spec = SPEC.format(**DEFAULTS).replace("{$ref: '#/components/schemas/Video'}", job)
    other = job.replace("progress: {type: integer}", "progress: {type: string}")
    bare = (
        spec.replace("responses: &job", "responses:")
        .replace(job, other, 1)
        .replace(
            "*job",
            f"""
        '200': {{description: Job., content: {{application/json: {{schema: {job}}}}}}}""",
        )
    )
    cell = _cell(matrix_of(bare), "videos.retrieve.response.progress")
    assert cell.summary == "progress: integer; progress: string"
    assert [facet.text for facet in cell.facets][-1] == "type: integer → string"


def test_the_status_of_a_job_follows_the_rule_of_statuses() -> None:
    base = BASE.replace("status: {type: string}", "status: {type: string, enum: [queued, running, done, failed]}")
    spec = SPEC.format(**DEFAULTS | {"queued": "waiting"})
    spec = spec.replace("status: {type: string}", "status: {type: string, enum: [waiting, running, done, failed]}")
    cell = _cell(matrix_of(spec, base), "videos.retrieve.response.status")
    assert (cell.claim, cell.answer) == (Claim.CHANGED, _BREAKING)


def test_a_parameter_that_leaves_the_path_is_renamed() -> None:
    spec = SPEC.format(**DEFAULTS)
    spec = spec.replace("/videos/{video_id}:", "/videos/status:").replace(
        "{name: video_id, in: path", "{name: task, x-baseline: video_id, in: query"
    )
    cell = _cell(matrix_of(spec), "videos.retrieve.request.video_id")
    assert (cell.claim, cell.request) == (Claim.RENAMED, _BREAKING)
    assert [facet.text for facet in cell.facets] == ["name: video_id → task", "location: path → query"]


def test_a_path_parameter_of_another_name_is_a_matter_of_reading() -> None:
    spec = (
        SPEC.format(**DEFAULTS)
        .replace("{video_id}", "{task}")
        .replace("name: video_id,", "name: task, x-baseline: video_id,")
    )
    cell = _cell(matrix_of(spec), "videos.retrieve.request.video_id")
    assert (cell.claim, cell.request) == (Claim.RENAMED, _COSMETIC)


def test_conditions_are_told_of_extensions_too() -> None:
    fields = "prompt: {type: string}, hd: {type: boolean, x-requires: [{text: A fee., channel: pro}]}"
    cell = _acme("videos.create.request.hd", request=fields)
    assert (cell.claim, cell.request) == (Claim.EXTENSION, _NONE)
    assert [(facet.text, facet.channel) for facet in cell.facets] == [("condition (pro channel): A fee.", "pro")]
    assert cell.note == "Requires: A fee."


def test_a_meaning_that_no_schema_shows() -> None:
    differs = "{text: Only the sign counts., x-evidence: [5]}"
    cell = _cited(f"type: string, enum: ['4', '8'], x-evidence: [4], x-differs: {differs}")
    assert (cell.claim, cell.request) == (Claim.CHANGED, _DEGRADED)
    assert [facet.text for facet in cell.facets] == ["meaning: Only the sign counts."]
    assert [str(one.lines) for one in cell.evidence] == ["4", "5"]


def test_a_name_that_the_spec_departs_from_is_told() -> None:
    deviation = "{aspect: name, documented: duration, spec: seconds, why: The command says so., x-evidence: [5]}"
    cell = _cited(f"type: string, enum: ['4', '8'], x-evidence: [4], x-deviations: [{deviation}]")
    assert cell.summary == "seconds: string, 4 | 8 (documented as duration too)"
    assert cell.note == "As documented, name: duration; in the spec: seconds. The command says so."


def test_what_is_documented_in_part_is_a_claim_with_a_note() -> None:
    cell = _cited("type: string, enum: ['4', '8'], x-evidence: [4], x-undocumented: No unit is given.")
    assert (cell.claim, cell.note) == (Claim.SUPPORTED, "No unit is given.")


def test_a_contradiction_has_two_places() -> None:
    head = """\
x-discrepancies:
  - id: two-names
    kind: contradiction
    features: [videos.create.request.seconds]
    says: [{text: duration, lines: [7]}, {text: seconds, lines: ["8-9"]}]
    decision: It is seconds."""
    cell = _cited(head=head)
    assert cell.claim is Claim.CONTRADICTED
    assert [str(one.lines) for one in cell.evidence] == ["4", "7", "8-9"]
    assert cell.note == "The document contradicts itself: It is seconds."
    assert cell.discrepancies == ("acme.two-names",)


@pytest.mark.parametrize("kind", ["omission", "difference"])
def test_other_discrepancies_are_linked_and_decide_nothing(kind: str) -> None:
    head = f"""\
x-discrepancies:
  - id: two-names
    kind: {kind}
    features: [videos.create.request.seconds]
    says: [{{text: duration, lines: [7]}}, {{text: seconds, lines: [8]}}]
    decision: It is seconds."""
    cell = _cited(head=head)
    assert (cell.claim, cell.discrepancies) == (Claim.SUPPORTED, ("acme.two-names",))


def test_a_spec_cannot_deny_what_it_declares() -> None:
    head = "x-unsupported: [{feature: videos.create, text: There is none., x-evidence: [9]}]"
    spec = CITED.replace("SECONDS", "type: string, x-evidence: [4]").replace("HEAD", head).replace("WIRE", "")
    specs = {"specs/acme/openapi.yaml": spec, "specs/acme/source.yaml": SOURCE, "specs/base/openapi.yaml": BASE}
    [found] = map(str, generate(specs).diagnostics)
    assert found.endswith("x-unsupported denies videos.create, which the spec declares [M005]")


def test_unsupported_is_only_what_the_document_denies() -> None:
    head = "x-unsupported: [{feature: videos.retrieve, text: There is no query., x-evidence: [9]}]"
    spec = CITED.replace("SECONDS", "type: string, x-evidence: [4]").replace("HEAD", head).replace("WIRE", "")
    matrix = matrix_of(spec, **{"specs/acme/source.yaml": SOURCE})
    denied = _cell(matrix, "videos.retrieve")
    assert (denied.claim, denied.request, denied.note) == (Claim.UNSUPPORTED, _BREAKING, "There is no query.")
    assert [str(one.lines) for one in denied.evidence] == ["9"]


def test_channels_are_told_apart() -> None:
    cell = _cited(
        "type: string, enum: ['4', '8', '10'], x-evidence: [4], x-requires: ["
        "{text: The official channel., channel: official, when: {prompt: [a]}, values: ['4', '8'], x-evidence: [10]}, "
        "{text: The other channel., channel: other, values: ['10'], x-evidence: [11]}]"
    )
    assert (cell.claim, cell.request) == (Claim.PARTIAL, _DEGRADED)
    assert [(facet.channel, facet.text, facet.change) for facet in cell.facets] == [
        (None, "enum: + 10", FacetChange.WIDER),
        ("official", "enum (official channel, prompt a): 4, 8", FacetChange.SAME),
        ("other", "enum (other channel): 10", FacetChange.OTHER),
    ]
    assert [str(one.lines) for one in cell.evidence] == ["4", "10", "11"]
    assert cell.note == "Requires: The official channel. The other channel."
    assert cell.summary == "seconds: string, official channel, a: 4 | 8; other channel: 10"


_WIRE = """\
      x-wire:
        requests:
          - id: create
            x-evidence: ["12-14"]
            method: POST
            url: {url}
            headers: {{}}
            json: {body}
"""


@pytest.mark.parametrize(
    ("wire", "outcome", "fits"),
    [
        ("", Outcome.NOT_RUN, []),
        (_WIRE.format(url="/v1/videos", body="{prompt: a}"), Outcome.NOT_RUN, []),
        (_WIRE.format(url="/v1/videos", body="{prompt: a, seconds: '4'}"), Outcome.PASSED, [True]),
    ],
)
def test_examples_prove_what_they_have(wire: str, outcome: Outcome, fits: list[bool]) -> None:
    cell = _cited(wire=wire)
    assert cell.verification.outcome is outcome
    assert [example.fits for example in cell.verification.examples] == fits
    assert [str(line) for example in cell.verification.examples for line in example.lines] == ["12-14"] * len(fits)


def test_an_example_that_was_put_together_proves_nothing() -> None:
    wire = _WIRE.format(url="/v1/videos", body="{prompt: a, seconds: '4'}").replace(
        "- id", "- composed: true\n            id"
    )
    assert _cited(wire=wire).verification.outcome is Outcome.NOT_RUN


def test_an_example_that_goes_elsewhere_fails_its_operation() -> None:
    wire = _WIRE.format(url="/v1/tasks", body="{prompt: a}")
    spec = CITED.replace("SECONDS", "type: string, x-evidence: [4]").replace("HEAD", "").replace("WIRE", wire)
    matrix = matrix_of(spec, **{"specs/acme/source.yaml": SOURCE})
    assert _cell(matrix, "videos.create").verification.outcome is Outcome.FAILED
    assert _cell(matrix, "videos.create").claim is Claim.SUPPORTED  # what an example proves is no claim
