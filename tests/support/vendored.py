"""What the tests of vendored clients have in common."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from vidspec.project.write import lay
from vidspec.vendoring import checker as vendored
from vidspec.vendoring.plan import plan
from vidspec.vendoring.selection import select

from tests.support.project import tree

MANIFEST = "vidspec.manifest.json"


BOTH = pytest.mark.parametrize("options", [(), ("--format", "text")], ids=["plain", "in full"])


class Done(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def findings(self) -> set[tuple[str, str]]:
        """Code and file of each line that is a finding."""
        lines = [line for line in self.err.splitlines() if line.endswith("]")]
        return {(line[-5:-1], line.split(":", 1)[0]) for line in lines}


Run = Callable[..., Done]


def change_spec(name: str = "acme") -> None:
    spec = Path("specs", name, "openapi.yaml")
    spec.write_text(spec.read_text(encoding="utf-8").replace("Films of", "New films of"), encoding="utf-8")


def manifest(folder: Path) -> Any:
    return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))


def change_manifest(folder: Path, **changes: Any) -> None:
    (folder / MANIFEST).write_text(json.dumps(manifest(folder) | changes), encoding="utf-8")


def bring(folder: Path) -> None:
    """Vendors what lies in `generated/`, whatever the specs give."""
    before, faults = vendored.read(folder)
    todo = plan(Path(), folder, before, ["acme"], "0", package=folder.name)
    assert faults == todo.faults == ()
    lay(folder, todo.pending)
    lay(folder, todo.changed, (*todo.gone, *todo.left))
    lay(folder, todo.manifest)


def check_copied(folder: Path, *providers: str) -> None:
    """The folder holds what its clients need of `generated/`, and nothing else of theirs."""
    files = select(vendored.given(Path(), providers), providers, recorder=False, package=folder.name)
    expected = {path: vendored.digest(data) for path, data in files.items() if "/" in path}
    copied = {path: of for path, of in tree(folder).items() if path.partition("/")[0] in ("_runtime", *providers)}
    assert copied == expected


def change_runtime(path: str = "types.py") -> None:
    template = Path("templates/runtime", path)
    template.write_bytes((template.read_bytes() if template.exists() else b"") + b"# changed\n")
