"""Owns the quality of what is generated: linters, formatter and type checkers find nothing, and every module loads."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from vidspec.core.names import PARAMETERS, python_name
from vidspec.pipeline import Result
from vidspec.project.write import stale

from tests.support.checkers import mypy_cache, mypy_lines, pyright_lines
from tests.support.copies import put_copies
from tests.support.nasty import NAMES, named_package, named_specs
from tests.support.project import PROJECT, generate, generate_clients, put, python, sources
from tests.support.shared import shared_folder, shared_text

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


# All clients: those of the specs, of the golden cases, which show one feature each, and of nasty names ----


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


def _golden_specs() -> dict[str, str]:
    """The specs of the golden cases that have a client, each of a provider of its own."""
    specs = {}
    for folder in sorted(path.parent for path in GOLDEN.glob("*/expected")):
        for name, file in (("spec", "openapi"), ("source", "source")):
            if (folder / f"{name}.yaml").exists():
                text = (folder / f"{name}.yaml").read_bytes().decode()
                specs[f"specs/case_{folder.name.replace('-', '_')}/{file}.yaml"] = text
    return specs


@pytest.fixture(scope="session")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `generated/`: all clients; `copies/`: clients as applications have them; `programs/` with users."""
    return shared_folder(tmp_path_factory, "clients", _fill)


def _fill(root: Path) -> None:
    put((*_made().files, *generate_clients(_golden_specs()), *generate_clients(named_specs())), root / "generated")
    put_copies(root)
    _put(root / "programs" / "stream.py", _STREAM.encode())
    for path in sorted((PROJECT / "specs").glob("*/openapi.yaml")):
        text = (root / "generated" / path.parent.name / "README.md").read_text(encoding="utf-8")
        for number, example in enumerate(re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)):
            _put(root / "programs" / f"{path.parent.name}_{number}.py", example.encode())


def _put(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


# Which modules belong to which kind of client.
_KINDS = {
    "clients": re.compile(r"generated/(?!name_)"),
    "named": re.compile(r"generated/name_"),
    "copies": re.compile(r"copies/"),
    "stream": re.compile(r"programs/stream\.py"),
    "examples": re.compile(r"programs/(?!stream)"),
}


def _of(kind: str, lines: list[str]) -> list[str]:
    return [line for line in lines if _KINDS[kind].match(line)]


def _modules_of(kind: str, root: Path) -> list[Path]:
    return [path for path in _modules(root) if _KINDS[kind].match(path.relative_to(root).as_posix())]


# The names are no style that anybody would choose.
_STYLED = ("generated", "--exclude=name_*", "--exclude=case_names_of_*")


def test_ruff_finds_nothing(clients: Path) -> None:
    done = python(*RUFF, "check", *STYLE, "--extend-select=I,UP,B", "--output-format=concise", *_STYLED, cwd=clients)
    assert done.returncode == 0, done.stdout


def test_ruff_would_format_nothing(clients: Path) -> None:
    done = python(*RUFF, "format", "--check", *STYLE, *_STYLED, cwd=clients)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="session")
