"""Owns the promise that what the documents show is what goes over the wire, and that their answers come back whole."""

from __future__ import annotations

import asyncio
import json
import shlex
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from importlib import import_module
from io import StringIO
from pathlib import Path
from textwrap import dedent
from typing import Any

import httpx
import pytest
import respx
from ruamel.yaml import YAML

from tests.support import answers, documents, wire

COUNTS = {"000": (4, 7), "001": (2, 1), "002": (2, 2), "003": (8, 0), "004": (2, 2)}
STATUSES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
    500: "InternalServerError",
}

Example = wire.RequestExample | wire.ResponseExample

pytestmark = pytest.mark.usefixtures("pauses")  # a file that is not ready is waited for


def name(example: Example) -> str:
    return f"{example.document}:{','.join(map(str, example.lines))}-{example.id}"


def both_kinds(examples: Iterable[Example]) -> list[Any]:
    found = [(example, kind) for example in examples for kind in ("sync", "async")]
    return [pytest.param(example, kind, id=f"{name(example)}-{kind}") for example, kind in found]


def each(examples: Iterable[Example]) -> list[Any]:
    return [pytest.param(example, id=name(example)) for example in examples]


REQUESTS = wire.request_examples()
SUCCESSES = [example for example in wire.response_examples() if not example.failure and not example.binary]
DOWNLOADS = [example for example in wire.response_examples() if not example.failure and example.binary]
FAILURES = [example for example in wire.response_examples() if example.failure]


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine, so that base URLs come from the arguments and the specs alone."""
    for spec in wire.specs():
        for setting in ("API_KEY", "BASE_URL"):
            monkeypatch.delenv(f"{spec.provider.upper()}_{setting}", raising=False)


def perform(
    operation: wire.Operation,
    given: wire.Arguments,
    kind: str,
    consume: Callable[[Any], Any],
    **options: Any,
) -> Any:
    """Calls an operation with a client of either kind; `consume` (async for async clients) reads the result."""
    package = import_module(f"generated.{operation.spec.provider}")
    if kind == "sync":
        with package.Client(api_key=wire.KEY, max_retries=0, **options) as client:
            positional, named = given.split(positional=True)
            return consume(wire.call(client, operation.id)(*positional, **named))

    async def run() -> Any:
        async with package.AsyncClient(api_key=wire.KEY, max_retries=0, **options) as client:
            positional, named = given.split(positional=False)
            return await consume(await wire.call(client, operation.id)(*positional, **named))

    return asyncio.run(run())


def consumer(kind: str, how: str = "") -> Callable[[Any], Any]:
    """Reads a result to its end: a model as it is, a download as bytes, a stream as a list."""

    def sync(result: Any) -> Any:
        if how == "stream":
            return list(result)
        return result.read() if how == "binary" else result

    async def later(result: Any) -> Any:
        if how == "stream":
            return [chunk async for chunk in result]
        return await result.read() if how == "binary" else result

    return sync if kind == "sync" else later


# What goes out


@pytest.mark.parametrize(("example", "kind"), both_kinds(REQUESTS))
def test_documented_request_goes_out(example: wire.RequestExample, kind: str) -> None:
    operation = example.operation
    stream = isinstance(example.json, dict) and example.json.get("stream") is True
    how = "stream" if stream else "binary" if operation.binary else ""
    options = {} if example.names_host else {"base_url": example.base_url}
    with respx.mock() as server:
        route = server.route().mock(side_effect=lambda request: answers.success(operation, stream=stream))
        result = perform(operation, wire.arguments(example), kind, consumer(kind, how), **options)
    assert route.call_count == 1
    check_request(example, wire.decode(route.calls.last.request))
    check_result(operation, result, how)


def check_request(example: wire.RequestExample, sent: wire.Sent) -> None:
    url = example.concrete_url
    assert sent.method == example.method
    assert sent.origin == wire.origin(url)
    assert sent.path == "/" + url.partition("://")[2].partition("?")[0].partition("/")[2]
    assert sent.query == example.query
    headers = example.expected_headers(wire.KEY)
    assert sent.headers.get("authorization") == headers.get("authorization")
    assert wire.KEY in headers["authorization"]
    if "content-type" in headers:
        assert sent.media_type == headers["content-type"]
    if example.assumed:
        check_assumed(example, sent)
    else:
        check_body(example, sent)


def check_body(example: wire.RequestExample, sent: wire.Sent) -> None:
    assert wire.differences(example.json, sent.json) == []
    if example.parts is None:
        assert sent.parts is None
        assert example.json is not wire.ABSENT or sent.media_type is None
        return
    assert sent.parts is not None
    expected = example.expected_parts()
    assert [part.name for part in sent.parts] == [part.name for part in expected]
    for found, part in zip(sent.parts, expected, strict=True):
        assert (found.filename, found.content) == (part.filename, part.content), part.name
        if part.filename is None or part.content_type is not None:
            assert found.content_type == part.content_type, part.name


def check_assumed(example: wire.RequestExample, sent: wire.Sent) -> None:
    if sent.parts is None:
        assert {key: sent.json[key] for key in example.assumed} == example.assumed
        return
    found = {part.name: part.content.decode() for part in sent.parts}
    assert {key: found.get(key) for key in example.assumed} == example.assumed


def check_result(operation: wire.Operation, result: Any, how: str) -> None:
    if how == "stream":
        chunks = [chunk.model_dump(exclude_unset=True) for chunk in result]
        assert wire.differences([answers.chunk(operation)] * 2, chunks) == []
    elif how == "binary":
        assert result == answers.CONTENT
    else:
        assert wire.differences(answers.success_json(operation), result.model_dump(exclude_unset=True)) == []


# What comes back


def replay(
    example: wire.ResponseExample, response: httpx.Response, kind: str, consume: Callable[[Any], Any], **options: Any
) -> Any:
    """Calls the operation of an example and has `response` for an answer."""
    with respx.mock(base_url=wire.RELAY) as server:
        server.route().mock(return_value=response)
        given = answers.arguments(example.operation)
        return perform(example.operation, given, kind, consume, base_url=wire.RELAY, **options)


@pytest.mark.parametrize(("example", "kind"), both_kinds(SUCCESSES))
def test_documented_answer_comes_back_whole(example: wire.ResponseExample, kind: str) -> None:
    drift: list[Any] = []
    response = httpx.Response(200, json=example.json)
    result = replay(example, response, kind, consumer(kind), on_drift=drift.append)
    assert wire.differences(example.json, result.model_dump(exclude_unset=True)) == []
    assert drift == []


@pytest.mark.parametrize(("example", "kind"), both_kinds(SUCCESSES))
def test_documented_answer_is_accepted_by_a_strict_client(example: wire.ResponseExample, kind: str) -> None:
    result = replay(example, httpx.Response(200, json=example.json), kind, consumer(kind), strict=True)
    assert wire.differences(example.json, result.model_dump(exclude_unset=True)) == []


def chunked() -> httpx.Response:
    """A download that comes in pieces and without a length."""

    def pieces() -> Iterator[bytes]:
        for start in range(0, len(answers.CONTENT), 100):
            yield answers.CONTENT[start : start + 100]

    async def later() -> AsyncIterator[bytes]:
        for piece in pieces():
            yield piece

    class Both(httpx.SyncByteStream, httpx.AsyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            return pieces()

        def __aiter__(self) -> AsyncIterator[bytes]:
            return later()

    return httpx.Response(200, headers={"content-type": "video/mp4"}, stream=Both())


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "chunked"])
@pytest.mark.parametrize("how", ["read", "iter_bytes", "write_to_file"])
@pytest.mark.parametrize(("example", "kind"), both_kinds(DOWNLOADS))
def test_documented_download(example: wire.ResponseExample, kind: str, how: str, whole: bool, tmp_path: Path) -> None:
    target = tmp_path / "out.mp4"

    def sync(result: Any) -> bytes:
        if how == "write_to_file":
            result.write_to_file(target)
            return target.read_bytes()
        return bytes(result.read()) if how == "read" else b"".join(result.iter_bytes())

    async def later(result: Any) -> bytes:
        if how == "write_to_file":
            await result.write_to_file(target)
            return target.read_bytes()
        return bytes(await result.read()) if how == "read" else b"".join([c async for c in result.iter_bytes()])

    response = answers.success(example.operation) if whole else chunked()
    assert replay(example, response, kind, sync if kind == "sync" else later) == answers.CONTENT
    assert [path.name for path in tmp_path.iterdir()] == (["out.mp4"] if how == "write_to_file" else [])


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize(("example", "kind"), both_kinds(FAILURES))
def test_documented_error_is_raised(example: wire.ResponseExample, kind: str, status: int) -> None:
    errors = import_module("generated._runtime")
    response = httpx.Response(status, json=example.json)
    with pytest.raises(errors.APIStatusError) as caught:
        replay(example, response, kind, consumer(kind))
    assert type(caught.value) is getattr(errors, STATUSES[status])
    assert caught.value.status_code == status
    assert wire.differences(example.json, caught.value.body) == []
    assert example.json["error"]["message"] in str(caught.value)


@pytest.mark.parametrize(("example", "kind"), both_kinds(FAILURES))
def test_documented_error_is_raised_whatever_the_status(example: wire.ResponseExample, kind: str) -> None:
    errors = import_module("generated._runtime")
    with pytest.raises(errors.APIError) as caught:
        replay(example, httpx.Response(200, json=example.json), kind, consumer(kind))
    assert wire.differences(example.json, caught.value.body) == []


# What the documents show


def test_every_documented_example_is_there() -> None:
    requests = Counter(example.document.partition("_")[0] for example in REQUESTS)
    responses = Counter(example.document.partition("_")[0] for example in wire.response_examples())
    assert {number: (requests[number], responses[number]) for number in COUNTS} == COUNTS
    assert sum(requests[number] for number in COUNTS) == 18
    assert sum(responses[number] for number in COUNTS) == 12


def test_ids_of_examples_are_unique() -> None:
    for spec in wire.specs():
        every: list[Example] = [*REQUESTS, *wire.response_examples()]
        ids = Counter(example.id for example in every if example.provider == spec.provider)
        assert [id for id, count in ids.items() if count > 1] == []


def printed(text: str) -> Any:
    """The value that cited lines print, as JSON or, in an excerpt of an OpenAPI file, as YAML."""
    if text.lstrip().startswith(("{", "[")):
        return json.loads(text)
    return YAML(typ="safe", pure=True).load(StringIO(dedent(text)))


@pytest.mark.parametrize("example", each(e for e in wire.response_examples() if not e.binary))
def test_answer_is_the_one_in_the_document(example: wire.ResponseExample) -> None:
    assert wire.differences(printed(documents.cited_text(example.document, example.lines)), example.json) == []


def curl(text: str) -> tuple[str, str, dict[str, str], str | None, list[dict[str, str]]]:
    """Method, URL, headers, data and form fields of a curl command."""
    words = iter(shlex.split(text.replace("\\\n", " ")))
    assert next(words) == "curl"
    method, url, data = "", "", None
    headers: dict[str, str] = {}
    form: list[dict[str, str]] = []
    for word in words:
        if word in ("-X", "--request"):
            method = next(words)
        elif word in ("-H", "--header"):
            header, _, value = next(words).partition(":")
            headers[header] = value.strip()
        elif word in ("-d", "--data", "--data-raw"):
            data = next(words)
        elif word in ("-F", "--form"):
            form.append(form_field(next(words)))
        elif word in ("-o", "--output"):
            next(words)
        elif not word.startswith("-"):
            assert not url, f"a second URL: {word}"
            url = word
        else:
            assert word in ("--location", "--globoff"), f"{word} is not known here"
    return method or ("POST" if data or form else "GET"), url, headers, data, form


def form_field(text: str) -> dict[str, str]:
    """A field of a form as curl reads it; of a path only the name of the file goes over the wire."""
    field, _, value = text.partition("=")
    if not value.startswith("@"):
        return {"name": field, "value": value.strip('"')}
    path, _, media = value[1:].partition(";type=")
    found = {"name": field, "filename": Path(path.strip('"')).name}
    return {**found, "content_type": media} if media else found


@pytest.mark.parametrize("example", each(REQUESTS))
def test_request_is_the_one_in_the_document(example: wire.RequestExample) -> None:
    text = documents.cited_text(example.document, example.lines)
    first = text.split(None, 1)[0]
    if first == "curl":
        check_curl(example, text)
    elif first == example.method:
        check_head(example, text.splitlines())
    else:
        check_pieces(example, text)


def check_curl(example: wire.RequestExample, text: str) -> None:
    method, url, headers, data, form = curl(text)
    assert (method, url, headers) == (example.method, example.url, dict(example.headers))
    assert form == [dict(part) for part in example.parts or ()]
    assert wire.differences(json.loads(data) if data else wire.ABSENT, example.json) == []


def check_head(example: wire.RequestExample, text: Sequence[str]) -> None:
    assert text[0] == f"{example.method} {example.url}"
    assert text[1:] == [f"{header}: {value}" for header, value in example.headers.items()]


def check_pieces(example: wire.RequestExample, text: str) -> None:
    """Of an example that was put together from an OpenAPI file, every value is printed in the cited lines."""
    parts = example.parts or ()
    values = [example.url, example.method.lower(), *(part.get("value") or part["filename"] for part in parts)]
    values += [value for header, value in example.headers.items() if header == "Authorization" or parts]
    assert [value for value in values if value not in text] == []
    assert example.json is wire.ABSENT
