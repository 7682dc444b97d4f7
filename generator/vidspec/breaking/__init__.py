"""Owns what callers of a generated client see otherwise between two specs of one provider, and what that means."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.nodes import Node
from ..core.positions import Position
from ..core.spec import Provider
from ..findings.diagnostic import Diagnostic
from .changelog import changelog
from .classes import compare_classes, places, renames
from .difference import Difference
from .operations import compare_operations, matched_operations
from .service import compare_service

__all__ = ["compare_surfaces"]


def compare_surfaces(old: Provider, new: Provider) -> tuple[Diagnostic, ...]:
    """Every difference, breaking ones as errors; with any, the line for a changelog comes last.

    All are told in the new file, what is gone too, so that the end of that file is behind them however they are
    sorted. Lines of the source document that a statement cites, and why it is assumed, are no part of the surface.
    """
    differences = sorted(_differences(old, new), key=lambda one: (one.at, one.subject, one.aspect))
    if not differences:
        return ()
    line = changelog(new.name, differences)
    proposal = Diagnostic(
        _end(new.document),
        "D504",
        f"for the changelog: {line}",
        provider=new.name,
        place="changelog",
        actual=line,
        related=(Position(old.file),),
    )
    return (*(difference.diagnostic(new.name) for difference in differences), proposal)


def _differences(old: Provider, new: Provider) -> Iterator[Difference]:
    files = (old.file, new.file)
    operations = matched_operations(old.operations, new.operations)
    params = renames(old.params, new.params, places(operations, "request"))
    models = renames(old.models, new.models, places(operations, "answer"))
    yield from compare_service(old, new, {operation.id: other.id for operation, other in operations.pairs})
    yield from compare_operations(operations, (old, new), (params, models))
    yield from compare_classes(old.params, new.params, params, "request", files)
    yield from compare_classes(old.models, new.models, models, "answer", files)


def _end(root: Node) -> Position:
    """The last place of a file, where what is about all of it comes after everything else."""
    last, todo = root.at, [root]
    while todo:
        inner = todo.pop()
        last = max(last, inner.at, *inner.keys.values())
        todo.extend((*inner.elements(), *(below for _, below in inner.items())))
    return last
