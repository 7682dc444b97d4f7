"""Owns the rules of the architecture: which module may import which, who alone knows a library, who alone writes."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.project import PROJECT

PACKAGE = PROJECT / "generator" / "vidspec"
TEMPLATES = PROJECT / "templates"
MODULES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}


def _layers() -> dict[str, int]:
    """The layers as the package's own docstring draws them, a line each, counted from the bottom."""
    doc = ast.get_docstring(ast.parse(MODULES["__init__.py"].read_text(encoding="utf-8"))) or ""
    drawn = doc.partition("The folders are the layers")[2]
    lines = re.findall(r"^ {4}((?:\w+ {1,2})*\w+) {3,}\S.*$", drawn, re.MULTILINE)
    return {name: number for number, names in enumerate(lines) for name in names.split()}


STAGES = ("parse", "lint", "codegen", "matrix", "documents", "drift", "traffic", "breaking", "vendoring")
LAYERS = _layers()
# Who alone knows a library. Everybody may know the standard library and what is named nowhere here.
OWNERS = {
    "ruamel": {"core/yaml.py"},
    "markdown_it": {"documents/"},
    "datamodel_code_generator": {"codegen/models.py"},
    "jinja2": {"core/templates.py"},
    "ruff": {"codegen/format.py"},
    "typer": {"cli/"},
    "rich": {"cli/"},
    "openapi_spec_validator": {"lint/"},
}
MAX_TEMPLATE_LINES = 60
MAX_MODULES = 4  # beside the folders


def _unit(name: str) -> str:
    """The layer that a module belongs to: a folder is one."""
    return name.removesuffix(".py").partition("/")[0]


def _imports(path: Path) -> Iterator[tuple[str, int]]:
    """Modules that are imported, `.`s and all, wherever in the module that is."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            dots = "." * node.level
            if node.module:
                yield f"{dots}{node.module}", node.lineno
            else:
                yield from ((f"{dots}{alias.name}", node.lineno) for alias in node.names)


def _inner(name: str, imported: str) -> str | None:
    """The layer of our package that is imported from the module `name`, or None if it is another package's."""
    if imported.split(".")[0] == "vidspec":
        return imported.split(".")[1] if "." in imported else "__init__"
    if not imported.startswith("."):
        return None
    level = len(imported) - len(imported.lstrip("."))
    depth = name.count("/") + 1
    if level > depth:
        return "outside"
    if level == depth:
        return imported.lstrip(".").split(".")[0]
    return _unit(name)  # inside of a folder


def _edges() -> Iterator[tuple[str, str, str]]:
    for name, path in MODULES.items():
        for imported, line in _imports(path):
            target = _inner(name, imported)
            if target is not None and target != _unit(name):
                yield _unit(name), target, f"generator/vidspec/{name}:{line}: imports {imported}"


def test_every_module_has_a_layer() -> None:
    assert {_unit(name) for name in MODULES} - {"__init__"} == set(LAYERS)


def test_few_modules_stand_beside_the_folders() -> None:
    assert len([name for name in MODULES if "/" not in name]) <= MAX_MODULES


def test_imports_point_down() -> None:
    """A layer imports only from layers below it, and stages never import one another."""
    wrong = [
        where
        for unit, target, where in _edges()
        if LAYERS[target] >= LAYERS[unit] or (unit in STAGES and target in STAGES)
    ]
    assert wrong == []


def test_there_is_no_cycle() -> None:
    below: dict[str, set[str]] = {}
    for unit, target, _ in _edges():
        below.setdefault(unit, set()).add(target)
    for unit in LAYERS:
        reached: set[str] = set()
        todo = list(below.get(unit, ()))
        while todo:
            target = todo.pop()
            if target not in reached:
                reached.add(target)
                todo.extend(below.get(target, ()))
        assert unit not in reached


def _module(name: str, imported: str) -> str | None:
    """The module or package that an import inside of a layer leads to, by its path; None if it leads elsewhere."""
    level = len(imported) - len(imported.lstrip("."))
    if not level:
        return None
    steps = [*name.split("/")[:-level], *(step for step in imported.lstrip(".").split(".") if step)]
    for path in ("/".join(steps) + ".py", "/".join([*steps, "__init__.py"])):
        if path in MODULES:
            return path
    return None


def test_inside_a_layer_there_is_no_cycle() -> None:
    below = {
        name: {module for imported, _ in _imports(path) if (module := _module(name, imported)) and module != name}
        for name, path in MODULES.items()
    }
    while below:
        free = [name for name, targets in below.items() if not targets & below.keys()]
        assert free, f"a cycle among {sorted(below)}"
        for name in free:
            del below[name]


