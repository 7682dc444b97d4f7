"""Owns the shapes of the marks: one for each claim."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Claim


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim and its shape, as an SVG path in a square of 12."""

    claim: Claim
    path: str


MARKS = (
    Mark(Claim.SUPPORTED, "M1 1h10v10H1z"),
    Mark(Claim.RENAMED, "M6 .2 11.8 6 6 11.8.2 6z"),
    Mark(Claim.PARTIAL, "M1 1h10v10H1zM2.4 2.4V6h7.2V2.4z"),
    Mark(Claim.CHANGED, "M1 1h10v10H1zM2.4 2.4v5.8l5.8-5.8z"),
    Mark(Claim.EXTENSION, "M4.4 1h3.2v3.4H11v3.2H7.6V11H4.4V7.6H1V4.4h3.4z"),
    Mark(Claim.UNSUPPORTED, "M2.6 1 6 4.4 9.4 1 11 2.6 7.6 6 11 9.4 9.4 11 6 7.6 2.6 11 1 9.4 4.4 6 1 2.6z"),
    Mark(Claim.CONTRADICTED, "M.6.9v10.2L5.7 6zM11.4.9v10.2L6.3 6z"),
    Mark(Claim.UNDOCUMENTED, "M6 4.4a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2z"),
    Mark(Claim.NOT_APPLICABLE, "M3.2 5.5h5.6v1H3.2z"),
)


def marks_css() -> str:
    """For each claim its colour, and its shape for text and for the picture."""
    return "".join(
        f".{mark.claim} {{ --hue: var(--{mark.claim.replace('_', '-')}); --tile: url(#k-{mark.claim});"
        f' --mark: path(evenodd, "{mark.path}"); }}\n'
        for mark in MARKS
    )
