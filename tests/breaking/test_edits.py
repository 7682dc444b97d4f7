"""Tests of single edits of a spec: what each breaks, in both directions."""

from __future__ import annotations

import re

import pytest
from vidspec.breaking import compare_surfaces
from vidspec.findings.diagnostic import Severity

from tests.support.project import PROJECT, providers
from tests.support.revisions import ADDITIVE, BASE, BREAKING, COSMETIC, at_place, compared, edited

NAMES = {BREAKING: "breaking", ADDITIVE: "additive", COSMETIC: "cosmetic"}


_ONCE = "{name: Once, in: header, required: true, x-idempotency: true, schema: {type: string}}"


# What is edited: the text there is and the text that takes its place; what is found then, as (rule, place, words).
# The last value is the rule on the way back where the place is the same; None where that way is another story.
Edit = tuple[str, str, str, str, str, str, str | None]


EDITS: tuple[Edit, ...] = (
    (
        *("parameter-optional-added", "                stream: {type: boolean}\n"),
        *("                stream: {type: boolean}\n                seed: {type: integer}\n", ADDITIVE),
        *("videos.create request seed", "new parameter `seed`", BREAKING),
    ),
    (
        *("parameter-required-added", "required: [prompt]\n              properties:\n"),
        *("required: [prompt, seed]\n              properties:\n                seed: {type: integer}\n", BREAKING),
        *("videos.create request seed", "new required parameter `seed`", BREAKING),
    ),
    (
        *("parameter-becomes-required", "required: [prompt]", "required: [prompt, seconds]", BREAKING),
        *("videos.create request seconds required", "`seconds` is required, was optional", ADDITIVE),
    ),
    (
        *("parameter-type-wider", "prompt: {type: string,", "prompt: {type: [string, integer],", ADDITIVE),
        *("videos.create request prompt type", "is `string or integer`, was `string`", BREAKING),
    ),
    (
        *("parameter-type-number", "frame, in: path, required: true, schema: {type: integer}"),
        *("frame, in: path, required: true, schema: {type: number}", ADDITIVE),
        *("videos.frame request frame type", "is `number`, was `integer`", BREAKING),
    ),
    (
        *("parameter-type-other", "enum: [4, 8], default: 4, desc", "enum: ['4', '8'], default: '4', desc", BREAKING),
        *("videos.create request seconds type", "is `string`, was `integer`", BREAKING),
    ),
    (
        *("parameter-value-added", "enum: [4, 8]", "enum: [4, 8, 12]", ADDITIVE),
        *("videos.create request seconds values added", "`seconds`: also `12`", None),
    ),
    (
        *("parameter-value-removed", "enum: [4, 8]", "enum: [4]", BREAKING),
        *("videos.create request seconds values removed", "`seconds`: no longer `8`", None),
    ),
    (
        *("parameter-opened", "enum: [4, 8], default: 4", "default: 4", ADDITIVE),
        *("videos.create request seconds values", "open, was limited", BREAKING),
    ),
    (
        *("parameter-default", "default: 4", "default: 8", COSMETIC),
        *("videos.create request seconds default", "documented default `8`, was `4`", COSMETIC),
    ),
    (
        *("parameter-limit", "maxLength: 100", "maxLength: 50", BREAKING),
        *("videos.create request prompt maxLength", "maxLength `50`, was `100`", ADDITIVE),
    ),
    (
        *("parameter-limit-lifted", ", maxLength: 100", "", ADDITIVE),
        *("videos.create request prompt maxLength", "maxLength none, was `100`", BREAKING),
    ),
    (
        *("parameter-description", "What is shown.", "What is seen.", COSMETIC),
        *("videos.create request prompt description", "`prompt` is described otherwise", COSMETIC),
    ),
    (
        *("parameter-location", "detail, in: query", "detail, in: header", COSMETIC),
        *("videos.retrieve request detail location", "travels in the header, not in the query", COSMETIC),
    ),
    (
        *("parameter-order", "/videos/{video_id}/frames/{frame}", "/frames/{frame}/videos/{video_id}", BREAKING),
        *("videos.frame request order", "positional arguments are `frame, video_id`", BREAKING),
    ),
    (
        *("idempotency-header-added", "      x-rules:\n", f"      parameters: [{_ONCE}]\n      x-rules:\n", ADDITIVE),
        *("videos.create request Once", "new parameter `Once`", BREAKING),
    ),
    (
        *(
            "idempotency-promised",
            "{name: detail, in: query,",
            "{name: detail, in: header, x-idempotency: true,",
            COSMETIC,
        ),
        *("videos.retrieve request detail idempotency", "`detail` makes sure that a request is", COSMETIC),
    ),
    (
        *("nested-key-added", "grain: {type: number}", "grain: {type: number}\n        dust: {type: number}", ADDITIVE),
        *("params.StyleParam dust", "new key `dust`", BREAKING),
    ),
    (
        *("nested-key-required", "required: [tone]", "required: [tone, grain]", BREAKING),
        *("params.StyleParam grain required", "`grain` is required, was optional", ADDITIVE),
    ),
    (
        *("answer-field-removed", "        url: {type: string}\n", "", BREAKING),
        *("models.Video url", "field `url` is gone", ADDITIVE),
    ),
    (
        *("answer-field-absent", "required: [id, status]", "required: [id]", BREAKING),
        *("models.Video status required", "`status` is perhaps absent, was always there", ADDITIVE),
    ),
    (
        *("answer-type-wider", "url: {type: string}", "url: {type: [string, 'null']}", BREAKING),
        *("models.Video url type", "is `string or null`, was `string`", ADDITIVE),
    ),
    (
        *("answer-type-any", "url: {type: string}", "url: {}", BREAKING),
        *("models.Video url type", "is `any`, was `string`", ADDITIVE),
    ),
    (
        *("answer-number", "percent: {type: number}", "percent: {type: integer}", ADDITIVE),
        *("models.Event percent type", "is `integer`, was `number`", BREAKING),
    ),
    (
        *("answer-value-added", "done, lost]}\n        progress", "done, lost, paused]}\n        progress", ADDITIVE),
        *("models.Video status values added", "`status`: also `paused`", None),
    ),
    (
        *("answer-value-removed", "done, lost]}\n        progress", "done]}\n        progress", COSMETIC),
        *("models.Video status values removed", "no longer `lost`", None),
    ),
    (
        *("answer-limit", "progress: {type: integer}", "progress: {type: integer, maximum: 100}", COSMETIC),
        *("models.Video progress maximum", "maximum `100`, was none", COSMETIC),
    ),
    (
        *("answer-other-class", "application/json: {schema: {$ref: '#/components/schemas/Video'}}\n            text"),
        *("application/json: {schema: {$ref: '#/components/schemas/Event'}}\n            text", BREAKING),
        *("videos.create answer type", "answer is `Event`, was `Video`", BREAKING),
    ),
    (
        *("answer-bytes", "image/png: {schema: {type: string, format: binary}}"),
        *("application/json: {schema: {$ref: '#/components/schemas/Reason'}}", BREAKING),
        *("videos.frame answer kind", "the answer is JSON, was bytes", BREAKING),
    ),
    (
        *("answer-media-type", "image/png", "image/webp", COSMETIC),
        *("videos.frame answer media type", "come as `image/webp`, came as `image/png`", COSMETIC),
    ),
    (
        *("class-description", "description: A job.", "description: One job.", COSMETIC),
        *("models.Video description", "is described otherwise", COSMETIC),
    ),
    (
        *("class-used-no-more", "        error: {$ref: '#/components/schemas/Reason'}\n", "", BREAKING),
        *("models.Reason class", "the class is gone", ADDITIVE),
    ),
    (
        *("error-status", "        '400':\n", "        '422':\n", ADDITIVE),
        *("videos.create error 422", "status `422` is documented", COSMETIC),
    ),
    (
        *("success-status", "        '200':\n          description: The picture."),
        *("        '201':\n          description: The picture.", COSMETIC),
        *("videos.frame answer status", "status of success `201`, was `200`", COSMETIC),
    ),
    (
        *("error-status-by-hundred", "        '400':\n", "        4XX:\n", COSMETIC),
        *("videos.create error 400", "status `400` is documented as `4XX`", COSMETIC),
    ),
    (
        *("error-shape", "Refused.\n          content:\n            application/json: {schema: {$ref: '#/components/"),
        *("Refused.\n          content:\n            text/plain: {schema: {$ref: '#/components/", BREAKING),
        *("videos.create error 400 type", "shape of error `400` is unknown, was `Fault`", ADDITIVE),
    ),
    (
        *("stream", "      x-stream: {parameter: stream, terminator: END}\n", "", BREAKING),
        *("videos.create stream", "`stream` no longer gives a stream", ADDITIVE),
    ),
    (
        *("stream-terminator", "terminator: END", "terminator: STOP", COSMETIC),
        *("videos.create stream terminator", "another word ends", COSMETIC),
    ),
    (
        *(
            "operation-deprecated",
            "summary: Ask for a job.",
            "summary: Ask for a job.\n      deprecated: true",
            COSMETIC,
        ),
        *("videos.retrieve deprecated", "is deprecated", COSMETIC),
    ),
    (
        *("operation-summary", "Ask for a job.", "Look at a job.", COSMETIC),
        *("videos.retrieve description", "is described otherwise", COSMETIC),
    ),
    (
        *("operation-path", "/v1/videos:", "/v2/videos:", COSMETIC),
        *("videos.create path", "path `/v2/videos`, was `/v1/videos`", COSMETIC),
    ),
    (
        *("operation-method", "    post:\n", "    put:\n", COSMETIC),
        *("videos.create method", "method `PUT`, was `POST`", COSMETIC),
    ),
    (
        *("operation-encoding", "          application/json:\n            schema:\n              type: object\n"),
        *("          multipart/form-data:\n            schema:\n              type: object\n", COSMETIC),
        *("videos.create encoding", "encoding `multipart`, was `json`", COSMETIC),
    ),
    (
        *("rule-looser", "values: [4]\n", "values: [4, 8]\n", ADDITIVE),
        *("videos.create rule short-by-default", "values 4, 8 where stream is true", BREAKING),
    ),
    (
        *("rule-advises", "force: refuse", "force: advise", ADDITIVE),
        *("videos.create rule short-by-default", "is `advise seconds: values 4 where stream is true`", BREAKING),
    ),
    (
        *("rule-more-often", "          when: {stream: [true]}\n", "", BREAKING),
        *("videos.create rule short-by-default", "is `refuse seconds: values 4`, was", ADDITIVE),
    ),
    (
        *("rule-words", "a stream lasts 4 seconds", "no stream is longer", COSMETIC),
        *("videos.create rule short-by-default message", "is worded otherwise", COSMETIC),
    ),
    (
        *("job-word-moves", "succeeded: [done], failed: [lost]", "succeeded: [done, lost], failed: []", BREAKING),
        *("client job status lost", "status `lost` means succeeded, meant failed", BREAKING),
    ),
    (
        *("job-word-added", "failed: [lost]}", "failed: [lost, expired]}", ADDITIVE),
        *("client job status expired", "status `expired` means failed", BREAKING),
    ),
    (
        *("job-place", "  progress: /progress\n", "", COSMETIC),
        *("client job progress", "progress of a job: none, was `/progress`", COSMETIC),
    ),
    (
        *("server-other", "https://api.acme.example", "https://eu.acme.example", COSMETIC),
        *("client base_url", "address is `https://eu.acme.example`, was `https://api.acme.example`", COSMETIC),
    ),
    (
        *("server-open", "servers:\n  - url: https://api.acme.example\n", "", BREAKING),
        *("client base_url", "`base_url` has to be given", ADDITIVE),
    ),
    (
        *("key", "security:\n  - key: []\n", "", ADDITIVE),
        *("client api_key", "no key is needed any more", BREAKING),
    ),
    (
        *("key-header", "key: {type: http, scheme: bearer}", "key: {type: apiKey, in: header, name: X-Key}", COSMETIC),
        *("client api_key", "the key travels as `header X-Key: <key>`", COSMETIC),
    ),
    (
        *("title", "title: Acme Videos", "title: Acme Films", COSMETIC),
        *("client description", "is described otherwise", COSMETIC),
    ),
)


