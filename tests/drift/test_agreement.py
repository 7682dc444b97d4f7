"""Owns the tests of the agreement between a spec and its document: every aspect, from both sides, and deviations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from vidspec.documents import read
from vidspec.drift import Lock, accept, compare, read_lock
from vidspec.pipeline import read_specs

from tests.support.cli import vidspec
from tests.support.project import sources

DOCUMENT = """\
# Acme Films

**Base URL:** `https://api.acme.example`

## Create

**Endpoint:** `POST /v1/films`

| Parameter | Type | Required | Description |
|---|---|---|---|
| script | string | Yes | What the film tells |
| look | string | No | One of `plain`, `noir`, defaults to `plain` |
| length | int | No | Seconds |
| poster | string | No | An image |

```bash
curl -X POST 'https://api.acme.example/v1/films' \\
  -H 'Authorization: Bearer <key>' \\
  -H 'Content-Type: application/json' \\
  -d '{"script": "rain", "look": "noir", "takes": 2}'
```

```json
{"id": "film_1", "state": "waiting"}
```

## Query

`GET /v1/films/{film_id}`

| Field | Type | Description |
|---|---|---|
| id | string | Which film |
| state | string | State: `waiting`, `rolling`, `wrapped`, `torn` |

### takes

**Allowed values:** 1-4

**Default:** 1

## Lengths

| Look | length values |
|---|---|
| plain | `4`, `8` |
| noir | `12` |

## List

**Authentication:** send `Authorization: Bearer <key>`

`GET /v1/films?page=<page>`

```
GET /v1/films
Authorization: Bearer <key>
```

| Field | Type | Description |
|---|---|---|
| films | array | Films |
| next | null | Where more are |
"""
SPEC = """\
openapi: 3.1.0
info: {title: Acme Films, version: 1.0.0, x-evidence: [1]}
servers: [{url: 'https://api.acme.example', x-evidence: [3]}]
security: [{key: []}]
x-job:
  x-evidence: [24, 34]
  submit: [films.create]
  poll: films.retrieve
  id: /id
  status: /state
  states: {queued: [waiting], running: [rolling], succeeded: [wrapped], failed: [torn]}
  states-evidence: {queued: [34], running: [34], succeeded: [34], failed: [34]}
paths:
  /v1/films:
    post:
      operationId: films.create
      summary: Start a film.
      x-evidence: [5, 7, 17]
      requestBody:
        required: true
        x-evidence: [19]
        content:
          application/json:
            schema:
              type: object
              required: [script]
              properties:
                script: {type: string, description: What happens., x-evidence: [11, 20]}
                look:
                  type: string
                  enum: [plain, noir]
                  default: plain
                  description: How it looks.
                  x-evidence: [12, 20, 46, 47]
                length: {type: integer, enum: [4, 8, 12], description: Seconds., x-evidence: [13, 46, 47]}
                poster:
                  type: array
                  items: {type: string}
                  description: Images.
                  x-evidence: [14]
                  x-deviations:
                    - {aspect: type, documented: string, spec: array, why: The service takes several., x-evidence: [14]}
                takes:
                  type: integer
                  minimum: 1
                  maximum: 4
                  default: 1
                  description: How often.
                  x-evidence: [20, 36, 38, 40]
      x-rules:
        - id: noir-takes
          x-evidence: [12, 38]
          force: advise
          when: {look: [noir]}
          field: takes
          values: [1]
          message: noir films have one take
      responses:
        '200':
          description: The film.
          x-evidence: [24]
          content: {application/json: {schema: {$ref: '#/components/schemas/Film'}}}
      x-wire:
        requests:
          - id: create
            x-evidence: ["17-20"]
            method: POST
            url: https://api.acme.example/v1/films
            headers: {Authorization: Bearer <key>, Content-Type: application/json}
            json: {script: rain, look: noir, takes: 2}
        responses:
          - id: created
            x-evidence: [24]
            response: '200'
            json: {id: film_1, state: waiting}
    get:
      operationId: films.list
      summary: List films.
      x-evidence: [42, 49, 53]
      parameters:
        - {name: page, in: query, description: Which., x-evidence: [53], schema: {type: string}}
      responses:
        '200':
          description: Films.
          x-evidence: [62, 63]
          content: {application/json: {schema: {$ref: '#/components/schemas/Films'}}}
      x-wire:
        requests:
          - id: list
            x-evidence: [56, 57]
            method: GET
            url: /v1/films
            headers: {Authorization: Bearer <key>}
  /v1/films/{film_id}:
    get:
      operationId: films.retrieve
      summary: Ask for a film.
      x-evidence: [27, 29]
      parameters:
        - {name: film_id, in: path, required: true, description: Which., x-evidence: [29], schema: {type: string}}
      responses:
        '200':
          description: The film.
          x-evidence: [33, 34]
          content: {application/json: {schema: {$ref: '#/components/schemas/Film'}}}
      x-wire:
        requests:
          - id: retrieve
            composed: true
            x-evidence: [18, 29]
            x-undocumented: The document shows no such request.
            method: GET
            url: /v1/films/{film_id}
            headers: {Authorization: Bearer <key>}
