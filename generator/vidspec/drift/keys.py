"""Owns the agreement on the key: the header it travels in, and the word before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.facts import Kind
from ..core.spec import Aspect, Auth, Provider
from ..findings.diagnostic import Diagnostic
from .comparison import Comparison, Kept
from .declared import departs

_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]*):\s*(?P<value>\S.*)")
_NO_KEY = ("content-type", "accept", "user-agent")


def key(compared: Comparison, provider: Provider) -> Iterator[Diagnostic]:
    """D311: where the key travels."""
    auth = provider.auth
    if auth is None:
        return
    for kept, name, value in _headers(compared, auth):
        if name.lower() != auth.name.lower():
            yield from _differs(compared, auth, kept, name, auth.name, f"the document sends the key in {name}")
            continue
        scheme = re.match(r"(Bearer|Basic|Token|Key)\s", value, re.IGNORECASE)
        if (scheme.group(1).lower() if scheme else "") != auth.prefix.strip().lower():
            documented, spec = (scheme.group(1) if scheme else "the key alone"), auth.prefix.strip() or "the key alone"
            yield from _differs(
                compared, auth, kept, documented, spec, f"the document sends {auth.name} with {documented}"
            )
    if auth.provenance.evidence and not compared.says(auth.provenance.evidence, auth.name):
        message = f"no line that the security scheme cites names {auth.name}"
        if not auth.provenance.deviates(Aspect.AUTH):
            yield Diagnostic(auth.provenance.at, "D311", message, place="auth", expected=auth.name, actual="not said")


def _headers(compared: Comparison, auth: Auth) -> Iterator[tuple[Kept, str, str]]:
    """Headers of commands with the name of the key's, and any that sentences show where the security scheme cites."""
    for kept in compared.kept:
        fact = kept.fact
        if fact.kind is Kind.COMMAND and fact.name.lower() == f"header {auth.name}".lower():
            yield kept, auth.name, fact.one("value") or fact.one("text") or ""
    for kept in compared.within(auth.provenance.evidence):
        if auth.location == "header" and kept.fact.kind in (Kind.LABEL, Kind.PROSE, Kind.ROW):
            shown = (_HEADER.fullmatch(text) for text in kept.fact.all("literal"))
            yield from (
                (kept, header["name"], header["value"])
                for header in shown
                if header and header["name"].lower() not in _NO_KEY
            )


def _differs(
    compared: Comparison, auth: Auth, kept: Kept, documented: str, spec: str, said: str
) -> Iterator[Diagnostic]:
    if not departs(auth.provenance.deviations, (Aspect.AUTH,), (documented,), kept.lines.numbers):
        at, related = compared.at(kept.line), (auth.provenance.at,)
        message = f"{said}, the spec {'in' if spec == auth.name else 'with'} {spec}"
        yield Diagnostic(at, "D311", message, place=kept.place, expected=documented, actual=spec, related=related)
