"""Owns the tests of what callers of a client see otherwise between two versions of a spec."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from vidspec.breaking import compare_surfaces
from vidspec.core.spec import Provider
from vidspec.findings.diagnostic import Diagnostic, Severity
from vidspec.pipeline import read_specs
from vidspec.project.sources import Sources

from tests.support.cli import vidspec
from tests.support.project import PROJECT, SPEC, providers, sources

BREAKING, ADDITIVE, COSMETIC = "D501", "D502", "D503"
NAMES = {BREAKING: "breaking", ADDITIVE: "additive", COSMETIC: "cosmetic"}

BASE = """\
openapi: 3.1.0
info: {title: Acme Videos, version: 1.0.0, description: Films.}
servers:
  - url: https://api.acme.example
security:
  - key: []
x-job:
  submit: [videos.create]
  poll: videos.retrieve
  id: /id
  status: /status
  progress: /progress
  states: {queued: [waiting], running: [rendering], succeeded: [done], failed: [lost]}
paths:
  /v1/videos:
    post:
      operationId: videos.create
      summary: Start a job.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [prompt]
              properties:
                prompt: {type: string, description: What is shown., maxLength: 100}
                seconds: {type: integer, enum: [4, 8], default: 4, description: How long.}
                stream: {type: boolean}
                style: {$ref: '#/components/schemas/Style'}
      responses:
        '200':
          description: The job.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Video'}}
            text/event-stream: {schema: {$ref: '#/components/schemas/Event'}}
        '400':
          description: Refused.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Fault'}}
      x-stream: {parameter: stream, terminator: END}
      x-rules:
        - id: short-by-default
          force: refuse
          when: {stream: [true]}
          field: seconds
          values: [4]
          message: a stream lasts 4 seconds
  /v1/videos/{video_id}:
    get:
      operationId: videos.retrieve
      summary: Ask for a job.
      parameters:
        - {name: video_id, in: path, required: true, schema: {type: string}}
        - {name: detail, in: query, schema: {type: string}}
      responses:
        '200':
          description: The job.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Video'}}
  /v1/videos/{video_id}/frames/{frame}:
    get:
      operationId: videos.frame
      summary: One picture of a film.
      parameters:
        - {name: video_id, in: path, required: true, schema: {type: string}}
        - {name: frame, in: path, required: true, schema: {type: integer}}
      responses:
        '200':
          description: The picture.
          content:
            image/png: {schema: {type: string, format: binary}}
components:
  securitySchemes:
    key: {type: http, scheme: bearer}
  schemas:
    Style:
      type: object
      required: [tone]
      properties:
        tone: {type: string}
        grain: {type: number}
    Video:
      type: object
      description: A job.
      required: [id, status]
      properties:
        id: {type: string}
        status: {type: string, enum: [waiting, rendering, done, lost]}
        progress: {type: integer}
        url: {type: string}
        error: {$ref: '#/components/schemas/Reason'}
    Reason:
      type: object
      properties:
        message: {type: string}
    Event:
      type: object
      properties:
        percent: {type: number}
    Fault:
      type: object
      properties:
        message: {type: string}
