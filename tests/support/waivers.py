"""Builds waivers and projects with a finding to waive."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from vidspec.core.positions import Position
from vidspec.findings.diagnostic import Diagnostic

from tests.support.project import PROJECT

AT = Position("specs/acme/openapi.yaml", 3, 5)


FOUND = Diagnostic(AT, "D104", "it moved", provider="acme", place="row 4")


OTHER = replace(FOUND, at=AT._replace(line=9), place="row 5")


TODAY = date(2030, 6, 15)


WARNED = (PROJECT / "tests" / "golden" / "cookie-parameter" / "spec.yaml").read_text(encoding="utf-8")


def entry(name: str, expires: str = "2030-01-31") -> str:
    return f"  - {{{name}, reason: The cookie is optional., owner: ann, expires: {expires}}}\n"
