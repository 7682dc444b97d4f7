"""Owns what is reported of a text that is no YAML."""

from __future__ import annotations

from ..core import yaml
from ..core.nodes import Node
from ..core.yaml import FaultKind
from .diagnostic import Diagnostic

_CODES = {FaultKind.MALFORMED: "S001", FaultKind.DUPLICATE: "S002", FaultKind.LIMIT: "S003"}


def load(text: str, file: str, code: str | None = None) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The root node of a YAML or JSON text, and what is wrong with it: by the codes of specs, or all with `code`."""
    root, faults = yaml.load(text, file)
    return root, tuple(Diagnostic(fault.at, code or _CODES[fault.kind], fault.message) for fault in faults)
