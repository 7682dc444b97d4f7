"""Owns the requirements: every import has one, every one is imported, and CI tries the versions that they promise."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path
from sys import stdlib_module_names

import pytest

from tests.support.project import PROJECT

SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = SETTINGS["optional-dependencies"]
NOT_IMPORTED = {"ruamel.yaml.clib"}  # ruamel.yaml finds it by itself


def _name(requirement: str) -> str:
    """The name of a distribution as pip compares it."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def _pins(file: str) -> dict[str, str]:
    lines = (PROJECT / ".ci" / file).read_text(encoding="utf-8").splitlines()
    return {_name(line): line.partition("==")[2] for line in lines}


def _imported(folder: Path) -> Iterator[str]:
    """The top-level packages of other projects that modules import."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            yield from (top for name in names if (top := name.partition(".")[0]) not in stdlib_module_names)


def _distributions(folder: Path) -> set[str]:
    """What modules import, by the distribution that has it."""
    owners = packages_distributions() | {"ruamel": ["ruamel.yaml"]}  # a folder that several share
    return {_name(owners[top][0]) for top in _imported(folder) if top != "vidspec"}


def test_requirements_are_what_the_package_imports() -> None:
    required = {_name(line) for line in SETTINGS["dependencies"]} - {_name(name) for name in NOT_IMPORTED}
    assert required == _distributions(PROJECT / "generator" / "vidspec")


def test_the_extra_is_what_clients_state() -> None:
    stated = import_module("generated._runtime.internals").REQUIREMENTS
    assert sorted(EXTRAS["client"]) == sorted(f"{name}{span}" for name, span in stated.items() if span)


def test_the_readme_of_a_client_names_the_extra() -> None:
    text = (PROJECT / "generated" / "ephone" / "README.md").read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("Requires Python ")]
    assert re.findall(r"`([^`]+)`", line) == EXTRAS["client"]
    assert line.startswith(f"Requires Python {SETTINGS['requires-python'].removeprefix('>=')} or newer")


@pytest.mark.parametrize("line", SETTINGS["dependencies"])
def test_ci_tries_the_lower_bound(line: str) -> None:
    bound = re.search(r">=([0-9.]+)", line)
    assert bound, f"{line} has no lower bound"
    pinned = _pins("lowest.txt")[_name(line)]
    assert _release(pinned) == _release(bound[1])


def _release(version: str) -> list[int]:
    """1.2 and 1.2.0 are the same."""
    return [*map(int, version.split(".")), 0, 0][:3]


def test_ci_pins_everything_that_is_named() -> None:
    """What a requirement brings with it is pinned too; `pip check` would not tell."""
    named = [*SETTINGS["dependencies"], *EXTRAS["client"], *EXTRAS["test"]]
    assert {_name(line) for line in named} <= _pins("lowest.txt").keys()
    assert {_name(line) for line in (*named, *EXTRAS["dev"])} - {"vidspec"} <= _pins("constraints.txt").keys()


@pytest.mark.parametrize("file", ["constraints.txt", "lowest.txt"])
def test_versions_are_exact_and_name_no_registry(file: str) -> None:
    lines = (PROJECT / ".ci" / file).read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines, key=_name)
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []
