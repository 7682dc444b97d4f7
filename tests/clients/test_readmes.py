"""Owns the promise that the examples in the READMEs of the clients run as they stand, and leave no operation out."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx

from tests.support import answers, wire

GENERATED = wire.SPECS.parent / "generated"
SPECS = {spec.provider: spec for spec in wire.specs()}
READMES = sorted(GENERATED.glob("*/README.md"))
RESULT = "https://files.example.com/out.mp4?signature=1"
FENCED = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(readme: Path) -> list[str]:
    return FENCED.findall(readme.read_text(encoding="utf-8"))


def cases() -> list[Any]:
    found = [(r.parent.name, number, code) for r in READMES for number, code in enumerate(blocks(r), start=1)]
    return [pytest.param(provider, code, id=f"{provider}-{number}") for provider, number, code in found]


def test_every_client_has_a_readme_with_examples() -> None:
    assert [readme.parent.name for readme in READMES] == sorted(SPECS)
    for readme in READMES:
        assert blocks(readme), readme


@pytest.mark.parametrize(("provider", "code"), cases())
def test_example_runs(provider: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = SPECS[provider]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    for setting in ("API_KEY", "BASE_URL"):
        monkeypatch.delenv(f"{provider.upper()}_{setting}", raising=False)
    for file in re.findall(r'Path\("([^"]+)"\)', code):
        (tmp_path / file).write_bytes(wire.FILE)

    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        if str(request.url) == RESULT:
            asked.append("download")
            return httpx.Response(200, headers={"content-type": "video/mp4"}, content=answers.CONTENT)
        operation = answers.route(spec, request)
        asked.append(operation.id)
        return with_results(spec, answers.ended(operation))

    with respx.mock() as server:
        server.route().mock(side_effect=answer)
        exec(compile(code, f"{provider}/README.md", "exec"), {"__name__": "__main__"})
    check_calls(spec, code, asked)
    for file in re.findall(r'"(out[^"]*)"', code):
        assert (tmp_path / file).read_bytes() == answers.CONTENT


def with_results(spec: wire.Spec, answer: httpx.Response) -> httpx.Response:
    """The answer, with the URL of a file wherever it tells results of a job."""
    if answer.headers["content-type"] != "application/json":
        return answer
    whole = answer.json()
    for pointer in spec.content.get("x-job", {}).get("results", ()):
        *steps, last = pointer.split("/")[1:]
        place = whole
        for step in steps:
            place = place.get(step) or {}
        if last in place:
            place[last] = [RESULT] if isinstance(place[last], list) else RESULT
    return httpx.Response(answer.status_code, json=whole)


def check_calls(spec: wire.Spec, code: str, asked: list[str]) -> None:
    """Every call that the example names went to its own operation; what follows a job goes to two or three of them."""
    job = spec.content.get("x-job", {})
    expected = []
    for called in re.findall(r"client\.([a-z_.]+)\(", code):
        if called.endswith("_and_download"):
            expected += [called.removesuffix("_and_download"), job["poll"], job.get("download", "download")]
        elif called.endswith("_and_poll"):
            expected += [called.removesuffix("_and_poll"), job["poll"]]
        else:
            expected.append(called)
    assert asked == expected


@pytest.mark.parametrize("provider", [name for name, spec in SPECS.items() if "x-job" in spec.content])
def test_example_of_a_job_is_one_call(provider: str) -> None:
    """From the prompt to the file: nobody has to put the steps together."""
    first, *_ = blocks(GENERATED / provider / "README.md")
    (called,) = re.findall(r"client\.([a-z_.]+)\(", first)
    assert called.endswith("_and_download")


@pytest.mark.parametrize("readme", [pytest.param(readme, id=readme.parent.name) for readme in READMES])
def test_readme_names_every_operation(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    code = "\n".join(blocks(readme))
    spec = SPECS[readme.parent.name]
    for operation in wire.operations(spec):
        assert f"`client.{operation.id}`" in text, operation.id
        assert f"`{operation.method} {operation.template}`" in text, operation.id
        assert f"client.{operation.id}(" in code, operation.id
