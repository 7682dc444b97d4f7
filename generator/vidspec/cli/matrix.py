"""Owns the command `matrix`: the conformance matrix shown, converted, or compared with another one."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..findings.reading import read_file
from ..project.sources import read_sources
from .console import ConsoleTable, one_line, print_table
from .running import Exit, Root, Steps, empty, print_document, print_findings, require_specs, run

if TYPE_CHECKING:
    from ..matrix.diff import Revision
    from ..matrix.model import Matrix, Score


class MatrixFormat(StrEnum):
    MD = "md"
    JSON = "json"
    HTML = "html"
    CSV = "csv"


_FILES = {
    MatrixFormat.MD: "conformance/matrix.md",
    MatrixFormat.JSON: "conformance/matrix.json",
    MatrixFormat.HTML: "conformance/index.html",
}
_PAGE = "generated/conformance/index.html"


def matrix(
    format: Annotated[
        MatrixFormat | None,
        typer.Option("--format", help="Print the full matrix in this format, not the counts."),
    ] = None,
    diff: Annotated[
        tuple[Path, Path] | None, typer.Option("--diff", metavar="OLD NEW", help="Compare two versions of matrix.json.")
    ] = None,
    root: Root = Path(),
) -> None:
    """What each provider has in common with the baseline; with --diff, exit code 1 if anything worsened."""
    if diff is not None:
        _compare(*diff, format, root)
        return
    require_specs(root)
    result = run(root, Steps())
    print_findings(result.diagnostics)
    if result.matrix is None or not result.files:
        raise typer.Exit(Exit.NOTHING if empty(root) else Exit.FINDINGS)
    from ..matrix import csv_table

    if format is None:
        _print_counts(result.matrix)
        return
    if format is MatrixFormat.CSV:
        print_document(csv_table(result.matrix))
    else:
        print_document(next(file.text for file in result.files if file.path == _FILES[format]))


def _print_counts(matrix: Matrix) -> None:
    names = [column.name for column in matrix.columns]
    scores = {(score.area, score.provider): score for score in matrix.scores}
    rows = [(area, *(_count(scores[area, name]) for name in names)) for area in matrix.areas]
    total = [_count(matrix.total(name)) for name in names]
    table = ConsoleTable(
        title=f"{len(matrix.features)} features",
        head=("area", *names),
        rows=(*rows, ("all areas", *total)),
    )
    print_table(table, map(_line, (table.head, *table.rows)))
    print("9/11 +3 ?4: of 11 features of the baseline that the document speaks of, 9 are supported as they are;")
    print("3 that the baseline lacks; of 4 of the baseline's, the document says nothing.")
    print(f"Every cell with its evidence: {_PAGE}, or --format md, json, csv.")


def _count(score: Score) -> str:
    parts = [f"{score.met}/{score.known}"] if score.known else []
    parts += [f"+{score.extras}"] if score.extras else []
    parts += [f"?{score.unknown}"] if score.unknown else []
    return " ".join(parts) or "-"


def _compare(old: Path, new: Path, format: MatrixFormat | None, root: Path) -> None:
    if format not in (None, MatrixFormat.MD, MatrixFormat.JSON):
        print("--diff is printed as text, or with --format md or json", file=sys.stderr)
        raise typer.Exit(Exit.USAGE)
    from ..matrix.diff import RevisionVerdict, changes

    before, after = _published(old, new, root)
    if not before.features and not after.features:
        print("neither matrix has a feature; nothing was compared", file=sys.stderr)
        raise typer.Exit(Exit.NOTHING)
    revisions = changes(before, after)
    worsened = any(revision.verdict is RevisionVerdict.WORSENED for revision in revisions)
    if format is MatrixFormat.JSON:
        plain = {"worsened": worsened, "changes": [asdict(revision) for revision in revisions]}
        print_document(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
    elif format is MatrixFormat.MD:
        print_document("".join(f"{line}\n" for line in _markdown(revisions)))
    elif revisions:
        table = ConsoleTable(title=f"{old} → {new}", head=_HEAD, rows=tuple(map(_values, revisions)))
        print_table(table, map(_line, table.rows))
        counts = Counter(revision.verdict for revision in revisions)
        print(", ".join(f"{counts[verdict]} {verdict}" for verdict in RevisionVerdict))
    else:
        print("nothing changed")
    raise typer.Exit(Exit.FINDINGS if worsened else Exit.CLEAN)


def _published(old: Path, new: Path, root: Path) -> tuple[Matrix, Matrix]:
    """Both matrices; whatever is wrong with either is reported at once."""
    from ..matrix.published import read_matrix

    sources, _ = read_sources(root)
    matrices = []
    for path in (old, new):
        text, findings = read_file(path, "M101")
        matrix: Matrix | None = None
        if text is not None:
            matrix, findings = read_matrix(text, str(path), sources.pages["matrix.schema.json"])
        print_findings(findings)
        if matrix is not None:
            matrices.append(matrix)
    if len(matrices) < 2:
        raise typer.Exit(Exit.UNREADABLE)
    return matrices[0], matrices[1]


_HEAD = ("verdict", "what", "feature", "provider", "change")


def _values(revision: Revision) -> tuple[str, ...]:
    return revision.verdict, revision.kind, revision.feature or "", revision.provider or "", revision.text


def _line(row: Iterable[str]) -> str:
    return "  ".join(value for value in map(one_line, row) if value)


def _markdown(revisions: Iterable[Revision]) -> list[str]:
    rows = [[value.replace("|", "\\|") for value in _values(revision)] for revision in revisions]
    return [f"| {' | '.join(row)} |" for row in ([*_HEAD], ["---"] * len(_HEAD), *rows)]