"""

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


@cache
def read(text: str, file: str = SPEC) -> Provider:
    specs = Sources(specs={file: text}, vocabulary=sources().vocabulary, templates={}, runtime={}, pages={})
    parsed, found = read_specs(specs)
    assert [str(one) for one in found if one.severity is Severity.ERROR] == []
    return parsed[0]


def compared(old: str, new: str) -> tuple[Diagnostic, ...]:
    return compare_surfaces(read(old, "old/acme/openapi.yaml"), read(new, "new/acme/openapi.yaml"))


def edited(old: str, new: str) -> str:
    assert BASE.count(old) == 1, f"{old!r} stands {BASE.count(old)} times in the base"
    return BASE.replace(old, new)


def at_place(found: tuple[Diagnostic, ...], place: str) -> Diagnostic:
    there = [one for one in found if one.place == place]
    assert len(there) == 1, f"{place} is not among {[one.place for one in found]}"
    return there[0]


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


# Statuses ----------------------------------------------------------------------------------------


def test_second_status_of_success_is_told() -> None:
    answer = "        '200':\n          description: The picture."
    found = compared(BASE, edited(answer, f"        '202': {{description: Not yet.}}\n{answer}"))
    assert at_place(found, "videos.frame answer status").actual == "202 or 200"


def test_status_that_comes_under_a_range_is_not_gone() -> None:
    ranged = edited("        '400':\n", "        4XX:\n")
    there, back = compared(BASE, ranged), compared(ranged, BASE)
    assert not [one for one in (*there, *back) if one.code == BREAKING]
    assert "no longer" not in "".join(one.message for one in there)
    assert at_place(there, "videos.create error 4XX").code == ADDITIVE
    own = at_place(back, "videos.create error 400")
    assert (own.code, own.expected, own.actual) == (COSMETIC, "4XX", "400")
    assert "on its own, was part of `4XX`" in own.message


@pytest.mark.parametrize("cover", ["4XX", "default"])
def test_shape_of_an_error_that_comes_under_a_range(cover: str) -> None:
    other = edited("        '400':\n", f"        {cover}:\n").replace("schemas/Fault'", "schemas/Reason'")
    found = compared(BASE, other)
    assert at_place(found, "videos.create error 400").actual == cover
    assert at_place(found, "videos.create error 400 type").code == BREAKING
    assert at_place(compared(other, BASE), "videos.create error 400 type").code == BREAKING


def test_order_of_values_is_not_told() -> None:
    """Generated code lists them in that order, and nothing that callers write depends on it."""
    assert compared(BASE, edited("enum: [4, 8]", "enum: [8, 4]")) == ()


# Renames -----------------------------------------------------------------------------------------


def test_rename_that_an_old_link_declares() -> None:
    """The baseline's thing that a parameter stands for tells what it was called before."""
    linked = "seconds: {type: integer, enum: [4, 8], default: 4, description: How long., x-baseline: seconds}"
    old = edited("seconds: {type: integer, enum: [4, 8], default: 4, description: How long.}", linked)
    old = old.replace("                seconds: {", "                length: {").replace(
        "field: seconds", "field: length"
    )
    found = compared(old, BASE)
    one = at_place(found, "videos.create request seconds name")
    assert (one.code, one.expected, one.actual) == (BREAKING, "length", "seconds")
    assert "parameter `length` was renamed to `seconds`" in one.message
    assert not [other for other in found if other.place in ("videos.create request length", "videos.create request")]


def test_rename_that_a_deviation_declares() -> None:
    deviation = "[{aspect: name, documented: link, spec: url, why: clearer, x-evidence: [1]}]"
    source = "document: a.txt\nlines: 9\nsha256: ''\n"
    old = BASE.replace("        url: {type: string}", "        link: {type: string}")
    new = BASE.replace("        url: {type: string}", f"        url: {{type: string, x-deviations: {deviation}}}")
    specs = {"new/acme/openapi.yaml": new, "new/acme/source.yaml": source}
    providers, _ = read_specs(Sources(specs=specs, vocabulary=sources().vocabulary, templates={}, runtime={}, pages={}))
    found = compare_surfaces(read(old, "old/acme/openapi.yaml"), providers[0])
    assert at_place(found, "models.Video url name").code == BREAKING
    assert [one.code for one in found] == [BREAKING, "D504"]


def test_field_of_another_name_is_no_rename_without_a_word() -> None:
    found = compared(BASE, edited("        url: {type: string}", "        link: {type: string}"))
    assert at_place(found, "models.Video url").code == BREAKING
    assert at_place(found, "models.Video link").code == ADDITIVE


def test_links_that_two_fields_share_prove_nothing() -> None:
    old = BASE.replace("        url: {type: string}", "        a: {type: string, x-baseline: url}")
    new = BASE.replace(
        "        url: {type: string}",
        "        b: {type: string, x-baseline: url}\n        c: {type: string, x-baseline: url}",
    )
    found = compared(old, new)
    assert at_place(found, "models.Video a").code == BREAKING
    assert {at_place(found, f"models.Video {name}").code for name in "bc"} == {ADDITIVE}


