"""Owns the comparison of specs with their source documents: every line is accounted for, and every citation holds."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support import documents, wire
from tests.support.cli import vidspec

PROVIDERS = ("ephone", "modelverse", "openai", "sora_video2", "sora_web", "umodelverse")
SPECS = [pytest.param(spec, id=spec.provider) for spec in wire.specs()]
BY_DOCUMENT = {spec.source["document"]: spec for spec in wire.specs()}


def citations(node: Any, own: str) -> Iterator[tuple[str, int | str]]:
    """Document and lines of every citation below a node; what goes over the wire cites nothing."""
    if isinstance(node, list):
        for element in node:
            yield from citations(element, own)
    elif isinstance(node, dict):
        for entry in node.get("x-evidence", []):
            yield own, entry
        for discrepancy in node.get("x-discrepancies", []):
            for place in discrepancy["says"]:
                yield from ((place.get("document", own), entry) for entry in place["lines"])
        for name, value in node.items():
            if name not in ("json", "parts", "headers", "assumed"):
                yield from citations(value, own)


def cited(spec: wire.Spec) -> set[tuple[str, int]]:
    found = citations(spec.content, spec.source["document"])
    return {(document, number) for document, entry in found for number in documents.numbers([entry])}


def cited_of_own(spec: wire.Spec) -> set[int]:
    return {number for document, number in cited(spec) if document == spec.source["document"]}


def no_fact(spec: wire.Spec) -> set[int]:
    found = [number for entry in spec.source["no_fact"] for number in documents.numbers(entry["lines"])]
    assert len(found) == len(set(found)), "a line is listed twice"
    return set(found)


def test_every_provider_has_a_source() -> None:
    assert [spec.provider for spec in wire.specs() if spec.provider in PROVIDERS] == list(PROVIDERS)
    for spec in wire.specs():
        assert set(spec.source) - {"published"} == {"document", "lines", "sha256", "language", "no_fact"}, spec.provider


@pytest.mark.parametrize("spec", SPECS)
def test_ranges_lie_inside_the_document(spec: wire.Spec) -> None:
    outside = [number for number in no_fact(spec) if not 1 <= number <= spec.source["lines"]]
    assert not outside
    for document, number in cited(spec):
        assert document in BY_DOCUMENT, f"{document} is no source document"
        assert 1 <= number <= BY_DOCUMENT[document].source["lines"], f"{document} has no line {number}"


@pytest.mark.parametrize("spec", SPECS)
def test_no_line_is_both_cited_and_without_fact(spec: wire.Spec) -> None:
    assert sorted(cited_of_own(spec) & no_fact(spec)) == []


@pytest.mark.parametrize("spec", SPECS)
def test_document_is_the_one_the_spec_was_written_from(spec: wire.Spec) -> None:
    content = documents.require(spec.source["document"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == spec.source["sha256"]
    assert len(content.decode("utf-8").splitlines()) == spec.source["lines"]


@pytest.mark.parametrize("spec", SPECS)
def test_every_line_is_accounted_for(spec: wire.Spec) -> None:
    text = documents.lines(spec.source["document"])
    facts = {number for number, line in enumerate(text, start=1) if line.strip()}
    assert sorted(facts - cited_of_own(spec) - no_fact(spec)) == []


@pytest.mark.parametrize("spec", SPECS)
def test_every_cited_line_says_something(spec: wire.Spec) -> None:
    blank = []
    for document, number in sorted(cited(spec)):
        text = documents.lines(document)
        assert number <= len(text), f"{document} has no line {number}"
        if not text[number - 1].strip():
            blank.append((document, number))
    assert not blank


def test_documents_are_as_they_were_and_agree_with_their_specs() -> None:
    """With counts that were taken without the generator."""
    names = [spec.source["document"] for spec in wire.specs() if spec.source.get("published", True)]
    texts = {name: documents.lines(name) for name in names}
    done = vidspec("drift", "--sources", str(documents.folder()), "--format", "json")
    report = json.loads(done.stdout)
    failing = [found for found in report["findings"] if found["severity"] != "note"]
    assert (done.returncode, failing) == (0, [])
    fences = sum(line.startswith("```") for lines in texts.values() for line in lines)
    rules = sum(bool(re.fullmatch(r"\|[\s|:-]+\|", line)) for lines in texts.values() for line in lines)
    cells = sum(line.startswith("|") for lines in texts.values() for line in lines)
    examined = report["examined"]
    assert examined["documents"] == len(names) == 5
    assert examined["blocks of code"] == fences / 2
    assert examined["tables"] == rules
    assert examined["table rows"] == cells - 2 * rules
    assert examined["headings"] == sum(_titles(lines) for lines in texts.values())


def _titles(lines: list[str]) -> int:
    count, inside = 0, False
    for line in lines:
        inside ^= line.startswith("```")
        count += not inside and line.startswith("#")
    return count


def test_facts_put_together_by_hand_agree_with_the_spec_of_the_baseline() -> None:
    path = documents.require("openai_videos.yaml")
    done = vidspec("drift", "--sources", str(path.parent), "openai")
    assert done.returncode == 0, done.stdout + done.stderr
