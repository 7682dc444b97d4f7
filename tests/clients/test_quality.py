"""Owns the quality of what is generated: linters, formatter and type checkers find nothing, and every module loads."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from vidspec.core.names import PARAMETERS, python_name
from vidspec.pipeline import Result
from vidspec.project.write import stale

from tests.support.project import PROJECT, generate, own_files, put, python, sources

GENERATED = PROJECT / "generated"
RUNTIME = PROJECT / "templates" / "runtime"
GOLDEN = Path(__file__).parents[1] / "golden"
RUFF = ("-m", "ruff")
STYLE = ("--isolated", "--no-cache", "--line-length=120", "--target-version=py311")


@cache
def _made() -> Result:
    return generate(sources().specs)


def _modules(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*.py") if "__pycache__" not in path.parts)


def _dotted(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


# What is committed -------------------------------------------------------------------------------


def test_what_is_committed_is_what_the_specs_give() -> None:
    assert _made().diagnostics == ()
    assert stale(_made().files, GENERATED) == ()


def test_the_runtime_is_a_copy() -> None:
    copied = {p.name: p.read_bytes() for p in (GENERATED / "_runtime").iterdir() if p.is_file()}
    assert copied == {p.name: p.read_bytes() for p in RUNTIME.iterdir() if p.is_file()}


def test_headers_bear_nothing_that_changes() -> None:
    """An unchanged spec gives an empty diff: no date, no version of a tool, no digest."""
    changing = re.compile(r"20\d\d-\d\d-\d\d|timestamp|\d+\.\d+\.\d+|\b[0-9a-f]{32,}\b|by datamodel", re.IGNORECASE)
    found = []
    for path in _modules(GENERATED):
        if path.parent.name != "_runtime":
            head = path.read_text(encoding="utf-8").splitlines()[:2]
            found += [f"{path.relative_to(PROJECT)}: {line}" for line in head if changing.search(line)]
    assert found == []


def test_nothing_is_silenced() -> None:
    """Types are right without exceptions from the rule."""
    silenced = re.compile(r"#\s*(type:\s*ignore|noqa|pyright:|mypy:|ruff:|fmt:|pylint:)", re.IGNORECASE)
    found = [
        f"{path.relative_to(PROJECT)}:{number}: {line.strip()}"
        for root in (GENERATED, RUNTIME)
        for path in _modules(root)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if silenced.search(line)
    ]
    assert found == []


# All clients: those of the specs, and those of the golden cases, which show one feature each -------


# Names that generated code needs itself, in every place where a spec may use them.
_NAMES = (
    *(
        "path",
        "models",
        "params",
        "Request",
        "Rule",
        "Options",
        "raw",
        "poll",
        "omit",
        "Any",
        "Literal",
        "File",
        "call",
    ),
    *("template", "list", "dict", "str", "int", "job", "frozenset", "self", "cls", "timeout", "Stream", "Callable"),
    *(
        "property",
        "cached_property",
        "overload",
        "Mapping",
        "type",
        "id",
        "print",
        "JOB",
        "Watch",
        "State",
        "states",
        "download",
        "None",
        "True",
        "async_",
    ),
    *("state", "watch", "failure", "result_urls", "resume", "Polling", "PathLike", "Role", "JobResource", "on_update"),
)


def _named_spec(name: str) -> str:
    """A spec in which one name stands for everything that has one."""
    video = {
        "type": "object",
        "properties": {
            name: {"type": "string"},
            "items": {"type": "array", "items": {"type": "integer"}},
            "phase": {"type": "string"},
        },
    }
    states = {"queued": [], "running": ["running"], "succeeded": ["done"], "failed": ["failed"]}
    job = {"submit": ["things.create"], "poll": "things.retrieve", "id": f"/{name}", "status": "/phase"}
    answer = {
        "200": {"description": "x", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Video"}}}}
    }
    texts_of = {"type": "array", "items": {"type": "string"}}
    nested = {"type": "object", "required": [name], "properties": {name: {"type": "string"}}}
    body = {"type": "object", "required": [name], "properties": {name: texts_of, "nested": nested}}
    items = {"name": "items", "in": "query", "schema": texts_of}
    where = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Acme", "version": "1"},
            "servers": [{"url": "https://api.acme.example"}],
            "x-job": {**job, "states": states},
            "paths": {
                "/a": {
                    "post": {
                        "operationId": "things.create",
                        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
                        "responses": answer,
                    }
                },
                f"/a/{{{name}}}": {
                    "get": {"operationId": "things.retrieve", "parameters": [where, items], "responses": answer}
                },
                "/b": {"get": {"operationId": f"others.{name}", "parameters": [items], "responses": answer}},
                "/c": {"get": {"operationId": "others.find", "parameters": [items], "responses": answer}},
                "/e": {"get": {"operationId": f"things.{name}", "parameters": [items], "responses": answer}},
                "/d": {"get": {"operationId": f"{name}.find", "parameters": [items], "responses": answer}},
            },
            "components": {"schemas": {"Video": video}},
        }
    )


def _cases() -> dict[str, str]:
    """Python name of a case and its folder."""
    folders = sorted(path.parent for path in GOLDEN.glob("*/spec.yaml") if (path.parent / "expected").is_dir())
    return {f"case_{folder.name.replace('-', '_')}": folder.name for folder in folders}


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `generated/`: the clients of all specs, and those of all golden cases."""
    root = tmp_path_factory.mktemp("clients")
    put(_made().files, root / "generated")
    for name, folder in _cases().items():
        expected = GOLDEN / folder / "expected"
        for path in (path for path in expected.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
            _put(root / "generated" / name / path.relative_to(expected), path.read_bytes())
    return root


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `generated/`: a client for each name."""
    root = tmp_path_factory.mktemp("named")
    put(tuple(file for file in _made().files if file.path.startswith(("_runtime/", "__init__"))), root / "generated")
    for name in _NAMES:
        for path, text in own_files(generate({"specs/acme/openapi.yaml": _named_spec(name)})).items():
            _put(root / "generated" / f"name_{name}" / path, text.encode())
    return root


def _put(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def test_ruff_finds_nothing(clients: Path) -> None:
    done = python(*RUFF, "check", *STYLE, "--extend-select=I,UP,B", "--output-format=concise", ".", cwd=clients)
    assert done.returncode == 0, done.stdout


def test_ruff_would_format_nothing(clients: Path) -> None:
    done = python(*RUFF, "format", "--check", *STYLE, ".", cwd=clients)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("kind", ["clients", "named"])
def test_mypy_strict_finds_nothing(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    clients = request.getfixturevalue(kind)
    options = ("--strict", "--config-file=", "--python-version=3.11", "--show-error-codes", f"--cache-dir={tmp_path}")
    done = python("-m", "mypy", *options, "generated", cwd=clients, MYPYPATH="", PYTHONPATH="")
    assert done.returncode == 0, _short(done.stdout + done.stderr)


def test_pyright_finds_nothing(clients: Path) -> None:
    config = {"include": ["generated"], "pythonVersion": "3.11", "typeCheckingMode": "standard"}
    found = _pyright(clients, config)
    assert found == [], _short("\n".join(found))


def test_pyright_finds_nothing_in_the_program_of_a_user(clients: Path, tmp_path: Path) -> None:
    """Each example of each README of a spec, under the strict rules that a careful user has."""
    for path in sorted((clients / "generated").glob("*/README.md")):
        if not path.parent.name.startswith("case_"):
            code = re.findall(r"^```python\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
            for number, example in enumerate(code):
                (tmp_path / f"{path.parent.name}_{number}.py").write_text(example, encoding="utf-8")
    config = {
        "include": ["."],
        "extraPaths": [str(clients)],
        "pythonVersion": "3.11",
        "typeCheckingMode": "strict",
        "reportUnusedCallResult": "none",
    }
    found = _pyright(tmp_path, config)
    assert found == [], _short("\n".join(found))


_STREAM = """
from typing import assert_type

from generated.sora_web import AsyncClient, Client
from generated.sora_web.models import ChatCompletion, ChatCompletionChunk
from generated._runtime.sse import AsyncStream, Stream

def sync(client: Client, flag: bool, maybe: bool | None) -> None:
    create = client.chat.completions.create
    assert_type(create(model="m", messages=[]), ChatCompletion)
    assert_type(create(model="m", messages=[], stream=None), ChatCompletion)
    assert_type(create(model="m", messages=[], stream=False), ChatCompletion)
    assert_type(create(model="m", messages=[], stream=True), Stream[ChatCompletionChunk])
    assert_type(create(model="m", messages=[], stream=flag), ChatCompletion | Stream[ChatCompletionChunk])
    assert_type(create(model="m", messages=[], stream=maybe), ChatCompletion | Stream[ChatCompletionChunk])

async def later(client: AsyncClient, flag: bool) -> None:
    create = client.chat.completions.create
    assert_type(await create(model="m", messages=[], stream=False), ChatCompletion)
    assert_type(await create(model="m", messages=[], stream=True), AsyncStream[ChatCompletionChunk])
    assert_type(await create(model="m", messages=[], stream=flag), ChatCompletion | AsyncStream[ChatCompletionChunk])
"""


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_flag_may_decide_about_a_stream(checker: str, clients: Path, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(_STREAM, encoding="utf-8")
    if checker == "mypy":
        options = ("--strict", "--config-file=", "--python-version=3.11", f"--cache-dir={tmp_path / 'cache'}")
        done = python("-m", "mypy", *options, "program.py", cwd=tmp_path, MYPYPATH=str(clients), PYTHONPATH="")
    else:
        config = {"include": ["."], "extraPaths": [str(clients)], "typeCheckingMode": "strict"}
        (tmp_path / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
        done = python("-m", "pyright", "--pythonpath", sys.executable, cwd=tmp_path, PYTHONPATH="")
    assert done.returncode == 0, _short(done.stdout + done.stderr)


def _pyright(folder: Path, config: Mapping[str, object]) -> list[str]:
    (folder / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    done = python("-m", "pyright", "--outputjson", "--pythonpath", sys.executable, cwd=folder, PYTHONPATH="")
    report = json.loads(done.stdout)
    assert report["summary"]["filesAnalyzed"] > 5
    return [
        f"{Path(d['file']).relative_to(folder)}:{d['range']['start']['line'] + 1}: {d['message']}"
        for d in report["generalDiagnostics"]
        if d["severity"] in ("error", "warning")
    ]


def _short(text: str) -> str:
    lines = text.splitlines()
    return "\n".join([*lines[:40], *([f"... and {len(lines) - 40} more"] if len(lines) > 40 else [])])


_IMPORT_EACH = """
import importlib, sys, traceback

sys.path.insert(0, {root!r})
failed = 0
for name in sys.stdin.read().split():
    for loaded in [n for n in sys.modules if n.startswith("generated")]:
        del sys.modules[loaded]
    try:
        module = importlib.import_module(name)
        for export in getattr(module, "__all__", ()):
            getattr(module, export)
        from pydantic import BaseModel
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, BaseModel) and value.__module__ == name:
                value.model_rebuild()
    except Exception as error:
        failed += 1
        print(name, type(error).__name__, error)