def test_operation_is_renamed_where_the_request_is_the_same() -> None:
    renamed = (
        "name: id, in: path, required: true, x-baseline: video_id, schema: {type: string}}\n        - {name: detail"
    )
    new = BASE.replace("videos.retrieve", "jobs.get").replace("{video_id}:", "{id}:")
    new = re.sub(r"name: video_id[^\n]*\n *- .name: detail", renamed, new)
    found = compared(BASE, new)
    assert at_place(found, "jobs.get name").message.endswith("renamed from `videos.retrieve` to `jobs.get`")
    assert at_place(found, "jobs.get request id name").code == BREAKING
    assert not [one for one in found if one.place in ("client job poll", "videos.retrieve operation")]


def test_operation_is_renamed_where_a_link_says_so() -> None:
    new = edited("operationId: videos.frame\n", "operationId: films.still\n      x-baseline: videos.frame\n")
    new = new.replace("/v1/videos/{video_id}/frames/{frame}", "/v1/stills/{video_id}/{frame}")
    found = compared(BASE, new)
    assert at_place(found, "films.still name").code == BREAKING
    assert at_place(found, "films.still path").code == COSMETIC


def test_operation_of_another_name_and_place_is_removed_and_added() -> None:
    new = edited("operationId: videos.frame", "operationId: films.still").replace("/frames/", "/stills/")
    found = compared(BASE, new)
    assert at_place(found, "videos.frame operation").code == BREAKING
    assert at_place(found, "videos.frame operation").related[0].file == "old/acme/openapi.yaml"
    assert at_place(found, "films.still operation").code == ADDITIVE


def test_class_is_renamed_where_an_answer_has_it() -> None:
    new = BASE.replace("    Video:\n", "    Film:\n").replace("schemas/Video'", "schemas/Film'")
    new = new.replace("    Reason:\n", "    Cause:\n").replace("schemas/Reason'", "schemas/Cause'")
    found = compared(BASE, new)
    assert [(one.code, one.place) for one in found[:-1]] == [
        (BREAKING, "models.Film name"),
        (BREAKING, "models.Cause name"),
    ]


def test_job_that_goes_takes_its_methods_along() -> None:
    new = re.sub(r"(?s)x-job:.*?(?=paths:)", "", BASE)
    assert at_place(compared(BASE, new), "client job").code == BREAKING
    assert at_place(compared(new, BASE), "client job").code == ADDITIVE


def test_rules_of_one_id_are_none_lost() -> None:
    """Two rules may bear one id; each counts."""
    rule = BASE[BASE.index("        - id: short") : BASE.index("  /v1/videos/{video_id}:")]
    new = BASE.replace(rule, rule + rule.replace("values: [4]", "values: [8]"))
    found = compared(BASE, new)
    assert [one.code for one in found] == [BREAKING, "D504"]
    assert [one.code for one in compared(new, BASE)] == [ADDITIVE, "D504"]


# The changelog -----------------------------------------------------------------------------------


def test_changelog_names_what_breaks_and_the_part_of_the_version() -> None:
    new = edited("        url: {type: string}\n", "").replace("enum: [4, 8]", "enum: [4, 8, 12]")
    new = new.replace("What is shown.", "What is seen.")
    last = compared(BASE, new)[-1]
    assert (last.code, last.severity, last.place) == ("D504", Severity.NOTE, "changelog")
    assert last.actual == (
        "- acme (major): **breaking:** `models.Video`: field `url` is gone."
        " **new:** `videos.create`: `seconds`: also `12`. 1 cosmetic change."
    )


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [("enum: [4, 8]", "enum: [4, 8, 12]", "minor"), ("What is shown.", "What is seen.", "patch")],
)
def test_changelog_without_anything_breaking(old: str, new: str, part: str) -> None:
    last = compared(BASE, edited(old, new))[-1]
    assert (last.actual or "").startswith(f"- acme ({part}): ")


