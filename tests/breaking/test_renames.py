"""Tests of things that are the same under another name."""

from __future__ import annotations

import re

from vidspec.breaking import compare_surfaces
from vidspec.pipeline import read_specs
from vidspec.project.sources import Sources

from tests.support.project import sources
from tests.support.revisions import ADDITIVE, BASE, BREAKING, COSMETIC, at_place, compared, edited, read


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