components:
  securitySchemes:
    key: {type: http, scheme: bearer, description: The key., x-evidence: [18, 51, 57]}
  schemas:
    Film:
      type: object
      description: A film.
      x-evidence: [33, 34]
      required: [id, state]
      x-assumed: [required]
      properties:
        id: {type: string, description: Which film., x-evidence: [24, 33]}
        state: {type: string, enum: [waiting, rolling, wrapped, torn], description: State., x-evidence: [24, 34]}
    Films:
      type: object
      description: Films.
      x-evidence: [62, 63]
      properties:
        films: {type: array, items: {$ref: '#/components/schemas/Film'}, description: Films., x-evidence: [62]}
        next:
          type: [string, 'null']
          description: Where more are.
          x-evidence: [63]
          x-deviations:
            - {aspect: nullable, documented: always null, spec: string or null, why: It may be long., x-evidence: [63]}
"""
SOURCE = """\
document: films.md
lines: 63
sha256: ''
language: en
no_fact:
  - why: heads of tables, fences
    lines: ["9-10", 16, 21, 23, 25, "31-32", "44-45", 55, 58, "60-61"]
"""


LOCK = "specs/acme/source.lock.json"


def specs(spec: str = SPEC) -> dict[str, str]:
    return {"specs/acme/openapi.yaml": spec, "specs/acme/source.yaml": SOURCE}


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


def accepted(texts: dict[str, str], document: str, lock: Lock | None) -> tuple[dict[str, str], Lock]:
    """The specs after a document was accepted, and its lock."""
    whole, _ = read(document, "films.md")
    after = dict(accept(texts, "acme", whole, lock).texts)
    found, faults = read_lock(after.pop(LOCK), LOCK)
    assert found is not None, faults
    return after, found


@pytest.fixture(scope="module")
def lock() -> Lock:
    return accepted(specs(), DOCUMENT, None)[1]


@dataclass(frozen=True)
class Project:
    root: Path

    def write(self, spec: str = SPEC, document: str = DOCUMENT) -> None:
        for name, text in (("openapi.yaml", spec), ("source.yaml", SOURCE)):
            path = self.root / "specs" / "acme" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (self.root / "documents").mkdir(exist_ok=True)
        (self.root / "documents" / "films.md").write_text(document, encoding="utf-8")

    def drift(self, *arguments: str) -> tuple[int, str]:
        done = vidspec("drift", "--sources", "documents", "--root", ".", *arguments, cwd=self.root)
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Project:
    found = Project(tmp_path)
    found.write()
    for name, text in accept(specs(), "acme", read(DOCUMENT, "films.md")[0], None).texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return found


def test_what_agrees_is_clean_and_counted(project: Project) -> None:
    code, text = project.drift()
    assert code == 0, text
    assert "1 documents" in text
    assert "10 table rows" in text
    assert "3 blocks of code" in text


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


def test_shifted_lines_move_the_citations(project: Project) -> None:
    shifted = "\n\n" + DOCUMENT.replace("## Query", "A word about queries.\n\n## Query")
    (project.root / "documents" / "films.md").write_text(shifted, encoding="utf-8")
    code, text = project.drift()
    assert code == 0, text
    assert "[D106]" in text
    code, text = project.drift("--accept")
    spec = (project.root / "specs" / "acme" / "openapi.yaml").read_text(encoding="utf-8")
    assert "x-evidence: [13, 22]}" in spec
    assert 'x-evidence: ["19-22"]' in spec
    assert "states-evidence: {queued: [38], running: [38]" in spec
    source = (project.root / "specs" / "acme" / "source.yaml").read_text(encoding="utf-8")
    assert 'lines: ["11-12", 18, 23, 25, 27, "35-36", "48-49", 59, 62, "64-65"]' in source
    assert "\nlines: 67\n" in source
    # The paragraph that came is nobody's yet.
    assert code == 1
    assert text.count("[D201]") == 1
    assert "films.md:29:" in text


def test_reworded_sentences_are_notes(project: Project) -> None:
    text = DOCUMENT.replace("# Acme Films\n", "# Acme Films\n\nFilms are made to order.\n", 1)
    (project.root / "documents" / "films.md").write_text(text, encoding="utf-8")
    code, told = project.drift()
    assert code == 0, told
    assert "[D105]" in told


def test_accepting_twice_changes_nothing(project: Project) -> None:
    before = {path: path.read_bytes() for path in (project.root / "specs").rglob("*") if path.is_file()}
    assert project.drift("--accept")[0] == 0
    assert {path: path.read_bytes() for path in (project.root / "specs").rglob("*") if path.is_file()} == before


UNREADABLE = {
    "of another encoding": (DOCUMENT.replace("films", "电影").encode("gbk"), 3),
    "of two bytes a character": (DOCUMENT.encode("utf-16"), 3),
    "empty": (b"", 1),
    "blank": (b"\n \n\t\n", 1),
    "cut inside a block": (DOCUMENT.encode()[: DOCUMENT.index("-d '{\"script")], 1),
    "cut between paragraphs": (DOCUMENT.encode()[: DOCUMENT.index("## Query")], 1),
    "a page of HTML": (b"<!doctype html><html><body><h1>Acme Films</h1></body></html>", 1),
    "an error as JSON": (b'{"error": {"message": "not found"}}', 1),
    "not text at all": (b"%PDF-1.7\n\x00\x01\x02", 1),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_document_that_cannot_be_read_never_passes(project: Project, kind: str) -> None:
    data, expected = UNREADABLE[kind]
    (project.root / "documents" / "films.md").write_bytes(data)
    code, text = project.drift()
    assert code == expected, text
    lock = (project.root / "specs" / "acme" / "source.lock.json").read_bytes()
    if kind != "cut between paragraphs":
        assert project.drift("--accept")[0] != 0
        assert (project.root / "specs" / "acme" / "source.lock.json").read_bytes() == lock


def test_nothing_examined_is_no_pass(project: Project) -> None:
    (project.root / "documents" / "films.md").unlink()
    assert project.drift()[0] == 4
    assert project.drift("acme")[0] == 4
    (project.root / "documents").rmdir()
    assert project.drift()[0] == 3


def test_absent_document_among_others_cannot_be_read(project: Project) -> None:
    second = project.root / "specs" / "second"
    second.mkdir()
    for name in ("openapi.yaml", "source.yaml", "source.lock.json"):
        text = (project.root / "specs" / "acme" / name).read_text(encoding="utf-8")
        (second / name).write_text(text.replace("films.md", "gone.md"), encoding="utf-8")
    code, text = project.drift()
    assert code == 3, text
    assert "gone.md:1:1: error" in text
    assert project.drift("acme")[0] == 0


def test_missing_lock_is_a_finding_and_a_broken_one_cannot_be_read(project: Project) -> None:
    lock = project.root / "specs" / "acme" / "source.lock.json"
    whole = lock.read_text(encoding="utf-8")
    lock.unlink()
    code, text = project.drift()
    assert code == 1
    assert "[D107]" in text
    for broken in ("", "{", "[]", '{"version": 99}', whole.replace('"kind": "row"', '"kind": "raw"', 1), whole[:-40]):
        lock.write_text(broken, encoding="utf-8")
        code, text = project.drift()
        assert code == 3, (broken[:40], text)
        assert "source.lock.json:" in text


def test_unknown_provider_is_a_fault_of_usage(project: Project) -> None:
    code, text = project.drift("nobody")
    assert code == 2
    assert "there are acme" in text


@pytest.mark.parametrize("arguments", [(), ("--sources", "x", "--har", "y"), ("--accept",), ("--har", "x", "--accept")])
def test_one_check_is_asked_for_at_a_time(project: Project, arguments: tuple[str, ...]) -> None:
    assert vidspec("drift", *arguments, cwd=project.root).returncode == 2
