"""Owns an independent reading of wire examples and of HTTP requests: it shares no code with the generator.

What the specs show as `x-wire`, the arguments that a call needs to send it, and what an `httpx.Request` really holds.
"""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx
from python_multipart.multipart import MultipartParser, parse_options_header
from ruamel.yaml import YAML

SPECS = Path(__file__).resolve().parents[2] / "specs"
RELAY = "https://relay.example"  # where a document names a path and no host
KEY = "sk-test-0123456789"
FILE = b"\x89PNG\r\n\x1a\n--not-a-boundary\r\n\x00\xff"  # bytes of every file that is sent
ABSENT: Any = type("Absent", (), {"__repr__": lambda _: "ABSENT"})()

_KEY_PLACEHOLDERS = ("$OPENAI_API_KEY", "<token>", "{{api_token}}", "<你的许可证>", "<YOUR_API_KEY>")
_HOST_PLACEHOLDERS = {"<你的IP>": "203.0.113.7", "<你的端口>": "8080"}  # no URL can hold these
_METHODS = ("get", "put", "post", "delete", "patch", "head", "options")


def read_yaml(path: Path) -> Any:
    """A YAML file as plain values."""
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Spec:
    """One spec and the note of its source document."""

    provider: str
    content: Mapping[str, Any] = field(repr=False)
    source: Mapping[str, Any] = field(repr=False)

    def resolve(self, node: Any) -> Any:
        """The node itself, or what its `$ref` leads to, with the siblings of the reference laid over it."""
        while isinstance(node, Mapping) and "$ref" in node:
            target: Any = self.content
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step.replace("~1", "/").replace("~0", "~")]
            node = {**target, **{name: value for name, value in node.items() if name != "$ref"}}
        return node


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a spec."""

    spec: Spec
    id: str
    method: str
    template: str
    node: Mapping[str, Any] = field(repr=False)

    def parameters(self, place: str, *, required: bool = False) -> list[str]:
        """Wire names of the parameters in the path or the query."""
        found = [self.spec.resolve(parameter) for parameter in self.node.get("parameters", [])]
        return [p["name"] for p in found if p["in"] == place and (p.get("required") or not required)]

    def success(self) -> tuple[str, Any] | None:
        """Media type and schema of the documented success that is no stream of events."""
        for status, answer in self.node["responses"].items():
            if str(status).startswith("2"):
                content = self.spec.resolve(answer).get("content", {})
                return next(((m, c.get("schema", {})) for m, c in content.items() if m != "text/event-stream"), None)
        return None

    @property
    def binary(self) -> bool:
        """Whether a success is a file."""
        found = self.success()
        return found is not None and self.spec.resolve(found[1]).get("format") == "binary"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a multipart body; `filename` is None for a plain field."""

    name: str
    filename: str | None
    content_type: str | None
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestExample:
    """One documented request. `json` is ABSENT and `parts` None where the document shows no such body."""

    operation: Operation
    provider: str
    document: str
    operation_id: str
    template: str
    id: str
    lines: tuple[int | str, ...]
    method: str
    url: str
    headers: Mapping[str, str]
    json: Any = ABSENT
    parts: tuple[Mapping[str, str], ...] | None = None
    assumed: Mapping[str, Any] = field(default_factory=dict)

    @property
    def concrete_url(self) -> str:
        """The URL with a host and a port that a URL can have; all other placeholders stay as they are printed."""
        url = self.url if "://" in self.url else RELAY + self.url
        for placeholder, value in _HOST_PLACEHOLDERS.items():
            url = url.replace(placeholder, value)
        return url

    @property
    def names_host(self) -> bool:
        """Whether the document names the whole address, so that a client has to know it by itself."""
        return "://" in self.url and not any(placeholder in self.url for placeholder in _HOST_PLACEHOLDERS)

    def _fitted(self) -> re.Match[str]:
        literal = re.split(r"\{[^}]+\}", self.template)
        fitted = re.fullmatch("(.*?)" + "([^/]+)".join(map(re.escape, literal)), self.concrete_url.partition("?")[0])
        assert fitted is not None, f"{self.url} does not fit {self.template}"
        return fitted

    @property
    def base_url(self) -> str:
        """What stands before the path template."""
        return self._fitted().group(1)

    @property
    def path_values(self) -> dict[str, str]:
        """The values of the path parameters by name, matched by position."""
        return dict(zip(re.findall(r"\{([^}]+)\}", self.template), self._fitted().groups()[1:], strict=True))

    @property
    def query(self) -> list[tuple[str, str]]:
        """The documented query."""
        return parse_qsl(urlsplit(self.concrete_url).query, keep_blank_values=True)

    def expected_headers(self, key: str) -> dict[str, str]:
        """The documented headers by lower-case name, with the key in place of its placeholder."""
        found = {name.lower(): value for name, value in self.headers.items()}
        for placeholder in _KEY_PLACEHOLDERS:
            if "authorization" in found:
                found["authorization"] = found["authorization"].replace(placeholder, key)
        return found

    def expected_parts(self) -> list[Part]:
        """The documented parts; every file has the same bytes."""
        return sorted((self._part(part) for part in self.parts or ()), key=lambda part: part.name)

    @staticmethod
    def _part(part: Mapping[str, str]) -> Part:
        content = FILE if "filename" in part else part["value"].encode()
        return Part(part["name"], part.get("filename"), part.get("content_type"), content)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseExample:
    """One documented answer. `json` is ABSENT where it is a file."""

    operation: Operation
    provider: str
    document: str
    operation_id: str
    id: str
    lines: tuple[int | str, ...]
    response: str
    json: Any = ABSENT
    binary: bool = False

    @property
    def failure(self) -> bool:
        return not self.response.startswith("2")


