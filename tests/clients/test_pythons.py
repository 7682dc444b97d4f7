"""Owns the promise that every Python generates the same bytes: each one that is found here is tried."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.project import PROJECT

OLDEST = (3, 11)
PATH = os.pathsep.join((str(PROJECT / "generator"), str(PROJECT)))
CONSTRAINTS = PROJECT / ".ci" / "constraints.txt"
REQUIRED = os.environ.get("VIDSPEC_REQUIRE_PYTHONS") == "1"
# Keywords of some Pythons, hard and soft, and characters that only some of them know: of Unicode 15, 15.1, 16 and 17.
NAMES = ["type", "match", "case", "_", "lazy", "async", "None", "print", "exec", "nonlocal"]
TEXT = "new \U0001fae8 \U0001fadf \u2ffc \U0001cc00 \U00013440, hidden \u2065 \u202e \uffff \U000e0001 \x85"


def interpreters() -> dict[str, Path]:
    """The Pythons of this machine that can generate, by version; one of each minor version."""
    named = [Path(path) for path in os.environ.get("VIDSPEC_PYTHONS", "").split(os.pathsep) if path]
    on_path = [Path(found) for minor in range(11, 30) if (found := shutil.which(f"python3.{minor}"))]
    pyenv = sorted(Path.home().glob(".pyenv/versions/3.*/bin/python"))
    versions: dict[str, Path] = {}
    for path in [Path(sys.executable), *named, *on_path, *pyenv]:
        asked = subprocess.run([path, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True)
        version = tuple(map(int, asked.stdout.split()))
        if asked.returncode == 0 and version >= OLDEST:
            versions.setdefault(".".join(map(str, version)), path)
    return versions


def requirements() -> list[str]:
    """What the generator needs, and its clients."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    development = project["optional-dependencies"]["dev"]
    return [*project["dependencies"], *(one for one in development if re.match(r"httpx\b", one))]


def environment(version: str, python: Path) -> Path:
    """The Python of an environment with the requirements, kept for later runs. Skips where none can be made."""
    if python == Path(sys.executable):
        return python
    wanted = hashlib.sha256((CONSTRAINTS.read_text(encoding="utf-8") + repr(requirements())).encode()).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "vidspec-pythons" / f"{version}-{wanted}"
    inside, ready = folder / "bin" / "python", folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        pip = [inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        for command in ([python, "-m", "venv", folder], [*pip, "--constraint", CONSTRAINTS, *requirements()]):
            made = subprocess.run(command, capture_output=True, text=True)
            if made.returncode:
                message = f"no environment for Python {version}: {made.stderr[-500:]}"
                assert not REQUIRED, message
                pytest.skip(message)
        ready.touch()
    return inside


def run(python: Path, bytecode: Path, *arguments: str) -> str:
    """What a Python prints, with the project on its path; its bytecode is kept for its next run."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings = {**kept, "PYTHONPATH": PATH, "PYTHONPYCACHEPREFIX": str(bytecode)}
    ran = subprocess.run([python, *arguments], capture_output=True, text=True, env=settings, cwd=PROJECT)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def nasty() -> str:
    """A spec whose names and texts mean something else to some Pythons."""
    field = {"type": "string", "description": TEXT, "enum": [TEXT]}
    video = {"type": "object", "properties": dict.fromkeys(NAMES, field)}
    parameters = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in NAMES]
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Video"}}}
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": TEXT, "version": "1"},
            "servers": [{"url": "https://api.acme.example"}],
            "paths": {
                f"/{name}": {
                    "get": {
                        "operationId": f"{name}.{name}",
                        "summary": TEXT,
                        "parameters": parameters,
                        "responses": {"200": {"description": "x", "content": content}},
                    }
                }
                for name in NAMES
            },
            "components": {"schemas": {"Video": video}},
        }
    )


CALL = """
import httpx, importlib, pathlib
for folder in sorted(p.parent.name for p in pathlib.Path("generated").glob("[!_]*/client.py")):
    importlib.import_module(f"generated.{folder}").Client
from generated.ephone import Client
answer = {"id": "v", "status": "completed", "progress": 100, "created_at": 1, "error": {"type": "t"}}
http = httpx.Client(transport=httpx.MockTransport(lambda request: httpx.Response(200, json=answer)))
video = Client(api_key="k", base_url="https://a", http_client=http).videos.create_and_poll(prompt="a cat", interval=0)
print(video.status)
"""


def generated(python: Path, bytecode: Path, root: Path) -> dict[str, bytes]:
    """Every file that a Python generates from our specs and the nasty one."""
    shutil.copytree(PROJECT / "specs", root / "specs")
    (root / "specs" / "nasty").mkdir()
    (root / "specs" / "nasty" / "openapi.yaml").write_text(nasty(), encoding="utf-8")
    for command in ("generate", "check"):
        run(python, bytecode, "-m", "vidspec", command, "--root", str(root))
    files = (path for path in (root / "generated").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.mark.long
def test_every_python_generates_the_same_bytes(tmp_path: Path) -> None:
    found = interpreters()
    if len(found) == 1:
        message = f"only Python {next(iter(found))} is installed: nothing to compare with"
        assert not REQUIRED, message
        pytest.skip(message)
    files: dict[str, dict[str, bytes]] = {}
    for version, python in found.items():
        inside = environment(version, python)
        bytecode = tmp_path / f"{version}-bytecode"
        files[version] = generated(inside, bytecode, tmp_path / version)
        assert run(inside, bytecode, "-c", CALL) == "completed\n", version
    first, *others = files.values()
    for version, other in zip(list(files)[1:], others, strict=True):
        assert first.keys() == other.keys(), version
        assert [name for name in first if first[name] != other[name]] == [], version