def test_changelog_is_one_line_that_names_cannot_leave() -> None:
    hostile = '"evil` \\n# title \\e[31m <b>"'
    new = edited(
        "        url: {type: string}\n", f"        url: {{type: string}}\n        {hostile}: {{type: string}}\n"
    )
    new = new.replace("enum: [4, 8]", 'enum: [4, 8, "x`\\n\\e[0m"]')
    found = compared(BASE, new)
    line = found[-1].actual or ""
    assert line.isprintable()
    assert line.count("`") % 2 == 0
    assert all(str(one).isprintable() for one in found)


# The command -------------------------------------------------------------------------------------


def put(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    file = folder / "openapi.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("enum: [4, 8]", "enum: [4]", 1), ("enum: [4, 8]", "enum: [4, 8, 12]", 0), ("default: 4", "default: 8", 0)],
)
def test_command_fails_where_something_breaks(tmp_path: Path, old: str, new: str, code: int) -> None:
    was, now = put(tmp_path / "old" / "acme", BASE), put(tmp_path / "new" / "acme", edited(old, new))
    done = vidspec("drift", "--spec", str(was), str(now))
    assert done.returncode == code, done.stderr
    assert f"{now}:" in done.stderr
    assert "- acme (" in done.stderr + done.stdout


def test_command_takes_folders_and_says_that_nothing_changed(tmp_path: Path) -> None:
    was, now = (put(tmp_path / side / "acme", BASE).parent for side in ("old", "new"))
    done = vidspec("drift", "--spec", str(was), str(now))
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing changed" in done.stdout
    assert "operations" in done.stdout


def test_command_gives_the_changelog_in_json(tmp_path: Path) -> None:
    was, now = put(tmp_path / "old" / "acme", BASE), put(tmp_path / "new" / "acme", edited("enum: [4, 8]", "enum: [4]"))
    done = vidspec("drift", "--spec", str(was), str(now), "--format", "json")
    found = json.loads(done.stdout)["findings"]
    assert done.returncode == 1
    assert sorted(one["rule"] for one in found) == ["D501", "D504"]
    assert "`videos.create`: `seconds`: no longer `8`" in next(one["actual"] for one in found if one["rule"] == "D504")


@pytest.mark.parametrize("text", ["", "a: [", "openapi: 2.0\n", BASE.replace("schemas/Video'", "schemas/Nothing'")])
def test_command_reports_a_spec_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    was, now = put(tmp_path / "old" / "acme", text), put(tmp_path / "new" / "acme", "also: [bad\n")
    done = vidspec("drift", "--spec", str(was), str(now))
    assert done.returncode == 3
    assert f"{was}:" in done.stderr
    assert f"{now}:" in done.stderr
    assert "Traceback" not in done.stderr


def test_command_reports_a_spec_that_is_not_there(tmp_path: Path) -> None:
    was = put(tmp_path / "old" / "acme", BASE)
    done = vidspec("drift", "--spec", str(was), str(tmp_path / "none.yaml"))
    assert done.returncode == 3
    assert "cannot be read" in done.stderr


def test_command_compares_an_old_copy_without_its_source(tmp_path: Path) -> None:
    """Lines are cited and nobody names the document: the surface is there all the same."""
    spec = (PROJECT / "specs" / "ephone" / "openapi.yaml").read_text(encoding="utf-8")
    lone = put(tmp_path / "9 odd name", spec)
    done = vidspec("drift", "--spec", str(lone), str(PROJECT / "specs" / "ephone"))
    assert (done.returncode, done.stderr) == (0, "")
    mutated = put(tmp_path / "ephone", spec.replace("character_url:\n", "character_link:\n", 1))
    done = vidspec("drift", "--spec", str(PROJECT / "specs" / "ephone"), str(mutated))
    assert done.returncode == 1
    assert "parameter `character_url` is gone" in done.stderr
    assert "new parameter `character_link`" in done.stderr
    done = vidspec("drift", "--spec", str(mutated), str(lone))
    assert "- api (major)" in done.stderr + done.stdout