sys.exit(bool(failed))
"""


@pytest.mark.parametrize("kind", ["clients", "named"])
def test_every_module_can_be_imported_first(kind: str, request: pytest.FixtureRequest) -> None:
    """Whatever module comes first, it loads, its exports are there and its models can be built; warnings are errors."""
    clients = request.getfixturevalue(kind)
    names = [_dotted(path, clients) for path in _modules(clients)]
    done = python("-W", "error", "-c", _IMPORT_EACH.format(root=str(clients)), cwd=clients, stdin="\n".join(names))
    assert done.returncode == 0, done.stdout + done.stderr


def test_importing_a_client_loads_nothing_heavy() -> None:
    packages = [path.parent.name for path in sorted(GENERATED.glob("*/client.py"))]
    assert len(packages) >= 6
    code = f"import sys, importlib\nfor n in {packages}: importlib.import_module('generated.' + n)\nprint(*sys.modules)"
    loaded = set(python("-c", code).stdout.split())
    assert f"generated.{packages[0]}" in loaded
    assert not loaded & {"httpx", "pydantic", "anyio", "ssl"}


_CALL = """
import json, sys

import httpx, respx

sys.path.insert(0, {root!r})
from generated.{package} import Client
from generated.{package}.models import Video

with respx.mock(base_url="https://api.acme.example") as mock, Client() as client:
    mock.post("/a").respond(json={{{name!r}: "x", "items": [1]}})
    mock.get("/a/one").respond(json={{{name!r}: "x", "items": [1]}})
    mock.get("/a/x").respond(json={{"phase": "done"}})
    names = [n for n in Video.model_fields if n not in ("items", "phase")]
    argument = {argument!r}
    video = client.things.create(**{{argument: ["a"], "nested": {{{name!r}: "b"}}}})
    assert getattr(video, names[0]) == "x" and video.items == [1], video
    assert json.loads(mock.calls.last.request.content) == {{{name!r}: ["a"], "nested": {{{name!r}: "b"}}}}
    assert getattr(client.things.retrieve("one"), names[0]) == "x"
    assert client.things.retrieve(**{{argument: "one"}}).items == [1]
    assert client.things.create_and_poll(**{{argument: ["a"]}}, interval=0).phase == "done"
    assert client.resume(client.things.job("x").handle()).poll().phase == "done"
    assert client.things.state({{"phase": "running"}}) == "running"
"""


@pytest.mark.parametrize("name", _NAMES)
def test_names_of_the_generated_code_are_no_obstacle(named: Path, name: str) -> None:
    """A spec may use any name that generated code uses itself."""
    code = _CALL.format(root=str(named), package=f"name_{name}", name=name, argument=python_name(name, PARAMETERS))
    done = python("-W", "error", "-c", code, cwd=named)
    assert done.returncode == 0, done.stderr[-1500:]
