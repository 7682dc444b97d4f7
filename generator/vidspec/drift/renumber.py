"""Owns moving citations along when the lines of a document have moved; the rest of the text stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..core.facts import Document
from ..core.nodes import Node
from ..core.spec import Lines
from .citations import cited_nodes
from .linemap import LineMap

_CITATION = re.compile(r"""(["']?)\d+(?:-\d+)?\1""")


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A text with its citations where the facts stand now, and the citations of facts that stand nowhere."""

    text: str
    gone: tuple[Node, ...] = ()


def spec(text: str, root: Node, lines: LineMap) -> Renumbered:
    """The spec of the document: every citation moves, and none may be of facts that are gone."""
    return _renumbered(text, [cited for _, _, cited in cited_nodes(root)], lines)


def sibling(text: str, root: Node, document: str, lines: LineMap) -> Renumbered:
    """The spec of another provider: its discrepancies may cite the document as well."""
    lists: list[Node] = []
    discrepancies = root.get("x-discrepancies")
    for discrepancy in discrepancies.elements() if discrepancies else ():
        says = discrepancy.get("says")
        for place in says.elements() if says else ():
            named, cited = place.get("document"), place.get("lines")
            if named is not None and named.value == document and cited is not None:
                lists.append(cited)
    return _renumbered(text, lists, lines)


def source(text: str, root: Node, document: Document, lines: LineMap) -> Renumbered:
    """The `source.yaml`: length and digest of the document of today; what is waived may be gone."""
    waived = root.get("no_fact")
    lists = [cited for entry in (waived.elements() if waived else ()) if (cited := entry.get("lines"))]
    moved = _renumbered(text, lists, lines, may_be_gone=True)
    dated = re.sub(r"^lines:.*$", f"lines: {document.length}", moved.text, count=1, flags=re.MULTILINE)
    dated = re.sub(r"^sha256:.*$", f"sha256: {document.sha256}", dated, count=1, flags=re.MULTILINE)
    return Renumbered(dated, moved.gone)


def _renumbered(text: str, lists: Sequence[Node], lines: LineMap, *, may_be_gone: bool = False) -> Renumbered:
    edits: dict[int, tuple[Lines, ...]] = {}
    gone: list[Node] = []
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for cited in lists:
        citations = [(element, at) for element in cited.elements() if (at := Lines.read(element))]
        lost = [element for element, at in citations if lines.is_gone(at)]
        if lost and not (may_be_gone and len(lost) < len(citations)):
            gone += lost
            continue
        for element, at in citations:
            moved = lines.moved(at)
            if not moved and element not in lost:
                moved = (Lines(lines.near(at.first), lines.near(at.first)),)
            if moved != (at,):
                edits[starts[element.at.line - 1] + element.at.column - 1] = moved
    return Renumbered(_edited(text, edits.items()), tuple(gone))


def _edited(text: str, edits: Iterable[tuple[int, tuple[Lines, ...]]]) -> str:
    """The text with each citation replaced in its place, the last ones first so that the others stay where they are."""
    for offset, pieces in sorted(edits, reverse=True):
        token = _CITATION.match(text, offset)
        if token is None:
            continue
        before, after = text[:offset], text[token.end() :]
        start = text.rfind("\n", 0, offset) + 1
        indent = re.fullmatch(r" *- +", text[start:offset])
        written = [str(lines) if lines.first == lines.last else f'"{lines}"' for lines in pieces]
        if written:
            text = before + (f"\n{indent[0]}" if indent else ", ").join(written) + after
        elif indent:
            text = before[: max(start - 1, 0)] + after
        elif comma := re.match(r"\s*,\s*", after):
            text = before + after[comma.end() :]
        else:
            text = re.sub(r"\s*,\s*$", "", before) + after
    return text
