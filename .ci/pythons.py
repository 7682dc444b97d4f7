"""Tries other Pythons: `vidspec check`, the golden cases and the tests of clients, each in an environment of its own.

The oldest supported Python runs them with the lowest versions that pyproject.toml allows, the newest that is found with
the versions of CI. Environments are kept in the user's cache. Run by `.ci/run` with the Python of `.venv`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
OLDEST = (3, 11)
LOWEST, USUAL = ".ci/lowest.txt", ".ci/constraints.txt"
# Before 0.89, datamodel-code-generator wrote characters that a Python does not know as escapes: right, but other bytes.
BYTES_OF_CI = "tests/golden/test_golden.py::test_case[names-of-some-pythons]"
TESTS = ("tests/golden", "tests/clients/test_wire_examples.py", "tests/clients/test_jobs.py")

Version = tuple[int, int]


def interpreters() -> dict[Version, Path]:
    """The Pythons of this machine that vidspec supports: one of each minor version."""
    named = [Path(path) for path in os.environ.get("VIDSPEC_PYTHONS", "").split(os.pathsep) if path]
    on_path = [Path(command) for minor in range(OLDEST[1], 30) if (command := shutil.which(f"python3.{minor}"))]
    pyenv = sorted(Path.home().glob(".pyenv/versions/3.*/bin/python"))
    versions: dict[Version, Path] = {}
    for python in [*named, Path(sys.executable), *on_path, *pyenv]:
        asked = subprocess.run(
            [python, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True
        )
        if asked.returncode == 0:
            major, minor = map(int, asked.stdout.split())
            if (major, minor) >= OLDEST:
                versions.setdefault((major, minor), python)
    return versions


def plan(found: Sequence[Version], own: Version) -> list[tuple[Version, str]]:
    """Which Python runs with which versions. What `.venv` runs, which is `own`, is not run twice."""
    oldest = [(OLDEST, LOWEST)] if OLDEST in found else []
    newest = [(max(found), USUAL)] if max(found) != own else []
    return [*oldest, *newest]


def requirements() -> list[str]:
    """What the package, its clients and their tests need."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [*project["dependencies"], *extras["client"], *extras["test"]]


def environment(version: Version, python: Path, constraints: str) -> Path:
    """The Python of an environment with the requirements, made unless an earlier run has kept it."""
    pins = (PROJECT / constraints).read_text(encoding="utf-8")
    wanted = hashlib.sha256((pins + repr(requirements())).encode()).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "vidspec-pythons" / f"{version[0]}.{version[1]}-{wanted}"
    inside, ready = folder / "bin" / "python", folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        subprocess.run([python, "-m", "venv", folder], check=True)
        subprocess.run([inside, *pip, "--constraint", PROJECT / constraints, *requirements()], check=True)
        ready.touch()
    return inside


def run(python: Path, constraints: str) -> bool:
    """Whether everything passes. Old libraries may warn of what is deprecated since."""
    settings = {**os.environ, "PYTHONPATH": str(PROJECT / "generator"), "PYTHONDONTWRITEBYTECODE": "1"}
    lowest = ["-W", "ignore::DeprecationWarning", "--deselect", BYTES_OF_CI] if constraints == LOWEST else []
    tests = ["pytest", "-q", "-n", "auto", "-p", "no:cacheprovider", *lowest, *TESTS]
    commands = (["vidspec", "check"], tests)
    return all(subprocess.run([python, "-m", *c], cwd=PROJECT, env=settings).returncode == 0 for c in commands)


def main() -> int:
    found = interpreters()
    own = (sys.version_info.major, sys.version_info.minor)
    print("found Python", ", ".join(f"{major}.{minor}" for major, minor in sorted(found)), flush=True)
    if OLDEST not in found:
        print(f"no Python 3.{OLDEST[1]}: the lowest versions are not tried")
    passed = True
    for version, constraints in plan(list(found), own):
        python = environment(version, found[version], constraints)
        print(f"Python {version[0]}.{version[1]} with {constraints}:", flush=True)
        passed = run(python, constraints) and passed
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
