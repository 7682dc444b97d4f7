"""The types of the table of finding codes: a family of codes, and one code with its manual."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc

from ..severity import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Codes that begin alike, and the one command that can say that it has no finding of them."""

    prefix: str
    command: str  # "" for waivers, which every check reads
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One kind of finding. Its meaning never changes. The texts are Markdown; `example` is shown as it is."""

    code: str
    family: Family
    severity: Severity
    title: str
    why: str  # it matters
    example: str
    fix: str
    waivable: bool = True
    note_when: str = ""  # when such a finding is a note and not what `severity` says; empty if never

    @property
    def waiving(self) -> str:
        """Whether and how a finding of this code can be waived, in a sentence."""
        if not self.waivable:
            faulty = self.family.prefix == "W"
            reason = "it is about a waiver itself" if faulty else "the input was not examined, or no waivers are read"
            return f"Cannot be waived: {reason}."
        if self.severity is Severity.NOTE:
            return "A note never fails a check and needs no waiver."
        generated = " A waived error still keeps files from being generated." if self._stops_generation else ""
        return f"Can be waived in `waivers.yaml` with a reason, an owner and a last day.{generated}"

    @property
    def _stops_generation(self) -> bool:
        return self.severity is Severity.ERROR and self.family.prefix in ("S", "R", "M")


def entry(
    code: str,
    family: Family,
    severity: Severity = Severity.ERROR,
    *,
    title: str,
    why: str,
    example: str,
    fix: str,
    waivable: bool = True,
    note_when: str = "",
) -> Code:
    """A code whose texts are indented like the source around them."""
    return Code(
        code=code,
        family=family,
        severity=severity,
        title=title,
        why=cleandoc(why),
        example=cleandoc(example),
        fix=cleandoc(fix),
        waivable=waivable,
        note_when=cleandoc(note_when),
    )
