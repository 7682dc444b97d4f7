"""Owns the agreement on examples: what the spec sends and answers is what the cited lines show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..core.facts import Fact, Kind, Pairs, leaf
from ..core.nodes import Node
from ..core.paths import PathTemplate
from ..core.pointers import pointer_below
from ..core.spec import Operation, Provider, WireExample
from ..findings.diagnostic import Diagnostic
from .claims import overlap
from .comparison import Comparison, Kept
from .endpoints import NamedEndpoint, named_endpoints


def examples(compared: Comparison, provider: Provider) -> Iterator[Diagnostic]:
    """D312 a request, D313 an answer that is not what its lines show."""
    named = [*named_endpoints(compared)]
    for operation in provider.operations:
        for example in operation.wire:
            place = f"{operation.id} {example.kind} {example.id}"
            if compared.has_moved(example.evidence):
                continue
            if example.composed:
                yield from _head(compared, provider, operation, example, named)
                yield from _composed(compared, example, place)
            elif example.kind == "request":
                yield from _request(compared, provider, operation, example, named)
            elif example.body is not None:
                shown = _payload(compared, example, body=False)
                yield from _same(compared, example, place, "D313", _flat(example.body), shown)


def _request(
    compared: Comparison,
    provider: Provider,
    operation: Operation,
    example: WireExample,
    named: Sequence[NamedEndpoint],
) -> Iterator[Diagnostic]:
    place = f"{operation.id} {example.kind} {example.id}"
    commands = {kept.fact.name: kept for kept in compared.within(example.evidence) if kept.fact.kind is Kind.COMMAND}
    url = commands.get("url")
    if url is None:
        yield from _head(compared, provider, operation, example, named)
        if any(name.startswith("header ") for name in commands):
            yield from _header_lines(compared, example, place, commands)
        return  # a head shows no body
    yield from _differs(compared, example, f"{place} method", example.method, commands.get("method"))
    if example.url is not None and example.url != _printed(url.fact):
        yield _finding(compared, example, f"{place} url", "D312", _printed(url.fact), example.url, url)
    yield from _header_lines(compared, example, place, commands)
    if example.body is not None and example.form:
        yield from _parts(compared, example, place, commands)
    elif example.body is not None:
        shown_body = _payload(compared, example, body=True)
        yield from _same(compared, example, place, "D312", _flat(example.body), shown_body)
    elif any(name.startswith("part ") or name == "body" for name in commands):
        yield _finding(compared, example, f"{place} body", "D312", "a body", "no body", url)


def _header_lines(
    compared: Comparison, example: WireExample, place: str, commands: Mapping[str, Kept]
) -> Iterator[Diagnostic]:
    sent = {f"header {name.lower()}": value for name, value in example.headers}
    shown = {name.lower(): kept for name, kept in commands.items() if name.startswith("header ")}
    for name in dict.fromkeys((*sent, *shown)):
        yield from _differs(compared, example, f"{place} {name}", sent.get(name), shown.get(name))


def _head(
    compared: Comparison,
    provider: Provider,
    operation: Operation,
    example: WireExample,
    named: Sequence[NamedEndpoint],
) -> Iterator[Diagnostic]:
    """A request without a command: method and URL are those of an endpoint in its lines, or else the operation's."""
    place = f"{operation.id} {example.kind} {example.id}"
    here = [endpoint for endpoint in named if endpoint.path and overlap(example.evidence, endpoint.kept.lines)]
    shown = [
        (endpoint.method, _address(endpoint.scheme, endpoint.host, endpoint.path, endpoint.query)) for endpoint in here
    ]
    known = shown or [(operation.method, operation.path)]
    kept = here[0].kept if len(here) == 1 else None
    base = provider.server.template or ""
    if example.url is not None and not any(_is_at(example.url, base, address) for _, address in known):
        addresses = ", ".join(address for _, address in known)
        yield _finding(compared, example, f"{place} url", "D312", addresses, example.url, kept)
    methods = sorted({method for method, _ in known if method})
    if methods and example.method is not None and example.method not in methods:
        yield _finding(compared, example, f"{place} method", "D312", ", ".join(methods), example.method, kept)


def _is_at(url: str, base: str, address: str) -> bool:
    """Whether a URL is an address of the document, below the server or not."""
    server = re.fullmatch(r"(\w+://[^/]*)?(.*)", base.rstrip("/"), re.DOTALL)
    below = {"", base.rstrip("/"), *(server.groups(default="") if server else ())}
    shown = {PathTemplate.of_document(f"{prefix}{address}").blank for prefix in below}
    return PathTemplate.of_document(url).blank in shown


def _address(scheme: str | None, host: str | None, path: str | None, query: str | None) -> str:
    return "".join([f"{scheme}://{host}" if scheme else "", path or "", f"?{query}" if query else ""])


def _printed(url: Fact) -> str:
    """A URL as its document prints it."""
    return url.one("raw") or _address(*(url.one(aspect) for aspect in ("scheme", "host", "path", "query")))