@pytest.mark.parametrize("edit", EDITS, ids=[edit[0] for edit in EDITS])
def test_edit_is_told_at_its_place(edit: Edit) -> None:
    _, old, new, rule, place, words, _ = edit
    found = compared(BASE, edited(old, new))
    one = at_place(found, place)
    assert (one.code, words in one.message) == (rule, True), one.message
    assert one.message.startswith(f"{NAMES[rule]}: {place.split(' ', 1)[0]}: ")
    assert one.severity is (Severity.ERROR if rule == BREAKING else Severity.NOTE)
    assert {one.at.file, *(position.file for position in one.related)} == {
        "old/acme/openapi.yaml",
        "new/acme/openapi.yaml",
    }
    assert (one.provider, one.expected != one.actual) == ("acme", True)


@pytest.mark.parametrize("edit", EDITS, ids=[edit[0] for edit in EDITS])
def test_edit_taken_back_is_told_the_other_way_round(edit: Edit) -> None:
    _, old, new, _, place, _, back = edit
    there, again = compared(BASE, edited(old, new)), compared(edited(old, new), BASE)
    if back is None:
        assert place not in [one.place for one in again]
        return
    one, other = at_place(there, place), at_place(again, place)
    assert other.code == back
    assert (one.expected, one.actual) == (other.actual, other.expected)
    if {one.code, other.code} == {BREAKING, ADDITIVE}:
        assert one.fingerprint != other.fingerprint


