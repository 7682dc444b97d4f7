"""Owns the promise that private parts of libraries are reached in one module, which fails loudly without them."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import httpcore
import httpx
import pytest

from tests.support.project import PROJECT

RUNTIME = PROJECT / "templates" / "runtime"
MODULES = {path.relative_to(RUNTIME).as_posix(): path for path in sorted(RUNTIME.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}
REQUIRED = os.environ.get("VIDSPEC_REQUIRE_PYTHONS") == "1"
# The oldest versions that a client runs with; `newest` is whatever is published within its ranges.
LOWEST = {"httpx": "0.28.0", "httpcore": "1.0.0", "anyio": "4.0.0", "pydantic": "2.11.0"}
# Attributes of Python's own objects that begin with an underscore.
OF_PYTHON = frozenset(
    {"__anext__", "__annotations__", "__call__", "__cause__", "__context__", "__dict__", "__module__", "__mro__"}
    | {
        "__bases__",
        "__init__",
        "__name__",
        "__new__",
        "__notes__",
        "__str__",
        "__repr__",
        "__getattr__",
        "__traceback__",
    }
    | {"__class__", "__setattr__", "__slots__"}
)


def internals() -> Any:
    return import_module("generated._runtime.internals")


def _defined(tree: ast.AST) -> Iterator[str]:
    """The names that a module gives to attributes of its own classes."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            if isinstance(node.value, ast.Name) and node.value.id == "self":
                yield node.attr
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__slots__":
            yield from (slot.value for slot in ast.walk(node.value) if isinstance(slot, ast.Constant))


OWN = {name: frozenset(_defined(tree)) for name, tree in TREES.items()}


def _reached(name: str) -> Iterator[tuple[int, str]]:
    """Private attributes that a module reaches: neither it has them nor, for those of `self`, another one of ours."""
    ours = frozenset[str]().union(*OWN.values())
    for node in ast.walk(TREES[name]):
        attribute = getattr(node, "attr", None)
        of_self = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("getattr", "setattr"):
            second = node.args[1]
            attribute = second.value if isinstance(second, ast.Constant) else None
        if not isinstance(attribute, str) or not attribute.startswith("_") or attribute in OF_PYTHON:
            continue
        if attribute not in (ours if of_self else OWN[name]):
            yield node.lineno, attribute


@pytest.mark.parametrize("name", sorted(MODULES.keys() - {"internals.py"}))
def test_no_other_module_reaches_a_private_attribute(name: str) -> None:
    assert list(_reached(name)) == []


def test_private_attributes_are_noticed() -> None:
    assert {attribute for _, attribute in _reached("internals.py")} == {"_network_backend"}


@pytest.mark.parametrize("name", sorted(MODULES.keys() - {"internals.py"}))
def test_no_other_module_names_private_parts_of_pydantic(name: str) -> None:
    assert "__pydantic_" not in MODULES[name].read_text(encoding="utf-8")


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.partition(".")[0]


def test_what_is_imported_is_declared() -> None:
    imported = {name for tree in TREES.values() for name in _imported(tree)}
    assert imported - sys.stdlib_module_names == set(internals().REQUIREMENTS)


def test_project_declares_the_same() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert sorted(ranges()) == sorted(project["optional-dependencies"]["client"])


def test_lowest_versions_are_those_that_are_declared() -> None:
    for name, lowest in LOWEST.items():
        assert lowest.startswith(re.findall(r">=([\d.]+)", internals().REQUIREMENTS[name])[0]), name


@pytest.mark.parametrize("kind", [httpx.Client, httpx.AsyncClient])
@pytest.mark.parametrize("name", ["_transport", "_mounts"])
def test_client_without_its_transports_is_refused(name: str, kind: type[Any]) -> None:
    client = kind()
    delattr(client, name)
    _refused(lambda: list(internals().pools(client)), "httpx", f"{kind.__name__}.{name}")


def test_transport_without_its_pool_is_refused() -> None:
    client = httpx.Client()
    del client._transport._pool  # type: ignore[attr-defined]
    _refused(lambda: list(internals().pools(client)), "httpx", "HTTPTransport._pool")


def test_pool_without_its_backend_is_refused() -> None:
    pool = httpcore.ConnectionPool()
    del pool._network_backend
    _refused(lambda: internals().replace_backend(pool, object()), "httpcore", "ConnectionPool._network_backend")
    assert not hasattr(pool, "_network_backend")


def test_client_cannot_be_made_without_its_network(monkeypatch: pytest.MonkeyPatch) -> None:
    made = httpx.HTTPTransport.__init__

    def without(self: httpx.HTTPTransport, *arguments: Any, **options: Any) -> None:
        made(self, *arguments, **options)
        del self._pool

    monkeypatch.setattr(httpx.HTTPTransport, "__init__", without)
    client = import_module("generated.ephone").Client
    _refused(lambda: client(api_key="k", base_url="https://relay.example"), "httpx", "HTTPTransport._pool")


def test_model_without_its_state_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("__pydantic_validator__", "__pydantic_serializer__"):
        _refused(lambda name=name: internals()._private(object(), name, "pydantic"), "pydantic", f"object.{name}")
    source = MODULES["internals.py"].read_text(encoding="utf-8").replace("__pydantic_extra__", "__pydantic_renamed__")
    space = {"__name__": "generated._runtime.internals", "__package__": "generated._runtime"}
    _refused(lambda: exec(compile(source, "internals.py", "exec"), space), "pydantic", "BaseModel.__pydantic_renamed__")


def _refused(action: Any, library: str, name: str) -> None:
    error = import_module("generated._runtime.errors").ConfigurationError
    with pytest.raises(error, match=re.escape(f"{library} {version(library)} has no {name}, which")) as caught:
        action()
    assert f"install {library}{internals().REQUIREMENTS[library]}" in str(caught.value)


def environment(name: str, requirements: list[str]) -> Path:
    """The Python of an environment with these packages, kept for later runs. Skips where none can be made."""
    wanted = hashlib.sha256(repr(requirements).encode()).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "vidspec-pythons" / f"client-{name}-{wanted}"
    python, ready = folder / "bin" / "python", folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements]
        for command in ([sys.executable, "-m", "venv", folder], pip):
            made = subprocess.run(command, capture_output=True, text=True)
            if made.returncode:
                message = f"no environment with the {name} versions: {made.stderr[-500:]}"
                assert not REQUIRED, message
                pytest.skip(message)
        ready.touch()
    return python


def ranges() -> list[str]:
    """What a client's own requirements are, as pip takes them."""
    return [f"{name}{span}" for name, span in internals().REQUIREMENTS.items() if span]


@pytest.mark.parametrize("name", ["installed", "lowest", "newest"])
def test_clients_work_with_the_lowest_and_the_newest_versions(name: str) -> None:
    python = Path(sys.executable)
    if name != "installed":
        python = environment(name, [f"{n}=={v}" for n, v in LOWEST.items()] if name == "lowest" else ranges())
    settings = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [python, "-W", "error", "-m", "tests.support.versions"]
    ran = subprocess.run(command, capture_output=True, text=True, env=settings, cwd=PROJECT)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    versions = dict(pair.split("=") for pair in ran.stdout.split())
    assert versions.keys() == {*internals().REQUIREMENTS}
    if name == "lowest":
        assert LOWEST.items() <= versions.items()
