"""Owns moving the citations of a spec along when lines of its document have shifted; the rest of the text stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..facts import Document
from ..ir import Lines, Node
from .citations import cited_nodes

_CITATION = re.compile(r"""(["']?)\d+(?:-\d+)?\1""")
Edit = tuple[int, int, str]  # line, column, the citation to be


def moved_citations(text: str, root: Node, new_line: Callable[[int], int]) -> str:
    """The spec with every citation of its own document where the cited line stands now."""
    lists = (cited for _, _, cited in cited_nodes(root))
    return _edited(text, (edit for cited in lists for edit in _edits(cited, new_line)))


def moved_places(text: str, root: Node, document: str, new_line: Callable[[int], int]) -> str:
    """The spec of another provider, with its citations of `document` moved along."""
    lists: list[Node] = []
    discrepancies = root.get("x-discrepancies")
    for discrepancy in discrepancies.elements() if discrepancies else ():
        says = discrepancy.get("says")
        for place in says.elements() if says else ():
            named, lines = place.get("document"), place.get("lines")
            if named is not None and named.value == document and lines is not None:
                lists.append(lines)
    return _edited(text, (edit for cited in lists for edit in _edits(cited, new_line)))


def moved_source(text: str, root: Node, document: Document, new_line: Callable[[int], int]) -> str:
    """A `source.yaml` with the document's length and digest of today, and the lines of `no_fact` moved along."""
    found = root.get("no_fact")
    lists = [lines for entry in (found.elements() if found else ()) if (lines := entry.get("lines"))]
    moved = _edited(text, (edit for cited in lists for edit in _edits(cited, new_line)))
    moved = re.sub(r"^lines:.*$", f"lines: {document.length}", moved, count=1, flags=re.MULTILINE)
    return re.sub(r"^sha256:.*$", f"sha256: {document.sha256}", moved, count=1, flags=re.MULTILINE)


def _edits(cited: Node, new_line: Callable[[int], int]) -> Iterator[Edit]:
    for element in cited.elements():
        lines = Lines.read(element)
        if lines is None:
            continue
        moved = Lines(new_line(lines.first), max(new_line(lines.first), new_line(lines.last)))
        if moved != lines:
            text = str(moved.first) if lines.first == lines.last else f'"{moved.first}-{moved.last}"'
            yield element.at.line, element.at.column, text


def _edited(text: str, edits: Iterator[Edit]) -> str:
    """The text with each citation replaced in its place, the last ones first so that columns hold."""
    lines = text.split("\n")
    for line, column, citation in sorted(set(edits), reverse=True):
        before, after = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
        lines[line - 1] = before + _CITATION.sub(citation, after, count=1)
    return "\n".join(lines)
