"""A report that has a finding of each kind."""

from __future__ import annotations

from datetime import date

from vidspec.core.positions import Position
from vidspec.findings.diagnostic import Diagnostic
from vidspec.findings.report import Report, Waiver

# What documents and servers may send: ends of lines and commands, markup, escapes of terminals, text run backwards.
HOSTILE = (
    "::error::x\r\n::set-output name=a::b",
    "]]></failure><script>alert(1)</script>&amp;\"'",
    "\x1b[31mred\x07\x00\ufffe\ud800",
    "\u202eturned\u2066 \u200bhidden",
    "100%,a:b; {0} [link](1) {video_id}",
    "a\nb\tc\x85\u2028d",
)


AT = Position("specs/acme/openapi.yaml", 3, 5)


ERROR = Diagnostic(AT, "R103", "it does not fit", provider="acme", place="/paths", expected="4", actual="5")


WARNING = Diagnostic(AT._replace(line=4), "M002", "it is odd", place="/info")


NOTE = Diagnostic(AT._replace(line=5), "D502", "it is new", related=(Position("old/openapi.yaml", 7, 1),))


WAIVED = Diagnostic(AT._replace(line=1), "S126", "it is known", provider="acme", place="/servers")


WAIVER = Waiver(
    reason="They know.",
    owner="ann",
    expires=date(2030, 1, 31),
    at=Position("waivers.yaml", 2, 5),
    rule="S126",
    place="acme: /servers",
)


REPORT = Report(
    command="check",
    findings=(ERROR, WARNING, NOTE),
    waived=((WAIVED, WAIVER),),
    examined=(("specs", 2), ("examples", 0)),
)


CLEAN = Report(command="drift --har", examined=(("entries", 3), ("operations", 2)))


NOTHING = Report(command="drift --har", examined=(("entries", 0),))


def hostile(text: str) -> Report:
    """A report in which every text is that one."""
    at = Position(text, 1, 1)
    found = Diagnostic(at, "D401", text, provider=text, place=text, expected=text, actual=text, related=(at,))
    waiver = Waiver(reason=text, owner=text, expires=date(2030, 1, 1), at=at, rule="D401", place=text)
    return Report(command="drift --har", findings=(found,), waived=((found, waiver),), examined=((text, 1),))


def harmless(text: str) -> bool:
    return all(character.isprintable() or character in "\n\t" for character in text)
