"""Tests of specs and documents that disagree: each edit is found where it was made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from vidspec.documents import read
from vidspec.drift import Lock, compare
from vidspec.pipeline import read_specs

from tests.support.films import DOCUMENT, LOCK, SPEC, accepted, specs
from tests.support.project import sources


def findings(texts: dict[str, str], document: str, lock: Lock | None) -> dict[str, set[int]]:
    """The codes of what fails, with the lines of the document that are told."""
    providers, faults = read_specs(replace(sources(), specs=texts))
    assert faults == (), [str(fault) for fault in faults]
    whole, found = read(document, "films.md")
    told: dict[str, set[int]] = {}
    for one in (*found, *compare(providers[0], whole, lock, "films.md", LOCK)):
        if one.fails:
            told.setdefault(one.code, set()).add(one.at.line if one.at.file == "films.md" else 0)
    return told


SPEC_EDITS = {
    "name": ("script: {type: string", "skript: {type: string", "D301"),
    "type": ("length: {type: integer, enum: [4, 8, 12]", "length: {type: string, enum: ['4', '8', '12']", "D302"),
    "required": ("required: [script]", "required: [script, look]", "D303"),
    "no longer required": ("required: [script]", "required: []", "D303"),
    "value that is not documented": ("enum: [plain, noir]", "enum: [plain, noir, gloss]", "D304"),
    "value that is documented": ("enum: [plain, noir]", "enum: [plain]", "D304"),
    "default": ("default: plain", "default: noir", "D305"),
    "no default": ("                  default: plain\n", "", "D305"),
    "minimum": ("minimum: 1", "minimum: 3", "D306"),
    "maximum": ("maximum: 4", "maximum: 7", "D306"),
    "path": ("  /v1/films:", "  /v2/films:", "D307"),
    "method": ("    get:\n      operationId", "    put:\n      operationId", "D308"),
    "host": ("servers: [{url: 'https://api.acme.example'", "servers: [{url: 'https://acme.example'", "D309"),
    "encoding": (
        "          application/json:\n            schema:",
        "          multipart/form-data:\n            schema:",
        "            json: {script: rain, look: noir, takes: 2}",
        "            parts: [{name: script, value: rain}]",
        "D310",
    ),
    "scheme of the key": (
        "key: {type: http, scheme: bearer",
        "key: {type: apiKey, in: header, name: Authorization",
        "D311",
    ),
    "method of a request": ("            method: POST", "            method: PUT", "D312"),
    "URL of a request": ("url: https://api.acme.example/v1/films", "url: https://api.acme.example/v1/film", "D312"),
    "header of a request": ("Bearer <key>,", "Bearer <token>,", "D312"),
    "value of a request": ("takes: 2}", "takes: 3}", "D312"),
    "key of a request": ("look: noir, takes", "style: noir, takes", "D312"),
    "value of an answer": ("{id: film_1,", "{id: film_2,", "D313"),
    "key of an answer": ("{id: film_1, state", "{id: film_1, status", "D313"),
    "deviation": ("documented: string", "documented: file", "D320"),
    "no deviation": ("- {aspect: type, documented: string", "- {aspect: format, documented: string", ""),
    "method of a head": ("method: GET", "method: PUT", "D312"),
    "URL of a head": ("url: /v1/films\n", "url: /v1/reels\n", "D312"),
    "URL of a composed request": ("url: /v1/films/{film_id}", "url: /v1/films/{film_id}/film", "D312"),
    "header of a composed request": (
        "url: /v1/films/{film_id}\n            headers: {Authorization: Bearer <key>",
        "url: /v1/films/{film_id}\n            headers: {Authorization: Bearer <token>",
        "D312",
    ),
    "header of a head": ("{Authorization: Bearer <key>}", "{Authorization: <key>}", "D312"),
    "server's scheme": ("{url: 'https://api", "{url: 'http://api", "D309"),
    "value of a column": ("enum: [4, 8, 12]", "enum: [4, 8]", "D304"),
    "no values": ("integer, enum: [4, 8, 12], ", "integer, ", "D304"),
    "no maximum": ("                  maximum: 4\n", "", "D306"),
    "maximum beside what is assumed": (
        "maximum: 4\n",
        "maximum: 7\n                  x-undocumented: The document does not say why.\n",
        "D306",
    ),
    "name in the query": ("{name: page, in: query", "{name: pages, in: query", "D301"),
    "deviation's type in the spec": ("spec: array", "spec: file", "D322"),
    "deviation's null in the spec": ("spec: string or null", "spec: integer or null", "D322"),
    "deviation of another type": ("documented: always null", "documented: always an integer", "D320"),
    "deviation of other lines": ("takes several., x-evidence: [14]", "takes several., x-evidence: [13]", "D302"),
    "value of a rule": ("values: [1]", "values: [3]", "D321"),
    "condition of a rule": ("when: {look: [noir]}", "when: {look: [gloss]}", "D321"),
    "word for a state": ("running: [rolling]", "running: [moving]", "D321"),
    "citation": ("x-evidence: [13, 46", "x-evidence: [12, 46", "D201"),
    "citation of an empty line": ("x-evidence: [13, 46", "x-evidence: [13, 15, 46", "D202"),
    "citation of a waived line": ("x-evidence: [13, 46", "x-evidence: [13, 16, 46", "D203"),
}


@pytest.mark.parametrize("edit", SPEC_EDITS)
def test_spec_that_says_otherwise_is_found(lock: Lock, edit: str) -> None:
    *pairs, expected = SPEC_EDITS[edit]
    spec = SPEC
    for before, after in zip(pairs[::2], pairs[1::2], strict=True):
        assert before in spec
        spec = spec.replace(before, after, 1)
    found = findings(specs(spec), DOCUMENT, lock)
    assert (expected in found) if expected else not found, found


DOCUMENT_EDITS = {
    "name": ("| length |", "| duration |", "D301"),
    "type": ("| length | int |", "| length | string |", "D302"),
    "required": ("| length | int | No |", "| length | int | Yes |", "D303"),
    "values": ("`plain`, `noir`, defaults", "`plain`, `noir`, `gloss`, defaults", "D304"),
    "default": ("defaults to `plain`", "defaults to `noir`", "D305"),
    "limit": ("values:** 1-4", "values:** 1-6", "D306"),
    "path": ("`POST /v1/films`", "`POST /v2/films`", "D307"),
    "method": ("`GET /v1/films/{film_id}`", "`POST /v1/films/{film_id}`", "D308"),
    "host": ("Base URL:** `https://api.acme.example`", "Base URL:** `https://acme.example`", "D309"),
    "encoding": ("Type: application/json", "Type: multipart/form-data", "D310"),
    "key": ("Authorization: Bearer <key>", "Authorization: <key>", "D311"),
    "body": ('"takes": 2', '"takes": 4', "D312"),
    "answer": ('"state": "waiting"', '"state": "rolling"', "D313"),
    "scheme": ("`https://api.acme.example`", "`http://api.acme.example`", "D309"),
    "scheme of a command": ("'https://api.acme.example/v1", "'http://api.acme.example/v1", "D309"),
    "word in place of a placeholder": ("`GET /v1/films/{film_id}`", "`GET /v1/films/query`", "D307"),
    "name in the query": ("?page=<page>", "?from=<page>", "D301"),
    "value of a column": ("`4`, `8` |", "`4`, `8`, `16` |", "D304"),
    "name of a row": ("| noir | `12` |", "| gloss | `12` |", "D304"),
    "literal in a row": ("| script | string | Yes | What", "| script | string | Yes | `silent`, what", "D304"),
    "higher limit": ("values:** 1-4", "values:** 1-10", "D306"),
    "header of the key": ("send `Authorization: Bearer", "send `X-Key: Bearer", "D311"),
    "word before the key": ("send `Authorization: Bearer <key>`", "send `Authorization: <key>`", "D311"),
    "path of a head": ("GET /v1/films\n", "GET /v1/films/{film_id}\n", "D312"),
    "type that a deviation is not about": ("| next | null |", "| next | boolean |", "D302"),
    "type that a deviation is about": ("| next | null |", "| next | string |", "D320"),
    "what a deviation was about": ("| poster | string |", "| poster | array |", "D320"),
    "word for a state": ("`wrapped`", "`done`", "D321"),
    "new row": ("| poster |", "| sound | string | No | Music |\n| poster |", "D201"),
}


@pytest.mark.parametrize("edit", DOCUMENT_EDITS)
def test_document_that_says_otherwise_moves_and_then_disagrees(lock: Lock, edit: str) -> None:
    """Before it is accepted, the document has moved; after that, the spec does not say what it says."""
    before, after, expected = DOCUMENT_EDITS[edit]
    assert before in DOCUMENT
    changed = DOCUMENT.replace(before, after, 1)
    line = changed[: changed.index(after)].count("\n") + 1
    moved = findings(specs(), changed, lock)
    assert line in {number for code in ("D102", "D103", "D104") for number in moved.get(code, ())}, moved
    found = findings(*_swapped(accepted(specs(), changed, lock), changed))
    assert expected in found, found


AGREEING_EDITS = {
    "format of a file": ("| An image |", "| An image, `png` or `webp` |"),
    "name of another field": ("| Seconds |", "| Seconds, see `takes` |"),
    "value of another field": ("| Seconds |", "| Seconds, with `noir` as well |"),
    "null of a field that may be null": ("| Where more are |", "| Where more are, `null` at the end |"),
    "media type beside the key": (
        "send `Authorization: Bearer <key>`",
        "send `Authorization: Bearer <key>`, `Accept: a/b`",
    ),
}


@pytest.mark.parametrize("edit", AGREEING_EDITS)
def test_document_that_still_agrees_is_clean_once_accepted(lock: Lock, edit: str) -> None:
    before, after = AGREEING_EDITS[edit]
    assert before in DOCUMENT
    changed = DOCUMENT.replace(before, after, 1)
    assert findings(*_swapped(accepted(specs(), changed, lock), changed)) == {}


def _swapped(after: tuple[dict[str, str], Lock], document: str) -> tuple[dict[str, str], str, Lock]:
    return after[0], document, after[1]
