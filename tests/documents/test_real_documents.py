"""Tests of the documents that the specs were written from, with counts taken without the reader."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from itertools import pairwise

import pytest
from vidspec.core.facts import Document, Kind
from vidspec.core.spec import Lines
from vidspec.documents import read

from tests.support import documents, wire
from tests.support.reading import digest

SOURCES = tuple(spec.source["document"] for spec in wire.specs())


MARKDOWN = tuple(name for name in SOURCES if name.endswith(".txt"))


def real(name: str) -> tuple[Document, list[str]]:
    text = documents.require(name).read_bytes().decode()
    document, found = read(text, name)
    assert found == ()
    assert document.sha256 == sha256(text.encode()).hexdigest()
    return document, documents.lines(name)


def covered(document: Document, *kinds: Kind) -> set[int]:
    return {n for f in document.facts if f.kind in kinds for n in range(f.lines.first, f.lines.last + 1)}


@pytest.mark.parametrize("name", SOURCES)
def test_real_documents_are_read_whole(name: str) -> None:
    """Every line that says anything is in a fact; rules below heads of tables and between sections say nothing."""
    document, lines = real(name)
    assert document.length == len(lines)
    silent = re.compile(r"\s*|[\s>|:-]+|\s*#.*") if name.endswith(".yaml") else re.compile(r"[\s>|:-]*")
    saying = {number for number, line in enumerate(lines, 1) if not silent.fullmatch(line)}
    assert saying - covered(document, *Kind) == set()
    assert all(1 <= fact.lines.first <= fact.lines.last <= document.length for fact in document.facts)
    assert all(one.lines.first <= other.lines.first for one, other in pairwise(document.facts))


@pytest.mark.parametrize("name", MARKDOWN)
def test_real_tables_row_by_row(name: str) -> None:
    document, lines = real(name)
    bars = [number for number, line in enumerate(lines, 1) if line.startswith("|")]
    rules = {number for number in bars if re.fullmatch(r"[|:\s-]+", lines[number - 1])}
    heads = {number - 1 for number in rules}
    assert {f.lines.first for f in document.facts if f.kind is Kind.HEAD} == heads
    rows = [f for f in document.facts if f.kind is Kind.ROW]
    assert [f.lines.first for f in rows] == [number for number in bars if number not in heads | rules]
    for fact in rows:
        cells = [cell.strip() for cell in lines[fact.lines.first - 1].strip("| \n").split("|")]
        assert fact.name == cells[0].strip("`")
        assert len(fact.digests) == len(cells)
        assert fact.all("literal") == () or set(fact.all("literal")) <= set(re.findall(r"`([^`]+)`", "|".join(cells)))


@pytest.mark.parametrize("name", MARKDOWN)
def test_real_blocks_fence_by_fence(name: str) -> None:
    document, lines = real(name)
    fences = [number for number, line in enumerate(lines, 1) if line.startswith("```")]
    found = [f for f in document.facts if f.kind is Kind.BLOCK]
    assert [f.lines for f in found] == [Lines(a, b) for a, b in zip(fences[::2], fences[1::2], strict=True)]
    assert [f.name for f in found] == [lines[number - 1][3:] for number in fences[::2]]
    for fact in found:
        inside = lines[fact.lines.first : fact.lines.last - 1]
        assert fact.digests == tuple((str(n), digest(line)) for n, line in enumerate(inside, 1) if line.strip())


@pytest.mark.parametrize("name", MARKDOWN)
def test_real_endpoints_line_by_line(name: str) -> None:
    document, lines = real(name)
    told_in = re.compile(r"`(?:(?:GET|POST) )?(?:https?://[^`/]+)?(/[a-z][^`?]*)[^`]*`|^(?:GET|POST) (/\S+)$")
    expected = [
        (number, found[1] or found[2]) for number, line in enumerate(lines, 1) for found in told_in.finditer(line)
    ]
    found = [(f.lines.first, f.one("path")) for f in document.facts if f.kind is Kind.ENDPOINT]
    assert found == expected


def _request(example: wire.RequestExample) -> dict[str, tuple[tuple[str, str], ...]]:
    """What the facts of the command have to be for the request that the spec shows."""
    scheme, host, path, query = re.fullmatch(r"(\w+)://([^/]+)(/[^?]*)\??(.*)", example.url).groups()  # type: ignore[union-attr]
    url = (("scheme", scheme), ("host", host), ("path", path), *((("query", query),) if query else ()))
    expected: dict[str, tuple[tuple[str, str], ...]] = {"url": url}
    expected |= {f"header {name}": (("value", text),) for name, text in example.headers.items()}
    for part in example.parts or ():
        text = part.get("value", "")
        is_token = text.isascii() and not re.search(r"\s", text)
        expected[f"part {part['name']}"] = (("value", text),) if is_token else (("text", digest(text)),)
        if "filename" in part:
            media = (("content_type", part["content_type"]),) if "content_type" in part else ()
            expected[f"part {part['name']}"] = (("filename", part["filename"]), *media)
    return expected


@pytest.mark.parametrize("example", wire.request_examples(), ids=lambda e: f"{e.provider}-{e.id}")
def test_real_commands_are_what_the_specs_show(example: wire.RequestExample) -> None:
    if not example.document.endswith(".txt"):
        assert example.provider == "openai"
        return
    document, lines = real(example.document)
    cited = set(documents.numbers(example.lines))
    first = lines[min(cited) - 1]
    if not first.startswith("curl"):
        assert not any(lines[number - 1].startswith("curl") for number in cited)
        return
    here = [f for f in document.facts if f.kind in (Kind.COMMAND, Kind.VALUE) and f.lines.first in cited]
    said = {f.name: tuple(pair for pair in f.values if pair[0] != "file") for f in here if f.kind is Kind.COMMAND}
    assert said.pop("method")[0] == ("value", example.method)
    body = said.pop("body", None)
    shown = {name: pairs for name, pairs in said.items() if not name.startswith(("option", "stray"))}
    assert shown == _request(example)
    if example.json is not wire.ABSENT:
        assert body == (("encoding", "json"),)
        assert {f.name: f.values[1:] for f in here if f.kind is Kind.VALUE} == dict(_values("", example.json))
    else:
        assert body == ((("encoding", "multipart"),) if example.parts else None)


def _values(pointer: str, value: object) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """What the facts of a JSON value have to be."""
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        own = [(pointer, (("kind", "object" if isinstance(value, dict) else "array"),))] if pointer else []
        return own + [one for name, below in pairs for one in _values(f"{pointer}/{name}", below)]
    if isinstance(value, str) and (not value.isascii() or re.search(r"\s", value)):
        return [(pointer, (("text", digest(value)),))]
    return [(pointer, (("value", json.dumps(value)),))]


@pytest.mark.parametrize("example", wire.response_examples(), ids=lambda e: f"{e.provider}-{e.id}")
def test_real_answers_are_what_the_specs_show(example: wire.ResponseExample) -> None:
    if example.json is wire.ABSENT or example.provider == "openai":
        return
    document, lines = real(example.document)
    cited = set(documents.numbers(example.lines))
    if not lines[min(cited) - 1].startswith("{"):
        return
    here = {f.name: f.values for f in document.facts if f.kind is Kind.VALUE and f.lines.first in cited}
    assert here == dict(_values("", example.json))


@pytest.mark.parametrize("name", MARKDOWN)
def test_real_documents_show_every_changed_word(name: str) -> None:
    document, lines = real(name)
    for number in range(0, len(lines), 4):
        words = list(re.finditer(r"\w", lines[number]))
        for word in words[-1:]:
            changed = lines[number][: word.start()] + ("8" if word[0] == "7" else "7") + lines[number][word.end() :]
            other, found = read("\n".join([*lines[:number], changed, *lines[number + 1 :]]), name)
            assert found or other.facts != document.facts, f"line {number + 1} says nothing"


@pytest.mark.parametrize("name", SOURCES)
def test_real_documents_with_other_ends_of_lines_and_other_padding(name: str) -> None:
    document, lines = real(name)
    assert read("\ufeff" + "\r\n".join(lines), name)[0].facts == document.facts
    padded = [re.sub(r" *\| *", "   | ", line) if line.startswith("|") else line for line in lines]
    assert read("\n".join(line.strip() if line.startswith("   |") else line for line in padded), name)[0].facts == (
        document.facts
    )


@pytest.mark.parametrize("name", MARKDOWN)
def test_real_documents_further_down(name: str) -> None:
    document, lines = real(name)
    moved = read("\n".join(["", "", *lines]), name)[0]
    assert [(f.kind, f.name, f.values, f.lines.first - 2, f.lines.last - 2) for f in moved.facts] == [
        (f.kind, f.name, f.values, f.lines.first, f.lines.last) for f in document.facts
    ]
