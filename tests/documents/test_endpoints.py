"""Tests of the endpoints that a document names."""

from __future__ import annotations

import pytest
from vidspec.core.facts import Kind

from tests.support.reading import facts, only, told


@pytest.mark.parametrize(
    ("line", "name", "values"),
    [
        ("`/v1/images`", "/v1/images", (("path", "/v1/images"),)),
        ("**端点:** `POST /v1/x`", "POST /v1/x", (("method", "POST"), ("path", "/v1/x"))),
        ("`PUT` `/v1/x`", "PUT /v1/x", (("method", "PUT"), ("path", "/v1/x"))),
        ("**GET** `/v1/x`", "GET /v1/x", (("method", "GET"), ("path", "/v1/x"))),
        ("## GET /v1/x/{id}", "GET /v1/x/{id}", (("method", "GET"), ("path", "/v1/x/{id}"))),
        ("Call DELETE /v1/x.", "DELETE /v1/x", (("method", "DELETE"), ("path", "/v1/x"))),
        (
            "**Base URL:** https://api.acme.example/v1",
            "/v1",
            (("scheme", "https"), ("host", "api.acme.example"), ("path", "/v1")),
        ),
        (
            "**Base URL:** `http://<你的IP>:<port>/x`",
            "/x",
            (("scheme", "http"), ("host", "<你的IP>:<port>"), ("path", "/x")),
        ),
        (
            "> `https://api.acme.example/s?task_id=<task_id>`",
            "/s",
            (("scheme", "https"), ("host", "api.acme.example"), ("path", "/s"), ("query", "task_id=<task_id>")),
        ),
        ("```\nGET /v1/x HTTP/1.1\n```", "GET /v1/x", (("method", "GET"), ("path", "/v1/x"))),
    ],
)
def test_endpoints(line: str, name: str, values: tuple[tuple[str, str], ...]) -> None:
    found = only(f"# A\n\n{line}\n", Kind.ENDPOINT)
    assert (found.name, found.values) == (name, values)
    assert found.lines.first == found.lines.last == (4 if line.startswith("```") else 3)


@pytest.mark.parametrize(
    "line",
    [
        "see https://acme.example/docs/page",
        "`https://acme.example/page.html`",
        "[x](https://a.example/b)",
        "`a/b`",
        '```json\n{"url": "https://acme.example/v1/x"}\n```',
    ],
)
def test_links_are_no_endpoints(line: str) -> None:
    assert facts(f"# A\n\n{line}\n", Kind.ENDPOINT) == []


def test_an_endpoint_stands_on_its_own_line_of_a_paragraph() -> None:
    assert told(facts("# A\n\ntext\nand `POST /a`\nor `GET /b`", Kind.ENDPOINT)) == [
        ("4", "POST /a", (("method", "POST"), ("path", "/a"))),
        ("5", "GET /b", (("method", "GET"), ("path", "/b"))),
    ]
