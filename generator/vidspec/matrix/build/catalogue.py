"""Owns the reading of `specs/features.yaml`: titles and order of the rows, and the questions asked first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ...core.nodes import Node
from ...core.positions import Position
from ...findings.diagnostic import Diagnostic
from ..model import Question


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What `features.yaml` says; a feature that it does not name gets a title from its id."""

    titles: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)  # of each feature, in the order of the file
    positions: Mapping[str, Position] = field(default_factory=dict)
    questions: tuple[tuple[Question, Position], ...] = ()


def read_catalogue(root: Node | None) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """The catalogue, with everything that has the wrong shape."""
    if root is None:
        return Catalogue(), ()
    findings: list[Diagnostic] = []
    titles: dict[str, str] = {}
    areas: dict[str, str] = {}
    positions: dict[str, Position] = {}

    def report(at: Position, message: str) -> None:
        findings.append(Diagnostic(at, "M001", message))

    for key, at in root.keys.items():
        if key not in ("areas", "questions"):
            report(at, f"`{key}` is not known; there are `areas` and `questions`")
    listed = root.get("areas")
    if listed is None or not isinstance(listed.value, Mapping):
        report(listed.at if listed else root.at, "`areas` is no mapping of areas to features")
    for area, features in listed.items() if listed else ():
        if not area.strip() or not isinstance(features.value, Mapping):
            report(features.at, f"area {area!r} is no mapping of features to titles")
        for feature, title in features.items():
            at = features.keys.get(feature, title.at)
            if feature in titles:
                report(at, f"{feature} stands already at line {positions[feature].line}")
                continue
            if not (title.text() or "").strip():
                report(title.at, f"the title of {feature} is not text")
            titles[feature], areas[feature], positions[feature] = title.text() or feature, area, at
    questions = tuple(_questions(root, report))
    return Catalogue(titles, areas, positions, questions), tuple(findings)


def _questions(root: Node, report: Callable[[Position, str], None]) -> Iterator[tuple[Question, Position]]:
    listed = root.get("questions")
    if listed is not None and not isinstance(listed.value, tuple):
        report(listed.at, "`questions` is no sequence")
    for node in listed.elements() if listed else ():
        text, features = (node.get("ask") or node).text() or "", node.get("features")
        names = tuple(name for element in (features.elements() if features else ()) if (name := element.text()))
        if not text.strip() or not names or node.keys.keys() - {"ask", "features"}:
            report(node.at, "a question needs `ask` and `features`, and nothing else")
            continue
        yield Question(text=text, features=names), node.at