def mypy_told(clients: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What `mypy --strict` finds in all clients, in copies and in the program about streams, in one run."""

    def run() -> str:
        count = sum(len(_modules_of(kind, clients)) for kind in ("clients", "named", "copies", "stream"))
        with mypy_cache(tmp_path_factory) as cache:
            *found, end = mypy_lines(clients, cache, "generated", "copies", "programs/stream.py")
        assert re.search(rf"(in|checked) {count} source files", end), end
        return "\n".join(found)

    return shared_text(tmp_path_factory, "mypy", run).splitlines()


@pytest.mark.long
@pytest.mark.parametrize("kind", ["clients", "named", "copies"])
def test_mypy_strict_finds_nothing(kind: str, mypy_told: list[str]) -> None:
    assert _of(kind, mypy_told) == []


@pytest.fixture(scope="session")
def pyright_told(clients: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What pyright finds in clients and copies, and in programs under the strict rules that a careful user has.

    What is committed below `generated/` is left to `make check`, which runs pyright there.
    """
    committed = [path.name for path in sorted(GENERATED.iterdir()) if path.is_dir()]
    config = {
        "include": ["generated", "copies", "programs"],
        "exclude": ["generated/name_*", *(f"generated/{name}" for name in committed)],
        "strict": ["programs"],
        "pythonVersion": "3.11",
        "typeCheckingMode": "standard",
        "reportUnusedCallResult": "none",
    }
    left_out = sum(len(_modules(GENERATED / name)) for name in committed)
    count = sum(len(_modules_of(kind, clients)) for kind in ("clients", "copies", "stream", "examples")) - left_out
    return shared_text(
        tmp_path_factory, "pyright", lambda: "\n".join(pyright_lines(clients, config, count))
    ).splitlines()


@pytest.mark.long
@pytest.mark.parametrize("kind", ["clients", "copies"])
def test_pyright_finds_nothing(kind: str, pyright_told: list[str]) -> None:
    assert _of(kind, pyright_told) == []


def test_pyright_finds_nothing_in_the_program_of_a_user(clients: Path, pyright_told: list[str]) -> None:
    """Each example of each README of a spec."""
    assert len(_modules_of("examples", clients)) > 5
    assert _of("examples", pyright_told) == []


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_flag_may_decide_about_a_stream(checker: str, request: pytest.FixtureRequest) -> None:
    assert _of("stream", request.getfixturevalue(f"{checker}_told")) == []


_IMPORT_EACH = """
import importlib, re, sys

sys.path.insert(0, {root!r})
failed = 0
for name in sys.stdin.read().split():
    for loaded in [n for n in sys.modules if re.match({again!r}, n)]:
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


@pytest.mark.long
@pytest.mark.parametrize(("kind", "again"), [("clients", "generated"), ("named", r"generated\.name_")])
def test_every_module_can_be_imported_first(kind: str, again: str, clients: Path) -> None:
    """Whatever module comes first, it loads, its exports are there and its models can be built; warnings are errors.

    For each module of the first kind the runtime is loaded again. Clients with nasty names use it as the others do,
    and only their own modules are loaded again.
    """
    names = [_dotted(path, clients) for path in _modules_of(kind, clients)]
    code = _IMPORT_EACH.format(root=str(clients), again=again)
    # The runtime is read again for each of them, so its bytecode is kept.
    done = python("-W", "error", "-c", code, cwd=clients, stdin="\n".join(names), PYTHONDONTWRITEBYTECODE="")
    assert done.returncode == 0, done.stdout + done.stderr


def test_importing_a_client_loads_nothing_heavy() -> None:
    packages = [path.parent.name for path in sorted(GENERATED.glob("*/client.py"))]
    assert len(packages) >= 6
    code = f"import sys, importlib\nfor n in {packages}: importlib.import_module('generated.' + n)\nprint(*sys.modules)"
    loaded = set(python("-c", code).stdout.split())
    assert f"generated.{packages[0]}" in loaded
    assert not loaded & {"httpx", "pydantic", "anyio", "ssl"}


_CALLS = """
import importlib, json, sys, traceback

import httpx, respx

sys.path.insert(0, {root!r})


def call(package, name, argument):
    Client = importlib.import_module(f"generated.{{package}}").Client
    Video = importlib.import_module(f"generated.{{package}}.models").Video
    with respx.mock(base_url="https://api.acme.example") as mock, Client() as client:
        mock.post("/a").respond(json={{name: "x", "items": [1]}})
        mock.get("/a/one").respond(json={{name: "x", "items": [1]}})
        mock.get("/a/x").respond(json={{"phase": "done"}})
        names = [n for n in Video.model_fields if n not in ("items", "phase")]
        video = client.things.create(**{{argument: ["a"], "nested": {{name: "b"}}}})
        assert type(video) is Video and getattr(video, names[0]) == "x" and video.items == [1], video
        assert json.loads(mock.calls.last.request.content) == {{name: ["a"], "nested": {{name: "b"}}}}
        assert getattr(client.things.retrieve("one"), names[0]) == "x"
        assert client.things.retrieve(**{{argument: "one"}}).items == [1]
        assert client.things.create_and_poll(**{{argument: ["a"]}}, interval=0).phase == "done"
        assert client.resume(client.things.job("x").handle()).poll().phase == "done"
        assert client.things.state({{"phase": "running"}}) == "running"


faults = {{}}
for package, name, argument in {names!r}:
    try:
        call(package, name, argument)
        faults[name] = None
    except BaseException:
        faults[name] = traceback.format_exc()
print(json.dumps(faults))
"""


@pytest.fixture(scope="session")
def calls_told(clients: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str | None]:
    """What goes wrong with a call to the client of each name; None where nothing does."""

    def run() -> str:
        names = [(named_package(name), name, python_name(name, PARAMETERS)) for name in NAMES]
        done = python("-W", "error", "-c", _CALLS.format(root=str(clients), names=names), cwd=clients)
        assert done.returncode == 0, done.stderr[-1500:]
        return done.stdout

    told: dict[str, str | None] = json.loads(shared_text(tmp_path_factory, "calls", run))
    return told


@pytest.mark.parametrize("name", NAMES)
def test_names_of_the_generated_code_are_no_obstacle(calls_told: dict[str, str | None], name: str) -> None:
    """A spec may use any name that generated code uses itself."""
    assert calls_told[name] is None, calls_told[name]
