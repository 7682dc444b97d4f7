"""Owns the agreement on operations: path, method, query, scheme and host, and encoding of the body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from ..core.facts import Kind
from ..core.paths import PathTemplate, server_path
from ..core.pointers import pointer_steps
from ..core.spec import Aspect, Encoding, Operation, Parameter, Provenance, Provider
from ..findings.diagnostic import Diagnostic
from .claims import overlap, value_of
from .comparison import Comparison, Kept
from .declared import departs, reaching
from .keys import key

_MEDIA: dict[str, Encoding] = {
    "multipart/form-data": "multipart",
    "application/json": "json",
    "application/x-www-form-urlencoded": "form",
}

_METHODS = frozenset({"GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEndpoint:
    """A method, a path, a server or a query that a document names in one place."""

    kept: Kept
    numbers: frozenset[int]  # of its lines: an export has a path above its methods
    method: str | None = None
    path: str | None = None
    host: str | None = None
    scheme: str | None = None
    query: str | None = None


def endpoints(compared: Comparison, provider: Provider) -> Iterator[Diagnostic]:
    """D307 path; D308 method; D309 scheme and host; D310 encoding; D301 names of a query."""
    named = [*named_endpoints(compared)]
    for endpoint in named:
        yield from _known(compared, provider, endpoint)
        yield from _server(compared, provider, endpoint)
    for operation in provider.operations:
        yield from _unsaid(compared, provider, operation, named)
        yield from _encoding(compared, operation)
    yield from key(compared, provider)


def named_endpoints(compared: Comparison) -> Iterator[NamedEndpoint]:
    """Every endpoint that the document names: in sentences, tables and commands, and in OpenAPI that it embeds."""
    above: frozenset[int] = frozenset()  # the lines of the path whose methods follow
    for kept in compared.kept:
        fact = kept.fact
        if fact.kind is Kind.ENDPOINT or (fact.kind is Kind.COMMAND and fact.name == "url"):
            yield _printed_endpoint(kept)
        elif fact.kind is Kind.VALUE:
            steps = pointer_steps(fact.name)
            above = frozenset(kept.lines.numbers) if _is_path_item(steps) else above
            yield from _embedded_endpoint(kept, steps, above)


def _printed_endpoint(kept: Kept) -> NamedEndpoint:
    fact = kept.fact
    return NamedEndpoint(
        kept=kept,
        numbers=frozenset(kept.lines.numbers),
        method=fact.one("method"),
        path=fact.one("path"),
        host=fact.one("host"),
        scheme=fact.one("scheme"),
        query=fact.one("query"),
    )


def _is_path_item(steps: tuple[str, ...]) -> bool:
    return len(steps) == 2 and steps[0] == "paths"


def _embedded_endpoint(kept: Kept, steps: tuple[str, ...], above: frozenset[int]) -> Iterator[NamedEndpoint]:
    """What a key of embedded OpenAPI names: an operation with its path, or a server."""
    numbers = frozenset(kept.lines.numbers)
    match steps:
        case ("paths", path, method) if method.upper() in _METHODS:
            yield NamedEndpoint(kept=kept, numbers=numbers | above, method=method.upper(), path=path)
        case ("servers", number, "url") if number.isdecimal():
            url = re.match(r"(?:(\w+)://([^/?#]*))?(/[^?#]*)?", str(value_of(kept)))
            if url is not None:
                yield NamedEndpoint(kept=kept, numbers=numbers, path=url[3], host=url[2], scheme=url[1])


def _known(compared: Comparison, provider: Provider, named: NamedEndpoint) -> Iterator[Diagnostic]:
    """Whether some operation has the path, the method and the names of the query."""
    if named.path is None:
        return
    place, at, path = named.kept.place, compared.at(named.kept.line), named.path
    matching = [operation for operation in provider.operations if _fits(provider, operation, path, named)]
    if not matching and not _is_base(provider, path):
        message, related = f"no operation of the spec has the path {path}", compared.related(named.kept.lines)
        yield Diagnostic(at, "D307", message, place=place, expected=path, actual="none", related=related)
    methods = sorted({operation.method for operation in matching})
    if matching and named.method and named.method not in methods and not _sent_with(matching, named):
        message = f"the document calls {path} with {named.method}, the spec with {', '.join(methods)}"
        yield Diagnostic(at, "D308", message, place=place, expected=named.method, actual=", ".join(methods))
    called = [operation for operation in matching if operation.method == named.method] or matching
    known = {
        parameter.wire: parameter
        for operation in called
        for parameter in operation.parameters
        if parameter.location == "query"
    }
    for name in [part.partition("=")[0] for part in (named.query or "").split("&") if part]:
        if called and name not in _names_of_query(provider, known.values()):
            spec = ", ".join(sorted(known)) or "none"
            message = f"the document has a parameter `{name}` in the query of {path} here; the spec has {spec}"
            yield Diagnostic(at, "D301", message, place=f"{place} query {name}", expected=name, actual=spec)


def _names_of_query(provider: Provider, known: Iterable[Parameter]) -> set[str]:
    names = {provider.auth.name} if provider.auth and provider.auth.location == "query" else set[str]()
    for parameter in known:
        names |= {parameter.wire, *parameter.provenance.documented(Aspect.NAME)}
    return names


def _sent_with(operations: list[Operation], named: NamedEndpoint) -> bool:
    """Whether a deviation declares the method that the document has there."""
    words = (named.method or "",)
    return any(
        departs(operation.provenance.deviations, (Aspect.METHOD,), words, named.numbers) for operation in operations
    )


def _server(compared: Comparison, provider: Provider, named: NamedEndpoint) -> Iterator[Diagnostic]:
    spec = urlsplit(provider.server.template or "")
    origin = provider.server.provenance
    same_host = not named.host or _template(named.host).blank == _template(spec.netloc).blank
    same_scheme = not named.scheme or not spec.scheme or named.scheme.lower() == spec.scheme.lower()
    if same_host and same_scheme:
        return
    place, at, numbers = named.kept.place, compared.at(named.kept.line), named.numbers
    base = f"{named.scheme}://{named.host}"
    wrong = [*([] if same_host else [named.host]), *([] if same_scheme else [named.scheme])]
    deviations = origin.deviations if origin else ()
    if all(departs(deviations, (Aspect.SERVER,), (word or "", base, f"{base}{named.path}"), numbers) for word in wrong):
        return
    if same_host:
        message = f"the document calls {named.host} by {named.scheme}, the spec by {spec.scheme}"
        yield Diagnostic(at, "D309", message, place=place, expected=named.scheme, actual=spec.scheme)
    else:
        message = f"the document names the host {named.host}, the spec {spec.netloc or 'none'}"
        yield Diagnostic(at, "D309", message, place=place, expected=named.host, actual=spec.netloc or "none")


def _unsaid(
    compared: Comparison, provider: Provider, operation: Operation, named: list[NamedEndpoint]
) -> Iterator[Diagnostic]:
    """What the spec says of an operation has to stand in the lines that it cites."""
    origin = operation.provenance
    evidence = (
        *origin.evidence,
        *(lines for endpoint in operation.wire if not endpoint.composed for lines in endpoint.evidence),
    )
    if not origin.evidence or compared.has_moved(evidence):
        return
    here = [endpoint for endpoint in named if overlap(evidence, endpoint.kept.lines)]
    paths = [
        endpoint
        for endpoint in here
        if endpoint.path is not None and _fits(provider, operation, endpoint.path, endpoint)
    ]
    if not paths:
        message = f"no line that {operation.id} cites names its path {operation.path}"
        yield Diagnostic(origin.at, "D307", message, place=operation.id, expected=operation.path, actual="not said")
    stated = [kept.fact.one("value") for kept in compared.within(evidence) if kept.fact.name == "method"]
    methods = {method for method in (*(endpoint.method for endpoint in paths), *stated) if method}
    declared = origin.deviates(Aspect.METHOD)
    if methods and operation.method not in methods and not declared:
        said = ", ".join(sorted(methods))
        message = f"{operation.id} is sent with {operation.method}; the lines it cites say {said}"
        yield Diagnostic(origin.at, "D308", message, place=operation.id, expected=said, actual=operation.method)


def _encoding(compared: Comparison, operation: Operation) -> Iterator[Diagnostic]:
    body = operation.body
    requests = [request for request in operation.wire if request.kind == "request" and not request.composed]
    evidence = (*(body.evidence if body else ()), *(lines for request in requests for lines in request.evidence))
    for kept in compared.within(evidence):
        media = _media_type(kept)
        encoding = _MEDIA.get(media or "")
        if encoding and encoding not in operation.encodings and not _sent_as(body, media or "", kept):
            spec = ", ".join(operation.encodings) or "no body"
            message = f"the document sends {operation.id} as {media}, the spec as {spec}"
            yield Diagnostic(
                compared.at(kept.line),
                "D310",
                message,
                place=operation.id,
                expected=media,
                actual=spec,
                related=(operation.path_at,),
            )


def _sent_as(body: Provenance | None, media: str, kept: Kept) -> bool:
    """Whether a deviation declares the encoding that the document has there."""
    words = (media, _MEDIA[media])
    return body is not None and departs(body.deviations, (Aspect.ENCODING,), words, kept.lines.numbers)


def _media_type(kept: Kept) -> str | None:
    fact = kept.fact
    if fact.kind is Kind.COMMAND and fact.name.lower() == "header content-type":
        return fact.one("value")
    if fact.kind is Kind.ROW:
        return fact.one("media_type")
    if fact.kind is not Kind.VALUE:
        return None
    match pointer_steps(fact.name):
        case (*_, "requestBody", "content", media):
            return media
    return None


def _fits(provider: Provider, operation: Operation, path: str, named: NamedEndpoint) -> bool:
    """Whether a path of the document is the operation's, below the server's path or not; placeholders have any name."""
    server = server_path(provider.server.template or "")
    deviations = reaching(operation.provenance.deviations, (Aspect.PATH,), named.numbers)
    deviating = [deviation.documented.strip("` ") for deviation in deviations]
    wanted = [_template(prefix + known) for known in (operation.path, *deviating) for prefix in ("", server)]
    if _template(path).blank in {template.blank for template in wanted}:
        return True
    # A command alone may fill a placeholder in.
    return named.kept.fact.kind is Kind.COMMAND and any(template.fits(path) for template in wanted)


def _is_base(provider: Provider, path: str) -> bool:
    return path.rstrip("/") == server_path(provider.server.template or "")


@lru_cache(maxsize=256)  # every path of the document is held against every operation
def _template(text: str) -> PathTemplate:
    """A path or a host as a template. A slash at its end makes no difference."""
    return PathTemplate.of_document(text.rstrip("/"))
