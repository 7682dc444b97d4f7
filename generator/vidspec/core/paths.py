"""Paths and URLs with placeholders, and whether an actual one is an instance of such a template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

_OPENAPI = re.compile(r"\{([^{}]*)\}")
_IN_DOCUMENTS = re.compile(r"\{\{?([^{}]*)\}?\}|<([^<>]*)>|(?<=/):(\w+)")
_BLANK = "{}"
_ONE_STEP = "[^/?]+"  # what may stand for a placeholder


@dataclass(frozen=True, slots=True)
class PathTemplate:
    """A path or a URL: literal text with a placeholder between each two pieces of it."""

    literals: tuple[str, ...]
    names: tuple[str, ...]  # of the placeholders

    @classmethod
    def of_spec(cls, text: str) -> PathTemplate:
        """A template of OpenAPI, whose placeholders are `{id}`."""
        return cls._read(text, _OPENAPI)

    @classmethod
    def of_document(cls, text: str) -> PathTemplate:
        """What a document prints, whose placeholders are `{id}`, `{{id}}`, `<id>` or `:id`."""
        return cls._read(text, _IN_DOCUMENTS)

    @classmethod
    def _read(cls, text: str, placeholder: re.Pattern[str]) -> PathTemplate:
        placeholders = [*placeholder.finditer(text)]
        starts, ends = (
            (0, *(match.end() for match in placeholders)),
            (*(match.start() for match in placeholders), len(text)),
        )
        literals = tuple(text[start:end] for start, end in zip(starts, ends, strict=True))
        return cls(literals, tuple(match[match.lastindex or 0] for match in placeholders))

    @property
    def blank(self) -> str:
        """The text without the names of its placeholders."""
        return _BLANK.join(self.literals)

    def fits(self, path: str) -> bool:
        """Whether a path is the template with its placeholders filled in, each with one step or a part of one."""
        return re.fullmatch(self._pattern, path) is not None

    def ends(self, url: str) -> bool:
        """Whether a URL ends as the template says, with any query behind it."""
        return re.search(rf"{self._pattern}(\?.*)?$", url) is not None

    def open_steps(self, path: Sequence[str]) -> int | None:
        """How many steps of the template are open where the steps of a path end like it; None if they do not."""
        steps = segments(self.blank)
        if len(steps) > len(path):
            return None
        ending = path[len(path) - len(steps) :]
        if not all(_fills(step, actual) for step, actual in zip(steps, ending, strict=True)):
            return None
        return sum(_BLANK in step for step in steps)

    @property
    def _pattern(self) -> str:
        return _ONE_STEP.join(map(re.escape, self.literals))


def _fills(step: str, actual: str) -> bool:
    """Whether an actual step is the one of a template, or has something in place of its placeholders."""
    if _BLANK not in step:
        return step == actual
    before, after = step.partition(_BLANK)[0], step.rpartition(_BLANK)[2]
    return len(actual) > len(before) + len(after) and actual.startswith(before) and actual.endswith(after)


def segments(path: str) -> tuple[str, ...]:
    """The steps of a path, decoded; slashes at its ends do not count."""
    stripped = path.strip("/")
    return tuple(unquote(step) for step in stripped.split("/")) if stripped else ()


def server_path(url: str) -> str:
    """The path of a server's URL without a slash at its end; host and path may hold placeholders."""
    return re.sub(r"^[A-Za-z][A-Za-z0-9+.-]*://[^/]*", "", url).rstrip("/")