def test_the_package_itself_holds_no_code() -> None:
    tree = ast.parse(MODULES["__init__.py"].read_text(encoding="utf-8"))
    assert len(tree.body) == 1
    assert ast.get_docstring(tree)


@pytest.mark.parametrize("library", OWNERS)
def test_one_place_knows_a_library(library: str) -> None:
    users = {name for name, path in MODULES.items() for i, _ in _imports(path) if i.split(".")[0] == library}
    assert users
    assert [name for name in users if not name.startswith(tuple(OWNERS[library]))] == []


_WRITING = {
    "write_text",
    "write_bytes",
    "unlink",
    "rmdir",
    "rename",
    "mkdir",
    "touch",
    "symlink_to",
    "rmtree",
    "replace",
}
# Who may write where: in generated/, the memory of complete runs, and a temporary folder.
_WRITERS = {"project/write.py", "project/cache.py", "codegen/format.py"}


def test_few_modules_write() -> None:
    wrong = []
    for name, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _writes(node) and name not in _WRITERS:
                wrong.append(f"generator/vidspec/{name}:{node.lineno}")
    assert wrong == []


def test_the_cache_writes_in_one_function_only() -> None:
    tree = ast.parse(MODULES["project/cache.py"].read_text(encoding="utf-8"))
    writers = {
        function.name
        for function in tree.body
        if isinstance(function, ast.FunctionDef)
        and any(isinstance(node, ast.Call) and _writes(node) for node in ast.walk(function))
    }
    assert writers == {"remember"}


def _writes(node: ast.Call) -> bool:
    function = node.func
    if isinstance(function, ast.Attribute) and function.attr in _WRITING:
        # `"text".replace(old, new)` has two arguments, and so has `os.replace(old, new)`.
        of_os = isinstance(function.value, ast.Name) and function.value.id in ("os", "shutil")
        return function.attr != "replace" or of_os
    opens = (isinstance(function, ast.Name) and function.id == "open") or (
        isinstance(function, ast.Attribute) and function.attr == "open"
    )
    texts = [a.value for a in (*node.args, *(k.value for k in node.keywords)) if isinstance(a, ast.Constant)]
    return opens and any(isinstance(text, str) and re.fullmatch(r"[rwaxbt+]*[wax+][rwaxbt+]*", text) for text in texts)


def _texts() -> list[Path]:
    return [
        path for root in (PACKAGE, TEMPLATES) for path in sorted(root.rglob("*")) if path.suffix in (".py", ".jinja")
    ]


def test_no_provider_is_known_by_name() -> None:
    providers = sorted(path.name for path in (PROJECT / "specs").iterdir() if path.is_dir())
    assert len(providers) >= 6
    word = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, providers))})(?![\w-])", re.IGNORECASE)
    found = []
    for path in _texts():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            # The SDK whose names are used everywhere may be named.
            if word.search(line.replace("OpenAI SDK", "")):
                found.append(f"{path.relative_to(PROJECT)}:{number}: {line.strip()}")
    assert found == []


def test_modules_open_with_what_they_own() -> None:
    silent = [
        str(path.relative_to(PROJECT))
        for path in _texts()
        if path.suffix == ".py" and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_templates_decide_nothing() -> None:
    """No variables, no macros, no comparisons: what there is to decide is decided in `render`."""
    wrong = []
    for path in sorted(TEMPLATES.rglob("*.jinja")):
        text = path.read_text(encoding="utf-8")
        for statement in re.findall(r"\{%-?\s*(.*?)\s*-?%\}", text, re.DOTALL):
            if re.match(r"(set|macro|call|import|from|extends|block|filter|do)\b", statement):
                wrong.append(f"{path.name}: {statement}")
            if re.search(r"==|!=|<|>|\bin\b(?!.*\bendfor\b)", statement) and not statement.startswith("for "):
                wrong.append(f"{path.name}: {statement}")
        for hole in re.findall(r"\{\{-?\s*(.*?)\s*-?\}\}", text, re.DOTALL):
            if re.search(r"==|!=|<|>|\bif\b|[+*%]|~", hole):
                wrong.append(f"{path.name}: {hole}")
    assert wrong == []


def test_long_templates_are_told(record_property: Callable[[str, object], None]) -> None:
    """The length is a habit and no law, so it is told and nothing fails."""
    for path in sorted(TEMPLATES.rglob("*.jinja")):
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > MAX_TEMPLATE_LINES:
            record_property(path.name, f"{lines} lines; usually there are fewer than {MAX_TEMPLATE_LINES}")


def test_a_class_name_means_one_thing() -> None:
    owners: dict[str, list[str]] = {}
    for name, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                owners.setdefault(node.name, []).append(f"{name}:{node.lineno}")
    assert {name: places for name, places in owners.items() if len(places) > 1} == {}