def _parts(
    compared: Comparison, example: WireExample, place: str, commands: Mapping[str, Kept]
) -> Iterator[Diagnostic]:
    assert example.body is not None
    sent: dict[str, Pairs] = {}
    for part in example.body.elements():
        known = {key: str(node.scalar()) for key, node in part.items()}
        name = f"part {known.pop('name', '')}"
        sent[name] = tuple(sorted({"value": known["value"]}.items() if "value" in known else known.items()))
    shown = {name: kept for name, kept in commands.items() if name.startswith("part ")}
    for name in dict.fromkeys((*sent, *shown)):
        pairs = _without_digests(sent.get(name, ()))
        kept = shown.get(name)
        documented = tuple(sorted(pair for pair in kept.fact.values if pair[0] != "file")) if kept else ()
        if pairs != documented:
            yield _finding(compared, example, f"{place} {name}", "D312", _words(documented), _words(pairs), kept)


def _without_digests(pairs: Pairs) -> Pairs:
    """Values as the reader of documents tells them: sentences by their digest."""
    values: list[tuple[str, str]] = []
    for name, text in pairs:
        if name == "value":
            aspect, said = leaf(text)
            values.append((aspect, text if aspect == "value" else said))
        else:
            values.append((name, text))
    return tuple(sorted(values))


def _composed(compared: Comparison, example: WireExample, place: str) -> Iterator[Diagnostic]:
    """Put together from single fields: each value stands somewhere in the lines."""
    parts = example.body.elements() if example.body is not None and example.form else ()
    values = [str(node.scalar()) for part in parts for key, node in part.items() if key in ("value", "filename")]
    values += [value for _, value in example.headers]
    text = compared.text(example.evidence)
    for value in values:
        if value not in text:
            yield _finding(compared, example, f"{place} {value[:40]}", "D312", "not said", value[:40], None)


def _payload(compared: Comparison, example: WireExample, *, body: bool) -> dict[str, Kept]:
    """Keys and elements of JSON in the lines, by their pointers."""
    return {
        kept.fact.name: kept
        for kept in compared.within(example.evidence)
        if kept.fact.kind is Kind.VALUE and (kept.fact.one("in") == "body") is body
    }


def _same(
    compared: Comparison, example: WireExample, place: str, code: str, flat: dict[str, Pairs], shown: dict[str, Kept]
) -> Iterator[Diagnostic]:
    base = _base(flat, shown)
    documented = {name.removeprefix(base): kept for name, kept in shown.items() if name.startswith(f"{base}/")}
    for pointer in dict.fromkeys((*flat, *documented)):
        kept = documented.get(pointer)
        values = tuple(pair for pair in kept.fact.values if pair[0] != "in") if kept else ()
        if flat.get(pointer, ()) != values:
            spec = _words(flat.get(pointer, ()))
            yield _finding(compared, example, f"{place} {pointer}", code, _words(values), spec, kept)


def _base(flat: dict[str, Pairs], shown: dict[str, Kept]) -> str:
    """The pointer below which the example stands in its document: an export has it below `example`."""
    first = min((pointer for pointer in flat), key=lambda pointer: pointer.count("/"), default="")
    bases = [name.removesuffix(first) for name in shown if name.endswith(first)]
    return min(bases, key=len, default="")


def _flat(node: Node, pointer: str = "") -> dict[str, Pairs]:
    """Every key and element below a node, told as the reader of documents tells it."""
    values: dict[str, Pairs] = {}
    below: list[tuple[str | int, Node]] = [*node.items(), *enumerate(node.elements())]
    for step, inner in below:
        path = pointer_below(pointer, step)
        if isinstance(inner.value, tuple):
            values[path] = (("kind", "array"),)
        elif inner.scalar() is None and inner.value is not None:
            values[path] = (("kind", "object"),)
        else:
            values[path] = (leaf(inner.scalar()),)
        values |= _flat(inner, path)
    return values


def _differs(
    compared: Comparison, example: WireExample, place: str, sent: str | None, kept: Kept | None
) -> Iterator[Diagnostic]:
    documented = kept.fact.one("value") or kept.fact.one("text") if kept else None
    if sent is not None and kept is not None and kept.fact.one("value") is None:
        sent = leaf(sent)[1]
    if sent != documented:
        yield _finding(compared, example, place, "D312", documented or "nothing", sent or "nothing", kept)


def _words(pairs: Pairs) -> str:
    return ", ".join(text for _, text in pairs) or "nothing"


def _finding(
    compared: Comparison,
    example: WireExample,
    place: str,
    code: str,
    expected: str | None,
    actual: str | None,
    kept: Kept | None,
) -> Diagnostic:
    at, related = (compared.at(kept.line), (example.at,)) if kept else (example.at, ())
    message = f"{place}: the document shows {expected}, the spec {actual}"
    return Diagnostic(at, code, message, place=place, expected=expected, actual=actual, related=related)