@cache
def specs() -> tuple[Spec, ...]:
    """All specs, by name of the provider."""
    files = sorted(SPECS.glob("*/openapi.yaml"))
    return tuple(Spec(f.parent.name, read_yaml(f), read_yaml(f.with_name("source.yaml"))) for f in files)


def operations(spec: Spec) -> Iterator[Operation]:
    """All operations of a spec."""
    for template, item in spec.content["paths"].items():
        for method in _METHODS:
            if method in item:
                yield Operation(spec, item[method]["operationId"], method.upper(), template, item[method])


def _wire(kind: str) -> Iterator[tuple[dict[str, Any], Mapping[str, Any]]]:
    for spec in specs():
        for operation in operations(spec):
            for example in operation.node.get("x-wire", {}).get(kind, []):
                common = {
                    "operation": operation,
                    "provider": spec.provider,
                    "document": spec.source["document"],
                    "operation_id": operation.id,
                    "id": example["id"],
                    "lines": tuple(example["x-evidence"]),
                }
                yield common, example


@cache
def request_examples() -> tuple[RequestExample, ...]:
    """All documented requests."""
    return tuple(
        RequestExample(
            **common,
            template=common["operation"].template,
            method=example["method"],
            url=example["url"],
            headers=example["headers"],
            json=example.get("json", ABSENT),
            parts=tuple(example["parts"]) if "parts" in example else None,
            assumed=example.get("assumed", {}),
        )
        for common, example in _wire("requests")
    )


@cache
def response_examples() -> tuple[ResponseExample, ...]:
    """All documented answers."""
    return tuple(
        ResponseExample(
            **common,
            response=example["response"],
            json=example.get("json", ABSENT),
            binary=example.get("binary", False),
        )
        for common, example in _wire("responses")
    )


