"""Copies of clients as an application has them: of golden cases that need different parts of the runtime."""

from __future__ import annotations

from pathlib import Path

from vidspec.vendoring.selection import select

from tests.support.project import generate_acme

GOLDEN = Path(__file__).parents[1] / "golden"
# What the runtime exports for what only some specs have, by the golden case that has no more than this.
OPTIONAL = {
    "minimal": set[str](),
    "download": {"AsyncBinaryResponse", "BinaryResponse"},
    "stream": {"AsyncStream", "Stream"},
    "job-at-the-root": {"AsyncBinaryResponse", "AsyncStartedJob", "BinaryResponse", "StartedJob"},
}


def copy_of(case: str, *, recorder: bool = False) -> dict[str, bytes]:
    """The files of a copy of the client of a golden case, in a package of the name of the case."""
    result = generate_acme((GOLDEN / case / "spec.yaml").read_text(encoding="utf-8"))
    files = {file.path: file.text.encode() for file in result.files if file.path.startswith(("acme/", "_runtime/"))}
    return select(files, ["acme"], recorder=recorder, package=f"copies.{_package(case)}")


def _package(case: str) -> str:
    return case.replace("-", "_")


def put_copies(root: Path) -> None:
    """Lays out the package `copies`, which holds a copy for each case."""
    (root / "copies").mkdir()
    (root / "copies/__init__.py").touch()
    for case in OPTIONAL:
        for path, data in copy_of(case).items():
            target = root / "copies" / _package(case) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        (root / "copies" / _package(case) / "__init__.py").touch()
