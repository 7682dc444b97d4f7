"""Owns how Python files look: unused imports go, the others are sorted, a formatter does the rest; alone runs ruff."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from ruff import find_ruff_bin

from ..core.spec import File

LINE_LENGTH = 120
_RULES = "F401,I,TC005"  # unused imports, their order, and what is left of imports for type checkers
_OPTIONS = ("--isolated", "--no-cache", "--quiet", f"--line-length={LINE_LENGTH}", "--target-version=py311")


def lay_out(files: tuple[File, ...]) -> tuple[File, ...]:
    """The same files, the Python ones laid out. Raises RuntimeError if one is not Python, which is a fault of ours."""
    python = [file for file in files if file.path.endswith(".py")]
    with tempfile.TemporaryDirectory(prefix="vidspec-") as folder:
        root = Path(folder)
        for file in python:
            path = root / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", newline="\n")
        _ruff("check", "--fix-only", f"--select={_RULES}", f"--fixable={_RULES}", *_OPTIONS, str(root))
        _ruff("format", *_OPTIONS, str(root))
        laid_out = {file.path: (root / file.path).read_text(encoding="utf-8") for file in python}
    return tuple(File(file.path, laid_out.get(file.path, file.text)) for file in files)


def _ruff(*arguments: str) -> None:
    done = subprocess.run([find_ruff_bin(), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"ruff {arguments[0]} failed on generated code: {done.stderr or done.stdout}")
