"""Owns the line that is proposed for a changelog, and which part of the version has to grow."""

from __future__ import annotations

from collections.abc import Iterable

from .difference import Difference, Effect, code

_PARTS = {Effect.BREAKING: "major", Effect.ADDITIVE: "minor", Effect.COSMETIC: "patch"}
_SHOWN = 20  # of additive differences; what is breaking is always told


def changelog(provider: str, differences: Iterable[Difference]) -> str:
    """One line: `- acme (major): **breaking:** ... **new:** ... 3 cosmetic changes.`."""
    by_effect = {effect: [difference for difference in differences if difference.effect is effect] for effect in Effect}
    part = next(_PARTS[effect] for effect in Effect if by_effect[effect])
    said = []
    if breaking := _subjects(by_effect[Effect.BREAKING]):
        said.append(f"**breaking:** {' '.join(breaking)}")
    if additive := _subjects(by_effect[Effect.ADDITIVE]):
        rest = len(additive) - _SHOWN
        more = [f"And {rest} more."] if rest > 0 else []
        said.append(f"**new:** {' '.join([*additive[:_SHOWN], *more])}")
    if count := len(by_effect[Effect.COSMETIC]):
        said.append(f"{count} cosmetic change{'s' if count > 1 else ''}.")
    return f"- {provider} ({part}): {' '.join(said)}"


def _subjects(differences: list[Difference]) -> list[str]:
    """One entry for each thing, with all that happened to it."""
    texts: dict[str, list[str]] = {}
    for difference in differences:
        texts.setdefault(difference.subject, []).append(difference.text)
    return [f"{code(subject)}: {'; '.join(dict.fromkeys(said))}." for subject, said in texts.items()]