def legal(name: str) -> str:
    """A wire name made a legal Python name: `image[]` becomes `image`."""
    text = re.sub(r"\W+", "_", name).strip("_")
    text = f"_{text}" if text[:1].isdigit() else text
    return f"{text}_" if keyword.iskeyword(text) else text


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a call is given: `addressed` may be positional or keyword, `named` is keyword-only."""

    addressed: tuple[tuple[str, Any], ...]
    named: Mapping[str, Any]

    def split(self, *, positional: bool) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """As positional and keyword arguments."""
        if positional:
            return tuple(value for _, value in self.addressed), dict(self.named)
        return (), {**dict(self.addressed), **self.named}


def arguments(example: RequestExample) -> Arguments:
    """The arguments that make a call send the example: nested bodies as dicts, multipart values as texts."""
    job = example.operation.spec.content.get("x-job", {})
    addressed = [(legal(name), value) for name, value in example.path_values.items()]
    named: dict[str, Any] = {}
    for name, value in example.query:
        # The id of a job is positional wherever it travels.
        if example.operation_id == job.get("poll") and not addressed:
            addressed.append((legal(name), value))
        else:
            named[legal(name)] = value
    if example.json is not ABSENT:
        named |= {legal(name): value for name, value in example.json.items()}
    for part in example.parts or ():
        named[legal(part["name"])] = part["value"] if "value" in part else _file(part)
    named |= {legal(name): value for name, value in example.assumed.items()}
    return Arguments(tuple(addressed), named)


def _file(part: Mapping[str, str]) -> tuple[str, ...] | tuple[str, bytes] | tuple[str, bytes, str]:
    if "content_type" in part:
        return part["filename"], FILE, part["content_type"]
    return part["filename"], FILE


def call(client: Any, operation_id: str) -> Any:
    """The method of a client that an operation id names."""
    found = client
    for name in operation_id.split("."):
        found = getattr(found, name)
    return found


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that really went out, taken apart. `json` is ABSENT and `parts` None where there is no such body."""

    method: str
    origin: tuple[str, str, int]
    path: str
    query: list[tuple[str, str]]
    headers: Mapping[str, str]
    media_type: str | None
    json: Any
    parts: list[Part] | None


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of a URL."""
    pieces = urlsplit(url)
    assert pieces.hostname is not None
    return pieces.scheme, pieces.hostname, pieces.port or {"http": 80, "https": 443}[pieces.scheme]


def decode(request: httpx.Request) -> Sent:
    """Takes a request apart whose body has been read."""
    path, _, query = request.url.raw_path.decode("ascii").partition("?")
    header = request.headers.get("content-type")
    media_type = header.partition(";")[0].strip().lower() if header else None
    return Sent(
        method=request.method,
        origin=origin(str(request.url)),
        path=unquote(path, errors="strict"),
        query=parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)),
        headers=dict(request.headers),
        media_type=media_type,
        json=_json(request.content) if media_type == "application/json" else ABSENT,
        parts=multipart(header, request.content) if media_type == "multipart/form-data" else None,
    )


def _json(content: bytes) -> Any:
    return json.loads(content.decode("utf-8"), object_pairs_hook=_unique)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    assert len(found) == len(pairs), f"a name stands twice: {pairs}"
    return found


def multipart(header: str, content: bytes) -> list[Part]:
    """The parts of a multipart body, by name, read by a parser of a third party with the boundary of the header."""
    _, options = parse_options_header(header)
    parts: list[Part] = []
    headers: dict[str, bytes] = {}
    pieces: dict[str, list[bytes]] = {"field": [], "value": [], "data": []}
    ended: list[bool] = []

    def collect(kind: str) -> Any:
        return lambda data, start, end: pieces[kind].append(data[start:end])

    def take(kind: str) -> bytes:
        taken = b"".join(pieces[kind])
        pieces[kind].clear()
        return taken

    def header_end() -> None:
        name = take("field").decode("ascii").lower()
        headers[name] = take("value")

    def part_end() -> None:
        parts.append(_received_part(headers, take("data")))
        headers.clear()

    callbacks = {
        "on_header_field": collect("field"),
        "on_header_value": collect("value"),
        "on_header_end": header_end,
        "on_part_data": collect("data"),
        "on_part_end": part_end,
        "on_end": lambda: ended.append(True),
    }
    parser = MultipartParser(options[b"boundary"], callbacks)  # type: ignore[arg-type]
    parser.write(content)
    parser.finalize()
    assert ended, "the body has no closing boundary"
    return sorted(parts, key=lambda part: part.name)


def _received_part(headers: Mapping[str, bytes], content: bytes) -> Part:
    kind, options = parse_options_header(headers["content-disposition"])
    assert kind == b"form-data", kind
    filename = options.get(b"filename")
    media = headers.get("content-type")
    return Part(
        options[b"name"].decode(),
        filename.decode() if filename is not None else None,
        media.decode() if media is not None else None,
        content,
    )


def differences(expected: Any, found: Any, pointer: str = "") -> list[str]:
    """Where two JSON values differ, in values or in types: 1 is not True, and 4 is not "4"."""
    if type(expected) is not type(found):
        return [f"{pointer or '/'}: {expected!r} is not {found!r}"]
    if isinstance(expected, dict):
        missing = [f"{pointer}/{name}: missing" for name in expected if name not in found]
        extra = [f"{pointer}/{name}: not expected" for name in found if name not in expected]
        shared = [name for name in expected if name in found]
        below = [d for name in shared for d in differences(expected[name], found[name], f"{pointer}/{name}")]
        return [*missing, *extra, *below]
    if isinstance(expected, list):
        if len(expected) != len(found):
            return [f"{pointer or '/'}: {len(expected)} elements are not {len(found)}"]
        pairs = enumerate(zip(expected, found, strict=True))
        return [d for index, (one, other) in pairs for d in differences(one, other, f"{pointer}/{index}")]
    return [] if expected == found else [f"{pointer or '/'}: {expected!r} is not {found!r}"]
