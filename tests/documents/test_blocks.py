"""Tests of blocks of JSON, YAML and HTTP."""

from __future__ import annotations

import pytest
from vidspec.core.facts import Kind
from vidspec.documents import read

from tests.support.reading import digest, facts, only, told


def test_a_block_has_a_digest_for_every_line() -> None:
    found = only("# A\n\n```text\n  one\n\ntwo\n```\n", Kind.BLOCK)
    assert (found.name, str(found.lines), found.values) == ("text", "3-7", (("read", "text"),))
    assert found.digests == (("1", digest("one")), ("3", digest("two")))


@pytest.mark.parametrize(
    ("block", "language", "read_as"),
    [
        ("```JSON\n{}\n```", "json", "json"),
        ("```\n[1]\n```", "", "json"),
        ("~~~yml\na: 1\n~~~", "yml", "yaml"),
        ("```bash\ncurl https://a.example\n```", "bash", "curl"),
        ("```\n$ curl https://a.example\n```", "", "curl"),
        ("```sh\nls\n```", "sh", "text"),
        ("```\nPOST /a\nX-A: 1\n```", "", "http"),
        ("```\nContent-Type: a/b\n```", "", "headers"),
        ('```\ndata: {"a": 1}\n```', "", "text"),
        ("    indented\n", "", "text"),
    ],
)
def test_who_reads_a_block(block: str, language: str, read_as: str) -> None:
    found = only(f"# A\n\n{block}\n", Kind.BLOCK)
    assert (found.name, found.one("read")) == (language, read_as)


def test_json_tells_every_key_and_element() -> None:
    text = '# A\n\n```json\n{\n\t"a/b": {"~": [1.5, "x y"]},\n  "e": {}, "f": [],\n  "n": null, "s": "8"\n}\n```\n'
    assert told(facts(text, Kind.VALUE)) == [
        ("5", "/a~1b", (("kind", "object"),)),
        ("5", "/a~1b/~0", (("kind", "array"),)),
        ("5", "/a~1b/~0/0", (("value", "1.5"),)),
        ("5", "/a~1b/~0/1", (("text", digest("x y")),)),
        ("6", "/e", (("kind", "object"), ("value", "{}"))),
        ("6", "/f", (("kind", "array"), ("value", "[]"))),
        ("7", "/n", (("value", "null"),)),
        ("7", "/s", (("value", '"8"'),)),
    ]


def test_yaml_tells_every_key_with_the_lines_of_its_text() -> None:
    text = "# A\n\n```yaml\npaths:\n  /a:\n    - name: x\n    - 1\n  t: >-\n    one\n\n    two\n  u: y\n```\n"
    assert [(str(f.lines), f.name) for f in facts(text, Kind.VALUE)] == [
        ("4", "/paths"),
        ("5", "/paths/~1a"),
        ("6", "/paths/~1a/0"),
        ("6", "/paths/~1a/0/name"),
        ("7", "/paths/~1a/1"),
        ("8-11", "/paths/t"),
        ("12", "/paths/u"),
    ]


def test_a_file_of_yaml_or_json_is_one_block() -> None:
    document, found = read("a: 1\nb:\n  - c\n", "acme.yaml")
    assert found == ()
    assert [(f.kind, str(f.lines), f.name) for f in document.facts] == [
        (Kind.BLOCK, "1-3", "yaml"),
        (Kind.VALUE, "1", "/a"),
        (Kind.VALUE, "2", "/b"),
        (Kind.VALUE, "3", "/b/0"),
    ]
    assert read('{"a": 1}', "acme.json")[0].facts[1].name == "/a"


@pytest.mark.parametrize(
    ("text", "told_at"),
    [
        ("create:\n  http: POST /videos\n", ["2 POST /videos"]),
        ('get: {http: "GET /videos/{id}", note: see GET /videos}\n', ["1 GET /videos/{id}"]),
        ("- DELETE /a\n- delete /a\n- GET a\n- GET /a b\n- /a\n- GET https://a.example/b\n", ["1 DELETE /a"]),
    ],
)
def test_texts_of_yaml_that_are_a_method_and_a_path_are_endpoints(text: str, told_at: list[str]) -> None:
    document, found = read(text, "acme.yaml")
    assert found == ()
    endpoints = [fact for fact in document.facts if fact.kind is Kind.ENDPOINT]
    assert [f"{fact.lines} {fact.name}" for fact in endpoints] == told_at
    assert all(f"{fact.one('method')} {fact.one('path')}" == fact.name for fact in endpoints)


def test_texts_of_json_that_are_a_method_and_a_path_are_endpoints() -> None:
    found = only('# A\n\n```json\n{\n  "http": "POST /videos"\n}\n```\n', Kind.ENDPOINT)
    assert told([found]) == [("5", "POST /videos", (("method", "POST"), ("path", "/videos")))]


def test_a_key_of_json_that_yaml_would_merge() -> None:
    text = '# A\n\n```json\n{"<<": {"a": "<<"}, "b\\"<<": "\\u003c<"}\n```\n'
    assert [(fact.name, fact.one("value")) for fact in facts(text, Kind.VALUE)] == [
        ("/<<", None),
        ("/<</a", '"<<"'),
        ('/b"<<', '"<<"'),
    ]


def test_an_http_request_tells_endpoint_headers_and_body() -> None:
    text = '# A\n\n```http\nPOST /v1/x HTTP/1.1\nAuthorization: Bearer <key>\n\n{\n  "a": 1\n}\n```\n'
    assert told(facts(text)[2:]) == [
        ("4", "POST /v1/x", (("method", "POST"), ("path", "/v1/x"))),
        ("5", "header Authorization", (("value", "Bearer <key>"),)),
        ("8", "/a", (("in", "body"), ("value", "1"))),
    ]


def test_several_requests_in_one_block() -> None:
    text = '# A\n\n```\nPOST /a\n\n{"x":\n1}\n### next\nGET /b\nX-A: 1\n```\n'
    assert [(str(f.lines), f.name) for f in facts(text)[2:]] == [
        ("4", "POST /a"),
        ("6", "/x"),
        ("9", "GET /b"),
        ("10", "header X-A"),
    ]


def test_blocks_in_lists_and_quotes_have_their_lines() -> None:
    text = '# A\n\n- x\n\n  ```json\n  {"a":\n  1}\n  ```\n\n> ```sh\n> curl https://a.example/x\n> ```\n'
    assert [(f.kind, str(f.lines)) for f in facts(text)[2:]] == [
        (Kind.BLOCK, "5-8"),
        (Kind.VALUE, "6"),
        (Kind.BLOCK, "10-12"),
        (Kind.COMMAND, "11"),
        (Kind.COMMAND, "11"),
    ]
