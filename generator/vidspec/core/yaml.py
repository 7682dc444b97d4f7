"""Owns the way from YAML text to positioned nodes; alone knows ruamel.yaml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum, auto
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.main import CParser  # type: ignore[attr-defined]  # None where there is no compiled one

from .nodes import Node, Scalar
from .positions import Position

MAX_DEPTH = 100  # deeper nesting is an attack, not a spec
MAX_NODES = 5_000_000  # counted with aliases expanded: a "billion laughs" file is small on the disk

_WORDS: Mapping[str, bool | None] = {"": None, "~": None} | {
    form: value
    for word, value in (("null", None), ("true", True), ("false", False))
    for form in (word, word.title(), word.upper())
}
_INT = re.compile(r"[-+]?[0-9]{1,400}|0o[0-7]{1,400}|0x[0-9a-fA-F]{1,400}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NUMBER_START = frozenset("+-.0123456789")


class FaultKind(Enum):
    """What keeps a text from being read as it stands."""

    MALFORMED = auto()
    DUPLICATE = auto()  # a key, of which the first one counts
    LIMIT = auto()  # deeper or larger than any spec


class YamlFault(NamedTuple):
    """One thing that is wrong with a text, and where."""

    at: Position
    kind: FaultKind
    message: str


class _Unreadable(Exception):
    """Ends the reading of one file; never leaves this module."""

    def __init__(self, at: Position, kind: FaultKind, message: str) -> None:
        self.fault = YamlFault(at, kind, message)


def load(text: str, file: str) -> tuple[Node | None, tuple[YamlFault, ...]]:
    """The root node of a YAML or JSON text, or None with the reason.

    Keys are text as written (`200:` is "200"). Plain scalars follow the core schema of YAML 1.2, so a bare date stays
    text. Repeated keys are reported and the first one counts.
    """
    text = text.removeprefix("\ufeff")
    root, faults, refused = _read(text, file, pure=False)
    if refused:
        # The C parser is fast and knows YAML 1.1 only: it refuses `{url: https://...}`. The other one decides.
        root, faults, _ = _read(text, file, pure=True)
    return root, faults


def _read(text: str, file: str, *, pure: bool) -> tuple[Node | None, tuple[YamlFault, ...], bool]:
    """The root, the findings, and whether it was the parser that refused the text."""
    builder = _Builder(file)
    try:
        return builder.document(_events(text, pure=pure)), tuple(builder.found), False
    except _Unreadable as error:
        return None, (*builder.found, error.fault), False
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = Position(file, mark.line + 1, mark.column + 1) if mark else Position(file)
        return (
            None,
            (*builder.found, YamlFault(at, FaultKind.MALFORMED, f"not YAML: {error.problem or error.context}")),
            True,
        )
    except (YAMLError, ValueError) as error:
        # A character that YAML forbids: it is reported without a position.
        at = Position(file, *_forbidden_character(text))
        return (
            None,
            (*builder.found, YamlFault(at, FaultKind.MALFORMED, f"not YAML: {str(error).splitlines()[0]}")),
            True,
        )


def _events(text: str, *, pure: bool) -> Iterator[Any]:
    """The events of a text. `YAML` makes a class for each one that it reads, so the C parser is called without it."""
    if pure or CParser is None:
        yield from YAML(typ="safe", pure=True).parse(text)
        return
    parser = CParser(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


class _Builder:
    """Builds nodes from events with a stack of its own: nesting in the text is no nesting of calls."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[YamlFault] = []
        self.anchors: dict[str, tuple[Node, int] | None] = {}
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.handlers: Mapping[str, Callable[[Any], None]] = {
            "DocumentStartEvent": self._begin,
            "ScalarEvent": self._scalar,
            "AliasEvent": self._alias,
            "MappingStartEvent": self._open,
            "SequenceStartEvent": self._open,
            "MappingEndEvent": self._close,
            "SequenceEndEvent": self._close,
        }

    def document(self, events: Iterable[Any]) -> Node:
        """The node that the events of one document make up."""
        for event in events:
            handler = self.handlers.get(type(event).__name__)
            if handler is not None:
                handler(event)
        if self.root is None or self.root.value is None:
            raise _Unreadable(Position(self.file), FaultKind.MALFORMED, "the file is empty")
        return self.root

    def _begin(self, event: Any) -> None:
        if self.root is not None:
            message = "a second YAML document begins; a spec is one document"
            raise _Unreadable(self._at(event), FaultKind.MALFORMED, message)

    def _scalar(self, event: Any) -> None:
        if not event.value.isascii() and _SURROGATE.search(event.value):
            event.value = self._joined(event)
        parent = self.stack[-1] if self.stack else None
        if parent is not None and parent.mapping and parent.key is None:
            parent.merges = event.value == "<<" and not event.style  # in quotes it is a name
            node = Node(event.value, self._at(event))
        else:
            node = Node(_scalar(event), self._at(event))
        if event.anchor:
            self.anchors[event.anchor] = (node, 1)
        self._place(node, 1)

    def _alias(self, event: Any) -> None:
        anchored = self.anchors.get(event.anchor)
        if anchored is None:
            reason = "contains itself" if event.anchor in self.anchors else "has no anchor"
            raise _Unreadable(self._at(event), FaultKind.LIMIT, f"alias *{event.anchor} {reason}")
        node, size = anchored
        self._place(Node(node.value, self._at(event) if not node.keys else node.at, node.keys), size)

    def _open(self, event: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise _Unreadable(self._at(event), FaultKind.LIMIT, f"nested deeper than {MAX_DEPTH} levels")
        self.stack.append(_Open(self._at(event), event.anchor, type(event).__name__ == "MappingStartEvent"))
        if event.anchor:
            self.anchors[event.anchor] = None  # an alias inside itself has no end

    def _close(self, _: Any) -> None:
        opened = self.stack.pop()
        node = opened.close()
        if opened.anchor:
            self.anchors[opened.anchor] = (node, opened.size)
        self._place(node, opened.size)

    def _place(self, node: Node, size: int) -> None:
        """Puts a node that is complete into what is open around it."""
        if self.stack:
            self._add(self.stack[-1], node, size)
        else:
            self.root = node

    def _add(self, parent: _Open, node: Node, size: int) -> None:
        parent.size += size
        if parent.size > MAX_NODES:
            raise _Unreadable(node.at, FaultKind.LIMIT, f"aliases expand to more than {MAX_NODES} nodes")
        if not parent.mapping:
            parent.elements.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            key, parent.key = parent.key, None
            self._pair(parent, key, node)

    def _pair(self, parent: _Open, key: Node, node: Node) -> None:
        name = key.text()
        if name is None:
            self.found.append(YamlFault(key.at, FaultKind.MALFORMED, "a key is not a scalar"))
            return
        if parent.merges:
            sources = node.elements() or (node,)
            for source in sources:
                for inherited, below in source.items():
                    parent.merged.setdefault(inherited, below)
            return
        if name in parent.pairs:
            first = parent.keys[name]
            self.found.append(
                YamlFault(key.at, FaultKind.DUPLICATE, f"key {name!r} stands already at line {first.line}")
            )
            return
        parent.pairs[name] = node
        parent.keys[name] = key.at

    def _joined(self, event: Any) -> str:
        """JSON writes characters beyond the basic plane as two escapes, which YAML reads as two characters."""
        try:
            return str(event.value.encode("utf-16", "surrogatepass").decode("utf-16"))
        except UnicodeDecodeError:
            raise _Unreadable(
                self._at(event), FaultKind.MALFORMED, "half of a surrogate pair is no character"
            ) from None

    def _at(self, event: Any) -> Position:
        return Position(self.file, event.start_mark.line + 1, event.start_mark.column + 1)


class _Open:
    """A mapping or sequence whose end has not been read."""

    __slots__ = ("anchor", "at", "elements", "key", "keys", "mapping", "merged", "merges", "pairs", "size")

    def __init__(self, at: Position, anchor: str | None, mapping: bool) -> None:
        self.at = at
        self.anchor = anchor
        self.mapping = mapping
        self.elements: list[Node] = []
        self.pairs: dict[str, Node] = {}
        self.merged: dict[str, Node] = {}
        self.merges = False  # whether the last key was the one that merges
        self.keys: dict[str, Position] = {}
        self.key: Node | None = None
        self.size = 1

    def close(self) -> Node:
        if not self.mapping:
            return Node(tuple(self.elements), self.at)
        return Node(self.merged | self.pairs if self.merged else self.pairs, self.at, self.keys)


def _scalar(event: Any) -> Scalar:
    text: str = event.value
    if event.style or event.tag == "tag:yaml.org,2002:str":
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMBER_START:
        if _INT.fullmatch(text):
            return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
        if _FLOAT.fullmatch(text):
            number = float(text)
            return number if number not in (float("inf"), float("-inf")) else text
    return text


def _forbidden_character(text: str) -> tuple[int, int]:
    match = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    before = text[: match.start()] if match else ""
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
