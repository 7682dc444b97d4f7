"""Owns the agreement on operations: path, method, host, encoding of the body, and where the key travels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..diagnostics import Diagnostic
from ..facts import Kind
from ..ir import Encoding, Lines, Operation, Provider
from .comparison import Comparison, Kept

_MEDIA: dict[str, Encoding] = {
    "multipart/form-data": "multipart",
    "application/json": "json",
    "application/x-www-form-urlencoded": "form",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A method, a path or a host that a document names in one place."""

    kept: Kept
    method: str | None
    path: str | None
    host: str | None


def endpoints(compared: Comparison, provider: Provider) -> Iterator[Diagnostic]:
    """D307 path; D308 method; D309 host; D310 encoding; D311 where the key travels."""
    told = [*_told(compared)]
    for one in told:
        yield from _known(compared, provider, one)
    for operation in provider.operations:
        yield from _path_told(compared, provider, operation, told)
        yield from _encoding(compared, operation)
    yield from _key(compared, provider)


def _told(compared: Comparison) -> Iterator[Told]:
    for kept in compared.kept:
        fact = kept.fact
        if fact.kind is Kind.ENDPOINT or (fact.kind is Kind.COMMAND and fact.name == "url"):
            yield Told(kept, fact.one("method"), fact.one("path"), fact.one("host"))
        elif fact.kind is Kind.VALUE and (match := re.fullmatch(r"/paths/([^/]+)/(\w+)", fact.name)):
            path = match[1].replace("~1", "/").replace("~0", "~")
            if match[2].lower() in ("get", "put", "post", "delete", "patch", "head", "options"):
                yield Told(kept, match[2].upper(), path, None)


def _known(compared: Comparison, provider: Provider, told: Told) -> Iterator[Diagnostic]:
    """Whether some operation has the path and the method, and the server the host."""
    place, at = told.kept.place, compared.at(told.kept.line)
    if told.path is not None:
        matching = [one for one in provider.operations if _fits(provider, one, told.path)]
        if not matching and not _is_base(provider, told.path):
            yield Diagnostic(
                at,
                "D307",
                f"no operation of the spec has the path {told.path}",
                place=place,
                expected=told.path,
                actual="none",
                related=compared.related(told.kept.lines),
            )
        methods = sorted({one.method for one in matching})
        if matching and told.method and told.method not in methods and not _deviates(matching, "method"):
            message = f"the document calls {told.path} with {told.method}, the spec with {', '.join(methods)}"
            yield Diagnostic(at, "D308", message, place=place, expected=told.method, actual=", ".join(methods))
    template = provider.server.template or ""
    host = urlsplit(template).netloc
    if told.host and _blank(told.host) != _blank(host):
        origin = provider.server.provenance
        if not (origin and any(deviation.aspect == "server" for deviation in origin.deviations)):
            message = f"the document names the host {told.host}, the spec {host or 'none'}"
            yield Diagnostic(at, "D309", message, place=place, expected=told.host, actual=host or "none")


def _path_told(
    compared: Comparison, provider: Provider, operation: Operation, told: list[Told]
) -> Iterator[Diagnostic]:
    """What the spec says of an operation has to stand in the lines that it cites."""
    origin = operation.provenance
    evidence = (*origin.evidence, *(lines for one in operation.wire if not one.composed for lines in one.evidence))
    if not origin.evidence or compared.has_moved(evidence):
        return
    here = [one for one in told if _overlap(evidence, one.kept.lines)]
    paths = [one for one in here if one.path is not None and _fits(provider, operation, one.path)]
    if not paths:
        message = f"no line that {operation.id} cites names its path {operation.path}"
        yield Diagnostic(origin.at, "D307", message, place=operation.id, expected=operation.path, actual="not said")
    methods = {
        *(one.method for one in paths if one.method),
        *(
            value
            for kept in compared.within(evidence)
            if kept.fact.name == "method" and (value := kept.fact.one("value"))
        ),
    }
    if methods and operation.method not in methods and not _deviates([operation], "method"):
        message = f"{operation.id} is sent with {operation.method}; the lines it cites say {', '.join(sorted(methods))}"
        yield Diagnostic(
            origin.at, "D308", message, place=operation.id, expected=", ".join(sorted(methods)), actual=operation.method
        )


