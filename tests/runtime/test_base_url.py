"""Owns base URLs that end with what all paths of an API begin with: the prefix is sent once."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from vidspec.traffic import compare

from tests.support import answers, wire
from tests.support.doubles import Caller
from tests.support.fault_answers import answer
from tests.support.jobs import job
from tests.support.project import generate_acme, own_files, providers
from tests.support.served import serving

pytestmark = pytest.mark.usefixtures("no_proxy")

SPEC = """
openapi: 3.1.0
info: {{title: Acme, version: 1.0.0}}
servers: [{{url: '{server}'}}]
paths: {{{paths}}}
"""
PATH = """'{path}': {{get: {{operationId: things.call{number}, parameters: {parameters},
  responses: {{'200': {{description: Done, content: {{application/json: {{schema: {{type: object}}}}}}}}}}}}}}
"""


def prefix(*paths: str, server: str = "https://api.acme.example") -> Any:
    """What the client of an API with these paths takes for their prefix."""
    named = [
        (path, [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}}])
        if (name := path.partition("{")[2].partition("}")[0])
        else (path, [])
        for path in paths
    ]
    written = [
        PATH.format(path=path, number=number, parameters=json.dumps(parameters))
        for number, (path, parameters) in enumerate(named)
    ]
    client = own_files(generate_acme(SPEC.format(server=server, paths=", ".join(written))))["client.py"]
    (line,) = (line for line in client.splitlines() if line.startswith("    prefix="))
    return json.loads(line.strip().removeprefix("prefix=").removesuffix(","))


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["/v1/videos", "/v1/videos/{id}"], "/v1/videos"),
        (["/v1/videos", "/v1/images"], "/v1"),
        (["/v1/tasks/submit", "/v1/tasks/status"], "/v1/tasks"),
        (["/v1/tasks/submit"], "/v1/tasks/submit"),
        (["/v1/{id}/content"], "/v1"),
        (["/v1/a{id}", "/v1/ab"], "/v1"),
        (["/{id}"], ""),
        (["/"], ""),
        (["/", "/v1/videos"], ""),
        (["/v1/videos", "/v2/videos"], ""),
        (["/v1/videos", "/v10/videos"], ""),
        (["/V1/videos", "/v1/videos"], ""),
        (["/a%20b/x", "/a%20b/y"], "/a%20b"),
        (["/v1/videos/"], "/v1/videos"),
    ],
    ids=str,
)
def test_prefix_is_what_all_paths_share(paths: list[str], expected: str) -> None:
    assert prefix(*paths) == expected


@pytest.mark.parametrize("server", ["https://api.acme.example/v1", "https://api.acme.example/x/v1/", "http://{h}/v1"])
def test_server_that_ends_with_the_prefix_means_it(server: str) -> None:
    assert prefix("/v1/videos", "/v1/images", server=server) == ""
    assert prefix("/v2/videos", "/v2/images", server=server) == "/v2"


def shown(url: str, paths: str) -> str:
    stripped: str = import_module("generated._runtime.settings")._without_prefix(url, paths)
    return stripped


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://relay.example", "https://relay.example"),
        ("https://relay.example/v1", "https://relay.example"),
        ("https://relay.example/v1/tasks", "https://relay.example"),
        ("https://relay.example:8080/a/v1", "https://relay.example:8080/a"),
        ("https://relay.example/v1/v1", "https://relay.example/v1"),
        ("https://relay.example/tasks", "https://relay.example/tasks"),
        ("https://relay.example/v1/tasks/submit", "https://relay.example/v1/tasks/submit"),
        ("https://relay.example/av1", "https://relay.example/av1"),
        ("https://relay.example/V1", "https://relay.example/V1"),
        ("https://relay.example/%761", "https://relay.example/%761"),
        ("https://relay.example/v1/other", "https://relay.example/v1/other"),
        ("https://relay.example//v1", "https://relay.example/"),
        ("https://v1", "https://v1"),
        ("https://v1/v1", "https://v1"),
        ("https://v1/tasks", "https://v1/tasks"),
    ],
)
def test_longest_end_that_begins_the_prefix_is_taken_off(url: str, expected: str) -> None:
    assert shown(url, "/v1/tasks") == expected
    assert shown(url, "") == url


ENDINGS = ["", "/", "/v1", "/v1/", "/v1/videos", "/v1/videos/"]


@pytest.mark.parametrize("before", ["", "/relay/a"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_prefix_is_sent_once(caller: Caller, ending: str, before: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(caller, answer(json=job("pending"))) as (plain, server):
        url = f"{server.url}{before}{ending}"
        monkeypatch.setenv("EPHONE_BASE_URL", url)
        clients = [
            caller.client_class("ephone")(api_key=wire.KEY, base_url=url),
            caller.client_class("ephone")(api_key=wire.KEY),
        ]
        copies = [plain.with_options(base_url=url), clients[0].with_options(timeout=5)]
        for client in (*clients, *copies):
            assert client.base_url == server.url + before
            caller.wait(client.videos.retrieve("x"))
        for client in clients:
            caller.wait(client.close())
    assert {request.path for request in server.requests} == {f"{before}/v1/videos/x"}


def test_copy_takes_no_more_off(caller: Caller) -> None:
    """A prefix that is meant twice is given twice, and a copy of the client, or its base URL, says the same."""
    client, server = caller.connect("ephone", job("pending"), base_url="https://relay.example/v1/v1")
    for other in (client, client.with_options(timeout=5), client.with_options(base_url=client.base_url)):
        assert other.base_url == "https://relay.example/v1"
        caller.wait(other.videos.retrieve("x"))
    assert {request.url.raw_path for request in server.requests} == {b"/v1/v1/videos/x"}


@pytest.mark.parametrize("spec", wire.specs(), ids=lambda spec: spec.provider)
@pytest.mark.parametrize("ending", ["", "prefix"])
def test_recordings_match_with_either_form(caller: Caller, spec: wire.Spec, ending: str, tmp_path: Path) -> None:
    """All calls, of which the recorder's notes are taken away, so that the path alone says which they are."""
    provider: Any = import_module(f"generated.{spec.provider}.client").PROVIDER
    package = import_module(f"generated.{spec.provider}")
    assert provider.prefix
    hooks = package.record(tmp_path / "t.har")
    http = caller.http_client(lambda request: answers.success(answers.route(spec, request)), event_hooks=hooks)
    url = "https://relay.example" + (provider.prefix if ending else "")
    client = caller.client_class(spec.provider)(api_key=wire.KEY, base_url=url, http_client=http)
    operations = list(wire.operations(spec))
    for operation in operations:
        positional, named = answers.arguments(operation).split(positional=True)
        result = caller.wait(wire.call(client, operation.id)(*positional, **named))
        if operation.binary:
            caller.wait(result.read())
    har = json.loads((tmp_path / "t.har").read_bytes())
    for entry in har["log"]["entries"]:
        del entry["_operation"]
    own = tuple(one for one in providers() if one.name == spec.provider)
    result = compare(json.dumps(har), "t.har", own, named=True)
    assert dict(result.examined)["exchanges"] == len(operations)
    assert [one.code for one in result.findings if one.code.startswith("D40")] == []
