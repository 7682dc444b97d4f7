"""Codes of waivers themselves."""

from __future__ import annotations

from .entry import entry
from .families import WAIVERS

CODES = (
    entry(
        "W101",
        WAIVERS,
        title="malformed waiver",
        why="""
            `waivers.yaml` cannot be read, or an entry lacks a key, has an unknown one, or names a code that does not
            exist or cannot be waived. Such an entry waives nothing, and the command ends with exit code 2, or 3 if the
            file cannot be read at all.
        """,
        example="""
            waivers:
              - rule: R103
                place: "acme: /paths/~1v1~1videos/post"
                reason: The example is the provider's own.
                owner: ann
                # `expires: 2030-03-31` is missing
        """,
        fix="""
            Give each entry `reason`, `owner`, `expires` (`YYYY-MM-DD`, the last day on which it holds), and either
            `fingerprint`, or `rule` and `place`; `--format json` shows all three. The file lies beside `specs/`.
        """,
        waivable=False,
    ),
    entry(
        "W102",
        WAIVERS,
        title="expired waiver",
        why="The last day of the waiver has passed. It still waives its finding, and its owner has to decide again.",
        example="""
            expires: 2026-01-31
        """,
        fix="Fix what is waived and remove the entry, or set a new day with a reason that still holds.",
        waivable=False,
    ),
    entry(
        "W103",
        WAIVERS,
        title="unused waiver",
        why="""
            The waiver covers no finding, or only one that an earlier entry covers. Left in place, it would hide the
            next finding of that kind.
        """,
        example="""
            - {rule: R103, place: "acme: /paths/~1videos/post", ...}     # the example was corrected
        """,
        fix="Remove the entry, or correct the place or fingerprint if it is misspelled.",
        waivable=False,
    ),
)