def _encoding(compared: Comparison, operation: Operation) -> Iterator[Diagnostic]:
    body = operation.body
    requests = [one for one in operation.wire if one.kind == "request" and not one.composed]
    evidence = (*(body.evidence if body else ()), *(lines for one in requests for lines in one.evidence))
    for kept in compared.within(evidence):
        media = _media_type(kept)
        encoding = _MEDIA.get(media or "")
        if encoding and encoding not in operation.encodings and not (body and _has(body.deviations, "encoding")):
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


def _media_type(kept: Kept) -> str | None:
    fact = kept.fact
    if fact.kind is Kind.COMMAND and fact.name.lower() == "header content-type":
        return fact.one("value")
    if fact.kind is Kind.ROW:
        return fact.one("media_type")
    found = re.search(r"/requestBody/content/([^/]+)$", fact.name) if fact.kind is Kind.VALUE else None
    return found[1].replace("~1", "/") if found else None


def _key(compared: Comparison, provider: Provider) -> Iterator[Diagnostic]:
    auth = provider.auth
    if auth is None:
        return
    for kept in compared.kept:
        fact = kept.fact
        if fact.kind is not Kind.COMMAND or fact.name.lower() != f"header {auth.name}".lower():
            continue
        value = fact.one("value") or fact.one("text") or ""
        scheme = re.match(r"(Bearer|Basic|Token|Key)\s", value, re.IGNORECASE)
        if (scheme.group(1).lower() if scheme else "") != auth.prefix.strip().lower():
            told, spec = (scheme.group(1) if scheme else "the key alone"), auth.prefix.strip() or "the key alone"
            message = f"the document sends {auth.name} with {told}, the spec with {spec}"
            yield Diagnostic(
                compared.at(kept.line),
                "D311",
                message,
                place=kept.place,
                expected=told,
                actual=spec,
                related=(auth.provenance.at,),
            )
    if auth.provenance.evidence and not compared.says(auth.provenance.evidence, auth.name):
        message = f"no line that the security scheme cites names {auth.name}"
        if not any(deviation.aspect == "auth" for deviation in auth.provenance.deviations):
            yield Diagnostic(auth.provenance.at, "D311", message, place="auth", expected=auth.name, actual="not said")


def _fits(provider: Provider, operation: Operation, path: str) -> bool:
    """Whether a documented path is the operation's, below the server's path or not; placeholders have any name."""
    server = urlsplit(provider.server.template or "").path.rstrip("/")
    deviating = [one.documented for one in operation.provenance.deviations if one.aspect == "path"]
    wanted = {_blank(prefix + known) for known in (operation.path, *deviating) for prefix in ("", server)}
    if _blank(path) in wanted:
        return True
    # A command may fill a placeholder in.
    return any(re.fullmatch(re.escape(one).replace(r"\{\}", "[^/]+"), path) for one in wanted)


def _is_base(provider: Provider, path: str) -> bool:
    return path.rstrip("/") == urlsplit(provider.server.template or "").path.rstrip("/")


def _blank(text: str) -> str:
    """A path or host without the names of its placeholders: `{id}`, `<id>`, `:id`."""
    return re.sub(r"\{\{?[^{}]*\}?\}|<[^<>]*>|(?<=/):\w+", "{}", text).rstrip("/")


def _overlap(evidence: tuple[Lines, ...], lines: Lines) -> bool:
    return any(one.first <= lines.last and lines.first <= one.last for one in evidence)


def _deviates(operations: list[Operation], aspect: str) -> bool:
    return any(_has(one.provenance.deviations, aspect) for one in operations)


def _has(deviations: tuple[object, ...], aspect: str) -> bool:
    return any(getattr(deviation, "aspect", None) == aspect for deviation in deviations)
