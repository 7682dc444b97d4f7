"""Owns that the README's own words are true: the provider of its five minutes works as it is printed there."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.project import PROJECT, SPEC, generate_acme, put, python

README = (PROJECT / "README.md").read_text(encoding="utf-8")

# The provider that the README's program talks to: a job that is done at the second query.
SERVER = """
import httpx, respx, time
time.sleep = lambda seconds: None
answers = [{"id": "v1", "status": "waiting"}, {"id": "v1", "status": "working"}]
answers.append({"id": "v1", "status": "done", "url": "https://cdn.acme.example/v1.mp4"})
mock = respx.mock(base_url="https://api.acme.example")
mock.post("/v1/videos").respond(json=answers.pop(0))
mock.get("/v1/videos/v1").mock(side_effect=[httpx.Response(200, json=answer) for answer in answers])
mock.start()
"""


def _blocks(language: str, after: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README[README.index(after) :], re.DOTALL)


def test_the_provider_of_the_readme_works_as_printed(tmp_path: Path) -> None:
    result = generate_acme(_blocks("yaml", "## Add a provider")[0])
    assert [str(finding) for finding in result.diagnostics] == []
    put(result.files, tmp_path / "generated")
    program = SERVER + _blocks("python", "## Add a provider")[0]
    done = python("-c", program, cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert done.stdout == "done https://cdn.acme.example/v1.mp4\n", done.stderr


def test_the_finding_of_the_readme_is_what_is_found() -> None:
    spec = _blocks("yaml", "## Add a provider")[0]
    without = re.sub(r" +operationId: videos.create\n", "", spec)
    printed = _blocks("text", "## Add a provider")[0].strip()
    assert printed.startswith(SPEC)
    assert printed in [str(finding) for finding in generate_acme(without).diagnostics]


def test_every_client_and_its_operations_are_listed() -> None:
    for folder in sorted(path.parent.name for path in (PROJECT / "specs").glob("*/openapi.yaml")):
        assert f"[`generated.{folder}`](generated/{folder}/README.md)" in README


def test_every_target_that_the_readme_names_exists() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
