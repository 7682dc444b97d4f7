"""Chooses the files of `generated/` that a copy needs, and adapts those that name what the copy does not hold.

A client needs the modules that its own modules import, directly or through others, wherever in a module the import
stands: type checkers read those in functions and below `if TYPE_CHECKING:` as well. An `__init__` needs only what it
imports when it runs. What it exports lazily is exported where the copy holds it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TypeAlias

from .checker import INIT, RUNTIME

RECORDER = "record"  # the function; a copy holds the modules behind it only if asked for
_FROM_PROJECT = re.compile(r"^from generated\.(?=\w+ import )", re.MULTILINE)
_Modules: TypeAlias = Mapping[str, ast.Module]  # by path


def select(files: Mapping[str, bytes], providers: Collection[str], *, recorder: bool, package: str) -> dict[str, bytes]:
    """Of the files of a project, by path below `generated/`, those of a copy that is imported as `package`."""
    modules = {path: _parsed(data) for path, data in files.items() if path.endswith(".py")}
    roots = {path for path in modules if _top(path) in providers}
    if recorder:
        roots |= set(_exporting(RECORDER, modules))
    needed = _closure(roots, modules)
    absent = {path for path in modules if _top(path) == RUNTIME} - needed
    packages = {_folder(path) for path in needed}
    return {
        path: _adapted(path, data, absent, package)
        for path, data in files.items()
        if path not in absent and (path in modules or _top(path) != RUNTIME or _folder(path) in packages)
    }


@lru_cache(maxsize=256)  # the runtime is the same in every call
def _parsed(data: bytes) -> ast.Module:
    """A module; an empty one for what is no Python, which is an edited file and refused as such."""
    try:
        return ast.parse(data)
    except (SyntaxError, ValueError):
        return ast.Module([], [])


def _closure(roots: Iterable[str], modules: _Modules) -> set[str]:
    """The modules with all that they import, directly or through others, and the packages around these."""
    reached: set[str] = set()
    todo = list(roots)
    while todo:
        path = todo.pop()
        if path in reached:
            continue
        reached.add(path)
        around = (f"{folder}/{INIT}" for folder in PurePosixPath(path).parents)
        nodes = _imports(modules[path], all_of_them=not _is_package(path))
        todo += [package for package in around if package in modules]
        todo += [module for node in nodes for module in _imported(path, node, modules)]
    return reached


@lru_cache(maxsize=256)
def _imports(tree: ast.Module, *, all_of_them: bool) -> tuple[ast.ImportFrom, ...]:
    """The imports of a module, without those that only type checkers read unless all are asked for."""
    nodes = ast.walk(tree) if all_of_them else _run_time(tree)
    return tuple(node for node in nodes if isinstance(node, ast.ImportFrom))


def _run_time(tree: ast.Module) -> Iterator[ast.AST]:
    """The nodes of a module without those that only type checkers read."""
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        yield node
        match node:
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=otherwise):
                todo += otherwise
            case _:
                todo += ast.iter_child_nodes(node)


def _exporting(name: str, modules: _Modules) -> Iterator[str]:
    """The modules that packages import a name from."""
    for path, tree in modules.items():
        for node in ast.walk(tree) if _is_package(path) else ():
            if isinstance(node, ast.ImportFrom) and any(alias.name == name for alias in node.names):
                yield from _imported(path, node, modules)


def _imported(path: str, node: ast.AST, modules: Collection[str]) -> Iterator[str]:
    """Those of the modules that a node of the module at `path` imports."""
    if isinstance(node, ast.ImportFrom) and node.level:
        name = "." * node.level + (node.module or "")
        dot = "." if node.module else ""
        for imported in (name, *(f"{name}{dot}{alias.name}" for alias in node.names)):
            yield from _named(path, imported, modules)


def _named(path: str, name: str, modules: Collection[str]) -> Iterator[str]:
    """The module that a relative name such as `..errors` means in the module at `path`, if it is one of `modules`."""
    below = name.lstrip(".")
    folders = PurePosixPath(path).parents
    level = len(name) - len(below)
    if 0 < level <= len(folders):
        place = folders[level - 1].joinpath(*below.split("."))
        yield from (module for module in (f"{place}.py", f"{place}/{INIT}") if module in modules)


def _adapted(path: str, data: bytes, absent: Set[str], package: str) -> bytes:
    if _is_package(path):
        return _without(path, data, absent)
    if PurePosixPath(path).name == "README.md":
        return _FROM_PROJECT.sub(f"from {package}.", data.decode()).encode()
    return data


def _without(path: str, data: bytes, absent: Set[str]) -> bytes:
    """A package without its exports of modules that are absent. Each export has lines of its own."""
    dropped = {
        number
        for node in ast.walk(_parsed(data))
        for first, last in _exports(path, node, absent)
        for number in range(first, last + 1)
    }
    return b"".join(line for number, line in enumerate(data.splitlines(keepends=True), 1) if number not in dropped)


def _exports(path: str, node: ast.AST, absent: Set[str]) -> Iterator[tuple[int, int]]:
    """The first and the last line of imports from absent modules, and of their entries in tables."""
    match node:
        case ast.ImportFrom(lineno=first, end_lineno=int(last)) if any(_imported(path, node, absent)):
            yield first, last
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                match key:
                    case ast.Constant(value=str(name), lineno=first) if any(_named(path, name, absent)):
                        yield first, value.end_lineno or value.lineno


def _top(path: str) -> str:
    return path.partition("/")[0]


def _folder(path: str) -> str:
    return str(PurePosixPath(path).parent)


def _is_package(path: str) -> bool:
    return PurePosixPath(path).name == INIT