@pytest.mark.parametrize("edit", EDITS, ids=[edit[0] for edit in EDITS])
def test_every_finding_has_a_fingerprint_of_its_own(edit: Edit) -> None:
    found = compared(BASE, edited(edit[1], edit[2]))
    assert len({one.fingerprint for one in found}) == len(found)


def test_no_edit_means_nothing() -> None:
    assert compared(BASE, BASE) == ()


@pytest.mark.parametrize("name", [path.parent.name for path in sorted((PROJECT / "specs").glob("*/openapi.yaml"))])
def test_spec_against_itself_is_the_same(name: str) -> None:
    one = next(provider for provider in providers() if provider.name == name)
    assert compare_surfaces(one, one) == ()


def test_specs_that_differ_in_much_are_told_completely() -> None:
    """What is gone in the one direction is new in the other."""
    for old in providers():
        for new in providers():
            there, back = compare_surfaces(old, new), compare_surfaces(new, old)
            assert len({one.fingerprint for one in there}) == len(there)
            assert not there or sorted(there)[-1].code == "D504"
            gone = [one.place for one in there if one.message.endswith(" is gone")]
            fresh = [one.place for one in back if re.match(r"\w+: \S+: (a )?new ", one.message)]
            assert len(gone) == len(fresh), (old.name, new.name)


@pytest.mark.parametrize("edit", EDITS, ids=[edit[0] for edit in EDITS])
def test_line_for_the_changelog_comes_last_however_findings_are_sorted(edit: Edit) -> None:
    new = edited(edit[1], edit[2])
    for found in (compared(BASE, new), compared(new, BASE)):
        assert [one.code for one in sorted(found)].index("D504") == len(found) - 1
        assert {one.at.file for one in found} == {"new/acme/openapi.yaml"}


def test_line_for_the_changelog_comes_after_a_difference_at_the_end_of_the_file() -> None:
    last = "    Fault:\n      type: object\n      properties:\n        message: {type: string}\n"
    longer = edited(last, f"{last}        url: {{}}")
    assert sorted(compared(BASE, longer))[-1].code == "D504"
    assert sorted(compared(longer, BASE))[-1].code == "D504"


def test_lines_and_reasons_are_no_part_of_the_surface() -> None:
    old = edited("detail, in: query,", "detail, in: query, x-undocumented: nobody says so,")
    assert compared(BASE, old) == ()
